"""What every target of one assessment is judged with, and the actual of a target in the target's own unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.quantities import Unit, convert
from tanjcli.core.words import Name
from tanjcli.evaluate.aim import HELD, needs_baseline
from tanjcli.evaluate.clock import Clock
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.results import Figure, Part
from tanjcli.plan.model import Plan, Target

EVER = date.min


@dataclass(frozen=True)
class Bench:
    """Plan, ledgers as known, and the two dates of the question."""

    plan: Plan
    room: Room
    year: int
    as_of: date

    def clock(self, target: Target) -> Clock:
        """The target's clock, else the plan's."""
        own = target.pace.clock if target.pace is not None else None
        return Clock(own or self.plan.rules.clock, frozenset(self.plan.plan.unpublished_months))

    def department(self, key: str) -> Name:
        """A department's name; what is no department keeps its own words."""
        found = self.plan.departments.get(key)
        return Name(found.name.zh, found.name.en) if found else Name(key)

    def actual(self, target: Target, window: Window) -> Measurement:
        """The target's metric over the window, every figure in the target's unit."""
        return self._in_unit(self.room.measure(target.metric, window), target.unit)

    def proxy(self, target: Target, window: Window) -> Part | None:
        """The stand-in a target declares while its own figure is not out; ``None`` when neither is."""
        if target.proxy is None:
            return None
        found = self._in_unit(self.room.measure(target.proxy, window), target.unit)
        if isinstance(found.value, Unmeasured):
            return None
        return Part(self.room.name(target.proxy), found.value, target.unit)

    def baseline(self, target: Target) -> Figure | None:
        """B in the target's unit; ``None`` where none is needed, ``Unmeasured`` where it is and nobody gave it."""
        if not needs_baseline(target):
            return None
        given = target.baseline
        if given is None or (given.source == "stated" and given.value is None):
            return Unmeasured(Why.NO_BASELINE)
        if given.source == "stated" and given.value is not None:
            return given.value
        start = EVER if target.kind in HELD else given.at.replace(month=1, day=1)
        found = self.actual(target, Window(start, given.at, self.as_of))
        # A baseline read from data that end before its day would be a guess.
        told = not isinstance(found.value, Unmeasured) and found.data_through == given.at
        return found.value if told else Unmeasured(Why.NO_BASELINE)

    def _in_unit(self, measured: Measurement, code: str) -> Measurement:
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
    if isinstance(value, Unmeasured) or source is None:
        return value
    return convert(value, source, unit)
