"""What every row below a header is: the reader's own rules, and what only a survey meets (English words)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tanjcli.core.text import match_key
from tanjcli.intake.survey.blocks import Block, note_kind
from tanjcli.intake.survey.canvas import NUMBER, TEXT, Canvas
from tanjcli.intake.survey.labels import ColumnLabel
from tanjcli.intake.survey.units import split_label
from tanjcli.intake.tables.header import Header
from tanjcli.intake.tables.table import RowKind, classify
from tanjcli.intake.tables.total_labels import total_label
from tanjcli.intake.words.period_text import Stated, parse_period

_ORDINAL = re.compile(r"序号|NO\.?|行次|#|S/N|编号序")
_TOTAL = re.compile(r"(?:GRAND|SUB)?[- ]?TOTALS?|SUM|AVERAGE|MEAN|ALLTOWNS|OVERALL", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The rows of a table by kind; ``labels`` are the words of its total rows."""

    data: tuple[int, ...]
    totals: tuple[int, ...]
    groups: tuple[int, ...]
    notes: tuple[int, ...]
    sources: tuple[int, ...]
    strays: tuple[int, ...]
    prefilled: tuple[int, ...]
    repeated_heads: tuple[int, ...]
    kinds: tuple[RowKind, ...]
    labels: Mapping[int, str]


def is_ordinal(label: str) -> bool:
    """True for the header of a column that only numbers the rows."""
    return bool(_ORDINAL.fullmatch(match_key(label)))


def read_rows(canvas: Canvas, block: Block, labels: Mapping[int, ColumnLabel]) -> Body:
    """The kind of every row of the block below its header."""
    sheet, head = canvas.masked(block.region), block.head
    named = [col for col in block.region.columns if not is_ordinal(labels[col].name)]
    columns = {str(col): col for col in named or block.region.columns}
    names = tuple(labels[col].name if col in labels else "" for col in range(block.region.right + 1))
    header = Header(head.first, head.last, names, columns, {}, {})
    kinds = classify(sheet, header)
    below = range(head.last + 1, block.region.bottom + 1)
    for row in below:
        kinds[row] = _corrected(canvas, block, row, kinds[row])
    _settle_tail(canvas, block, kinds)
    by_kind = {kind: tuple(row for row in below if kinds[row] is kind) for kind in RowKind}
    notes = by_kind[RowKind.NOTE]
    sources = tuple(row for row in notes if note_kind(_first_text(canvas, block, row)) == "source")
    return Body(
        data=by_kind[RowKind.DATA],
        totals=by_kind[RowKind.TOTAL],
        groups=by_kind[RowKind.GROUP],
        notes=tuple(row for row in notes if row not in sources),
        sources=sources,
        strays=by_kind[RowKind.OTHER_BLOCK],
        prefilled=by_kind[RowKind.PREFILLED],
        repeated_heads=by_kind[RowKind.HEADER],
        kinds=tuple(kinds),
        labels={r: total_label(sheet, header, r) or _first_text(canvas, block, r) for r in by_kind[RowKind.TOTAL]},
    )


def _corrected(canvas: Canvas, block: Block, row: int, kind: RowKind) -> RowKind:
    cells = canvas.filled(row, block.region)
    if not cells:
        return kind
    text = _first_text(canvas, block, row)
    figures = any(canvas.kind(row, col) == NUMBER for col in cells if col in block.head.numeric)
    if kind is RowKind.NOTE and len(cells) > 1 and figures and not note_kind(text):
        return RowKind.OTHER_BLOCK
    if kind is RowKind.NOTE and len(cells) == 1 and not note_kind(text) and _is_blank_data(text):
        return RowKind.DATA
    if kind is RowKind.DATA and _TOTAL.fullmatch(match_key(text)):
        return RowKind.TOTAL
    if kind is RowKind.DATA and note_kind(text) and not figures:
        return RowKind.NOTE
    return kind


def _is_blank_data(text: str) -> bool:
    """A row without figures that names a measure with its unit, or a period, is a row of absences, no note."""
    return (split_label(text)[1] is not None and len(text) < 60) or isinstance(parse_period(text), Stated)


def _settle_tail(canvas: Canvas, block: Block, kinds: list[RowKind]) -> None:
    """Below the last row of figures a line with one text in a narrow table is a note too."""
    for row in range(block.region.bottom, block.head.last, -1):
        cells = canvas.filled(row, block.region)
        if kinds[row] in (RowKind.DATA, RowKind.OTHER_BLOCK):
            text = _first_text(canvas, block, row)
            if not _is_remark(canvas, block, row, cells) or _is_blank_data(text):
                return
            kinds[row] = RowKind.NOTE
        elif kinds[row] is RowKind.TOTAL:
            return


def _is_remark(canvas: Canvas, block: Block, row: int, cells: list[int]) -> bool:
    """One text alone; or, below a blank row, a sign and what it stands for (``:`` not available)."""
    width = len(block.region.columns)
    if len(cells) == 1:
        return width > 1 and canvas.kind(row, cells[0]) == TEXT
    apart = any(not canvas.filled(above, block.region) for above in range(block.head.last + 1, row))
    return apart and len(cells) == 2 < width and cells[1] == cells[0] + 1 and canvas.kind(row, cells[1]) == TEXT


def _first_text(canvas: Canvas, block: Block, row: int) -> str:
    cells = canvas.filled(row, block.region)
    return next(
        (canvas.text(row, c) for c in cells if canvas.kind(row, c) == TEXT), canvas.text(row, cells[0]) if cells else ""
    )
