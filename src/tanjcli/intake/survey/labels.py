"""The label of every column of an unknown table: stacked header cells from top to bottom, merged ones spread out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tanjcli.intake.files.grid import Raw, is_blank, text_of
from tanjcli.intake.survey.canvas import Canvas, Region
from tanjcli.intake.survey.heads import Head
from tanjcli.intake.survey.units import UnitSeen, no_unit, parse_unit, split_label


@dataclass(frozen=True, slots=True)
class ColumnLabel:
    """What stands above one column.

    ``parts``: the stacked labels without units; ``raw``: the lowest header cell as it is; ``unit``: as the labels or a
    row of units state it; ``unit_row``: that row; ``roles``: what key rows say (region, frequency); ``stacked``: the
    label stands in several cells.
    """

    parts: tuple[str, ...]
    raw: Raw
    unit: UnitSeen | None
    unit_row: int | None
    roles: Mapping[str, str]
    stacked: bool = False

    @property
    def name(self) -> str:
        """The label in one piece; group labels first."""
        return "/".join(self.parts)


def column_labels(canvas: Canvas, region: Region, head: Head) -> dict[int, ColumnLabel]:
    """The label of every column of the region."""
    rows = [row for row in range(head.first, head.last + 1) if canvas.filled(row, region)]
    unit_rows = {row for row in rows if _is_unit_row(canvas, head, region, row)}
    ordinals = {row for row in rows[1:] if row not in head.roles and _is_ordinal(canvas, region, row)}
    named = [
        row
        for row in rows
        if row not in unit_rows and row not in ordinals and head.roles.get(row, "measure") == "measure"
    ]
    spread = {row: _spread(canvas, region, row, last=row == named[-1]) for row in named}
    return {col: _label(canvas, head, col, spread, sorted(unit_rows)) for col in region.columns}


def _label(
    canvas: Canvas, head: Head, col: int, spread: Mapping[int, Mapping[int, Raw]], unit_rows: list[int]
) -> ColumnLabel:
    cells = [spread[row][col] for row in spread if not is_blank(spread[row][col])]
    roles = {role: canvas.text(row, col) for row, role in head.roles.items() if role not in ("measure", "unit")}
    written = next((row for row in unit_rows if canvas.text(row, col)), None)
    if written is not None:
        text = canvas.text(written, col)
        unit = parse_unit(text) or (UnitSeen("-", "-") if no_unit(text) else None)
        parts = _distinct([text_of(c) for c in cells])
        return ColumnLabel(parts, cells[-1] if cells else "", unit, written, roles, len(parts) > 1)
    names, unit = [], None
    pieces = [piece for cell in cells for piece in _pieces(cell)]
    for cell in reversed(pieces):
        name, found = split_label(text_of(cell)) if isinstance(cell, str) else (text_of(cell), None)
        bare = parse_unit(name) if unit is None and found is None and len(pieces) > 1 else None
        unit = unit or found or bare
        if bare is None:
            names.append(name)
    stacked = len(_distinct([text_of(c) for c in cells])) > 1
    return ColumnLabel(_distinct(names[::-1]), cells[-1] if cells else "", unit, None, roles, stacked)


def _pieces(cell: Raw) -> list[Raw]:
    """A header that writes its levels in one cell: ``2021年;12月;销售额;千元``."""
    return [part.strip() for part in re.split("[;；]", cell)] if isinstance(cell, str) else [cell]


def _distinct(names: list[str]) -> tuple[str, ...]:
    """Blanks dropped, and a label that a merge repeats downwards kept once."""
    kept: list[str] = []
    for name in names:
        if name and (not kept or kept[-1] != name):
            kept.append(name)
    return tuple(kept)


def _spread(canvas: Canvas, region: Region, row: int, *, last: bool) -> dict[int, Raw]:
    """The cells of a header row: merged cells in every column they cover, else group labels over the blanks beside."""
    anchors = {(r, c): a for (r, c), a in canvas.anchors.items() if r == row}
    cells: dict[int, Raw] = {}
    current: Raw = ""
    for col in region.columns:
        here = canvas.sheet.at(*anchors.get((row, col), (row, col)))
        if is_blank(here) and not last and not anchors:
            here = current
        current = here
        cells[col] = here
    return cells


def _is_unit_row(canvas: Canvas, head: Head, region: Region, row: int) -> bool:
    if head.roles.get(row) == "unit":
        return True
    if row == head.first or row in head.roles:
        return False
    texts = [canvas.text(row, col) for col in canvas.filled(row, region) if col in head.numeric]
    return any(parse_unit(t) for t in texts) and all(parse_unit(t) or no_unit(t) for t in texts)


def _is_ordinal(canvas: Canvas, region: Region, row: int) -> bool:
    texts = [canvas.text(row, col) for col in canvas.filled(row, region)]
    numbers = [int(t) for t in texts if t.isdecimal()]
    return (
        len(texts) > 2
        and all(len(t) < 4 for t in texts)
        and numbers == list(range(1, len(numbers) + 1))
        and len(numbers) > 1
    )
