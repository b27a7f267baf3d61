"""Blocks of a Document as paragraphs, tables and content controls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from xml.etree import ElementTree as ET

from tanjcli.core.words import Lang
from tanjcli.present.document import Annex, Block, Course, Document, Facts, Heading, Paragraph, Role, Slot, Table, Tally
from tanjcli.present.writers.docx.page import UPRIGHT, WIDE, section
from tanjcli.present.writers.docx.slots import slot_element
from tanjcli.present.writers.docx.tables import table_element
from tanjcli.present.writers.docx.xml import paragraph, run, w
from tanjcli.present.writers.glyphs import UNICODE
from tanjcli.present.writers.layout import shown, tally_lines
from tanjcli.present.writers.width import width

_TITLE = 38  # half-width characters of 22 pt on a line
# The style of a role's first paragraph, and of those that follow.
ROLE_STYLES = {
    Role.BODY: ("Body", "Body"),
    Role.CALLED: ("Called", "Called"),
    Role.LISTED: ("Listed", "ListedMore"),
    Role.SIGNED: ("Signed", "SignedMore"),
    Role.NOTE: ("Note", "Note"),
}


def body_element(document: Document) -> ET.Element:
    """``w:body``: upright pages, and from the first annex on wide ones."""
    page, main, lang = _Page(document.lang), document.blocks, document.lang
    at = next((i for i, block in enumerate(main) if isinstance(block, Annex)), len(main))
    upright = [page.title(document.title), *(page.line("Mark", t) for t in (document.banner,) if t)]
    upright += [*page.lines("Note", document.header), *page.blocks(main[:at], UPRIGHT.room)]
    notes = list(page.lines("Note", document.footer))
    headed = bool(document.banner)
    if at == len(main):
        return w("body", *_ended([*upright, *notes]), section(UPRIGHT, lang, headed))
    upright = _ended(upright)
    _properties(upright[-1]).append(section(UPRIGHT, lang, headed))
    wide = [*page.blocks(main[at:], WIDE.room), *notes]
    return w("body", *upright, *_ended(wide), section(WIDE, lang, headed))


def _ended(content: list[ET.Element]) -> list[ET.Element]:
    """Word wants a paragraph at the end of every section."""
    return content if content and content[-1].tag.endswith("}p") else [*content, paragraph("Note", [])]


def _properties(line: ET.Element) -> ET.Element:
    return line[0]


class _Page:
    def __init__(self, lang: Lang) -> None:
        # Which script quotation marks, dashes and dots belong to.
        self._hint = (w("rFonts", hint="eastAsia"),) if lang == "zh" else ()
        self._numbers = count(1)
        self._annexes = count()

    def line(self, style: str, text: str) -> ET.Element:
        return paragraph(style, [run(text, *self._hint)])

    def title(self, text: str) -> ET.Element:
        """In Chinese broken where its words end, at its blanks, so that no line runs to the margin."""
        lines: list[str] = []
        for piece in text.split(" ") if self._hint else (text,):
            if lines and width(lines[-1] + piece) <= _TITLE:
                lines[-1] += piece
            else:
                lines.append(piece)
        runs = [run(line, *self._hint) for line in lines]
        breaks = (w("r", w("br")) for _ in lines)
        return paragraph("Title", [part for pair in zip(breaks, runs, strict=True) for part in pair][1:])

    def lines(self, style: str, texts: Iterable[str]) -> Iterator[ET.Element]:
        return (self.line(style, text) for text in texts)

    def blocks(self, blocks: Iterable[Block], room: int) -> Iterator[ET.Element]:
        before: Block | None = None
        for block in blocks:
            if isinstance(before, Table) and isinstance(block, Table) and not block.title:
                yield paragraph("Note", [])  # else the two would be one
            yield from self._block(block, room)
            before = block

    def _block(self, block: Block, room: int) -> Iterator[ET.Element]:
        match block:
            case Heading():
                yield self.line(f"Heading{block.level}", block.title)
                return
            case Annex():
                yield self.line("NextAnnex" if next(self._annexes) else "AnnexLabel", block.label)
                yield self.line("AnnexTitle", block.title)
                return
            case Course():
                yield from self._block(block.table, room)
                return
        if block.title:
            yield self.line("Caption", block.title)
        match block:
            case Table():
                yield table_element(block, room, self._hint)
            case Facts():
                yield from self.lines("Body", (f"{label}: {shown(cell, UNICODE)}" for label, cell in block.items))
            case Paragraph():
                first, more = ROLE_STYLES[block.role]
                yield from (self.line(more if i else first, text) for i, text in enumerate(block.lines))
            case Tally():
                yield from self.lines("Note", tally_lines(block, UNICODE))
            case Slot():
                yield slot_element(block, next(self._numbers), self._hint)
