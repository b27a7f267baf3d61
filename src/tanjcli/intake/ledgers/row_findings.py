"""A doubt that rests on two rows of a ledger, with the cells of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fault import Fault
from tanjcli.intake.ledger import ROW, STRIP, Ledger

if TYPE_CHECKING:
    import pandas as pd


def row_finding(ledger: Ledger, found: Fault, column: str, now: pd.Series, before: pd.Series) -> Finding:
    """``found`` at the cell of ``column`` in the row ``now``; the same cell of ``before`` is related."""
    here, there = _place(ledger, now, column), _place(ledger, before, column)
    cell = ledger.cell(int(now[STRIP]), int(now[ROW]), column)
    return Finding(found.code, here, found.params, related=(there,), sha256=cell.sha256 if cell else "")


def _place(ledger: Ledger, row: pd.Series, column: str) -> Place:
    cell = ledger.cell(int(row[STRIP]), int(row[ROW]), column)
    return Place(cell.file, cell.sheet, cell.cell) if cell else Place(ledger.id)
