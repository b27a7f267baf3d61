"""Hostile old workbooks: containers whose sectors lie, records whose counts lie, cells that no sheet can hold."""

from __future__ import annotations

import struct

from tests.hostile import old_book
from tests.hostile.faults import Faults, bad, noted, read, refuse
from tests.hostile.old_book import DIMENSIONS, PLAIN, TEXT, book, changed, entry, figure, formula, number, put, sector

STRINGS, MERGES, ROW, COLUMN, STYLE = 0xFC, 0xE5, 0x208, 0x7D, 0xE0
ENDLESS = 0xFFFFFFFF


def merge(*ranges: tuple[int, int, int, int], claimed: int | None = None) -> bytes:
    """Merges of first row, last row, first column, last column."""
    count = len(ranges) if claimed is None else claimed
    return book((MERGES, struct.pack("<H", count) + b"".join(struct.pack("<HHHH", *area) for area in ranges)))


def claimed(bottom: int, right: int) -> bytes:
    """The sheet claims to reach so far."""
    return changed(DIMENSIONS, lambda _: struct.pack("<IIHHH", 0, bottom, 0, right, 0))


def dated(value: float, style: int = 14) -> bytes:
    """D6 under a built-in date format: the default cell style wears it, and no other figure has that style."""
    known = list(old_book.records())
    last = max(n for n, (code, _) in enumerate(known) if code == STYLE)
    body = known[last][1]
    known.insert(last + 1, (STYLE, body[:2] + struct.pack("<H", style) + body[4:]))
    styles = sum(code == STYLE for code, _ in known)
    at = next(n for n, (code, b) in enumerate(known) if code == old_book.PACKED and b[:4] == struct.pack("<HH", 5, 3))
    known[at] = number(5, 3, value, styles - 1)
    return old_book.contained(old_book.stream_of(known))


def cut() -> bytes:
    """The last sectors are gone."""
    return book()[:-1536]


def beyond() -> bytes:
    """The globals say that the sheet begins where the file has ended."""
    stream = old_book.stream_of(list(old_book.records()))
    at = stream.index(struct.pack("<H", old_book.SHEET)) + 4
    return old_book.contained(stream[:at] + struct.pack("<I", 0xFFFFFFF0) + stream[at + 4 :])


def endless() -> bytes:
    """The last record claims more bytes than there are."""
    stream = old_book.stream_of(list(old_book.records()))
    return old_book.contained(stream[:-2] + b"\xff\xff")


