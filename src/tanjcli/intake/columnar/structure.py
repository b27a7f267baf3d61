"""Tables in which a plain row may belong to something that only other rows show: they are read with care throughout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tanjcli.intake.columnar.blocks import DeclinedError
from tanjcli.intake.files.grid import Sheet
from tanjcli.intake.tables.read_table import Table
from tanjcli.intake.tables.table import RowKind

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_STRUCTURE = frozenset({RowKind.GROUP, RowKind.TOTAL, RowKind.HIDDEN, RowKind.UNLISTED})
_ENDING = frozenset({RowKind.NOTE, RowKind.OTHER_BLOCK})
_OWN = frozenset({RowKind.DATA, RowKind.PREFILLED, RowKind.OTHER_BLOCK})


def check_structure(table: Table, first: int, plain: Array) -> None:
    """Decline what a plain row could belong to without showing it."""
    numbers = table.sheet.numbers or ()
    if not _STRUCTURE.isdisjoint(table.kinds):
        raise DeclinedError
    ending = next((numbers[at] for at, kind in enumerate(table.kinds) if kind in _ENDING), None)
    if ending is not None and plain[ending - first :].any():
        raise DeclinedError
    above = False
    for at, kind in enumerate(table.kinds):
        if above and kind in _OWN and len(table.sheet.filled(at)) > 1 and not _has_digit(table.sheet, at):
            raise DeclinedError
        above = at >= first and (kind is RowKind.BLANK or (above and len(table.sheet.filled(at)) < 2))


def _has_digit(sheet: Sheet, row: int) -> bool:
    return any(ch.isdigit() for cell in sheet.rows[row] for ch in str(cell))
