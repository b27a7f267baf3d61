"""Tables on paper: fixed columns that fill the page, the header row on every page, statuses signed and worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from unicodedata import east_asian_width
from xml.etree import ElementTree as ET

from tanjcli.present.document import Align, Cell, StatusCell, Table
from tanjcli.present.writers.docx.xml import paragraph, run, w
from tanjcli.present.writers.glyphs import UNICODE
from tanjcli.present.writers.layout import shown

_SIZES = (21, 18, 15)  # half-points, the first at which nothing exact has to break
_FOUR = 8  # columns of four Chinese characters
_LINES = 3  # of a heading
_BOLD = 8  # one more column for so many bold letters
_FREE = {"top": 20, "left": 60, "bottom": 20, "right": 60}
_MARGIN = 220  # twips a cell keeps free: its own margins, and letters wider than half a character
_COLOURS: Mapping[str, str] = {
    "achieved": "1B5E20",
    "on_track": "1B5E20",
    "accepted": "0B5563",
    "behind": "8A5A00",
    "off_track": "9C0006",
    "reversing": "9C0006",
    "missed": "9C0006",
    "no_data": "6A1B5D",
    "no_baseline": "6A1B5D",
}


def table_element(table: Table, room: int, hint: Sequence[ET.Element] = ()) -> ET.Element:
    """A table ``room`` twips wide. ``hint`` are run properties that every text in it gets."""
    size, widths = _fit(table, room)
    smaller = () if size == _SIZES[0] else (w("sz", val=size), w("szCs", val=size))
    rules = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *(w(rule, val="single", sz=4, space=0, color="auto") for rule in rules)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=free, type="dxa") for side, free in _FREE.items())),
    )
    heads = (
        _box(paragraph("TableHead", [run(column.heading, *hint, *smaller)]), wide)
        for column, wide in zip(table.columns, widths, strict=True)
    )
    rows = (
        w(
            "tr",
            w("trPr", w("cantSplit")),
            *(
                _box(_words(cell, column.align, (*hint, *_colour(cell), *smaller)), wide)
                for cell, column, wide in zip(row, table.columns, widths, strict=True)
            ),
        )
        for row in table.rows
    )
    grid = w("tblGrid", *(w("gridCol", w=wide) for wide in widths))
    return w("tbl", properties, grid, w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *heads), *rows)


def _words(cell: Cell, align: Align, look: Sequence[ET.Element]) -> ET.Element:
    style = "TableNumber" if align is Align.RIGHT else "TableText"
    return paragraph(style, [run(shown(cell, UNICODE), *look)])


def _box(content: ET.Element, wide: int) -> ET.Element:
    return w("tc", w("tcPr", w("tcW", w=wide, type="dxa"), w("vAlign", val="center")), content)


def _colour(cell: Cell) -> tuple[ET.Element, ...]:
    colour = _COLOURS.get(cell.code, "") if isinstance(cell, StatusCell) else ""
    return (w("color", val=colour),) if colour else ()


def _fit(table: Table, room: int) -> tuple[int, tuple[int, ...]]:
    """Text size and column widths: numbers and statuses stay on one line, headings may break, names share the rest."""
    needs = [_needs(table, index) for index in range(len(table.columns))]
    sizes = [size for size in _SIZES if sum(_twips(least, size) for least, _ in needs) <= room]
    size = sizes[0] if sizes else _SIZES[-1]
    widths = [_twips(least, size) for least, _ in needs]
    wants = [max(0, _twips(most, size) - wide) for (_, most), wide in zip(needs, widths, strict=True)]
    spare = room - sum(widths)
    if spare > 0 and sum(wants) > 0:
        given = min(spare, sum(wants))
        widths = [wide + given * want // sum(wants) for wide, want in zip(widths, wants, strict=True)]
    total = sum(widths)
    return size, tuple(wide * room // total for wide in widths)


def _needs(table: Table, index: int) -> tuple[int, int]:
    """Least and most columns of text: an exact column needs its longest cell, a name no more than it is given."""
    column = table.columns[index]
    longest = max((_width(shown(row[index], UNICODE)) for row in table.rows), default=0)
    head = _heading(column.heading)
    least = max(longest, head) if column.exact else max(min(column.least, longest), head)
    return least, max(longest, head, -(-_width(column.heading) // _LINES))


def _heading(text: str) -> int:
    """What a heading needs: English words stay whole, and bold; Chinese breaks into up to three lines."""
    if text.isascii():
        return max((len(word) + (len(word) + _BOLD - 1) // _BOLD for word in text.split()), default=0)
    return min(_width(text), max(_FOUR, -(-_width(text) // _LINES)))


def _width(text: str) -> int:
    """Half-em columns in print.

    Signs and dashes that a terminal may draw narrow are as wide as Chinese here, and between Chinese and other letters
    a word processor leaves a quarter of an em.
    """
    wide = [east_asian_width(ch) in "WFA" for ch in text]
    changes = sum(one != next_one for one, next_one in pairwise(wide))
    return len(text) + sum(wide) + (changes + 1) // 2


def _twips(columns: int, size: int) -> int:
    """Width of so many half-em columns at a text size, the cell's own margins included."""
    return columns * size * 5 + _MARGIN
