"""Where the panels of a sheet stand, and how wide its columns are: charts must know before a cell is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tanjcli.present.book import Panel, Sheet
from tanjcli.present.document import Absent, Cell, Column, Prose
from tanjcli.present.writers.glyphs import UNICODE
from tanjcli.present.writers.layout import shown
from tanjcli.present.writers.width import width, wrap

# Title, and what the data are; then the headings of the first panel.
TOP = 2
_LEAST, _HEADING, _BUTTON = 6, 12, 2


@dataclass(frozen=True, slots=True)
class Area:
    """A panel's place, counted from 0: its headings, its rows ``first`` to before ``stop``, its columns by key.

    ``drawn`` are the columns that charts read, beyond the printed ones.
    """

    head: int
    first: int
    stop: int
    columns: dict[str, int]
    drawn: dict[str, int]

    def column(self, key: str) -> int:
        """The column from which a chart reads ``key``."""
        return self.drawn.get(key, self.columns[key])


def areas(sheet: Sheet) -> tuple[Area, ...]:
    """The place of every panel: one under the other, a blank row and a title before each; the first may do without."""
    return tuple(_areas(sheet))


def _areas(sheet: Sheet) -> Iterator[Area]:
    head, beyond = TOP + bool(sheet.panels[0].table.title), breadth(sheet) + 1
    for panel in sheet.panels:
        first = head + 1
        stop = first + len(panel.table.rows)
        columns = {column.key: index for index, column in enumerate(panel.table.columns)}
        yield Area(head, first, stop, columns, {key: beyond + i for i, (key, _) in enumerate(panel.drawn)})
        head = stop + 2


def breadth(sheet: Sheet) -> int:
    """How many columns the sheet prints."""
    return max(len(panel.table.columns) for panel in sheet.panels)


def widths(sheet: Sheet) -> list[int]:
    """The width of each printed column in characters: numbers and statuses whole, texts up to where they wrap."""
    found = [_LEAST] * breadth(sheet)
    for panel in sheet.panels:
        for index, column in enumerate(panel.table.columns):
            found[index] = max(found[index], _wide(panel, index, column))
    return found


def _wide(panel: Panel, index: int, column: Column) -> int:
    natural = _padded(_widest({text_of(row[index]) for row in panel.table.rows}))
    longest = max((len(word) for word in column.heading.split() if word.isascii()), default=0)
    heading = max(min(_padded(width(column.heading)) + _BUTTON, _HEADING), _padded(longest))
    sparks = [column.least for spark in panel.sparks if spark.column == column.key]
    most = natural if column.exact else max(_HEADING, _padded(column.least * 2))
    return max(heading, min(natural, most), *sparks, _LEAST)


def _widest(texts: Iterable[str]) -> int:
    """The width of the widest line; no character takes more than two columns, so most need no closer look."""
    found = 0
    for line in (line for text in texts for line in text.split("\n")):
        if 2 * len(line) > found:
            found = max(found, width(line))
    return found


def _padded(columns: int) -> int:
    """Room for the indent, and for a font wider than the one that was asked for."""
    return columns + 2 + columns // 6


def text_of(cell: Cell) -> str:
    """What a cell shows in a spreadsheet; where a figure should be and is not, the dash also says why.

    Prose keeps its line breaks.
    """
    if isinstance(cell, Prose):
        return "\n".join(cell.lines)
    if isinstance(cell, Absent) and cell.why != "not_applicable":
        return f"{cell.text} {cell.word}"
    return shown(cell, UNICODE)


def lines(texts: Sequence[str], columns: Sequence[int]) -> int:
    """How many lines the tallest of some texts takes in its column."""
    return max((_wrapped(text, columns[i]) for i, text in enumerate(texts)), default=1)


def _wrapped(text: str, columns: int) -> int:
    room = max(columns - 1 - columns // 12, 1)
    if "\n" in text:
        return sum(_wrapped(line, columns) for line in text.split("\n"))
    if 2 * len(text) <= room or width(text) <= room:
        return 1
    return sum(-(-width(line) // room) for line in wrap(text, room))
