"""The columns of a large read from one process to another: through a file that both have in memory, not a pipe."""

from __future__ import annotations

from dataclasses import dataclass, replace
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, BinaryIO

from tanjcli.intake.columnar.large import LargeRead
from tanjcli.intake.columnar.packed import Data, Mover, Packed

_BETWEEN = "\0"  # stands in no text that is read


@dataclass(frozen=True, slots=True)
class Piece:
    """Where some bytes are in the file."""

    offset: int
    size: int


def left(read: LargeRead, path: Path) -> LargeRead:
    """The same read, its columns in a file. Raises ``OSError``."""
    with path.open("wb") as stream:
        stream.write(b"\0")  # an empty file is none that can be had in memory
        return _moved(read, _Writer(stream))


def fetched(read: LargeRead, path: Path) -> LargeRead | None:
    """The read with its columns; ``None`` where the file does not hold them."""
    try:
        with path.open("rb") as stream:
            return _moved(read, _Reader(memoryview(mmap(stream.fileno(), 0, access=ACCESS_READ))))
    except (OSError, ValueError):
        return None


class _Writer:
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._written: dict[int, Any] = {}

    def data(self, data: Data, /) -> Piece:
        """Into the file."""
        return Piece(self._stream.tell(), self._stream.write(data))

    def words(self, words: Any, /) -> Any:
        """Texts into the file, once for all columns that share them; anything else stays."""
        if id(words) not in self._written:
            text = _BETWEEN.join(words) if set(map(type, words)) == {str} else ""
            whole = bool(text) and text.count(_BETWEEN) == len(words) - 1
            self._written[id(words)] = self.data(text.encode()) if whole else words
        return self._written[id(words)]


class _Reader:
    def __init__(self, data: memoryview) -> None:
        self._data = data
        self._read: dict[int, list[str]] = {}

    def data(self, piece: Piece, /) -> memoryview:
        """From the file. Raises ``ValueError``."""
        found = self._data[piece.offset : piece.offset + piece.size]
        if len(found) != piece.size:
            raise ValueError(f"{len(found)} bytes of {piece.size}")
        return found

    def words(self, words: Any, /) -> Any:
        """From the file, if they are there. Raises ``ValueError``."""
        if not isinstance(words, Piece):
            return words
        if words.offset not in self._read:
            self._read[words.offset] = str(self.data(words), "utf-8").split(_BETWEEN)
        return self._read[words.offset]


def _moved(read: LargeRead, mover: Mover) -> LargeRead:
    stretches = [
        replace(
            stretch,
            columns={name: c.moved(mover) if isinstance(c, Packed) else c for name, c in stretch.columns.items()},
        )
        for stretch in read.table.stretches
    ]
    return replace(read, table=replace(read.table, stretches=stretches))
