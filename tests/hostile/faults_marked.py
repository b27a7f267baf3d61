"""Hostile spreadsheets that are markup: ods, SpreadsheetML 2003, HTML called .xls; and files under a wrong name."""

from __future__ import annotations

import io
import zipfile

from tests.hostile import county_book, old_book
from tests.hostile.county_book import ROWS
from tests.hostile.faults import Faults, bad, noted, read, refuse
from tests.unit.intake import marked
from tests.unit.intake.marked import blank, data, page, sheetml, ss, value, words

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
FAR = 2**31


def ods_rows(figure: str = "", attributes: str = "") -> str:
    """The table; ``figure`` is another cell D6, ``attributes`` those of row 6."""
    made = []
    for at, cells in enumerate(ROWS, 1):
        own = [value("float", "value", str(c)) if isinstance(c, int) else words(c) if c else blank() for c in cells]
        own = [*own[:3], figure or own[3]] if at == 6 else own
        made.append(marked.row(*own, attributes=attributes if at == 6 else ""))
    return "".join(made)


def ods(rows: str = "", **parts: str) -> bytes:
    """The document."""
    return marked.ods(rows or ods_rows(), **parts)


def ods_members_twice() -> bytes:
    """Two contents of one name."""
    out = io.BytesIO(ods())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("kontent.xml", archive.read("content.xml").replace(b'"351"', b'"999"'))
    return out.getvalue().replace(b"kontent.xml", b"content.xml")


def xml(figure: str = "", attributes: str = "", before: str = "", more: str = "") -> bytes:
    """The table as SpreadsheetML."""
    made = []
    for at, cells in enumerate(ROWS, 1):
        own = [data("Number" if isinstance(c, int) else "String", str(c)) for c in cells]
        own = [*own[:3], figure or own[3]] if at == 6 else own
        made.append(ss(*own, attributes=attributes if at == 6 else ""))
    return sheetml("".join(made) + more, before=before).encode()


def html(figure: str = "<td>351", tag: str = "", more: str = "") -> bytes:
    """The table as a page."""
    made = []
    for at, cells in enumerate(ROWS, 1):
        own = [f"<td>{c}" for c in cells]
        own = [*own[:3], figure] if at == 6 else own
        made.append(f"<tr{tag if at == 6 else ''}>{''.join(own)}")
    return page(f"<table>{''.join(made)}</table>{more}").encode()


def text(delimiter: str = ",") -> bytes:
    """The table as text, its headers in one row."""
    rows = [(county_book.SAMPLE,), ("乡镇", "代码", "产值/本月", "产值/1—本月"), *ROWS[4:7]]
    return "".join(delimiter.join(map(str, row)) + "\n" for row in rows).encode()


