"""Where columns stand: which fit into a width, how wide each is, and what a cell prints there.

Numbers and status words are never cut: where they do not fit, whole columns go, the highest ``priority`` first.
Only names are shortened, only after that, and only where it helps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tanjcli.present.document import Align, Cell, Column, Document, Number, StatusCell, Table, Tally, Words
from tanjcli.present.writers.glyphs import Glyphs
from tanjcli.present.writers.width import pad, shorten, width

GAP = "  "


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that stay, by index, with their widths; the headings of those that went.

    In ``hanging`` columns a closing bracket stands outside, so that digits stay under digits.
    """

    kept: tuple[int, ...]
    widths: tuple[int, ...]
    dropped: tuple[str, ...]
    hanging: frozenset[int] = frozenset()


def alike(table: Table, document: Document) -> list[Table]:
    """The tables of a document that share this table's columns, so that their columns stand under each other."""
    keys = [column.key for column in table.columns]
    return [b for b in document.blocks if isinstance(b, Table) and [c.key for c in b.columns] == keys]


def lay_out(tables: Sequence[Table], limit: int | None, glyphs: Glyphs) -> Layout:
    """One layout for tables that share their columns; ``limit`` ``None`` keeps everything at full width."""
    columns = tables[0].columns
    hanging = frozenset(i for i in range(len(columns)) for t in tables for row in t.rows if _enclosed(row[i]))
    natural = [_natural(tables, index, column, glyphs, index in hanging) for index, column in enumerate(columns)]
    kept = list(range(len(columns)))
    if limit is None:
        return Layout(tuple(kept), tuple(natural), (), hanging)
    least = [
        n if c.exact else min(n, max(min(c.least, limit // 4), width(c.heading)))
        for n, c in zip(natural, columns, strict=True)
    ]
    while _total([least[i] for i in kept]) > limit and any(columns[i].priority for i in kept):
        kept.remove(max(kept, key=lambda i: (columns[i].priority, i)))
    widths = {i: natural[i] for i in kept}
    if _total([least[i] for i in kept]) <= limit:
        widths = _squeeze(widths, dict(enumerate(least)), limit)
    gone = tuple(glyphs.clean(columns[i].heading) for i in range(len(columns)) if i not in kept)
    return Layout(tuple(kept), tuple(widths[i] for i in kept), gone, hanging)


def line(cells: Sequence[str], table: Table, layout: Layout) -> list[str]:
    """The kept texts of one row, each padded to its column; the last left-hand one is not padded."""
    pieces = []
    for index, columns in zip(layout.kept, layout.widths, strict=True):
        right = table.columns[index].align is Align.RIGHT
        pieces.append(pad(_hung(cells[index], index in layout.hanging), columns, right))
    if pieces:
        pieces[-1] = pieces[-1].rstrip()
    return pieces


def row_texts(row: Sequence[Cell], layout: Layout, table: Table, glyphs: Glyphs) -> list[str]:
    """What each cell of a row prints, names shortened to their column."""
    room = dict(zip(layout.kept, layout.widths, strict=True))
    return [
        _fitted(cell, room[index], glyphs) if index in room and not table.columns[index].exact else shown(cell, glyphs)
        for index, cell in enumerate(row)
    ]


def shown(cell: Cell, glyphs: Glyphs) -> str:
    """A cell's text, a status with its sign."""
    if isinstance(cell, StatusCell):
        return f"{glyphs.of(cell.code)} {glyphs.clean(cell.text)}"
    return glyphs.clean(cell.text)


def tally_lines(tally: Tally, glyphs: Glyphs, limit: int | None = None) -> list[str]:
    """``共 30 项: ● 已完成 6  ○ 达序时 3``: the counts, which are the legend as well; a sign stays with its word."""
    lines = [glyphs.clean(tally.label)]
    for status in tally.statuses:
        gap = GAP if lines[-1] and not lines[-1].endswith(" ") else ""
        if limit is not None and width(lines[-1] + gap + shown(status, glyphs)) > limit:
            lines.append(GAP + shown(status, glyphs))
        else:
            lines[-1] += gap + shown(status, glyphs)
    return lines


def _fitted(cell: Cell, columns: int, glyphs: Glyphs) -> str:
    if isinstance(cell, Words):
        mark = glyphs.clean(cell.mark)
        return shorten(glyphs.clean(cell.words), columns - width(mark), glyphs.more) + mark
    return shown(cell, glyphs)


def _enclosed(cell: Cell) -> bool:
    return isinstance(cell, Number) and cell.enclosed


def _hung(text: str, hanging: bool) -> str:
    return text + " " if hanging and not text.endswith(")") else text


def _natural(tables: Sequence[Table], index: int, column: Column, glyphs: Glyphs, hanging: bool) -> int:
    texts = [glyphs.clean(column.heading), *(shown(row[index], glyphs) for table in tables for row in table.rows)]
    return max(width(_hung(text, hanging)) for text in texts)


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(GAP) * max(0, len(widths) - 1)


def _squeeze(widths: dict[int, int], least: Mapping[int, int], limit: int) -> dict[int, int]:
    """Take the surplus from the columns that have most to spare; numbers have nothing to spare."""
    surplus = _total(list(widths.values())) - limit
    while surplus > 0 and (spare := [i for i in widths if widths[i] > least[i]]):
        widths[max(spare, key=lambda i: widths[i] - least[i])] -= 1
        surplus -= 1
    return widths
