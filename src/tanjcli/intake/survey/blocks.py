"""Which tables a sheet holds: cut at blank rows and columns, and where a new header begins below the notes of another.

A blank row or column alone separates nothing: a table may have gaps. It is a border only where what follows has a
header of its own. Lines of prose go to the table they stand over, or, when they are notes, to the one above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tanjcli.core.text import match_key
from tanjcli.intake.files.grid import Cell
from tanjcli.intake.survey.canvas import BLANK, NUMBER, TEXT, Canvas, Region
from tanjcli.intake.survey.heads import Head, find_head, header_period, is_context
from tanjcli.intake.tables.table import is_note

_NOTE = re.compile(r"(?:NOTES?|REMARKS?|\*|※|SOURCES?|DATASOURCES?)[:.(0-9].*|\*[^*].*|※.*|DATASOURCE.*")
_SOURCE = re.compile(r"(?:数据来源|资料来源|来源|DATASOURCES?|SOURCES?)[:].*|(?:数据|资料)来源.*")

_LONGEST_ENTRY = 40
_CALLED = re.compile("(?:.*名称|单位|企业|公司|姓名|乡镇|村居?|项目|指标)(?:名称)?")
_SENTENCE = re.compile(r"[。;；!！?？]|[:：]|^[(（]?[0-9一二三四五六七八九十]{1,2}[)）、.．]")


@dataclass(frozen=True, slots=True)
class Block:
    """One table: its region, its header, and lines of context that stand outside the region."""

    region: Region
    head: Head
    shared: tuple[Cell, ...] = ()


def find_blocks(canvas: Canvas) -> tuple[Block, ...]:
    """Every table of the sheet, left to right and top to bottom."""
    extent = canvas.extent()
    if extent is None:
        return ()
    return tuple(_cut(canvas, extent, ())) or _column(canvas, extent)


def note_kind(text: str) -> str:
    """``source``, ``note`` or nothing: what a line below a table says it is."""
    folded = match_key(text)
    if _SOURCE.fullmatch(folded):
        return "source"
    return "note" if is_note(text) or _NOTE.fullmatch(folded) else ""


def _column(canvas: Canvas, region: Region) -> tuple[Block, ...]:
    """A list of one column: a short label and, without a gap, what it is the name of; running text is none."""
    texts = [canvas.text(row, region.left) for row in region.rows]
    if region.left < region.right or len(texts) < 3 or canvas.kind(region.top, region.left) != TEXT:
        return ()
    if any(not text or len(text) > _LONGEST_ENTRY or _SENTENCE.search(text) for text in texts):
        return ()
    # A title may stand over what the entries are called.
    first = region.top + (bool(_CALLED.fullmatch(texts[1])) and not _CALLED.fullmatch(texts[0]))
    numeric = canvas.numeric_columns(Region(first + 1, region.left, region.bottom, region.right))
    return (Block(region, Head(first, first, numeric, contrast=bool(numeric))),)


def _cut(canvas: Canvas, region: Region, shared: tuple[Cell, ...]) -> list[Block]:
    blocks: list[Block] = []
    for part in _stacked(canvas, region):
        sides = _side_by_side(canvas, part)
        if len(sides) == 1:
            for piece in _restarted(canvas, part):
                head = find_head(canvas, piece)
                if head is not None and _is_table(canvas, piece, head):
                    blocks.append(Block(_without_asides(canvas, piece, head), head, shared))
            continue
        lone = _lone_above(canvas, part)
        for side in sides:
            outside = tuple(cell for cell in lone if cell[1] not in side.columns)
            blocks += _cut(canvas, side, (*shared, *outside))
    return blocks


def _without_asides(canvas: Canvas, region: Region, head: Head) -> Region:
    """Without what somebody wrote beside the table: a few words under no header, a blank column between."""
    body = Region(min(head.last + 1, region.bottom), region.left, region.bottom, region.right)
    used = {col for _, cells in canvas.lines(region) for col in cells}
    right = region.right
    while right - 1 not in used and right not in head.numeric and right > region.left + 1:
        cells = [row for row in region.rows if canvas.kind(row, right) != BLANK]
        if any(row <= head.last for row in cells) or 5 * len(cells) > len(body.rows):
            break
        right = max(col for col in used if col < right)
    return Region(region.top, region.left, region.bottom, right)


def _is_table(canvas: Canvas, region: Region, head: Head) -> bool:
    return head.contrast or sum(len(cells) > 1 for _, cells in canvas.lines(region)) > 2


def _stacked(canvas: Canvas, region: Region) -> list[Region]:
    """Parts below each other, blank rows between them."""
    parts: list[Region] = []
    current: Region | None = None
    waiting: int | None = None
    for top, bottom in _bands(canvas, region):
        band = canvas.trim(Region(top, region.left, bottom, region.right))
        if band is None:
            continue
        if _is_prose(canvas, band):
            if current is not None and waiting is None and _opens_notes(canvas, band):
                current = Region(current.top, region.left, bottom, region.right)
            elif waiting is None:
                waiting = top
            continue
        if current is None or _starts_anew(canvas, current, band):
            parts += [current] if current else []
            current = Region(top if waiting is None else waiting, region.left, bottom, region.right)
        else:
            current = Region(current.top, region.left, bottom, region.right)
        waiting = None
    if current is not None:
        end = current.bottom if waiting is None else region.bottom
        parts.append(Region(current.top, region.left, end, region.right))
    trimmed = (canvas.trim(part) for part in parts)
    return [part for part in trimmed if part is not None]


def _bands(canvas: Canvas, region: Region) -> list[tuple[int, int]]:
    bands: list[tuple[int, int]] = []
    for row, _ in canvas.lines(region):
        if bands and bands[-1][1] == row - 1:
            bands[-1] = (bands[-1][0], row)
        else:
            bands.append((row, row))
    return bands


def _is_prose(canvas: Canvas, band: Region) -> bool:
    return all(
        (len(cells) == 1 and canvas.kind(row, cells[0]) == TEXT)
        or is_context(canvas, row, cells)
        or _signed(canvas, row, cells)
        for row, cells in canvas.lines(band)
    )


def _signed(canvas: Canvas, row: int, cells: list[int]) -> bool:
    return bool(note_kind(canvas.text(row, cells[0]))) and all(canvas.kind(row, c) != NUMBER for c in cells)


def _opens_notes(canvas: Canvas, band: Region) -> bool:
    return any(note_kind(canvas.text(row, cells[0])) for row, cells in canvas.lines(band))


def _starts_anew(canvas: Canvas, current: Region, band: Region) -> bool:
    """True when ``band`` has a header of its own or cannot go on with the columns of ``current``."""
    upper = find_head(canvas, current)
    if upper is None or (not upper.present and not upper.numeric):
        return True
    lower = find_head(canvas, band)
    if lower is not None and lower.present and lower.contrast:
        return True
    _, cells = next(canvas.lines(band))
    row = band.top
    if (
        lower is not None
        and lower.present
        and band.bottom > lower.last
        and _same_label(canvas, upper, lower, band.left)
    ):
        return True
    wider = band.left < current.left or band.right > current.right
    clash = any(canvas.kind(row, col) == TEXT for col in cells if col in upper.numeric)
    return wider or (clash and band.bottom > band.top)


def _same_label(canvas: Canvas, upper: Head, lower: Head, left: int) -> bool:
    first = match_key(canvas.text(upper.first, left))
    return bool(first) and first == match_key(canvas.text(lower.first, left))


def _side_by_side(canvas: Canvas, region: Region) -> list[Region]:
    """Parts beside each other, blank columns between them."""
    used = sorted({col for _, cells in canvas.lines(region) if len(cells) > 1 for col in cells})
    runs: list[tuple[int, int]] = []
    for col in used:
        if runs and runs[-1][1] == col - 1:
            runs[-1] = (runs[-1][0], col)
        else:
            runs.append((col, col))
    if len(runs) < 2:
        return [region]
    merged = [runs[0]]
    for left, right in runs[1:]:
        here = _trimmed(canvas, region, *merged[-1])
        there = [_trimmed(canvas, region, left, end) for end in sorted({right, region.right})]
        if here and any(part and _stand_apart(canvas, here, part) for part in there):
            merged.append((left, right))
        else:
            merged[-1] = (merged[-1][0], right)
    edges = [region.left, *(left for left, _ in merged[1:]), region.right + 1]
    parts = [_trimmed(canvas, region, left, end - 1) for left, end in pairwise(edges)]
    return [part for part in parts if part is not None] if len(merged) > 1 else [region]


def _trimmed(canvas: Canvas, region: Region, left: int, right: int) -> Region | None:
    return canvas.trim(Region(region.top, left, region.bottom, right))


def _stand_apart(canvas: Canvas, left: Region, right: Region) -> bool:
    if _is_own_table(canvas, left) and _is_own_table(canvas, right):
        return True
    first, second = find_head(canvas, left), find_head(canvas, right)
    if first is None or second is None or not (first.present and second.present):
        return False
    label = match_key(canvas.text(first.first, left.left))
    return bool(label) and label == match_key(canvas.text(second.first, right.left))


def _is_own_table(canvas: Canvas, region: Region) -> bool:
    """True for a part with labels in its first column and named figures beside them."""
    head = find_head(canvas, region)
    if head is None or not head.contrast or head.last >= region.bottom:
        return False
    body = [
        row
        for row, cells in canvas.lines(Region(head.last + 1, region.left, region.bottom, region.right))
        if len(cells) > 1
    ]
    labels = [canvas.text(row, region.left) for row in body if canvas.kind(row, region.left) != BLANK]
    if not labels or len(labels) < 0.8 * len(body) or 2 * len(set(labels)) < len(labels):
        return False
    numbers = sum(canvas.kind(row, region.left) == NUMBER for row in body)
    if 2 * numbers <= len(labels):
        return region.left not in head.numeric or len(head.numeric) > 1
    periods = sum(header_period(canvas.sheet.at(row, region.left)) is not None for row in body)
    counted = all(label.isdecimal() for label in labels) and sorted(map(int, labels)) == list(range(1, len(labels) + 1))
    return len(head.numeric) > 1 and (2 * periods > len(labels) or counted)


def _lone_above(canvas: Canvas, region: Region) -> tuple[Cell, ...]:
    """Lines with one cell above everything else: they speak for all parts."""
    lone = []
    for row, cells in canvas.lines(region):
        if len(cells) > 1:
            break
        lone.append((row, cells[0]))
    return tuple(lone)


def _restarted(canvas: Canvas, region: Region) -> list[Region]:
    """A region cut where, below notes or the last figures, another header begins without a blank row."""
    head = find_head(canvas, region)
    if head is None or not head.contrast:
        return [region]
    lines = list(canvas.lines(Region(head.last + 1, region.left, region.bottom, region.right)))
    for index, (row, cells) in enumerate(lines[1:], start=1):
        above = lines[index - 1]
        if len(cells) < 2 or not _may_restart(canvas, head, region, row, above):
            continue
        rest = canvas.trim(Region(row, region.left, region.bottom, region.right))
        below = find_head(canvas, rest) if rest else None
        if rest is None or below is None or not below.contrast or below.first != row:
            continue
        top = _title_above(canvas, lines[:index], row)
        first = canvas.trim(Region(region.top, region.left, top - 1, region.right))
        rest = Region(top, rest.left, rest.bottom, rest.right)
        return [*([first] if first else []), *_restarted(canvas, rest)]
    return [region]


def _may_restart(canvas: Canvas, head: Head, region: Region, row: int, above: tuple[int, list[int]]) -> bool:
    figures = [col for col in canvas.filled(row, region) if canvas.kind(row, col) == NUMBER]
    if any(not canvas.year_like(row, col) for col in figures):
        return False
    lone = len(above[1]) == 1 and canvas.kind(above[0], above[1][0]) == TEXT
    label = match_key(canvas.text(row, region.left))
    again = bool(label) and label == match_key(canvas.text(head.first, region.left))
    identical = again and canvas.sheet.rows[row] == canvas.sheet.rows[head.first]
    if identical:
        return lone
    texts = [col for col in canvas.filled(row, region) if col in head.numeric and canvas.kind(row, col) == TEXT]
    years = len(figures) > 1
    return again or ((lone or len(texts) > 1) and bool(texts or years))


def _title_above(canvas: Canvas, lines: list[tuple[int, list[int]]], row: int) -> int:
    """Where the lines that introduce the header in ``row`` begin: those that are no notes of the table above."""
    for above, cells in reversed(lines):
        if (len(cells) > 1 and not is_context(canvas, above, cells)) or note_kind(canvas.text(above, cells[0])):
            break
        row = above
    return row
