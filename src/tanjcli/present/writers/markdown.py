"""Markdown: pipe tables that any renderer aligns; every character of data that Markdown would read is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tanjcli.present.document import (
    Align,
    Annex,
    Block,
    Course,
    Document,
    Facts,
    Heading,
    Paragraph,
    Slot,
    Table,
    Tally,
)
from tanjcli.present.writers.glyphs import UNICODE
from tanjcli.present.writers.layout import shown, tally_lines

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|!~&])")
# In a slot asterisks mark bold words, as they do here, and a backslash before one makes it plain.
_INLINE = re.compile(r"([`_{}\[\]<>#|!~&]|\\(?!\*))")
_PLAIN = re.compile(r"\\([\\`_{}\[\]<>#|!~&])")
# At the start of a line these would open a list or a heading.
_OPENING = re.compile(r"^(\s*\d*)([-+=.)])(?=\s|$)")
_KEPT = re.compile(r"<!-- keep: ([\w-]+) -->\n(.*?)<!-- /keep -->", re.DOTALL)


def render(document: Document) -> str:
    """The document as Markdown; hints are left out."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    yield f"# {_escaped(document.title)}"
    if document.banner:
        yield from ("", f"**{_escaped(document.banner)}**")
    yield from _paragraphs(document.header)
    chaptered = any(isinstance(block, Heading) for block in document.blocks)
    for block in document.blocks:
        if block.title:
            yield from ("", f"{_depth(block, chaptered)} {_escaped(_title(block))}")
        yield from _block(block)
    yield from _paragraphs(document.footer)


def kept_slots(text: str) -> Mapping[str, tuple[str, ...]]:
    """What people wrote between the marks of an earlier file, by the key of the slot; a line is a paragraph."""
    found = {key: _PLAIN.sub(r"\1", inside).splitlines() for key, inside in _KEPT.findall(text)}
    return {key: tuple(line for line in lines if line.strip()) for key, lines in found.items()}


def _title(block: Block) -> str:
    return f"{block.label} {block.title}" if isinstance(block, Annex) else block.title


def _depth(block: Block, chaptered: bool) -> str:
    """Chapters and annexes below the title, sections below them, tables below those."""
    if isinstance(block, Heading):
        return "#" * (block.level + 1)
    return "##" if isinstance(block, Annex) or not chaptered else "####"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Course():
            yield from _block(block.table)
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
        case Slot():
            yield from ("", f"<!-- keep: {block.key} -->")
            yield from (line for text in block.lines for line in (_INLINE.sub(r"\\\1", text), ""))
            yield "<!-- /keep -->"


def _paragraphs(lines: tuple[str, ...]) -> Iterator[str]:
    for text in lines:
        yield from ("", _OPENING.sub(r"\1\\\2", _escaped(text)))


def _row(texts: Iterator[str]) -> str:
    return "| " + " | ".join(_escaped(text) for text in texts) + " |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
