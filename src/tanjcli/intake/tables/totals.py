"""Total rows are not data: they are control totals, recomputed from the rows they stand for and compared.

A grand total stands for every data row, a subtotal (小计, or any total but the grand one) for the rows since the last
total or heading; a subtotal above its rows stands for those up to the next. 其中 and 平均 rows are only set aside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tanjcli.intake.files.fault import Fault
from tanjcli.intake.files.grid import Book, Sheet
from tanjcli.intake.tables.columns import ColumnRead
from tanjcli.intake.tables.control import Addends, Control, Stated, compare
from tanjcli.intake.tables.table import RowKind

_NOT_SUMS = ("平均", "均值", "AVERAGE")
_PARTIAL = ("小计", "小計", "SUBTOTAL")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure column as written: its sheet column, and the number or fault of every data and total row."""

    name: str
    column: int
    numbers: Mapping[int, Decimal | Fault | None]


def check_totals(
    book: Book,
    sheet: Sheet,
    kinds: Sequence[RowKind],
    labels: Mapping[int, str],
    measures: Sequence[Measure],
    tolerance: Decimal | None = None,
) -> list[Control]:
    """Compare each total row with the rows it stands for. ``labels``: the word of every total row."""
    data = [r for r, kind in enumerate(kinds) if kind is RowKind.DATA]
    headings = [r for r, kind in enumerate(kinds) if kind is RowKind.GROUP]
    controls = []
    for row, (above, below) in total_scopes(labels, headings, data[:1] + data[-1:]).items():
        rows = data[bisect_right(data, above) : bisect_left(data, below)]
        for measure in measures:
            number = measure.numbers.get(row)
            if number is not None and rows:
                stated = Stated(row, labels[row], measure.name, measure.column, number)
                controls.append(compare(book, sheet, stated, addends(measure, rows), tolerance))
    return controls


def total_scopes(labels: Mapping[int, str], headings: Sequence[int], ends: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Total row → the rows between which its data rows stand. ``ends``: the first and the last row of data."""
    totals = [r for r in labels if not labels[r].startswith("其中") and not labels[r].endswith(_NOT_SUMS)]
    grand = _grand(totals, labels, ends)
    subtotals = [r for r in totals if r != grand]
    fences = sorted({*subtotals, *headings})
    leading = bool(subtotals and ends and subtotals[0] < ends[0])
    everything = (-1, max((*ends, *labels, *headings), default=0) + 1)
    scopes = {} if grand is None else {grand: everything}
    for row in subtotals:
        at = bisect_left(fences, row)
        if leading:
            scopes[row] = (row, fences[at + 1] if at + 1 < len(fences) else everything[1])
        else:
            scopes[row] = (fences[at - 1] if at else -1, row)
    return scopes


def addends(measure: Measure, rows: Sequence[int]) -> Addends:
    """What ``rows`` (one at least) hold of a measure."""
    cells = [measure.numbers.get(r) for r in rows]
    unread = [r for r, number in zip(rows, cells, strict=True) if isinstance(number, Fault)]
    numbers = [n for n in cells if isinstance(n, Decimal)]
    digits = max((_decimals(n) for n in numbers), default=0)
    return Addends(rows[0], rows[-1], len(rows), len(numbers), sum(numbers, Decimal(0)), unread, digits)


def numbers_of(rows: Sequence[int], read: ColumnRead) -> dict[int, Decimal | Fault | None]:
    """The number, or what is wrong with it, of each of ``rows`` of one column."""
    values = zip(rows, read.values, strict=True)
    return {row: Decimal(v) if isinstance(v, int | Decimal) else None for row, v in values} | read.faults


def _grand(totals: Sequence[int], labels: Mapping[int, str], data: Sequence[int]) -> int | None:
    """The total of everything: the last one after all data or the first before them, unless it says 小计."""
    outer = [r for r in totals if not labels[r].endswith(_PARTIAL) and data and not data[0] < r < data[-1]]
    return max(outer, key=lambda r: (r > data[-1], r if r > data[-1] else -r)) if outer else None


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
