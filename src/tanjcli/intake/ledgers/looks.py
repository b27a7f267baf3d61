"""What a table looks like: figures somebody reckoned among figures somebody reported, agencies in a list of projects.

Nothing is wrong with either for certain, so both are notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Any

from tanjcli.core.findings import Finding
from tanjcli.core.quantities import BUILTIN_UNITS, convert
from tanjcli.intake.columnar.packed import Scaled
from tanjcli.intake.files.fault import fault
from tanjcli.intake.files.grid import Book
from tanjcli.intake.ledger_spec import Column, LedgerSpec
from tanjcli.intake.tables.matching import Match
from tanjcli.intake.tables.stretch import Stretch, TableRead
from tanjcli.intake.words.cells import Value

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_LEAST_FIGURES = 8
_USUAL = 0.8  # of the figures have at most as many digits as what is usual
_MORE_DIGITS = 3
_NONE = -99
_SHOWN = 20
_AGENCY = re.compile("(?:局|县|镇|街道|公司|办事处|委员会)$")
_UNITS = {unit.code: unit for unit in BUILTIN_UNITS}


def odd_looks(book: Book, match: Match, table: TableRead, spec: LedgerSpec) -> Iterator[Finding]:
    """One note for each column of a stretch in which something looks like what it should not be."""
    for stretch in table.stretches:
        for name, column in spec.columns.items():
            if name not in stretch.places or name not in stretch.columns:
                continue
            if column.type == "amount":
                yield from _noted(book, match, stretch, name, "figure-computed", _reckoned(stretch, name, column))
            elif column.type == "text" and "项目" in column.name.zh:
                names = stretch.columns[name]
                agencies = [at for at, value in enumerate(names) if isinstance(value, str) and _AGENCY.search(value)]
                yield from _noted(book, match, stretch, name, "project-agency", agencies)


def _reckoned(stretch: Stretch, name: str, column: Column) -> Sequence[int]:
    """Where a figure has three digits after the point more than is usual in its column."""
    import numpy as np

    values = stretch.columns[name]
    whole = -_shift(stretch.units.get(name, ""), column.unit or "")  # what no digit after the point comes to
    if isinstance(values, Scaled) and values.exponent < whole + _MORE_DIGITS:
        return ()
    digits = np.maximum(_digits(values), whole)
    known = np.flatnonzero(~values.gaps() if isinstance(values, Scaled) else [v is not None for v in values])
    if len(known) < _LEAST_FIGURES:
        return ()
    usual = np.sort(digits[known])[ceil(_USUAL * len(known)) - 1]
    odd: list[int] = known[digits[known] >= usual + _MORE_DIGITS].tolist()
    return odd


def _digits(values: Sequence[Value]) -> Array:
    """Digits after the point, without trailing zeros; below 0 for round numbers."""
    import numpy as np

    if not isinstance(values, Scaled):
        return np.array([_after_point(value) for value in values], np.int64)
    numbers, digits = values.numbers().copy(), np.full(len(values), values.exponent)
    while (left := (numbers != 0) & (numbers % 10 == 0)).any():
        numbers[left] //= 10
        digits[left] -= 1
    return np.where(numbers == 0, _NONE, digits)


def _after_point(value: Value) -> int:
    exponent = value.normalize().as_tuple().exponent if isinstance(value, Decimal) and value else None
    return -exponent if isinstance(exponent, int) else _NONE


def _shift(read: str, held: str) -> int:
    """The power of ten from the unit of the sheet to that of the ledger."""
    if read in _UNITS and held in _UNITS and _UNITS[read].convertible(_UNITS[held]):
        return convert(Decimal(1), _UNITS[read], _UNITS[held]).adjusted()
    return 0


def _noted(book: Book, match: Match, stretch: Stretch, name: str, code: str, found: Sequence[int]) -> Iterator[Finding]:
    if not found:
        return
    col = stretch.places[name]
    rows = [stretch.sheet_row(stretch.rows[at], name) for at in found]
    first, *others = (book.place(match.sheet, row, col) for row in rows[:_SHOWN])
    params = fault(code, column=match.header.labels[col], count=str(len(found)))
    yield book.finding(params, first, match.sheet.at(rows[0], col), tuple(others))
