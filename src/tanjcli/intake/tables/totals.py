"""Total rows are not data: they are control totals, recomputed from the rows they stand for and compared.

A grand total stands for every data row, a subtotal (小计, or any total but the grand one) for the rows since the last
total or heading; a subtotal above its rows stands for those up to the next. 其中 and 平均 rows are only set aside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Book, Sheet
from tanjcli.intake.tables.table import RowKind
from tanjcli.intake.words.number_text import number_shown

_NOT_SUMS = ("平均", "均值")
_DIGITS_CAP = 6


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure column as written: its sheet column, and the number or fault of every data and total row."""

    name: str
    column: int
    numbers: Mapping[int, Decimal | Fault | None]


@dataclass(frozen=True, slots=True)
class Control:
    """A stated total beside the recomputed one. ``total`` is absent where an addend cannot be read."""

    label: str
    column: str
    stated: Decimal | None
    total: Decimal | None
    cells: tuple[Place, Place, Place]  # the total, the first and the last addend
    count: int
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class _Total:
    """A total row, its word, and the rows it stands for."""

    row: int
    label: str
    addends: Sequence[int]


def check_totals(
    book: Book,
    sheet: Sheet,
    kinds: Sequence[RowKind],
    labels: Mapping[int, str],
    measures: Sequence[Measure],
    tolerance: Decimal | None = None,
) -> list[Control]:
    """Compare each total row with the rows it stands for. ``labels``: the word of every total row."""
    scopes = _scopes(kinds, labels)
    return [
        control
        for row, addends in scopes.items()
        for measure in measures
        if (control := _compare(book, sheet, _Total(row, labels[row], addends), measure, tolerance)) is not None
    ]


def _scopes(kinds: Sequence[RowKind], labels: Mapping[int, str]) -> dict[int, list[int]]:
    data = [r for r, kind in enumerate(kinds) if kind is RowKind.DATA]
    totals = [r for r in labels if not labels[r].startswith("其中") and not labels[r].endswith(_NOT_SUMS)]
    grand = _grand(totals, labels, data)
    subtotals = [r for r in totals if r != grand]
    fences = sorted({*subtotals, *(r for r, kind in enumerate(kinds) if kind is RowKind.GROUP)})
    leading = bool(subtotals and data and subtotals[0] < data[0])
    scopes = {} if grand is None else {grand: data}
    for row in subtotals:
        if leading:
            end = next((f for f in fences if f > row), len(kinds))
            scopes[row] = [r for r in data if row < r < end]
        else:
            start = max((f for f in fences if f < row), default=-1)
            scopes[row] = [r for r in data if start < r < row]
    return scopes


def _grand(totals: Sequence[int], labels: Mapping[int, str], data: Sequence[int]) -> int | None:
    """The total of everything: the last one after all data or the first before them, unless it says 小计."""
    outer = [r for r in totals if not labels[r].endswith("小计") and data and not data[0] < r < data[-1]]
    return max(outer, key=lambda r: (r > data[-1], r if r > data[-1] else -r)) if outer else None


def _compare(book: Book, sheet: Sheet, control: _Total, measure: Measure, tolerance: Decimal | None) -> Control | None:
    row, label, addends = control.row, control.label, control.addends
    stated = measure.numbers.get(row)
    if stated is None or not addends:
        return None
    place, raw = book.place(sheet, row, measure.column), sheet.at(row, measure.column)
    ends = (book.place(sheet, addends[0], measure.column), book.place(sheet, addends[-1], measure.column))
    cells = [measure.numbers.get(r) for r in addends]
    unread = [r for r, number in zip(addends, cells, strict=True) if isinstance(number, Fault)]
    if isinstance(stated, Fault) or unread:
        related = tuple(book.place(sheet, r, measure.column) for r in unread[:5])
        finding = book.finding(fault("total-unchecked", label=label, column=measure.name), place, raw, related)
        known = None if isinstance(stated, Fault) else stated
        return Control(label, measure.name, known, None, (place, *ends), len(cells), finding)
    numbers = [n for n in cells if isinstance(n, Decimal)]
    total = sum(numbers, Decimal(0))
    right = Control(label, measure.name, stated, total, (place, *ends), len(numbers))
    if total == stated:
        return right
    if abs(total - stated) <= (_tolerance(numbers) if tolerance is None else tolerance) + _noise(stated):
        return right
    params = {"label": label, "column": measure.name, "stated": number_shown(stated), "total": number_shown(total)}
    params |= {"difference": number_shown(total - stated), "count": str(len(numbers))}
    return replace(right, finding=book.finding(Fault("total-mismatch", params), place, raw, ends))


def _tolerance(numbers: Sequence[Decimal]) -> Decimal:
    """Half the last digit times the number of addends: what rounding alone can explain."""
    digits = max((_decimals(n) for n in numbers), default=0)
    return Decimal(len(numbers)).scaleb(-min(digits, _DIGITS_CAP)) / 2


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _noise(stated: Decimal) -> Decimal:
    """What binary addition in the sender's spreadsheet may leave behind."""
    return abs(stated).scaleb(-12)
