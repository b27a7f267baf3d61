"""Hostile zip workbooks: what the gate refuses, and what each of the others becomes, cell for cell."""

from __future__ import annotations

import io
import zipfile

from tests.hostile.county_book import MERGES, book, markup, number, row, rows, text, with_cell
from tests.hostile.faults import Fault, Faults, bad, noted, read, refuse
from tests.unit.intake import hostile
from tests.unit.intake.builders import xlsx

DATE, PERCENT = hostile.styles("0", "14"), hostile.styles("0", "9")
ESCAPE = "\N{ESCAPE}"


def renamed(name: str) -> bytes:
    """The sheet under another name."""
    return book(book=hostile.workbook(name))


def formula(written: str, value: str, kind: str = "") -> bytes:
    """D6 as a formula with this stored value."""
    return with_cell(f'<c r="D6"{kind}><f>{written}</f>{value}</c>')


def dimension(claimed: str) -> bytes:
    """The sheet claims to reach so far."""
    return book(before=f'<dimension ref="{claimed}"/>')


def shown(body: str) -> bytes:
    """The style part holds something odd."""
    return book(styles=hostile.styles("0", body=body))


def without(*members: str) -> bytes:
    """The workbook without some of its parts."""
    return hostile.packed({k: v for k, v in hostile.parts(sheet=markup()).items() if k not in members})


def two_directories() -> bytes:
    """A second workbook begins in the comment of the first: which directory counts depends on the reader."""
    first, second = book(), with_cell(number("D6", 999))
    whole = bytearray(first)
    whole[-2:] = min(len(second), 0xFFFF).to_bytes(2, "little")
    return bytes(whole) + second


def prefixed() -> bytes:
    """Another archive stands before this one: whoever looks from the front sees that."""
    return with_cell(number("D6", 999)) + book()


