"""The slip that survives a glance: a whole table in the wrong unit, ten or ten thousand times off.

Every table is compared with what the same entities reported last, per month of the span it covers. When most of them
moved by nearly the same power of ten, the table is refused; single ones are pointed out. Nothing is ever corrected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tanjcli.core.quantities import EXACT
from tanjcli.intake.cells import Value
from tanjcli.intake.spec import Column, LedgerSpec
from tanjcli.intake.stretch import Stretch

_LEAST_ENTITIES = 3
_LOW, _HIGH = Decimal("0.625"), Decimal("1.6")
_SHOWN = 5

Entity = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Leap:
    """A column whose figures moved by about ``10**power``: how many entities of how many, and rows that show it."""

    column: str
    power: int
    moved: int
    compared: int
    rows: tuple[int, ...]

    @property
    def alarming(self) -> bool:
        """True when most of the table moved together."""
        return self.compared >= _LEAST_ENTITIES and self.moved * 2 > self.compared


@dataclass
class UnitAlarm:
    """Remembers each entity's last figure per ledger column, per month."""

    _last: dict[tuple[str, str], dict[Entity, Decimal]] = field(default_factory=dict)

    def leaps(self, ledger: str, spec: LedgerSpec, part: Stretch) -> Iterator[Leap]:
        """Every column of the stretch in which at least one entity moved by a power of ten, the commonest power."""
        entities = _entities(spec, part)
        for name, column in _measures(spec, part).items():
            last = self._last.get((ledger, name), {})
            powers: dict[int, list[int]] = {}
            compared = 0
            for entity, value, row in zip(entities, part.columns[name], part.rows, strict=True):
                before = last.get(entity)
                if before and isinstance(value, Decimal) and value:
                    compared += 1
                    power = power_between(before, _per_month(value, column, part))
                    if power:
                        powers.setdefault(power, []).append(row)
            for power, _ in Counter({p: len(rows) for p, rows in powers.items()}).most_common(1):
                yield Leap(name, power, len(powers[power]), compared, tuple(powers[power][:_SHOWN]))

    def remember(self, ledger: str, spec: LedgerSpec, part: Stretch) -> None:
        """Take the figures of an accepted stretch in."""
        entities = _entities(spec, part)
        for name, column in _measures(spec, part).items():
            last = self._last.setdefault((ledger, name), {})
            for entity, value in zip(entities, part.columns[name], strict=True):
                if isinstance(value, Decimal) and value:
                    last[entity] = _per_month(value, column, part)


def power_between(before: Decimal, after: Decimal) -> int:
    """The power of ten that nearly explains ``after / before``; 0 when none but 1 does."""
    guess = after.adjusted() - before.adjusted()
    for power in (guess - 1, guess, guess + 1):
        reference = abs(before).scaleb(power)
        if power and reference * _LOW <= abs(after) <= reference * _HIGH:
            return power
    return 0


def _entities(spec: LedgerSpec, part: Stretch) -> list[Entity]:
    names = [k for k in spec.key if k != spec.time and k in part.columns]
    return list(zip(*(part.columns[k] for k in names), strict=True)) if names else [()] * len(part.rows)


def _measures(spec: LedgerSpec, part: Stretch) -> Mapping[str, Column]:
    return {n: c for n, c in spec.columns.items() if c.type == "amount" and n in part.columns}


def _per_month(value: Decimal, column: Column, part: Stretch) -> Decimal:
    months = {"ytd": part.covered.through.month, "year": 12}.get(column.flow or "", 1)
    return EXACT.divide(value, Decimal(months))
