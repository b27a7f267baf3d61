"""Markdown: pipe tables that any renderer aligns; every character of data that Markdown would read is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tanjcli.present.document import Align, Block, Document, Facts, Paragraph, Table, Tally
from tanjcli.present.writers.glyphs import UNICODE
from tanjcli.present.writers.layout import shown, tally_lines

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~&])")
# At the start of a line these would open a list or a heading.
_OPENING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def render(document: Document) -> str:
    """The document as Markdown; hints are left out."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"# {_escaped(document.title)}"
    if document.banner:
        yield from ("", f"**{_escaped(document.banner)}**")
    yield from _paragraphs(document.header)
    for block in document.blocks:
        if block.title:
            yield from ("", f"## {_escaped(block.title)}")
        yield from _block(block)
    yield from _paragraphs(document.footer)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield ""
            yield _row(column.heading for column in block.columns)
            yield "|" + "|".join("--:" if c.align is Align.RIGHT else ":--" for c in block.columns) + "|"
            yield from (_row(shown(cell, UNICODE) for cell in row) for row in block.rows)
        case Facts():
            yield ""
            yield from (f"- {_escaped(label)}: {_escaped(shown(cell, UNICODE))}" for label, cell in block.items)
        case Paragraph():
            yield from _paragraphs(block.lines)
        case Tally():
            yield from _paragraphs(tuple(tally_lines(block, UNICODE)))


def _paragraphs(lines: tuple[str, ...]) -> Iterator[str]:
    for text in lines:
        yield from ("", _OPENING.sub(r"\1\\\2", _escaped(text)))


def _row(texts: Iterator[str]) -> str:
    return "| " + " | ".join(_escaped(text) for text in texts) + " |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
