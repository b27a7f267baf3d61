"""The globals of an old workbook: its sheets, which cell formats are dates or percentages, how many strings it has."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tanjcli.core.findings import Place
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.ooxml.formats import kind_of
from tanjcli.intake.files.refusal import refuse

BEGIN, END, CONTINUE = 0x809, 0x0A, 0x3C
_DATES_1904, _PASSWORD, _SHEET, _STRINGS, _STYLE, _FORMAT = 0x22, 0x2F, 0x85, 0xFC, 0xE0, 0x41E
_BIFF5, _BIFF8 = 0x500, 0x600
_SHORTEST_STRING = 3


class OldPart(NamedTuple):
    """A sheet: its name, where its records begin, whether it is hidden (also the "very" way) and a worksheet."""

    name: str
    offset: int
    hidden: bool
    is_worksheet: bool


@dataclass(slots=True)
class OldBook:
    """The stream and what its globals say; ``kinds`` are those of the cell styles, by number."""

    stream: bytes
    place: Place
    wide: bool = False  # BIFF8
    sheets: list[OldPart] = field(default_factory=list)
    strings: int = 0
    kinds: list[str] = field(default_factory=list)

    def damaged(self, reason: str) -> Exception:
        """The refusal of the whole file."""
        return refuse("file-damaged", self.place, reason=f"BIFF: {reason}")


def records(book: OldBook, start: int) -> Iterator[tuple[int, int, int]]:
    """Code, position and length of every record up to the end of the part that begins at ``start``.

    What is nested in it (charts) is left out. Raises ``RefusedError`` when the stream stops first.
    """
    stream, at, depth = book.stream, start, 0
    most, unpack = len(stream) - 4, struct.Struct("<HH").unpack_from
    while at <= most:
        code, length = unpack(stream, at)
        at += 4
        if at + length > most + 4:
            break
        if code == BEGIN:
            depth += 1
        elif code == END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield code, at, length
        elif not depth:
            break
        at += length
    raise book.damaged("truncated")


def read_globals(stream: bytes, place: Place, limits: Limits) -> OldBook:
    """What the sheets hang on. Raises ``RefusedError``, for a password too."""
    book = _begun(stream, place)
    codes: dict[int, str] = {}
    styles: list[int] = []
    strings_size = last = 0
    for code, at, length in records(book, 0):
        if code == _PASSWORD:
            raise refuse("file-password", place)
        if code == _SHEET and length >= 8:
            book.sheets.append(_part(book, stream[at : at + length]))
            if len(book.sheets) > limits.sheets:
                raise refuse("workbook-many-sheets", place, limit=limits.sheets)
        elif code == _FORMAT and length >= 4:
            codes[int.from_bytes(stream[at : at + 2], "little")] = _format(stream[at + 2 : at + length], book.wide)
        elif code == _STYLE and length >= 4:
            styles.append(int.from_bytes(stream[at + 2 : at + 4], "little"))
        elif code == _STRINGS and length >= 8:
            book.strings, strings_size = struct.unpack_from("<I", stream, at + 4)[0], length
        elif code == CONTINUE and last == _STRINGS:
            strings_size += length
        last = last if code == CONTINUE else code
    if book.strings * _SHORTEST_STRING > strings_size:
        limit = strings_size // _SHORTEST_STRING
        raise refuse("workbook-count-absurd", place, raw=f"{book.strings:,}", member="SST", limit=limit)
    book.kinds = [kind_of(str(id_), codes.get(id_, "")) for id_ in styles]
    return book


def _begun(stream: bytes, place: Place) -> OldBook:
    book = OldBook(stream, place)
    if len(stream) < 8 or int.from_bytes(stream[:2], "little") != BEGIN:
        raise book.damaged("no beginning")
    version = int.from_bytes(stream[4:6], "little")
    if version not in (_BIFF5, _BIFF8):
        raise book.damaged(f"version {version:x}")
    book.wide = version == _BIFF8
    return book


def _part(book: OldBook, body: bytes) -> OldPart:
    offset, state, kind = struct.unpack_from("<IBB", body)
    name = _words(body[7:], body[6]) if book.wide else body[7 : 7 + body[6]].decode("gb18030", "replace")
    if any(part.name == name for part in book.sheets):
        raise refuse("workbook-sheet-twice", Place(book.place.file, name), raw=name)
    return OldPart(name, offset, bool(state & 3), kind == 0)


def _format(body: bytes, wide: bool) -> str:
    length = int.from_bytes(body[:2], "little")
    return _words(body[2:], length) if wide else body[1 : 1 + body[0]].decode("latin-1")


def _words(body: bytes, length: int) -> str:
    """Text behind its flags: one byte a letter, or two."""
    if body[:1] == b"\1":
        return body[1 : 1 + 2 * length].decode("utf-16-le", "replace")
    return body[1 : 1 + length].decode("latin-1")
