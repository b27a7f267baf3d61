"""The slip that survives a glance: a whole table in the wrong unit, ten or ten thousand times off.

Every table is compared with what the same entities reported before and after it, per month of the span it covers, so
that an odd table is condemned and not the good ones that follow. When most of its figures are off by nearly the same
power of ten, the table is refused; single ones are pointed out. Nothing is ever corrected.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from tanjcli.core.quantities import EXACT
from tanjcli.intake.ledger_spec import Column, LedgerSpec
from tanjcli.intake.tables.stretch import Stretch
from tanjcli.intake.words.cells import Value

_LEAST_ENTITIES = 3
_LOW, _HIGH = Decimal("0.625"), Decimal("1.6")
_SHRUNK, _GROWN = 0.2, 5.0  # well inside what _LOW and _HIGH allow around the powers 0.1 and 10
_SHOWN = 5
_BEFORE, _AFTER = 3, 2

Entity = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Leap:
    """A column whose figures are off by about ``10**power``: how many entities of how many, and rows that show it."""

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
    """Knows each entity's figures per ledger column, per month, of every table in order of arrival."""

    _told: dict[tuple[str, str], dict[Entity, tuple[list[int], list[Decimal]]]] = field(default_factory=dict)
    _refused: set[int] = field(default_factory=set)

    def hear(self, table: int, ledger: str, spec: LedgerSpec, part: Stretch) -> None:
        """Take the figures of a stretch in; ``table`` counts the tables in order of arrival."""
        entities = _entities(spec, part)
        for name, column in _measures(spec, part).items():
            told = self._told.setdefault((ledger, name), {})
            for entity, value in zip(entities, part.columns[name], strict=True):
                if isinstance(value, Decimal) and value:
                    tables, figures = told.setdefault(entity, ([], []))
                    if tables and tables[-1] == table:
                        figures[-1] = _per_month(value, column, part)
                    else:
                        tables.append(table)
                        figures.append(_per_month(value, column, part))

    def refuse(self, table: int) -> None:
        """The table is condemned: those after it are not measured by it."""
        self._refused.add(table)

    def leaps(self, table: int, ledger: str, spec: LedgerSpec, part: Stretch) -> Iterator[Leap]:
        """Every column of the stretch in which at least one entity is off by a power of ten, the commonest power."""
        known = {name: column for name, column in _measures(spec, part).items() if (ledger, name) in self._told}
        entities = _entities(spec, part) if known else []
        for name, column in known.items():
            told = self._told[ledger, name]
            powers: dict[int, list[int]] = {}
            compared = 0
            for entity, value, row in zip(entities, part.columns[name], part.rows, strict=True):
                if not isinstance(value, Decimal) or not value or entity not in told:
                    continue
                before, after = self._neighbours(table, *told[entity])
                if before or len(after) == _AFTER:
                    compared += 1
                    if power := power_among(before, after, _per_month(value, column, part)):
                        powers.setdefault(power, []).append(row)
            for power, _ in Counter({p: len(rows) for p, rows in powers.items()}).most_common(1):
                yield Leap(name, power, len(powers[power]), compared, tuple(powers[power][:_SHOWN]))

    def _neighbours(self, table: int, tables: list[int], figures: list[Decimal]) -> tuple[list[Decimal], list[Decimal]]:
        """An entity's last figures in tables that were believed, and its next ones in tables nobody judged yet."""
        here = bisect_left(tables, table)
        before = (figures[i] for i in range(here - 1, -1, -1) if tables[i] not in self._refused)
        start = here + (here < len(tables) and tables[here] == table)
        return list(islice(before, _BEFORE)), figures[start : start + _AFTER]


def power_among(before: Sequence[Decimal], after: Sequence[Decimal], value: Decimal) -> int:
    """The power of ten by which ``value`` is off: most of the earlier figures say so, and most of all do not deny it.

    What nothing precedes is off when all that follow say so.
    """
    if _unmoved(before, after, value):
        return 0
    powers = Counter(power_between(other, value) for other in (*before, *after))
    leading = Counter(power_between(other, value) for other in before) or powers
    power, count = leading.most_common(1)[0]
    needed = 2 * count > leading.total() if before else count == leading.total()
    return power if needed and 2 * powers[power] >= powers.total() else 0


def _unmoved(before: Sequence[Decimal], after: Sequence[Decimal], value: Decimal) -> bool:
    """True when most neighbours are beyond doubt of the same size: almost every figure, and quickly told."""
    size = abs(float(value))
    near = sum(_SHRUNK < size / abs(float(other)) < _GROWN for other in (*before, *after))
    return 2 * near > len(before) + len(after)


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
