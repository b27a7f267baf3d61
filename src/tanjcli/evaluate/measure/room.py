"""Where measuring happens: ledgers as known, units, and the table metric kind → function, with a memo."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tanjcli.core.quantities import UnitTable
from tanjcli.core.words import Name
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.intake.ledger import Ledger, Strip
from tanjcli.plan.metrics import Metric


@dataclass(frozen=True)
class Room:
    """Everything a measurement may look at. ``ledgers`` are already cut to what was known on ``known_on``."""

    metrics: Mapping[str, Metric]
    ledgers: Mapping[str, Ledger]
    units: UnitTable
    known_on: date
    kinds: Mapping[str, Callable[[Any, Window, Room], Measurement]]
    places: Mapping[str, Name] = field(default_factory=dict)
    unpublished: frozenset[int] = frozenset()
    split_by: str = ""
    origins: bool = False
    doubts: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)  # ledger → ``doubts.Doubt``
    _memo: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def measure(self, metric_id: str, window: Window) -> Measurement:
        """The metric's actual over the window."""
        metric = self.metrics[metric_id]
        found: Measurement = self.once((metric_id, window), lambda: self.kinds[metric.kind](metric, window, self))
        return found

    def once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What ``make`` gives, made once for each key."""
        if key not in self._memo:
            self._memo[key] = make()
        return self._memo[key]

    def name(self, metric_id: str) -> Name:
        """What to call a metric."""
        label = self.metrics[metric_id].name
        return Name(label.zh, label.en) if label else Name(metric_id)

    def strips(self, ledger: Ledger) -> tuple[Strip, ...]:
        """The tables delivered by ``known_on``."""
        return tuple(s for s in ledger.strips if ledger.sources[s.source].received <= self.known_on)
