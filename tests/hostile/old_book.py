"""The month of the three mills as an old workbook (xls), record by record and sector by sector."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from functools import cache

import xlwt
from xlwt.CompoundDoc import XlsDoc

from tests.hostile.county_book import ROWS

Record = tuple[int, bytes]
BEGIN, SHEET, DIMENSIONS, NUMBER, PACKED, TEXT = 0x809, 0x85, 0x200, 0x203, 0x27E, 0xFD
PLAIN = 17  # the cell style that xlwt gives everything


@cache
def records() -> tuple[Record, ...]:
    """Code and body of every record of the workbook stream."""
    book = xlwt.Workbook()
    page = book.add_sheet("产值")
    for r, cells in enumerate(ROWS):
        for c, value in enumerate(cells):
            if value != "":
                page.write(r, c, value)
    stream, at, found = book.get_biff_data(), 0, []
    while at + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, at)
        found += _single(code, stream[at + 4 : at + 4 + length])
        at += 4 + length
    return tuple(found)


def _single(code: int, body: bytes) -> list[Record]:
    """Numbers that stand side by side share a record; here each gets its own."""
    if code != 0xBD:
        return [(code, body)]
    row, first = struct.unpack_from("<HH", body)
    packed = [body[at : at + 6] for at in range(4, len(body) - 2, 6)]
    return [(PACKED, struct.pack("<HH", row, first + n) + one) for n, one in enumerate(packed)]


def stream_of(written: list[Record]) -> bytes:
    """The records as a stream in which the globals know where the sheet begins."""
    stream = b"".join(struct.pack("<HH", code, len(body)) + body for code, body in written)
    starts, at, sheet = [], 0, 0
    for code, body in written:
        starts += [at] if code == BEGIN else []
        sheet = at + 4 if code == SHEET else sheet
        at += 4 + len(body)
    return stream[:sheet] + struct.pack("<I", starts[1]) + stream[sheet + 4 :]


def contained(stream: bytes) -> bytes:
    """The stream in an OLE container."""
    out = io.BytesIO()
    XlsDoc().save(out, stream)
    return out.getvalue()


def book(*more: Record) -> bytes:
    """The workbook; ``more`` records follow the last cell."""
    known = list(records())
    at = max(n for n, (code, _) in enumerate(known) if code in (NUMBER, TEXT, PACKED)) + 1
    return contained(stream_of([*known[:at], *more, *known[at:]]))


def changed(code: int, change: Callable[[bytes], bytes], nth: int = 0) -> bytes:
    """The workbook with the body of one record changed."""
    known = list(records())
    at = [n for n, (found, _) in enumerate(known) if found == code][nth]
    known[at] = (code, change(known[at][1]))
    return contained(stream_of(known))


def figure(written: Record) -> bytes:
    """The workbook with another record in the place of D6."""
    known = list(records())
    at = next(n for n, (code, body) in enumerate(known) if code == PACKED and body[:4] == struct.pack("<HH", 5, 3))
    return contained(stream_of([*known[:at], written, *known[at + 1 :]]))


def opening(record: Record) -> bytes:
    """The workbook with a record right after its beginning."""
    known = records()
    return contained(stream_of([known[0], record, *known[1:]]))


def number(row: int, col: int, value: float, style: int = PLAIN) -> Record:
    """A cell with a double."""
    return NUMBER, struct.pack("<HHHd", row, col, style, value)


def formula(row: int, col: int, result: bytes) -> Record:
    """A formula with its stored result."""
    return 0x06, struct.pack("<HHH", row, col, PLAIN) + result + struct.pack("<HI", 0, 0) + b"\3\0\x1e\1\0"


def put(data: bytes, at: int, shape: str, *values: int) -> bytes:
    """Some bytes of the container overwritten."""
    new = struct.pack(shape, *values)
    return data[:at] + new + data[at + len(new) :]


def sector(number: int, value: int) -> bytes:
    """The container with another entry in its table of sectors."""
    data = book()
    (table,) = struct.unpack_from("<I", data, 76)
    return put(data, 512 * (table + 1) + 4 * number, "<I", value)


def entry(offset: int, shape: str, *values: int) -> bytes:
    """The container with the directory entry of the workbook overwritten at ``offset``."""
    data = book()
    (directory,) = struct.unpack_from("<I", data, 48)
    return put(data, 512 * (directory + 1) + 128 + offset, shape, *values)


def directory() -> int:
    """The first sector of the directory."""
    first: int = struct.unpack_from("<I", book(), 48)[0]
    return first
