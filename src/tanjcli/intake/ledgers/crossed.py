"""A month above the year to date it is part of: where nearly all rows say so, two columns are exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tanjcli.intake.columnar.packed import Scaled
from tanjcli.intake.ledger_spec import Column, LedgerSpec
from tanjcli.intake.tables.stretch import Stretch
from tanjcli.intake.words.cells import Value

_LEAST_ROWS = 5
_SHOWN = 5
_MONTH, _TO_DATE = "(?:本月|当月|单月|当期|本期)[止末]?[值数]?", "(?:本年|年初至今|全年)?累计[值数]?|本年"
_FLOW = re.compile(rf"1?[—–-]*{_MONTH}|{_TO_DATE}|[\s_()（）:：—–-]")


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
    """The monthly and the cumulative column of one amount: alike in unit, year and name but for the words of flow."""
    amounts = {name: column for name, column in spec.columns.items() if column.type == "amount"}
    for to_date, whole in amounts.items():
        months = [n for n, c in amounts.items() if c.flow == "month" and _subject(c) == _subject(whole)]
        if whole.grows and len(months) == 1:
            yield months[0], to_date


def _subject(column: Column) -> tuple[str | None, str | None, str]:
    return column.unit, column.of, _FLOW.sub("", column.name.zh)


def _above(months: Sequence[Value], totals: Sequence[Value]) -> tuple[Sequence[int], int]:
    """Where the first is greater, and in how many rows both are known."""
    if isinstance(months, Scaled) and isinstance(totals, Scaled) and months.exponent == totals.exponent:
        known = ~(months.gaps() | totals.gaps())
        return (known & (months.numbers() > totals.numbers())).nonzero()[0].tolist(), int(known.sum())
    both = [(at, m, t) for at, (m, t) in enumerate(zip(months, totals, strict=True)) if m is not None and t is not None]
    return [at for at, m, t in both if isinstance(m, Decimal) and isinstance(t, Decimal) and m > t], len(both)
