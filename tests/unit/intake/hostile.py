"""Files nobody may hurt us with: each kind is a few lines that synthesise it, and the code it must meet."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"

Members = Mapping[str, str | bytes]


def sheet(rows: str, after: str = "", before: str = "") -> str:
    """A worksheet part around some rows."""
    return f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings(*texts: str, claim: str = "") -> str:
    """A shared string table."""
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'{HEAD}<sst xmlns="{MAIN}" {claim or f"""uniqueCount="{len(texts)}" """}>{items}</sst>'


def links(*extra: str, sheet_target: str = "worksheets/sheet1.xml", mode: str = "") -> str:
    """The workbook's links to its parts, and more of them if asked."""
    known = (
        f'<Relationship Id="rId1" Type="{REL}/worksheet" Target="{sheet_target}"{mode}/>'
        f'<Relationship Id="rId2" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{REL}/styles" Target="styles.xml"/>'
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{known}{"".join(extra)}</Relationships>'


def link(kind: str, target: str, external: bool = True, id_: str = "rId9") -> str:
    """One link of some kind."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id_}" Type="{REL}/{kind}" Target="{target}"{mode}/>'


def styles(*formats: str, body: str = "") -> str:
    """A style part with one cell style a number format id."""
    cells = "".join(f'<xf numFmtId="{id_}"/>' for id_ in formats)
    return f'{HEAD}<styleSheet xmlns="{MAIN}">{body}<cellXfs count="{len(formats)}">{cells}</cellXfs></styleSheet>'


def workbook(*names: str, state: str = "", pr: str = "") -> str:
    """The workbook part; every sheet is the first one unless there are more links."""
    sheets = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="rId{i}"{state}/>' for i, n in enumerate(names, 1))
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}">{pr}<sheets>{sheets}</sheets></workbook>'


def parts(rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>', **changed: str | bytes) -> dict[str, str | bytes]:
    """The members of a small workbook; ``changed`` replaces sheet, strings, styles, book, links."""
    names = {"sheet": SHEET, "strings": STRINGS, "styles": STYLES, "book": BOOK, "links": LINKS}
    main = link("officeDocument", "xl/workbook.xml", False, "rId1")
    root = f'{HEAD}<Relationships xmlns="{PACKAGE}">{main}</Relationships>'
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": root,
        BOOK: workbook("表"),
        LINKS: links(),
        SHEET: sheet(rows),
        STRINGS: strings("甲", "乙"),
        STYLES: styles("0"),
    }
    return members | {names[key]: value for key, value in changed.items()}


def packed(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return stream.getvalue()


def book(rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>', **changed: str | bytes) -> bytes:
    """A small workbook."""
    return packed(parts(rows, **changed))


def with_member(name: str, content: str | bytes) -> bytes:
    """A small workbook with one member more."""
    return packed(parts() | {name: content})


def cell(address: str, value: str = "1", row: str | None = None) -> str:
    """One row with one cell."""
    number = row if row is not None else "".join(c for c in address if c.isdigit())
    return f'<row r="{number}"><c r="{address}"><v>{value}</v></c></row>'


def text_cell(index: str) -> str:
    """A cell that refers to a shared string."""
    return f'<row r="1"><c r="A1" t="s"><v>{index}</v></c></row>'


def inline(text: str) -> str:
    """A cell that carries its text."""
    return f'<row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>'


def patched(data: bytes, signature: bytes, offset: int, value: bytes, member: str = SHEET) -> bytes:
    """The zip with some bytes of a member's header (local or central) overwritten."""
    at = -1
    while (at := data.find(signature, at + 1)) >= 0:
        name_at = at + (30 if signature == b"PK\x03\x04" else 46)
        if data[name_at : name_at + len(member)] == member.encode():
            return data[: at + offset] + value + data[at + offset + len(value) :]
    raise AssertionError(member)


CENTRAL, LOCAL = b"PK\x01\x02", b"PK\x03\x04"


def lying(size: int) -> bytes:
    """The directory claims another inflated size for the sheet."""
    return patched(book("".join(cell(f"A{n}") for n in range(1, 400))), CENTRAL, 24, size.to_bytes(4, "little"))


def flipped() -> bytes:
    """One bit of a stored member is wrong, the checksum is not."""
    data = bytearray(packed(parts(), zipfile.ZIP_STORED))
    data[data.find(b"<v>1</v>") + 3] ^= 1
    return bytes(data)


def twice(name: str, other: str) -> bytes:
    """Two members that are one name for some readers."""
    stream = io.BytesIO(book())
    with zipfile.ZipFile(stream, "a") as archive:
        data = archive.read(name)
        # zipfile warns of equal names only; writing a different one and renaming it in place says the same thing.
        archive.writestr("q" * len(other), data)
    return stream.getvalue().replace(b"q" * len(other), other.encode())


def coarse(megabytes: int) -> bytes:
    """Bytes that pack about 1:100, so that size and not density is what is wrong with them."""
    noise = random.Random(1).randbytes(900)
    return (noise + bytes(100_000 - 900)) * (10 * megabytes)


def many_rows(count: int, row: Callable[[int], str]) -> str:
    """Rows made one by one."""
    return "".join(map(row, range(1, count + 1)))


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
XXE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def doctype(part: str, declaration: str = LAUGHS) -> str:
    """A part with a DTD before its root element."""
    return part.replace(HEAD, HEAD + declaration)


FAR = "XFD1048576"

# kind → (how to make the bytes, the code that must be among the findings)
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "cell-at-the-last-address": (lambda: book(cell(FAR)), "sheet-cell-far"),
    "row-4294967295": (lambda: book(cell("A4294967295")), "sheet-cell-impossible"),
    "row-just-past-the-end": (lambda: book(cell("A1048577")), "sheet-cell-impossible"),
    "column-zzzzzz": (lambda: book(cell("ZZZZZZ1")), "sheet-cell-impossible"),
    "column-xfe": (lambda: book(cell("XFE1")), "sheet-cell-impossible"),
    "a-and-xfd-on-5000-rows": (
        lambda: book(
            many_rows(5000, lambda n: f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="XFD{n}"><v>1</v></c></row>')
        ),
        "sheet-cell-far",
    ),
    "far-cell-in-single-quotes": (lambda: book(cell(FAR).replace('"', "'")), "sheet-cell-far"),
    "far-cell-by-character-reference": (lambda: book(cell(FAR).replace("XFD", "&#88;F&#x44;")), "sheet-cell-far"),
    "far-cell-after-a-comment": (lambda: book("<!-- <row> -->" + cell(FAR)), "sheet-cell-far"),
    "far-cell-behind-line-breaks": (lambda: book(cell(FAR).replace(" r=", "\n\tr=")), "sheet-cell-far"),
    "far-cell-with-a-prefix": (
        lambda: book(
            sheet=sheet(cell(FAR))
            .replace("<", "<x:")
            .replace("<x:/", "</x:")
            .replace("<x:?", "<?")
            .replace("xmlns", "xmlns:x")
        ),
        "sheet-cell-far",
    ),
    "far-cell-in-utf-16": (
        lambda: book(sheet=sheet(cell(FAR)).replace("UTF-8", "UTF-16").encode("utf-16")),
        "xml-encoding",
    ),
    "far-formula-without-value": (lambda: book(f'<row r="1048576"><c r="{FAR}"><f>1</f></c></row>'), "sheet-cell-far"),
    "one-cell-in-a-far-row": (lambda: book(cell("A1") + cell("A200001")), "sheet-cell-far"),
    "a-rectangle-nobody-filled": (lambda: book(cell("SR1") + cell("A150000")), "sheet-too-large"),
    "row-zero": (lambda: book(cell("A0")), "sheet-cell-impossible"),
    "row-minus-one": (lambda: book(cell("A-1", row="-1")), "sheet-cell-impossible"),
    "cell-without-row": (lambda: book(cell("A", row="1")), "sheet-cell-impossible"),
    "cell-in-another-row": (lambda: book(cell("A7", row="5")), "sheet-cell-impossible"),
    "address-with-dollars": (lambda: book(cell("$A$1", row="1")), "sheet-cell-impossible"),
    "row-twice": (lambda: book(cell("A1", "1.25") + cell("A1", "999")), "sheet-row-twice"),
    "cell-twice": (
        lambda: book('<row r="1"><c r="B1"><v>1.25</v></c><c r="B1"><v>999</v></c></row>'),
        "sheet-cell-twice",
    ),
    "cell-twice-in-odd-markup": (
        lambda: book("<row r='1'><c r='B1'><v>1.25</v></c><c r='B1'><v>999</v></c></row>"),
        "sheet-cell-twice",
    ),
    "cells-twice-by-implied-address": (lambda: book('<row r="2"/><row/><row r="3"/>'), "sheet-row-twice"),
    "two-lots-of-rows": (lambda: book(sheet=sheet(cell("A1") + "</sheetData><sheetData>" + cell("A2"))), "xml-broken"),
    "unique-count-4294967295": (
        lambda: book(strings=strings("甲", claim='uniqueCount="4294967295"')),
        "workbook-count-absurd",
    ),
    "unique-count-of-40-digits": (
        lambda: book(strings=strings("甲", claim=f'uniqueCount="{"9" * 40}"')),
        "workbook-count-absurd",
    ),
    "unique-count-minus-one": (lambda: book(strings=strings("甲", claim='uniqueCount="-1"')), "workbook-count-absurd"),
    "string-minus-one": (lambda: book(text_cell("-1")), "sheet-string-index"),
    "string-out-of-range": (lambda: book(text_cell("2")), "sheet-string-index"),
    "string-by-a-fraction": (lambda: book(text_cell("1.5")), "sheet-string-index"),
    "string-of-no-table": (
        lambda: packed({k: v for k, v in parts(text_cell("0")).items() if k != STRINGS}),
        "sheet-string-index",
    ),
    "whole-sheet-merge": (lambda: book(sheet=sheet(cell("A1"), merges("A1:XFD1048576"))), "sheet-merge-large"),
    "merge-to-row-zero": (lambda: book(sheet=sheet(cell("A1"), merges("A1:B0"))), "sheet-merge-broken"),
    "merge-backwards": (lambda: book(sheet=sheet(cell("A1"), merges("C3:A1"))), "sheet-merge-broken"),
    "300-merges-of-9000-cells": (
        lambda: book(sheet=sheet(cell("A1"), merges(*[f"A{n}:I{n + 999}" for n in range(1, 300)]))),
        "sheet-merge-large",
    ),
    "blanks-by-the-megabyte": (lambda: book(sheet=sheet(cell("A1"), " " * 9_000_000)), "zip-ratio"),
    "rows-by-the-megabyte": (lambda: book(sheet=sheet("<row/>" * 1_500_000)), "zip-ratio"),
    "a-string-of-150-mb": (lambda: book(strings=strings("甲" * 50_000_000)), "zip-member-too-big"),
    "strings-of-33-kb": (
        lambda: book(strings=strings(*[f"{n}" + "ab" * 16_400 for n in range(30)])),
        "workbook-text-long",
    ),
    "an-inline-text-of-40000": (lambda: book(inline("字" * 40_000)), "sheet-text-long"),
    "a-value-of-40000-digits": (lambda: book(cell("A1", "1" * 40_000)), "sheet-text-long"),
    "a-member-of-110-mb": (lambda: with_member("xl/media/a.bin", coarse(110)), "zip-member-too-big"),
    "members-of-240-mb-in-all": (
        lambda: packed(parts() | {f"xl/media/{n}.bin": coarse(80) for n in range(3)}),
        "zip-total-too-big",
    ),
    "a-bomb-in-a-picture": (lambda: with_member("xl/media/a.png", bytes(9_000_000)), "zip-ratio"),
    "directory-claims-less": (lambda: lying(100), "zip-size-lies"),
    "directory-claims-more": (lambda: lying(1_000_000), "zip-size-lies"),
    "directory-claims-4-gb": (lambda: lying(4_000_000_000), "zip-member-too-big"),
    "20000-members": (
        lambda: packed({f"xl/{n}": b"" for n in range(20_000)}, zipfile.ZIP_STORED),
        "zip-too-many-members",
    ),
    "member-twice": (lambda: twice(SHEET, SHEET), "zip-member-twice"),
    "member-twice-but-for-case": (lambda: twice(SHEET, SHEET.upper()), "zip-member-twice"),
    "member-twice-but-for-slashes": (lambda: twice(SHEET, SHEET.replace("/", "\\")), "zip-member-twice"),
    "member-climbs-out": (lambda: with_member("../evil.xml", "<a/>"), "zip-name-escapes"),
    "member-from-the-root": (lambda: with_member("/etc/evil.xml", "<a/>"), "zip-name-escapes"),
    "local-name-differs": (lambda: patched(book(), LOCAL, 30, b"xl/worksheets/other1.xml"), "zip-member-damaged"),
    "unusual-compression": (lambda: packed(parts(), zipfile.ZIP_BZIP2), "zip-method"),
    "a-flipped-bit": (flipped, "zip-member-damaged"),
    "a-flipped-deflate-stream": (
        lambda: (lambda d: d[:90] + bytes([d[90] ^ 0xFF, d[91] ^ 0xFF]) + d[92:])(book()),
        "zip-member-damaged",
    ),
    "cut-in-half": (lambda: (lambda d: d[: len(d) // 2])(book()), "file-damaged"),
    "only-a-signature": (lambda: b"PK\x03\x04", "file-damaged"),
    "nothing-at-all": (lambda: b"", "file-empty"),
    "encrypted-members": (lambda: patched(book(), CENTRAL, 8, b"\x01\x00"), "file-password"),
    "laughs-in-the-sheet": (lambda: book(sheet=doctype(sheet(cell("A1", "&b;")))), "xml-doctype"),
    "laughs-in-the-strings": (lambda: book(strings=doctype(strings("&b;"))), "xml-doctype"),
    "laughs-in-the-styles": (lambda: book(styles=doctype(styles("0"))), "xml-doctype"),
    "laughs-in-the-workbook": (lambda: book(book=doctype(workbook("表"))), "xml-doctype"),
    "laughs-in-the-links": (lambda: book(links=doctype(links())), "xml-doctype"),
    "laughs-in-a-part-nobody-reads": (lambda: with_member("docProps/app.xml", doctype(HEAD + "<a/>")), "xml-doctype"),
    "an-entity-from-a-file": (lambda: book(sheet=doctype(sheet(cell("A1", "&a;")), XXE)), "xml-doctype"),
    "an-entity-gives-the-number": (
        lambda: book(sheet=doctype(sheet(cell("A1", "&a;")), '<!DOCTYPE x [<!ENTITY a "7">]>')),
        "xml-doctype",
    ),
    "an-entity-nobody-declared": (lambda: book(cell("A1", "&a;")), "xml-broken"),
    "sheet-in-gbk": (lambda: book(sheet=sheet(inline("甲")).replace("UTF-8", "GBK").encode("gbk")), "xml-encoding"),
    "sheet-in-gbk-that-says-utf-8": (lambda: book(sheet=sheet(inline("甲甲")).encode("gbk")), "xml-broken"),
    "strings-in-utf-16": (
        lambda: book(strings=strings("甲").replace("UTF-8", "UTF-16").encode("utf-16")),
        "xml-encoding",
    ),
    "strings-in-utf-16-unmarked": (lambda: book(strings=strings("甲").encode("utf-16-le")), "xml-encoding"),
    "sheet-cut-short": (lambda: book(sheet=sheet(cell("A1"))[:-30]), "xml-broken"),
    "strings-cut-short": (lambda: book(strings=strings("甲")[:-8]), "xml-broken"),
    "tags-crossed": (lambda: book('<row r="1"><c r="A1"><v>1</c></v></row>'), "xml-broken"),
    "sheet-taken-from-above": (lambda: book(links=links(sheet_target="../../../etc/passwd")), "workbook-link-escapes"),
    "sheet-taken-from-a-file-address": (
        lambda: book(links=links(sheet_target="file:///etc/passwd", mode=' TargetMode="External"')),
        "workbook-link-escapes",
    ),
    "sheet-taken-from-a-disk": (lambda: book(links=links(sheet_target="C:\\a.xml")), "workbook-link-escapes"),
    "picture-taken-from-the-net": (
        lambda: book(links=links(link("image", "https://example.org/a.png"))),
        "workbook-link-escapes",
    ),
    "template-taken-from-a-share": (
        lambda: book(links=links(link("attachedTemplate", "\\\\host\\share\\a.dotm"))),
        "workbook-link-escapes",
    ),
    "link-id-twice": (
        lambda: book(links=links(link("worksheet", "worksheets/b.xml", False, "rId1"))),
        "workbook-link-twice",
    ),
    "sheet-name-twice": (
        lambda: book(book=workbook("表", "x", "表"), links=links()),
        "workbook-sheet-twice",
    ),
    "501-sheets": (lambda: book(book=workbook(*[f"s{n}" for n in range(501)])), "workbook-many-sheets"),
    "one-part-two-sheets": (
        lambda: book(
            book=workbook("一", "二"),
            links=links().replace("/sharedStrings", "/worksheet").replace("sharedStrings.xml", "worksheets/sheet1.xml"),
        ),
        "workbook-part-twice",
    ),
    "sheet-nowhere": (lambda: book(links=links(sheet_target="worksheets/none.xml")), "workbook-part-missing"),
    "no-workbook-part": (lambda: packed({k: v for k, v in parts().items() if k != BOOK}), "workbook-missing"),
    "another-workbook-part": (
        lambda: packed(parts() | {"_rels/.rels": str(parts()["_rels/.rels"]).replace("xl/workbook", "xl/other")}),
        "workbook-missing",
    ),
    "text-field-of-2-mb": (lambda: b"a,b\n1," + b"x" * 2_000_000 + b"\n", "text-field-long"),
    "text-field-of-2-mb-in-utf-16": (lambda: ("a,b\n1," + "x" * 2_000_000).encode("utf-16"), "text-field-long"),
    "text-of-60000-columns": (lambda: b"a\n" + b"1," * 60_000 + b"\n", "text-many-fields"),
    "text-with-nul": (lambda: b"a,b\n1,2\n3\x004,5\n", "text-nul"),
    "text-of-70-mb": (lambda: b"a,b\n" * 17_500_000, "file-too-big"),
}


def merges(*ranges: str) -> str:
    """Merged ranges, as they follow the rows."""
    return "<mergeCells>" + "".join(f'<mergeCell ref="{text}"/>' for text in ranges) + "</mergeCells>"


def make(kind: str, folder: Path) -> Path:
    """Write one kind of hostile file."""
    path = folder / f"{kind}.xlsx"
    path.write_bytes(REFUSED[kind][0]())
    return path
