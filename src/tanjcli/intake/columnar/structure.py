"""What plain rows may belong to without showing it: notes that end the table, headings that count, other tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tanjcli.core.text import match_key
from tanjcli.intake.columnar.blocks import DeclinedError
from tanjcli.intake.files.grid import Sheet, text_of
from tanjcli.intake.tables.read_table import Table
from tanjcli.intake.tables.table import RowKind

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

MOST_BELOW = 20_000  # rows below the notes; with more, the table is read with care from end to end
_ENDING = frozenset({RowKind.NOTE, RowKind.OTHER_BLOCK})
_OWN = frozenset({RowKind.DATA, RowKind.PREFILLED, RowKind.OTHER_BLOCK})


def plain_below(table: Table, first: int, plain: Array) -> int:
    """The record from which on no row is plain, because the table has ended; the number of records where none is.

    Raises ``DeclinedError`` for a heading that says how many rows follow, for what may be another table, and where too
    much stands below the notes.
    """
    numbers = table.sheet.numbers or ()
    if any(kind is RowKind.GROUP and "(" in _text(table.sheet, at) for at, kind in enumerate(table.kinds)):
        raise DeclinedError
    above = False
    for at, kind in enumerate(table.kinds):
        if above and kind in _OWN and len(table.sheet.filled(at)) > 1 and not _has_digit(table.sheet, at):
            raise DeclinedError
        above = at >= first and (kind is RowKind.BLANK or (above and len(table.sheet.filled(at)) < 2))
    end = next((numbers[at] - first for at, kind in enumerate(table.kinds) if kind in _ENDING), len(plain))
    if int(plain[end:].sum()) > MOST_BELOW:
        raise DeclinedError
    return end


def _text(sheet: Sheet, row: int) -> str:
    return match_key("".join(text_of(cell) for cell in sheet.rows[row]))


def _has_digit(sheet: Sheet, row: int) -> bool:
    return any(ch.isdigit() for cell in sheet.rows[row] for ch in str(cell))
