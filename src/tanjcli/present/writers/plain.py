"""Plain text for pipes and files: columns aligned for CJK, nothing shortened, nothing coloured, no ESC."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.present.document import Annex, Block, Course, Document, Facts, Paragraph, Slot, Table, Tally
from tanjcli.present.writers.course import course_lines
from tanjcli.present.writers.glyphs import UNICODE, Glyphs
from tanjcli.present.writers.layout import GAP, alike, lay_out, line, row_texts, shown, tally_lines
from tanjcli.present.writers.width import pad, width


def render(document: Document, glyphs: Glyphs = UNICODE) -> str:
    """The whole document as text, hints included, ending in a line break."""
    return "\n".join(glyphs.clean(text).rstrip() for text in _lines(document, glyphs)) + "\n"


def _lines(document: Document, glyphs: Glyphs) -> Iterator[str]:
    yield f"{document.title}    {document.banner}" if document.banner else document.title
    yield from document.header
    for block in document.blocks:
        yield ""
        yield from _block(block, document, glyphs)
    if document.footer:
        yield ""
        yield from document.footer
    yield from document.hints


def _block(block: Block, document: Document, glyphs: Glyphs) -> Iterator[str]:
    if block.title:
        yield f"{block.label} {block.title}" if isinstance(block, Annex) else block.title
    match block:
        case Table():
            layout = lay_out(alike(block, document), None, glyphs)
            yield GAP.join(line([glyphs.clean(c.heading) for c in block.columns], block, layout))
            for row in block.rows:
                yield GAP.join(line(row_texts(row, layout, block, glyphs), block, layout))
        case Facts():
            room = max((width(label) for label, _ in block.items), default=0)
            yield from (f"  {pad(label, room)}  {shown(cell, glyphs)}" for label, cell in block.items)
        case Paragraph() | Slot():
            yield from block.lines
        case Tally():
            yield from tally_lines(block, glyphs)
        case Course():
            yield from course_lines(block, glyphs)
