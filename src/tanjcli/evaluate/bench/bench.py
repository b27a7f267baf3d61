"""What every target of one assessment is judged with, and the actual of a target in the target's own unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.periods import month_end
from tanjcli.core.quantities import Unit, convert
from tanjcli.core.words import Name
from tanjcli.evaluate.measure import curve_of, months_told
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.progress.aim import HELD, needs_baseline
from tanjcli.evaluate.progress.clock import Clock
from tanjcli.evaluate.results import Figure, Part, RulesUsed
from tanjcli.evaluate.rules.ruling import rule_for
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target

EVER = date.min


@dataclass(frozen=True)
class Bench:
    """Plan, ledgers as known, and the two dates of the question."""

    plan: Plan
    room: Room
    year: int
    as_of: date
    verdicts: bool = False  # as in ``Question``

    def clock(self, target: Target) -> Clock:
        """The clock of the target's rule."""
        return Clock(self.rule(target).clock, frozenset(self.plan.plan.unpublished_months))

    def rule(self, target: Target) -> RulesUsed:
        """The rule that judges the target."""
        return rule_for(self.plan.rules, target)

    def department(self, key: str) -> Name:
        """A department's name; what is no department keeps its own words."""
        found = self.plan.departments.get(key)
        return Name(found.name.zh, found.name.en) if found else Name(key)

    def actual(self, target: Target, window: Window) -> Measurement:
        """The target's metric over the window, every figure in the target's unit."""
        return self.in_unit(self.room.measure(target.metric, window), target.unit)

    def curve(self, target: Target, window: Window) -> Mapping[date, Decimal]:
        """The target's metric over the window at the end of every month that can be told, in the target's unit."""
        first = month_end(window.start.year, window.start.month)
        if window.at < first:
            return {}
        count = (window.at.year - first.year) * 12 + window.at.month - first.month + 1
        days = [month_end(first.year, first.month + step) for step in range(count)]
        days = [day for day in days if day <= window.at]
        unit = self.room.units[target.unit]

        def draw() -> Mapping[date, Decimal]:
            found = curve_of(target.metric, window, days, self.room)
            return {day: _exact(value, found.unit, unit) for day, value in found.values.items()}

        drawn: Mapping[date, Decimal] = self.room.once(("curve", target.metric, target.unit, window), draw)
        return drawn

    def months(self, target: Target) -> tuple[int, ...]:
        """The months of a year for which the target's metric is reported."""
        return months_told(target.metric, self.room)

    @property
    def first_year(self) -> int:
        """The earliest year that any delivery speaks of."""
        return min((s.covers.start.year for one in self.room.ledgers.values() for s in one.strips), default=self.year)

    def proxy(self, target: Target, window: Window) -> Part | None:
        """The stand-in a target declares while its own figure is not out; ``None`` when neither is."""
        if target.proxy is None:
            return None
        found = self.in_unit(self.room.measure(target.proxy, window), target.unit)
        if isinstance(found.value, Unmeasured):
            return None
        return Part(self.room.name(target.proxy), found.value, target.unit, firms=found.firms)

    def baseline(self, target: Target) -> Figure | None:
        """B in the target's unit; ``None`` where none is needed, ``Unmeasured`` where it is and nobody gave it."""
        if not needs_baseline(target):
            return None
        given = target.baseline
        if given is None or (given.source == "stated" and given.value is None):
            return Unmeasured(Why.NO_BASELINE)
        if given.source == "stated" and given.value is not None:
            return given.value
        summed = self.room.metrics[target.metric].over_time == "sum"
        start = EVER if target.kind in HELD and not summed else given.at.replace(month=1, day=1)
        found = self.actual(target, Window(start, given.at, self.as_of))
        # A baseline read from data that end before its day would be a guess.
        told = not isinstance(found.value, Unmeasured) and found.data_through == given.at
        return found.value if told else Unmeasured(Why.NO_BASELINE)

    def in_unit(self, measured: Measurement, code: str) -> Measurement:
        """The measurement with every figure in the unit ``code``."""
        unit = self.room.units[code]
        source = measured.unit
        return replace(
            measured,
            value=_convert(measured.value, source, unit),
            unit=unit,
            parts=tuple(self._part(part, unit) for part in measured.parts),
            shares=tuple(replace(s, value=_convert(s.value, source, unit)) for s in measured.shares),
        )

    def _part(self, part: Part, unit: Unit) -> Part:
        if not part.unit:
            return replace(part, unit=unit.code)
        own = self.room.units[part.unit]
        return replace(part, value=_convert(part.value, own, unit), unit=unit.code) if own.convertible(unit) else part


def _convert(value: Figure, source: Unit | None, unit: Unit) -> Figure:
    if isinstance(value, Unmeasured):
        return value
    return _exact(value, source, unit)


def _exact(value: Decimal, source: Unit | None, unit: Unit) -> Decimal:
    return value if source is None else convert(value, source, unit)
