"""The terminal: as much as fits into the width, coloured where asked, the sign and the word always there.

rich paints; where things stand is decided in ``layout``, because rich shortens numbers to make room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tanjcli.present.document import (
    Annex,
    Block,
    Cell,
    Course,
    Document,
    Facts,
    Paragraph,
    Slot,
    StatusCell,
    Table,
    Tally,
)
from tanjcli.present.writers.course import course_lines
from tanjcli.present.writers.glyphs import UNICODE, Glyphs
from tanjcli.present.writers.layout import GAP, alike, lay_out, line, row_texts, shown, tally_lines
from tanjcli.present.writers.width import pad, width, wrap

if TYPE_CHECKING:
    from rich.text import Text

_STYLES: Mapping[str, str] = {
    "achieved": "green",
    "on_track": "green",
    "accepted": "cyan",
    "behind": "yellow",
    "off_track": "red",
    "reversing": "red",
    "missed": "bold red",
    "no_data": "magenta",
    "no_baseline": "magenta",
    "not_due": "dim",
    "not_started": "dim",
    "informative": "dim",
    "not_assigned": "dim",
}


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the caller found out about the terminal. ``dropped`` makes the sentence about columns that did not fit."""

    width: int = 100
    colour: bool = False
    glyphs: Glyphs = UNICODE
    dropped: Callable[[Sequence[str]], str] = ", ".join


def render(document: Document, terminal: Terminal) -> str:
    """The whole document for this terminal, ending in a line break."""
    from io import StringIO

    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        width=max(terminal.width, 1),
        force_terminal=terminal.colour,
        no_color=not terminal.colour,
        color_system="standard" if terminal.colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for text in _Page(document, terminal).lines():
        console.print(text, soft_wrap=True)
    return out.getvalue()


class _Page:
    def __init__(self, document: Document, terminal: Terminal) -> None:
        self._document = document
        self._terminal = terminal
        self._glyphs = terminal.glyphs
        self._dropped: dict[str, None] = {}

    def lines(self) -> Iterator[Text]:
        document = self._document
        yield from self._title()
        yield from self._prose(*document.header, style="dim")
        for block in document.blocks:
            yield self._styled("")
            yield from self._block(block)
        if document.footer:
            yield self._styled("")
        yield from self._prose(*document.footer)
        if self._dropped:
            yield from self._prose(self._terminal.dropped(list(self._dropped)), style="dim")
        yield from self._prose(*document.hints, style="dim")

    def _title(self) -> Iterator[Text]:
        title, banner = (self._glyphs.clean(text) for text in (self._document.title, self._document.banner))
        room = self._terminal.width - width(title) - width(banner)
        if banner and room >= 2:
            yield self._styled(title, "bold").append(" " * room + banner, style="bold")
            return
        yield from self._prose(title, style="bold")
        if banner:
            yield self._styled(banner, "bold")

    def _block(self, block: Block) -> Iterator[Text]:
        if block.title:
            title = f"{block.label} {block.title}" if isinstance(block, Annex) else block.title
            yield from self._prose(title, style="bold")
        match block:
            case Table():
                yield from self._table(block)
            case Facts():
                yield from self._facts(block)
            case Paragraph() | Slot():
                yield from self._prose(*block.lines)
            case Tally():
                yield from map(self._styled, tally_lines(block, self._glyphs, self._terminal.width))
            case Course():
                yield from map(self._styled, course_lines(block, self._glyphs, self._terminal.width))

    def _table(self, table: Table) -> Iterator[Text]:
        glyphs = self._glyphs
        layout = lay_out(alike(table, self._document), self._terminal.width, glyphs)
        self._dropped.update(dict.fromkeys(layout.dropped))
        yield self._styled(GAP.join(line([glyphs.clean(c.heading) for c in table.columns], table, layout)), "bold")
        for row in table.rows:
            pieces = line(row_texts(row, layout, table, glyphs), table, layout)
            text = self._styled("")
            for position, (index, piece) in enumerate(zip(layout.kept, pieces, strict=True)):
                text.append(GAP * bool(position)).append(piece, style=_style(row[index]))
            text.rstrip()
            yield text

    def _facts(self, facts: Facts) -> Iterator[Text]:
        glyphs = self._glyphs
        room = max((width(glyphs.clean(label)) for label, _ in facts.items), default=0)
        for label, cell in facts.items:
            first, *rest = wrap(shown(cell, glyphs), max(self._terminal.width - room - 4, 20))
            yield self._styled(f"  {pad(glyphs.clean(label), room)}  ", "dim").append(first, style=_style(cell))
            yield from (self._styled(" " * (room + 4) + more, _style(cell)) for more in rest)

    def _prose(self, *texts: str, style: str = "") -> Iterator[Text]:
        for text in texts:
            yield from (self._styled(part, style) for part in wrap(self._glyphs.clean(text), self._terminal.width))

    def _styled(self, text: str, style: str = "") -> Text:
        from rich.text import Text

        return Text(text, style=style)


def _style(cell: Cell) -> str:
    return _STYLES.get(cell.code, "") if isinstance(cell, StatusCell) else ""
