"""The rows of a large text file for whoever asks for one: kept where something is said of them, else read again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from tanjcli.intake.columnar.blocks import Block, Body, DeclinedError, split
from tanjcli.intake.files.grid import Raw
from tanjcli.intake.files.limits import Limits


class Records(Sequence[list[Raw]]):
    """All records of a file, like a list of them; few are in memory.

    A file that has changed since it was read, or is gone, has blank rows: its hash says so elsewhere.
    """

    def __init__(self, body: Body, head: Iterable[list[Raw]], count: int, starts: tuple[tuple[int, int], ...]) -> None:
        self._body, self._count, self._starts = body, count, starts
        self._kept: dict[int, list[Raw]] = dict(enumerate(head))
        self._at = -1
        self._block: list[str | list[str]] = []

    def __reduce__(self) -> tuple[type[Records], tuple[object, ...], dict[str, Any]]:
        state = {"_kept": self._kept}
        return Records, (self._body, (), self._count, self._starts), state

    def keep(self, records: Mapping[int, Sequence[str]]) -> None:
        """These stay in memory."""
        self._kept |= {number: list(cells) for number, cells in records.items()}

    def keep_all(self, numbers: Iterable[int]) -> None:
        """Read these now, in ascending order, and keep them."""
        for number in numbers:
            if number not in self._kept:
                self._kept[number] = self[number]
        self._at, self._block = -1, []

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[list[Raw]]:
        return (self[at] for at in range(self._count))

    @overload
    def __getitem__(self, index: int) -> list[Raw]: ...
    @overload
    def __getitem__(self, index: slice) -> list[list[Raw]]: ...
    def __getitem__(self, index: int | slice) -> list[Raw] | list[list[Raw]]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._count))]
        at = index + self._count if index < 0 else index
        if not 0 <= at < self._count:
            raise IndexError(index)
        if at in self._kept:
            return self._kept[at]
        which = bisect_right(self._starts, (at, 2**62)) - 1
        if which != self._at:
            self._at, self._block = which, self._load(which)
        place = at - self._starts[which][0]
        found = self._block[place] if 0 <= place < len(self._block) else []
        cells: list[Raw] = [*(found.split(self._body.delimiter) if isinstance(found, str) else found)]
        return cells

    def _load(self, which: int) -> list[str | list[str]]:
        try:
            with self._body.path.open("rb") as stream:
                stream.seek(self._starts[which][1])
                end = self._starts[which + 1][1] if which + 1 < len(self._starts) else None
                raw = stream.read() if end is None else stream.read(end - self._starts[which][1])
            return _rows(split(self._body, raw, self._starts[which][1], Limits().fields))
        except (OSError, DeclinedError):
            return []


def _rows(block: Block) -> list[str | list[str]]:
    """Plain lines as they are, the cells of odd ones."""
    try:
        plain = block.plain.decode().split("\n")[:-1]
    except UnicodeDecodeError:
        return []
    if not block.odd:
        return [*plain]
    lines = iter(plain)
    return [next(lines) if at not in block.odd else block.odd[at] for at in range(len(plain) + len(block.odd))]


class Lines(Sequence[int]):
    """The physical line every record begins on; ``steps``: (record, line) from where on both count alike."""

    def __init__(self, head: Sequence[int], count: int, steps: tuple[tuple[int, int], ...]) -> None:
        self._head, self._count, self._steps = tuple(head), count, steps

    def __reduce__(self) -> tuple[type[Lines], tuple[object, ...]]:
        return Lines, (self._head, self._count, self._steps)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        if index < len(self._head):
            return self._head[index]
        record, line = self._steps[bisect_right(self._steps, (index, 2**62)) - 1]
        return line + index - record
