"""One worksheet part: its frame (columns, merges, filters …) by expat, its cells by the fast or the patient reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Protocol, TypeVar

from tanjcli.core.findings import Place
from tanjcli.intake.files.ooxml.cells import LAST_COLUMN, Batch, NotPlainError, plain_rows
from tanjcli.intake.files.ooxml.markup import Attributes, Markup
from tanjcli.intake.files.ooxml.patient import PatientRows
from tanjcli.intake.files.refusal import refuse

_HEAD_MOST, _ROW_MOST = 4_000_000, 2_000_000
_OPENING = re.compile(rb"<sheetData ?(/?)>")
_CLOSING = b"</sheetData>"
_TRUE = ("1", "true")


class Frame(Markup):
    """Everything of a worksheet that is not a cell.

    ``columns``: 1 where a column is hidden. ``merges``: ranges as written. ``dimension``: as claimed.
    """

    def __init__(self, place: Place, member: str, text_limit: int) -> None:
        super().__init__(place, member)
        self.cells = PatientRows(text_limit)
        self.dimension = ""
        self.merges: list[str] = []
        self.columns = bytearray(LAST_COLUMN + 1)
        self.filtered = False
        self.reached_data = False
        self._in_data = False
        self.forbid_asides(lambda: self.cells.in_cell)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._in_data:
            self.cells.start(name, attributes)
        elif name == "sheetData":
            if self.reached_data:
                raise refuse("xml-broken", self.place, member=self.member, reason="sheetData twice")
            self._in_data = self.reached_data = True
        elif name == "mergeCell":
            self.merges.append(attributes.get("ref", ""))
        elif name == "col":
            self._column(attributes)
        elif name == "dimension":
            self.dimension = attributes.get("ref", "")
        elif name == "filterColumn" or (name == "sheetPr" and attributes.get("filterMode") in _TRUE):
            self.filtered = True

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "sheetData":
            self._in_data = False
        elif self._in_data:
            self.cells.end(name)

    def text(self, data: str) -> None:
        """Character data."""
        if self._in_data:
            self.cells.text(data)

    def _column(self, attributes: Attributes) -> None:
        hidden = attributes.get("hidden") in _TRUE or re.fullmatch(r"0(\.0+)?", attributes.get("width", ""))
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if hidden and first.isascii() and first.isdigit() and last.isascii() and last.isdigit():
            begin, end = max(0, int(first[:6]) - 1), min(int(last[:6]), LAST_COLUMN + 1)
            self.columns[begin:end] = b"\1" * max(0, end - begin)


class Sink(Protocol):
    """Takes the cells of one sheet, batch by batch."""

    def add(self, batch: Batch) -> None:
        """Take the next rows."""


S = TypeVar("S", bound=Sink)


def read_cells(
    chunks: Callable[[], Iterable[bytes]], new_frame: Callable[[], Frame], new_sink: Callable[[], S]
) -> tuple[Frame, S]:
    """Walk through a worksheet, again and patiently if it is not plain. Raises ``RefusedError``, ``BadCellError``."""
    frame, sink = new_frame(), new_sink()
    try:
        for batch in _plain(frame, iter(chunks())):
            sink.add(batch)
    except NotPlainError:
        frame, sink = new_frame(), new_sink()
        for chunk in chunks():
            frame.feed(chunk)
            sink.add(frame.cells.take())
        # Newer expats hold back what might still change, so the last rows may come only now.
        frame.feed(b"", final=True)
        sink.add(frame.cells.take())
    return frame, sink


def _plain(frame: Frame, chunks: Iterator[bytes]) -> Iterator[Batch]:
    buffer, opening = b"", None
    while opening is None:
        buffer += _more(chunks, len(buffer), _HEAD_MOST)
        opening = _OPENING.search(buffer)
    frame.feed(buffer[: opening.end()])
    if not frame.reached_data:
        raise NotPlainError
    buffer = buffer[opening.end() :]
    if not opening[1]:
        buffer = yield from _plain_body(buffer, chunks)
    frame.feed(buffer)
    for chunk in chunks:
        frame.feed(chunk)
    frame.feed(b"", final=True)


def _plain_body(buffer: bytes, chunks: Iterator[bytes]) -> Generator[Batch, None, bytes]:
    while (end := buffer.find(_CLOSING)) < 0:
        cut = buffer.rfind(b"<row ")
        if cut > 0:
            yield plain_rows(buffer[:cut])
            buffer = buffer[cut:]
        buffer += _more(chunks, len(buffer), _ROW_MOST)
    if end:
        yield plain_rows(buffer[:end])
    return buffer[end:]


def _more(chunks: Iterator[bytes], held: int, most: int) -> bytes:
    chunk = next(chunks, b"")
    if not chunk or held > most:
        raise NotPlainError
    return chunk