def zip64() -> bytes:
    """Written as a stream: sizes follow the members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in hostile.parts(sheet=markup()).items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content.encode() if isinstance(content, str) else content)
    return out.getvalue()


def blank_rows(count: int) -> bytes:
    """Rows below the table whose cells wear a style and hold nothing."""
    return book(rows() + hostile.many_rows(count, lambda n: f'<row r="{n + 8}"><c r="A{n + 8}" s="0"/></row>'))


def hidden(state: str) -> bytes:
    """The only sheet is hidden."""
    return book(book=hostile.workbook("表", state=f' state="{state}"'))


ERRORS: Faults = {
    f"error-{kind.strip('#!?').replace('/', '-').lower()}": bad(
        lambda kind=kind: with_cell(f'<c r="D6" t="e"><v>{kind}</v></c>'), "cell-error"
    )
    for kind in ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!")
}
NUMBERS: Faults = {
    f"number-{name}": bad(lambda value=value: with_cell(number("D6", value)), "cell-error")
    for name, value in {
        "with-underscore": "1_000",
        "nan": "NaN",
        "infinite": "INF",
        "1e999": "1e999",
        "in-hex": "0x10",
        "with-a-comma": "1,000",
        "with-a-blank": "3 51",
        "with-a-percent-sign": "12%",
        "of-two-points": "3.5.1",
        "in-full-width-digits": "\uff13\uff15\uff11",
    }.items()
}
SPELLINGS: Faults = {
    f"number-as-{name}": read(lambda value=value: with_cell(number("D6", value)))
    for name, value in {"exponent": "3.51E+2", "long-decimal": "351.00000000000000", "signed": "+351"}.items()
}

CELLS: Faults = {
    **ERRORS,
    **NUMBERS,
    **SPELLINGS,
    "formula-never-calculated": bad(lambda: formula("C6*7", ""), "cell-uncached"),
    "formula-with-an-empty-value": bad(lambda: formula("C6*7", "<v></v>"), "cell-uncached"),
    "text-formula-never-calculated": bad(lambda: formula("C6*7", "", ' t="str"'), "cell-uncached"),
    "formula-with-its-value": read(lambda: formula("C6*7", "<v>351</v>")),
    "stale-total": noted(lambda: book(rows(D8='<c r="D8"><f>SUM(D5:D7)</f><v>1500</v></c>')), ("total-mismatch", "D8")),
    "date-format-on-a-figure": bad(lambda: with_cell(number("D6", 65, ' s="1"'), styles=DATE), "number-date"),
    "date-format-negative": bad(lambda: with_cell(number("D6", -5, ' s="1"'), styles=DATE), "number-date"),
    "date-format-huge": bad(lambda: with_cell(number("D6", 99_999_999, ' s="1"'), styles=DATE), "number-date"),
    "date-format-cjk": bad(
        lambda: with_cell(number("D6", 351, ' s="1"'), styles=hostile.styles("0", "31")), "number-date"
    ),
    "date-format-weekday": bad(
        lambda: with_cell(
            number("D6", 351, ' s="1"'),
            styles=hostile.styles("0", "164", body='<numFmts><numFmt numFmtId="164" formatCode="aaaa"/></numFmts>'),
        ),
        "number-date",
    ),
    "date-of-1904": bad(
        lambda: with_cell(
            number("D6", 351, ' s="1"'), styles=DATE, book=hostile.workbook("表", pr='<workbookPr date1904="1"/>')
        ),
        "number-date",
    ),
    "date-in-iso": bad(lambda: with_cell('<c r="D6" t="d"><v>2021-06-30</v></c>'), "number-date"),
    "boolean": bad(lambda: with_cell('<c r="D6" t="b"><v>1</v></c>'), "number-flag"),
    "number-as-text": read(lambda: with_cell(text("D6", "351"))),
    "number-as-text-in-full-width": noted(
        lambda: with_cell(text("D6", "\uff13\uff15\uff11")), ("number-cleaned", "D6")
    ),
    "number-as-text-about": bad(lambda: with_cell(text("D6", "约351")), "number-unreadable"),
    "text-with-an-escape": bad(lambda: with_cell(text("D6", "_x001B_[31m351")), "cell-control"),
    "merged-figures": Fault(
        lambda: book(rows(D6=""), hostile.merges(*MERGES, "D5:D6")),
        found=(("merged-amount", "D5"), ("merged-amount", "D6")),
        figures={"M01": None, "M02": None, "M03": 581},
    ),
    "value-twice-in-a-cell": refuse(lambda: with_cell('<c r="D6"><v>999</v><v>351</v></c>'), "sheet-cell-twice"),
    "text-twice-in-a-cell": refuse(
        lambda: with_cell(text("D6", "999").replace("</is>", "</is><is><t>351</t></is>")), "sheet-cell-twice"
    ),
}

SHEETS: Faults = {
    "dimension-too-small": noted(lambda: dimension("A1:B3"), ("sheet-dimension-wrong", "")),
    "dimension-too-big": read(lambda: dimension("A1:XFD1048576")),
    "dimension-no-range": refuse(lambda: dimension("nowhere"), "file-damaged"),
    "dimension-backwards": noted(lambda: dimension("D8:A1"), ("sheet-dimension-wrong", "")),
    "rows-out-of-order": noted(
        lambda: book("".join(row(n) for n in (8, 3, 4, 6, 5, 1, 2, 7))), ("sheet-rows-unordered", "")
    ),
    "cells-out-of-order": read(
        lambda: book(rows(r6=f'<row r="6">{number("D6", 351)}{text("B6", "M02")}{text("A6", "东乡")}</row>'))
    ),
    "rows-without-numbers": read(lambda: book(rows().replace('<row r="6">', "<row>"))),
    "label-merged-over-rows": read(lambda: book(rows(A6=""), hostile.merges(*MERGES, "A5:A6"))),
    "hidden-row": noted(lambda: book(rows(r6=row(6, tag=' hidden="1"'))), ("hidden-used", "6")),
    "row-without-height": noted(lambda: book(rows(r6=row(6, tag=' ht="0" customHeight="1"'))), ("hidden-used", "6")),
    "hidden-column": noted(
        lambda: book(before='<cols><col min="4" max="4" hidden="1"/></cols>'), ("hidden-columns-used", "D4")
    ),
    "100000-hidden-ranges": noted(
        lambda: book(before="<cols>" + '<col min="4" max="16384" hidden="1"/>' * 100_000 + "</cols>"),
        ("hidden-columns-used", "D4"),
    ),
    "hidden-sheet": noted(lambda: hidden("hidden"), ("hidden-sheet-used", "3")),
    "very-hidden-sheet": noted(lambda: hidden("veryHidden"), ("hidden-sheet-used", "3")),
    "200000-styled-blank-rows": read(lambda: blank_rows(199_990)),
    "merges-far-below": refuse(
        lambda: book(
            after=hostile.merges(*[f"{c}{n}:{c}{n + 9998}" for n in range(20, 190_000, 10_000) for c in "ABCD"])
        ),
        "sheet-merge-large",
    ),
    "sheet-name-of-markup": read(lambda: renamed("[red]../x&lt;b&gt;")),
    "sheet-name-of-a-path": read(lambda: renamed("../../etc/passwd")),
    "sheet-name-with-bidi": read(lambda: renamed("\u202e\u8868\u200b")),
    "sheet-name-of-a-formula": read(lambda: renamed("=cmd|'/c calc'!A0")),
    "sheet-name-empty": read(lambda: renamed("")),
    "no-sheet-at-all": refuse(lambda: book(book=hostile.workbook()), "recipe-no-header"),
    "no-rows-at-all": refuse(lambda: book(sheet=markup(" ")), "recipe-no-header"),
}

BOXES: Faults = {
    "empty-fill": read(lambda: shown("<fills><fill/></fills>")),
    "styles-no-xml": refuse(lambda: book(styles="<styleSheet><<"), "file-damaged"),
    "styles-gone": read(lambda: without(hostile.STYLES)),
    "style-out-of-range": read(lambda: with_cell(number("D6", 351, ' s="999999"'))),
    "format-of-30000-brackets": read(
        lambda: shown(f'<numFmts><numFmt numFmtId="164" formatCode="{"[" * 30_000}"/></numFmts>')
    ),
    "strings-gone": read(lambda: without(hostile.STRINGS)),
    "types-gone": read(lambda: without("[Content_Types].xml")),
    "two-directories": refuse(two_directories, "file-damaged"),
    "an-archive-before-the-archive": refuse(prefixed, "file-damaged"),
    "bytes-behind-the-archive": refuse(lambda: book() + b"PK\5\6" + bytes(18), "file-damaged"),
    "written-as-a-stream": read(zip64),
    "stored-not-packed": read(lambda: hostile.packed(hostile.parts(sheet=markup()), zipfile.ZIP_STORED)),
    "parts-in-other-case": read(
        lambda: hostile.packed({k.replace("sheet1", "Sheet1"): v for k, v in hostile.parts(sheet=markup()).items()})
    ),
    "byte-order-mark-in-the-sheet": read(lambda: book(sheet="\ufeff" + markup())),
    "the-strict-dialect": read(
        lambda: book(sheet=markup().replace(hostile.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"))
    ),
    "links-in-90000-cells": noted(
        lambda: book(
            links=hostile.links(*[hostile.link("hyperlink", f"http://a/{n}", id_=f"x{n}") for n in range(90_000)])
        ),
        ("workbook-link-outside", ""),
    ),
    "written-by-a-library": read(
        lambda: xlsx(
            [
                ["磨坊产值(2021年7月)【样例数据】"],
                [None, None, None, "单位:千元"],
                ["乡镇", "代码", "产值/本月", "产值/1—本月"],
                ["东乡", "M01", 101, 801],
                ["东乡", "M02", 51, 351],
                ["西乡", "M03", 81, 581],
            ]
        )
    ),
}  # fmt: skip

# Slow to make, and refused by the same gate as their smaller kin: tests/unit/intake/test_preflight.py has them.
_LARGE = {"a-string-of-150-mb", "a-member-of-110-mb", "members-of-240-mb-in-all", "20000-members", "text-of-70-mb"}
GATE: Faults = {
    kind: refuse(make, code)
    for kind, (make, code) in hostile.REFUSED.items()
    if kind not in _LARGE and not kind.startswith("text-")
}

XLSX: Faults = {**CELLS, **SHEETS, **BOXES}
