"""A text file in blocks of whole records: plain lines stay bytes, every other line is read as ``read_csv`` reads it.

A line is plain when it has the delimiters of the header line and neither quotes nor a lone carriage return: then a
record is a line, and a field what stands between two delimiters. What the careful reader would refuse, or read in
another way than these rules, raises ``DeclinedError``: the file is then left to it.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.read_csv import utf8_lines

if TYPE_CHECKING:
    import numpy as np

    _Places = np.ndarray[Any, Any]

BLOCK = 8_000_000  # bytes at a time, at most
_LEAST, _PIECES = 1_000_000, 16
_FIELD_LINES = 20
_QUOTE, _CR, _LF = 34, 13, 10


class DeclinedError(Exception):
    """The file, or this part of it, is not for reading by column; nothing is said about it."""


class NotUtf8Error(DeclinedError):
    """The bytes are not UTF-8; they may well be in another encoding."""


class _UnfinishedError(Exception):
    """A quoted field runs on beyond the bytes at hand."""


@dataclass(frozen=True, slots=True)
class Body:
    """Where the rows of a table begin and how they are written. ``record`` and ``line``: those of the first one."""

    path: Path
    encoding: str
    delimiter: str
    width: int
    offset: int
    record: int
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """Some records, counted from 0: ``plain`` lines as UTF-8, and ``odd`` ones as record → cells.

    ``steps``: (record, physical line, from 0) from where on both count alike. Whether every plain line is as wide as
    the table is for the tokeniser to find, unless there are ``odd`` ones.
    """

    offset: int
    plain: bytes
    odd: Mapping[int, list[str]] = field(default_factory=dict)
    steps: tuple[tuple[int, int], ...] = ((0, 0),)

    def count(self) -> int:
        """How many records there are."""
        import numpy as np

        # Many times as fast as ``bytes.count``, and others may go on meanwhile.
        return int(np.count_nonzero(np.frombuffer(self.plain, np.uint8) == _LF)) + len(self.odd)


class Blocks:
    """Reads a body from its beginning, hashing every byte of the file on the way."""

    def __init__(self, body: Body, stream: BinaryIO, limits: Limits) -> None:
        self._body, self._stream = body, stream
        self._longest = min(limits.fields, limits.field_bytes, limits.text)
        self._size = min(BLOCK, max(_LEAST, body.path.stat().st_size // _PIECES))
        self._digest = hashlib.sha256()
        self._hasher = ThreadPoolExecutor(1)

    def __iter__(self) -> Iterator[Block]:
        offset = self._body.offset
        self._hash(self._stream.read(offset))
        while raw := self._read():
            block, size = self._block(raw, offset)
            yield block
            offset += size

    def sha256(self) -> str:
        """The hash of all that was read."""
        self._hasher.shutdown()
        return self._digest.hexdigest()

    def _hash(self, raw: bytes) -> None:
        self._hasher.submit(self._digest.update, raw)

    def _read(self) -> bytes:
        raw = self._stream.read(self._size)
        if raw and not raw.endswith(b"\n"):
            raw += self._stream.readline()
        return raw

    def _block(self, raw: bytes, offset: int) -> tuple[Block, int]:
        for _ in range(_FIELD_LINES + 1):
            try:
                block = split(self._body, raw, offset, self._longest)
            except _UnfinishedError:
                more = self._stream.readline()
                if not more:
                    raise DeclinedError from None
                raw += more
                continue
            self._hash(raw)
            return block, len(raw)
        raise DeclinedError


@contextmanager
def blocks_of(body: Body, limits: Limits) -> Iterator[Blocks]:
    """The blocks of a file."""
    csv.field_size_limit(limits.text)
    with body.path.open("rb") as stream:
        yield Blocks(body, stream, limits)


def split(body: Body, raw: bytes, offset: int, longest: int) -> Block:
    """Take a block of whole lines apart. Raises ``_UnfinishedError``, ``DeclinedError``."""
    text = _as_utf8(raw, body.encoding)
    if b"\0" in text or _has_long_line(text, longest) or (offset and text.startswith(b"\xef\xbb\xbf")):
        raise DeclinedError
    if not text.endswith(b"\n"):
        text += b"\n"
    bare = text.replace(b"\r\n", b"\n") if b"\r" in text else text
    if b'"' in bare or b"\r" in bare:
        return _Splitter(body, text).split(offset)
    return Block(offset, bare)


def split_again(body: Body, block: Block) -> Block:
    """The same block where the tokeniser has found lines that are not as wide as they should be."""
    return _Splitter(body, block.plain).split(block.offset)


def _as_utf8(raw: bytes, encoding: str) -> bytes:
    if encoding == "utf-8":
        return raw
    try:
        text = raw.decode(encoding).encode()
    except UnicodeDecodeError:
        raise DeclinedError from None
    if utf8_lines(raw):
        raise DeclinedError
    return text


def _has_long_line(text: bytes, longest: int) -> bool:
    """True when some ``longest`` bytes hold no line end; found by leaping from line end to line end."""
    at = 0
    while len(text) - at > longest:
        cut = text.rfind(b"\n", at, at + longest)
        if cut < 0:
            return True
        at = cut + 1
    return False


class _Splitter:
    """Finds the odd lines of a block and reads them by the csv module."""

    def __init__(self, body: Body, text: bytes) -> None:
        import numpy as np

        letters = np.frombuffer(text, np.uint8)
        ends = np.flatnonzero(letters == _LF)
        starts = np.concatenate(([0], ends[:-1] + 1))
        fields = np.flatnonzero(letters == ord(body.delimiter))
        wide = np.diff(np.searchsorted(fields, np.append(starts, len(text)))) != body.width - 1
        returns = np.flatnonzero(letters == _CR)
        lone = returns[letters[returns + 1] != _LF]
        marked = np.searchsorted(ends, np.concatenate((np.flatnonzero(letters == _QUOTE), lone)))
        wide[marked] = True
        self._odd = np.flatnonzero(wide).tolist()
        self._starts, self._ends = starts, ends
        self._body, self._text = body, text
        self._record = self._line = 0

    def split(self, offset: int) -> Block:
        plain: list[bytes] = []
        odd: dict[int, list[str]] = {}
        steps = [(0, 0)]
        at = 0
        for number in self._odd:
            if number < at:
                continue
            if number > at:
                plain.append(self._text[self._starts[at] : self._starts[number]])
                self._record, self._line = self._record + number - at, self._line + number - at
            for cells, physical, after in self._records(number):
                odd[self._record] = cells
                steps.append((self._record, self._line))
                self._record, self._line, at = self._record + 1, self._line + physical, after
            steps.append((self._record, self._line))
        if at < len(self._ends):
            plain.append(self._text[self._starts[at] :])
        return Block(offset, b"".join(plain).replace(b"\r\n", b"\n"), odd, tuple(dict(steps).items()))

    def _records(self, number: int) -> Iterator[tuple[list[str], int, int]]:
        """Cells, physical lines, and the line after, of the record at ``number`` and those that end amid a line."""
        feed = _Feed(self._text, self._starts, self._ends, number)
        reader = csv.reader(feed, delimiter=self._body.delimiter, strict=True)
        told = 0
        while True:
            try:
                cells = next(reader)
            except csv.Error:
                raise (_UnfinishedError if feed.ran_out else DeclinedError) from None
            physical = reader.line_num - told
            if physical > _FIELD_LINES:
                raise DeclinedError
            told = reader.line_num
            yield cells, physical, feed.at
            if not feed.pending:
                return


class _Feed:
    """Physical lines from one line of a block on, as the csv module is to see them."""

    def __init__(self, text: bytes, starts: _Places, ends: _Places, number: int) -> None:
        self._text, self._starts, self._ends = text, starts, ends
        self.at = number
        self.pending: list[str] = []
        self.ran_out = False
        self._given = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if not self.pending:
            if self.at >= len(self._ends):
                self.ran_out = True
                raise StopIteration
            whole = self._text[self._starts[self.at] : self._ends[self.at] + 1]
            try:
                self.pending = list(io.StringIO(whole.decode(), newline=""))
            except UnicodeDecodeError:
                raise NotUtf8Error from None
            self.at += 1
        self._given += 1
        if self._given > _FIELD_LINES + 1:
            raise DeclinedError
        return self.pending.pop(0)
