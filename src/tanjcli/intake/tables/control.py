"""One stated total beside the sum of its addends: equal, as good as equal, different, or not to be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Book, Sheet
from tanjcli.intake.words.number_text import number_shown

DISAGREES = frozenset({"total-mismatch", "total-of-blanks"})
_DIGITS_CAP = 6


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
class Stated:
    """One measure of a total row: the row as its sheet counts it, its word, and what stands there."""

    row: int
    label: str
    measure: str
    column: int
    number: Decimal | Fault


@dataclass(frozen=True, slots=True)
class Addends:
    """What a measure holds in the ``rows`` data rows from ``first`` to ``last``: ``count`` numbers, their ``total``.

    ``unread``: rows with a figure nobody could read. ``digits``: after the point, at most.
    """

    first: int
    last: int
    rows: int
    count: int
    total: Decimal
    unread: Sequence[int]
    digits: int

    def explains(self, difference: Decimal) -> bool:
        """True for what rounding alone can do: half the last digit times the number of addends."""
        return difference <= rounding(self.count, self.digits)


def compare(book: Book, sheet: Sheet, stated: Stated, found: Addends, tolerance: Decimal | None = None) -> Control:
    """One stated total beside its addends; ``tolerance`` in place of what rounding explains."""
    label, measure, column, number = stated.label, stated.measure, stated.column, stated.number
    place, raw = book.place(sheet, stated.row, column), sheet.at(stated.row, column)
    ends = (book.place(sheet, found.first, column), book.place(sheet, found.last, column))
    if isinstance(number, Fault) or found.unread:
        related = tuple(book.place(sheet, r, column) for r in found.unread[:5])
        finding = book.finding(fault("total-unchecked", label=label, column=measure), place, raw, related)
        known = None if isinstance(number, Fault) else number
        return Control(label, measure, known, None, (place, *ends), found.rows, finding)
    if not found.count and number:
        params = {"label": label, "column": measure, "stated": number_shown(number), "rows": str(found.rows)}
        finding = book.finding(Fault("total-of-blanks", params), place, raw, ends)
        return Control(label, measure, number, None, (place, *ends), 0, finding)
    total = found.total
    right = Control(label, measure, number, total, (place, *ends), found.count)
    if total == number:
        return right
    difference = abs(total - number) - _noise(number)
    if found.explains(difference) if tolerance is None else difference <= tolerance:
        return right
    params = {"label": label, "column": measure, "stated": number_shown(number), "total": number_shown(total)}
    params |= {"difference": number_shown(total - number), "count": str(found.count)}
    return replace(right, finding=book.finding(Fault("total-mismatch", params), place, raw, ends))


def rounding(count: int, digits: int) -> Decimal:
    """How far the sum of ``count`` numbers rounded to ``digits`` after the point may be off."""
    return Decimal(count).scaleb(-min(digits, _DIGITS_CAP)) / 2


def _noise(stated: Decimal) -> Decimal:
    """What binary addition in the sender's spreadsheet may leave behind."""
    return abs(stated).scaleb(-12)
