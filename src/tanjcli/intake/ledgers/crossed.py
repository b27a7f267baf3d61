"""A month above the year to date it is part of: where nearly all rows say so, two columns are exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tanjcli.intake.columnar.packed import Scaled
from tanjcli.intake.spec import LedgerSpec
from tanjcli.intake.tables.stretch import Stretch
from tanjcli.intake.words.cells import Value

_LEAST_ROWS = 5
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Crossed:
    """``count`` of ``compared`` rows in which the month exceeds the year to date; ``rows`` are the first of them."""

    month: str
    to_date: str
    count: int
    compared: int
    rows: tuple[int, ...]

    @property
    def alarming(self) -> bool:
        """True when nine of ten rows say so: figures that have nothing to do with each other do it in half of them."""
        return self.compared >= _LEAST_ROWS and 10 * self.count >= 9 * self.compared


def crossings(spec: LedgerSpec, part: Stretch) -> Iterator[Crossed]:
    """Every pair of columns of the stretch that contradict each other in some row."""
    for month, to_date in _pairs(spec):
        if month in part.columns and to_date in part.columns and part.fixed.get(month) == part.fixed.get(to_date):
            above, compared = _above(part.columns[month], part.columns[to_date])
            if above:
                rows = tuple(part.rows[at] for at in above[:_SHOWN])
                yield Crossed(month, to_date, len(above), compared, rows)


def _pairs(spec: LedgerSpec) -> Iterator[tuple[str, str]]:
    """The monthly and the cumulative column of one amount: the only two of their unit and year, or alike by name."""
    amounts = {name: column for name, column in spec.columns.items() if column.type == "amount"}
    for to_date, whole in amounts.items():
        if not whole.grows:
            continue
        months = [n for n, c in amounts.items() if c.flow == "month" and (c.unit, c.of) == (whole.unit, whole.of)]
        totals = [n for n, c in amounts.items() if c.grows and (c.unit, c.of) == (whole.unit, whole.of)]
        if len(totals) > 1:
            months = [n for n in months if _subject(amounts[n].name.zh) == _subject(whole.name.zh)]
        if len(months) == 1:
            yield months[0], to_date


def _subject(name: str) -> str:
    return name.split(maxsplit=1)[0]


def _above(months: Sequence[Value], totals: Sequence[Value]) -> tuple[Sequence[int], int]:
    """Where the first is greater, and in how many rows both are known."""
    if isinstance(months, Scaled) and isinstance(totals, Scaled) and months.exponent == totals.exponent:
        known = ~(months.gaps() | totals.gaps())
        return (known & (months.numbers() > totals.numbers())).nonzero()[0].tolist(), int(known.sum())
    both = [(at, m, t) for at, (m, t) in enumerate(zip(months, totals, strict=True)) if m is not None and t is not None]
    return [at for at, m, t in both if isinstance(m, Decimal) and isinstance(t, Decimal) and m > t], len(both)
