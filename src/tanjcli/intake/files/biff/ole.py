"""An OLE container from a stranger: its sectors are chains that may end, loop or lead nowhere; each is walked once."""

from __future__ import annotations

import struct
from array import array

from tanjcli.core.findings import Place
from tanjcli.intake.files.refusal import refuse

_HEADER, _ENTRY = 512, 128
_END, _LAST_SECTOR = 0xFFFFFFFE, 0xFFFFFFFA
_STREAM, _ROOT = 2, 5
_NAMES = ("Workbook", "Book")  # the first one counts: files for two generations of programs hold both


def workbook_stream(data: bytes, place: Place) -> bytes:
    """The stream that holds the workbook. Raises ``RefusedError`` when it cannot be had whole."""
    return _Container(data, place).workbook()


class _Container:
    def __init__(self, data: bytes, place: Place) -> None:
        self._data, self._place = data, place
        if len(data) < _HEADER:
            raise self._damaged("header")
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise self._damaged("sector size")
        self._size = 1 << shift
        self._sectors = -(-(len(data) - self._size) // self._size)
        start, self._cutoff, small = struct.unpack_from("<I4xII", data, 48)
        self._table = self._numbers(self._table_sectors())
        self._small_table = self._numbers(self._chain(small))
        self._entries = self._directory(self._chain(start))

    def workbook(self) -> bytes:
        for name in _NAMES:
            found = [entry for entry in self._entries if entry[0] == name and entry[1] == _STREAM]
            if len(found) > 1:
                raise self._damaged(f"{name} twice")
            if found:
                return self._stream(*found[0][2:])
        raise self._damaged("no workbook")

    def _stream(self, start: int, size: int) -> bytes:
        if size >= self._cutoff:
            whole = self._join(self._chain(start))
        else:
            roots = [entry for entry in self._entries if entry[1] == _ROOT]
            small = self._join(self._chain(roots[0][2])) if roots else b""
            chain = self._walk(start, self._small_table, len(small) // 64)
            whole = b"".join(small[at * 64 : at * 64 + 64] for at in chain)
        if len(whole) < size:
            raise self._damaged("truncated")
        return whole[:size]

    def _table_sectors(self) -> list[int]:
        """Where the table of sectors lies: the first 109 parts are in the header, more in a chain of their own."""
        parts = list(struct.unpack_from("<109I", self._data, 76))
        (following,) = struct.unpack_from("<I", self._data, 68)
        each, seen = self._size // 4 - 1, set[int]()
        while following < _LAST_SECTOR:
            if following in seen:
                raise self._damaged("sectors in a circle")
            seen.add(following)
            *more, following = struct.unpack(f"<{each + 1}I", self._sector(following))
            parts += more
        return [part for part in parts if part < _LAST_SECTOR][: self._sectors + 1]

    def _directory(self, chain: list[int]) -> list[tuple[str, int, int, int]]:
        """Name, kind, first sector and size of every entry."""
        listed, entries = self._join(chain), []
        for at in range(0, len(listed) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", listed, at + 64)
            start, size = struct.unpack_from("<II", listed, at + 116)
            name = listed[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            entries.append((name, kind, start, size))
        return entries

    def _chain(self, start: int) -> list[int]:
        return self._walk(start, self._table, self._sectors)

    def _walk(self, start: int, table: array[int], most: int) -> list[int]:
        chain: list[int] = []
        at = start
        while at < _LAST_SECTOR:
            if at >= len(table) or at >= most or len(chain) >= most:
                raise self._damaged("sectors in a circle" if len(chain) >= most else f"sector {at:,}")
            chain.append(at)
            at = table[at]
        # Anything else at its end marks a free sector, or one of the table itself.
        if at != _END and chain:
            raise self._damaged(f"sector {at:,}")
        return chain

    def _numbers(self, sectors: list[int]) -> array[int]:
        return array("I", struct.unpack(f"<{len(sectors) * self._size // 4}I", self._join(sectors)))

    def _join(self, sectors: list[int]) -> bytes:
        return b"".join(map(self._sector, sectors))

    def _sector(self, number: int) -> bytes:
        if number >= self._sectors:
            raise self._damaged(f"sector {number:,}")
        start = (number + 1) * self._size
        # The last one is often cut short; what is missing there belongs to nothing, or shows as a truncated stream.
        return self._data[start : start + self._size].ljust(self._size, b"\0")

    def _damaged(self, reason: str) -> Exception:
        return refuse("file-damaged", self._place, reason=f"OLE: {reason}")