ODS: Faults = {
    "plain": read(ods),
    "laughs": refuse(lambda: ods(before=LAUGHS), "xml-doctype"),
    "an-entity-from-a-file": refuse(lambda: ods(before=FILE), "xml-doctype"),
    "bomb": refuse(lambda: ods(ods_rows(words(" " * 60_000_000))), "zip-ratio"),
    "content-twice": refuse(ods_members_twice, "zip-member-twice"),
    "row-repeated-2147483648-times": refuse(
        lambda: ods(ods_rows(attributes=f'table:number-rows-repeated="{FAR}"')), "sheet-cell-impossible"
    ),
    "cell-repeated-2147483648-times": refuse(
        lambda: ods(ods_rows(words("a", f'table:number-columns-repeated="{FAR}"'))), "sheet-cell-impossible"
    ),
    "row-repeated-1000000-times": refuse(
        lambda: ods(ods_rows(attributes='table:number-rows-repeated="1000000"')), "sheet-cell-far"
    ),
    "blank-row-repeated-to-the-end": read(
        lambda: ods(ods_rows() + marked.row(blank(), attributes='table:number-rows-repeated="1048568"'))
    ),
    "blank-row-repeated-2147483648-times": refuse(
        lambda: ods(ods_rows() + marked.row(blank(), attributes=f'table:number-rows-repeated="{FAR}"')),
        "sheet-cell-impossible",
    ),
    "merge-of-a-million": refuse(
        lambda: ods(ods_rows(value("float", "value", "351", attributes='table:number-rows-spanned="999999"'))),
        "sheet-merge-large",
    ),
    "text-of-2147483648-blanks": refuse(
        lambda: ods(ods_rows(words(f"<text:s text:c='{FAR}'/>"))), "sheet-cell-impossible"
    ),
    "password": refuse(lambda: ods(**{"META-INF__manifest.xml": "<manifest:encryption-data/>"}), "file-password"),
    "content-in-utf-16-that-says-utf-8": refuse(
        lambda: ods().replace(b"content.xml", b"kontent.xml"), "workbook-missing"
    ),
    "error": bad(
        lambda: ods(
            ods_rows(
                "<table:table-cell table:formula='of:=1/0' office:value-type='string' calcext:value-type='error'>"
                "<text:p>#DIV/0!</text:p></table:table-cell>"
            )
        ),
        "cell-error",
    ),
    "formula-never-calculated": bad(lambda: ods(ods_rows(blank('table:formula="of:=[.C6]*7"'))), "cell-uncached"),
    "number-not-a-number": bad(lambda: ods(ods_rows(value("float", "value", "NaN", "351"))), "cell-error"),
    "number-with-underscore": bad(lambda: ods(ods_rows(value("float", "value", "1_000", "351"))), "cell-error"),
    "number-of-1e999": bad(lambda: ods(ods_rows(value("float", "value", "1e999", "351"))), "number-unreadable"),
    "date-in-a-figure": bad(lambda: ods(ods_rows(value("date", "date-value", "2021-06-30"))), "number-date"),
    "boolean": bad(lambda: ods(ods_rows(value("boolean", "boolean-value", "true"))), "number-flag"),
    "shown-text-lies": read(lambda: ods(ods_rows(value("float", "value", "351", "999")))),
    "hidden-row": noted(lambda: ods(ods_rows(attributes='table:visibility="collapse"')), ("hidden-used", "6")),
    "501-tables": refuse(
        lambda: ods("</table:table>".join([ods_rows(), *["<table:table>"] * 500])), "workbook-many-sheets"
    ),
    "groups-100000-deep": refuse(lambda: ods("<table:table-row-group>" * 100_000), "xml-broken"),
}
XML: Faults = {
    "plain": read(xml),
    "laughs": refuse(lambda: xml(before=LAUGHS), "xml-doctype"),
    "an-entity-gives-the-number": refuse(
        lambda: xml(data("Number", "&a;"), before='<!DOCTYPE x [<!ENTITY a "7">]>'), "xml-doctype"
    ),
    "an-entity-nobody-declared": refuse(lambda: xml(data("Number", "&a;")), "xml-broken"),
    "row-2147483648": refuse(
        lambda: xml(more=ss(data("String", "a"), attributes=f'ss:Index="{FAR}"')), "sheet-cell-impossible"
    ),
    "row-999999999": refuse(
        lambda: xml(more=ss(data("String", "a"), attributes='ss:Index="999999999"')), "sheet-cell-impossible"
    ),
    "column-999999999": refuse(lambda: xml(data("Number", "351", 'ss:Index="999999999"')), "sheet-cell-far"),
    "row-zero": refuse(lambda: xml(attributes='ss:Index="0"'), "sheet-row-twice"),
    "row-twice": refuse(lambda: xml(attributes='ss:Index="5"'), "sheet-row-twice"),
    "cell-twice": refuse(lambda: xml(data("Number", "351", 'ss:Index="3"')), "sheet-cell-twice"),
    "merge-of-a-million": refuse(lambda: xml(data("Number", "351", 'ss:MergeDown="999999"')), "sheet-merge-large"),
    "1048577-rows": refuse(lambda: xml(more="<Row/>" * 1_048_570), "sheet-cell-impossible"),
    "1000000-deep": refuse(lambda: xml(more="<a>" * 1_000_000), "xml-broken"),
    "cut-in-half": refuse(lambda: xml()[: len(xml()) // 2], "xml-broken"),
    "error": bad(lambda: xml(data("Error", "#REF!")), "cell-error"),
    "formula-never-calculated": bad(lambda: xml('<Cell ss:Formula="=RC[-1]*7"/>'), "cell-uncached"),
    "number-with-underscore": bad(lambda: xml(data("Number", "1_000")), "cell-error"),
    "number-not-a-number": bad(lambda: xml(data("Number", "NaN")), "cell-error"),
    "boolean": bad(lambda: xml(data("Boolean", "1")), "number-flag"),
    "date-in-a-figure": bad(lambda: xml(data("DateTime", "2021-06-30T00:00:00.000")), "number-date"),
    "hidden-row": noted(lambda: xml(attributes='ss:Hidden="1"'), ("hidden-used", "6")),
}
HTML: Faults = {
    "plain": read(html),
    "column-span-1000000000": refuse(lambda: html("<td colspan=1000000000>351"), "sheet-cell-impossible"),
    "column-span-100000000": refuse(lambda: html("<td colspan=100000000>351"), "sheet-merge-large"),
    "span-minus-one": refuse(lambda: html("<td colspan=-1>351"), "sheet-cell-impossible"),
    "tables-1000-deep": refuse(lambda: html(more="<table><tr><td>" * 1000), "xml-broken"),
    "never-closed": refuse(lambda: html().replace(b"</table>", b""), "file-damaged"),
    "cut-in-a-tag": refuse(lambda: html()[:-20].replace(b"</table>", b"") + b"<td cla", "file-damaged"),
    "comment-never-closed": refuse(lambda: html("<td><!-- 351"), "file-damaged"),
    "100000-open-brackets": refuse(lambda: html("<td>" + "<" * 100_000), "sheet-text-long"),
    "500000-attributes": read(lambda: html("<td " + "a " * 500_000 + ">351")),
    "100000-divisions-deep": read(lambda: html(more="<div>" * 100_000)),
    "an-entity-of-the-page": bad(lambda: html("<td>&laughs;"), "number-unreadable"),
    "script-in-a-figure": read(lambda: html("<td>351<script>alert('<td>999')</script>")),
    "hidden-row": noted(lambda: html(tag=" style='display:none'"), ("hidden-used", "6")),
    "shown-value-lies": bad(lambda: html('<td x:num="999">about 351'), "number-unreadable"),
    "error": bad(lambda: html('<td x:err="#REF!">#REF!'), "cell-error"),
    "formula-never-calculated": bad(lambda: html('<td x:fmla="=C6*7">'), "cell-uncached"),
}
NAMES: Faults = {
    "text-called-xlsx": read(text),
    "text-with-tabs-called-xlsx": read(lambda: text("\t")),
    "html-called-xlsx": read(html),
    "xls-called-xlsx": read(old_book.book),
    "ods-called-xlsx": read(ods),
    "nothing-at-all": refuse(lambda: b"", "file-empty"),
    "1000-nul": refuse(lambda: bytes(1000), "file-empty"),
    "a-pdf": refuse(lambda: b"%PDF-1.4\n" + bytes(100), "file-no-table"),
    "a-picture": refuse(lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "file-no-table"),
    "random-bytes": refuse(lambda: bytes((n * 193 + 7) % 256 for n in range(5000)), "csv-encoding"),
}