CONTAINER: Faults = {
    "cut-in-half": refuse(lambda: book()[: len(book()) // 2], "file-damaged"),
    "only-a-header": refuse(lambda: book()[:512], "file-damaged"),
    "only-a-signature": refuse(lambda: book()[:8], "file-damaged"),
    "last-sectors-gone": refuse(cut, "file-damaged"),
    "stream-in-a-circle": refuse(lambda: sector(0, 0), "file-damaged"),
    "stream-in-a-longer-circle": refuse(lambda: sector(5, 0), "file-damaged"),
    "stream-leads-nowhere": refuse(lambda: sector(0, 0x7FFFFFFF), "file-damaged"),
    "directory-in-a-circle": refuse(lambda: sector(old_book.directory(), old_book.directory()), "file-damaged"),
    "directory-nowhere": refuse(lambda: put(book(), 48, "<I", 0x7FFFFFF0), "file-damaged"),
    "tables-in-a-circle": refuse(lambda: put(book(), 68, "<II", 0, ENDLESS), "file-damaged"),
    "sectors-of-one-byte": refuse(lambda: put(book(), 30, "<H", 0), "file-damaged"),
    "sectors-of-8-eb": refuse(lambda: put(book(), 30, "<H", 63), "file-damaged"),
    "small-sectors-of-1-tb": refuse(lambda: put(book(), 32, "<H", 40), "file-damaged"),
    "stream-of-4-gb": refuse(lambda: entry(120, "<I", ENDLESS - 15), "file-damaged"),
    "stream-of-nothing": refuse(lambda: entry(120, "<I", 0), "file-damaged"),
    "table-count-absurd": read(lambda: put(book(), 44, "<I", ENDLESS)),
    "directory-tree-in-a-circle": read(lambda: entry(68, "<III", 1, 1, 1)),
}
RECORDS: Faults = {
    "password-rc4": refuse(lambda: old_book.opening((0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48))), "file-password"),
    "password-xor": refuse(lambda: old_book.opening((0x2F, struct.pack("<HHH", 0, 0x1234, 0x5678))), "file-password"),
    "4294967295-strings": refuse(
        lambda: changed(STRINGS, lambda body: struct.pack("<II", ENDLESS, ENDLESS) + body[8:]), "workbook-count-absurd"
    ),
    "string-longer-than-the-table": refuse(
        lambda: changed(STRINGS, lambda body: body[:8] + b"\xff\xff" + body[10:]), "file-damaged"
    ),
    "string-of-65535-runs": refuse(
        lambda: changed(STRINGS, lambda body: body[:10] + b"\x0d\xff\xff\xff\xff\xff\xff" + body[11:]), "file-damaged"
    ),
    "string-out-of-range": refuse(
        lambda: changed(TEXT, lambda body: body[:6] + struct.pack("<I", 9999)), "sheet-string-index"
    ),
    "string-minus-one": refuse(
        lambda: changed(TEXT, lambda body: body[:6] + struct.pack("<I", ENDLESS)), "sheet-string-index"
    ),
    "sheet-beyond-the-end": refuse(beyond, "workbook-part-missing"),
    "record-too-short": refuse(lambda: book((0x203, b"")), "file-damaged"),
    "record-of-65535-columns": refuse(
        lambda: book((0xBD, struct.pack("<HH", 9, 0) + struct.pack("<HI", PLAIN, 2) * 250 + b"\xff\xff")),
        "file-damaged",
    ),
    "record-longer-than-the-file": refuse(endless, "file-damaged"),
    "style-out-of-range": refuse(lambda: book(number(9, 3, 5, 60_000)), "file-damaged"),
    "claims-4-billion-rows": refuse(lambda: claimed(ENDLESS, 0xFFFF), "sheet-cell-impossible"),
    "claims-to-begin-after-its-end": refuse(
        lambda: changed(DIMENSIONS, lambda body: struct.pack("<I", 33_280) + body[4:]), "sheet-cell-impossible"
    ),
    "claims-every-cell": read(lambda: claimed(65_536, 256)),
    "claims-too-little": read(lambda: claimed(1, 1)),
}
CELLS: Faults = {
    "cell-at-the-last-address": refuse(lambda: book(number(65_535, 255, 1)), "sheet-too-large"),
    "column-65536": refuse(lambda: book(number(9, 65_535, 1)), "sheet-cell-impossible"),
    "column-257": refuse(lambda: book(number(9, 256, 1)), "sheet-cell-impossible"),
    "cell-twice": refuse(lambda: book(number(5, 3, 999)), "sheet-cell-twice"),
    "cell-twice-as-text": refuse(
        lambda: book((0x204, struct.pack("<HHHHB", 5, 3, PLAIN, 3, 0) + b"999")), "sheet-cell-twice"
    ),
    "whole-sheet-merge": refuse(lambda: merge((0, 65_535, 0, 255)), "sheet-merge-large"),
    "merge-backwards": refuse(lambda: merge((9, 2, 3, 1)), "sheet-merge-broken"),
    "65535-merges-claimed": refuse(lambda: merge((0, 1, 0, 1), claimed=65_535), "file-damaged"),
    "100-merges-of-9000-cells": refuse(
        lambda: merge(*[(10, 9009, col, col) for col in range(100)]), "sheet-merge-large"
    ),
    "error-na": bad(lambda: figure((0x205, struct.pack("<HHHBB", 5, 3, PLAIN, 42, 1))), "cell-error"),
    "error-ref": bad(lambda: figure((0x205, struct.pack("<HHHBB", 5, 3, PLAIN, 23, 1))), "cell-error"),
    "error-nobody-knows": bad(lambda: figure((0x205, struct.pack("<HHHBB", 5, 3, PLAIN, 200, 1))), "cell-error"),
    "boolean": bad(lambda: figure((0x205, struct.pack("<HHHBB", 5, 3, PLAIN, 1, 0))), "number-flag"),
    "not-a-number": bad(lambda: figure(number(5, 3, float("nan"))), "cell-error"),
    "infinite": bad(lambda: figure(number(5, 3, float("inf"))), "cell-error"),
    "formula-with-its-value": read(lambda: figure(formula(5, 3, struct.pack("<d", 351)))),
    "formula-with-an-error": bad(lambda: figure(formula(5, 3, b"\2\0\x2a\0\0\0\xff\xff")), "cell-error"),
    "formula-with-a-flag": bad(lambda: figure(formula(5, 3, b"\1\0\1\0\0\0\xff\xff")), "number-flag"),
    "formula-whose-text-is-gone": bad(lambda: figure(formula(5, 3, b"\0\0\0\0\0\0\xff\xff")), "cell-uncached"),
    "date-format-on-a-figure": bad(lambda: dated(65), "number-date"),
    "date-format-cjk": bad(lambda: dated(351, 31), "number-date"),
    "date-format-huge": bad(lambda: dated(99_999_999), "number-date"),
    "number-in-full": read(lambda: figure(number(5, 3, 351))),
    "number-a-hundredth": read(lambda: figure((0x27E, struct.pack("<HHHI", 5, 3, PLAIN, (35_100 << 2) | 3)))),
    "hidden-row": noted(
        lambda: changed(ROW, lambda body: body[:12] + struct.pack("<I", 0x20), 5), ("hidden-used", "6")
    ),
    "hidden-column": noted(
        lambda: book((COLUMN, struct.pack("<HHHHHH", 3, 65_535, 0, PLAIN, 1, 0))), ("hidden-columns-used", "D4")
    ),
    "60000-formatted-rows": read(
        lambda: book(*[(ROW, struct.pack("<HHHHHHI", n, 0, 4, 255, 0, 0, 0)) for n in range(8, 60_000)])
    ),
}

XLS: Faults = {**CONTAINER, **RECORDS, **CELLS}
