"""Several tables on one sheet: each cut out with its addresses, and then read like a table that stands alone.

A recipe says that its table has company (``match.tables``); only then is the sheet cut. The borders are those that
``tanj map`` sees: blank rows and columns before what has a header of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tanjcli.core.addresses import column_letters
from tanjcli.intake.files.grid import Cell, Sheet
from tanjcli.intake.survey.blocks import Block, find_blocks
from tanjcli.intake.survey.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Part:
    """One table: ``sheet`` with everything else blank, its first row ``top``, its address ``block`` (B3:F20).

    Lines that stand over several tables side by side (``shared``) are in each of them, above ``top``.
    """

    sheet: Sheet
    top: int = 0
    block: str = ""
    shared: tuple[Cell, ...] = ()


def parts_of(sheet: Sheet) -> tuple[Part, ...]:
    """Every table of the sheet, left to right and top to bottom."""
    canvas = Canvas(sheet)
    return tuple(_part(canvas, block) for block in find_blocks(canvas))


def rows_between(sheet: Sheet, parts: Iterable[Part]) -> dict[str, int]:
    """How many rows of ``sheet`` are in none of ``parts``, by reason: over several tables, blank, of no recipe."""
    chosen = tuple(parts)
    inside = {row for part in chosen for row in range(part.top, len(part.sheet.rows))}
    over = {row for part in chosen for row, _ in part.shared}
    excluded: dict[str, int] = {}
    for row in range(len(sheet.rows)):
        if row not in inside:
            reason = "context" if row in over else "unclaimed" if sheet.filled(row) else "blank"
            excluded[reason] = excluded.get(reason, 0) + 1
    return excluded


def _part(canvas: Canvas, block: Block) -> Part:
    region, sheet = block.region, canvas.masked(block.region)
    for row, col in block.shared:
        cells = sheet.rows[row]
        cells.extend([""] * (col + 1 - len(cells)))
        cells[col] = canvas.sheet.at(row, col)
    ends = (f"{column_letters(c)}{r + 1}" for r, c in ((region.top, region.left), (region.bottom, region.right)))
    return Part(sheet, region.top, ":".join(ends), block.shared)
