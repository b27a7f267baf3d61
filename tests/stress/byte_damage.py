"""Good files of every kind, and random damage to their bytes."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date
from functools import cache

import openpyxl

from tests.hostile import county_book, faults_marked, old_book
from tests.hostile.mill import PLAN, SOURCES
from tests.unit.intake.builders import xls, xlsx
from tests.unit.intake.marked import MIME

_ROWS = [[None if value == "" else value for value in row] for row in county_book.ROWS]
_MORE = [["甲", 1234.5678, -3, date(2021, 6, 30), True], ["乙", 0.1, 1e15, None, False]]
_PIECES = (
    b"<",
    b">",
    b'"',
    b"&",
    b"<row ",
    b"</c>",
    b"<v>",
    b"0",
    b"-",
    b".",
    b"\xff",
    b"\0",
    b"r=",
    b",",
    b"\n",
    b":",
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
    f'manifest:full-path="/" manifest:media-type="{MIME}"/></manifest:manifest>'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


@cache
def good(kind: str) -> tuple[bytes, ...]:
    """Files of one kind, as different programs write them."""
    if kind == "xlsx":
        return _with_types(county_book.book()), xlsx([*_ROWS, *_MORE]), _by_openpyxl()
    if kind == "xls":
        return old_book.book(), xls([*_ROWS, *[row[:3] for row in _MORE]])
    if kind == "ods":
        return (faults_marked.ods(**{"META-INF__manifest.xml": _MANIFEST}),)
    if kind == "csv":
        return faults_marked.text(), faults_marked.text("\t"), faults_marked.text().decode().encode("gb18030")
    return PLAN.encode(), SOURCES.encode()


def damaged(kind: str, seed: str) -> bytes:
    """A good file with some of its bytes changed; the same for the same seed."""
    chance = random.Random(seed)
    data = chance.choice(good(kind))
    if data.startswith(b"PK") and chance.random() < 0.8:
        return _inside(data, chance)  # the container's checksums give most other damage away
    return _changed(data, chance)


def _inside(data: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        names = given.namelist()
        weighty = [name for name in names if "sheet" in name.lower() or name in ("content.xml", "xl/styles.xml")]
        hit = chance.choice([*names, *weighty * 4])
        for name in names:
            part = given.read(name)
            if name == hit:
                part = _digits(part, chance) if chance.random() < 0.4 else _changed(part, chance)
            changed.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def _digits(data: bytes, chance: random.Random) -> bytes:
    """Damage that markup survives: characters of numbers, addresses and attributes."""
    new = bytearray(data)
    places = [at for at, byte in enumerate(new) if chr(byte) in "0123456789.ABCDst"]
    for at in chance.sample(places, min(len(places), chance.choice((1, 2, 5)))):
        new[at : at + 1] = chance.choice((b"0", b"7", b"9", b"1", b"", b"-", b"E", b".", b"D", b"s", b"00"))
    return bytes(new)


def _changed(data: bytes, chance: random.Random) -> bytes:
    new = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        at = chance.randrange(len(new) + 1)
        end = min(len(new), at + chance.choice((1, 1, 2, 4, 16)))
        what = chance.randrange(7)
        if what == 0 and at < len(new):
            new[at] ^= 1 << chance.randrange(8)
        elif what == 1 and at < len(new):
            new[at] = chance.randrange(256)
        elif what == 2:
            del new[at:end]
        elif what == 3:
            new[at:at] = new[at:end]
        elif what == 4:
            new[at:at] = chance.choice(_PIECES)
        elif what == 5:
            new[at:end] = chance.choice((b"\xff", b"\0", b"9")) * (end - at)
        elif chance.random() < 0.2:
            del new[at:]
        else:
            other = chance.randrange(len(new) + 1)
            new[at:end] = new[other : other + end - at]
    return bytes(new)


def _with_types(data: bytes) -> bytes:
    """What other programs insist on."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in given.namelist():
            changed.writestr(zipfile.ZipInfo(name), _TYPES if name == "[Content_Types].xml" else given.read(name))
    return out.getvalue()


def _by_openpyxl() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in [*_ROWS, *_MORE]:
        book.active.append(row)
    book.save(out)
    return out.getvalue()
