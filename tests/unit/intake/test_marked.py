"""Spreadsheets written as markup give the same grid as a workbook, number for number, and hostile ones a finding."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tanjcli.core.findings import Finding
from tanjcli.intake.files.grid import Book, Sheet
from tanjcli.intake.files.read import read_book, read_fenced
from tests.unit.intake.builders import HEADER, A, B, codes, ingested, xlsx
from tests.unit.intake.marked import blank, data, ods, page, row, sheetml, ss, value, words

OFFICE = shutil.which("soffice")
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
FAR = "999999999"


def read(folder: Path, given: bytes | str, name: str = "表.xls") -> tuple[Book | None, tuple[Finding, ...]]:
    path = folder / name
    path.write_bytes(given.encode() if isinstance(given, str) else given)
    return read_book(path, name, "0" * 64)


def sheet(folder: Path, given: bytes | str, name: str = "表.xls") -> Sheet:
    book, found = read(folder, given, name)
    assert book is not None, found
    assert found == ()
    return book.sheets[0]


def test_ods_values_are_the_stored_ones_to_the_last_digit(tmp_path: Path) -> None:
    """The shown text is rounded, the stored value counts: text of numbers, real dates, booleans."""
    got = sheet(
        tmp_path,
        ods(
            row(
                words("甲<text:s text:c='2'/>乙"),
                value("float", "value", "1234.50000000000000001", "1,234.5"),
                value("percentage", "value", "0.153", "15%"),
                value("date", "date-value", "2021-06-30", "21/6/30"),
                value("date", "date-value", "2021-06-30T08:15:00", "x"),
                value("boolean", "boolean-value", "true", "TRUE"),
                value("float", "value", "913713220000000001", "9.1E17"),
            )
        ),
    )
    days = [date(2021, 6, 30), datetime.fromisoformat("2021-06-30T08:15")]
    assert got.rows == [["甲  乙", "1234.50000000000000001", "15.3%", *days, True, 913713220000000001.0]]
    assert got.dates == {(0, 3): "44377", (0, 4): "44377"}


def test_ods_shape_is_the_sheet_a_person_sees(tmp_path: Path) -> None:
    """Repetitions, spans, hidden rows and columns, comments that are no text, a far blank margin that costs nothing."""
    got = sheet(
        tmp_path,
        ods(
            '<table:table-column/><table:table-column table:visibility="collapse"/>'
            + row(
                words("标题", 'table:number-columns-spanned="3" table:number-rows-spanned="1"'),
                '<table:covered-table-cell table:number-columns-repeated="2"/>',
            )
            + row(blank('table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="2"')
            + row(
                words("a", 'table:number-columns-repeated="2"'),
                "<table:table-cell office:value-type='string'>"
                "<office:annotation><text:p>批注</text:p></office:annotation><text:p>b</text:p><text:p>c</text:p></table:table-cell>",
                attributes='table:number-rows-repeated="2" table:visibility="collapse"',
            )
            + row(blank(), attributes='table:number-rows-repeated="1048570"')
        ),
    )
    assert got.rows == [["标题", "", ""], ["", "", ""], ["", "", ""], ["a", "a", "b\nc"], ["a", "a", "b\nc"]]
    assert got.merges == ((0, 0, 0, 2),)
    assert (got.hidden_rows, got.hidden_cols) == ({3, 4}, {1})


def test_ods_errors_and_formulas_without_value_are_kept_apart_from_blanks(tmp_path: Path) -> None:
    """An error cell and a formula nobody calculated are no blanks; a formula that computed an empty text is one."""
    formula = 'table:formula="of:=[.A1]"'
    got = sheet(
        tmp_path,
        ods(
            row(
                f"<table:table-cell {formula} office:value-type='string' calcext:value-type='error'>"
                "<text:p>#N/A</text:p></table:table-cell>",
                blank(formula),
                words("", formula),
                words("#N/A"),
            )
        ),
    )
    assert got.errors == {(0, 0): "#N/A"}
    assert got.uncached == {(0, 1): "of:=[.A1]"}
    assert got.rows == [["", "", "", "#N/A"]]


def test_an_invisible_ods_table_is_a_hidden_sheet(tmp_path: Path) -> None:
    """Hidden sheets are read and said to be hidden."""
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    assert sheet(tmp_path, ods(row(words("a")), styles=style, table='table:style-name="ta2"')).hidden


def test_spreadsheetml_gives_the_grid(tmp_path: Path) -> None:
    """Jumps by index, merges, hidden rows and columns, types, numbers as written."""
    styles = '<Style ss:ID="p"><NumberFormat ss:Format="0.00%"/></Style>'
    rows = (
        '<Column ss:Index="2" ss:Hidden="1" ss:Span="1"/>'
        + ss(data("String", "标题", 'ss:MergeAcross="2"'), data("String", "右"))
        + ss(
            data("Number", "1234.5000"),
            data("Number", "0.153", 'ss:StyleID="p" ss:Index="3"'),
            data("DateTime", "2021-06-30T00:00:00.000"),
            attributes='ss:Index="3" ss:Hidden="1"',
        )
        + ss(
            data("Error", "#DIV/0!", 'ss:Formula="=1/0"'),
            '<Cell ss:Formula="=R1C1"/>',
            data("Boolean", "1"),
            '<Cell><Data ss:Type="String">a<Font>b</Font></Data><Comment><Data>批注</Data></Comment></Cell>',
        )
    )
    excel = 'xmlns="urn:schemas-microsoft-com:office:excel"'
    hidden = f"<WorksheetOptions {excel}><Visible>SheetHidden</Visible></WorksheetOptions>"
    got = sheet(tmp_path, sheetml(rows, after=hidden, styles=styles))
    assert got.rows == [
        ["标题", "", "", "右"],
        ["", "", "", ""],
        ["1234.5000", "", "15.3%", date(2021, 6, 30)],
        ["", "", True, "ab"],
    ]
    assert got.merges == ((0, 0, 0, 2),)
    assert (got.hidden_rows, got.hidden_cols, got.hidden) == ({2}, {1, 2}, True)
    assert (got.errors, got.uncached) == ({(3, 0): "#DIV/0!"}, {(3, 1): "=R1C1"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_spreadsheetml_in_the_encodings_of_old_exports(tmp_path: Path, encoding: str) -> None:
    """The declared encoding is believed when the bytes agree."""
    declared = "gb2312" if encoding == "gb18030" else encoding
    text = sheetml(ss(data("String", "单位名称")), head=f'<?xml version="1.0" encoding="{declared}"?>')
    assert sheet(tmp_path, text.encode(encoding)).rows == [["单位名称"]]


def test_html_is_read_as_the_page_shows_it(tmp_path: Path) -> None:
    """Titles outside the table are rows, spans are merges, scripts are nothing, open tags end where they must."""
    body = (
        "<h3>2021年6月产值</h3><p>单位：<b>万元</b></p><script>var a = '<table>'</script>"
        "<table><tr><th rowspan=2>名称<th colspan=2>产值<tr><th>本月<th>累计"
        "<tr style='display:none'><td>甲&amp;乙<td>1,234.50<td>&nbsp;-3<br>x</table><table><tr><td>二</table>注：完"
    )
    got = sheet(tmp_path, page(body))
    assert got.rows == [
        ["2021年6月产值", "", ""],
        ["单位：万元", "", ""],
        ["名称", "产值", ""],
        ["", "本月", "累计"],
        ["甲&乙", "1,234.50", "\u00a0-3\nx"],
        ["", "", ""],
        ["二", "", ""],
        ["注：完", "", ""],
    ]
    assert got.merges == ((2, 0, 3, 0), (2, 1, 2, 2))
    assert got.hidden_rows == {4}


def test_html_of_excel_keeps_the_exact_number_where_the_shown_one_is_rounded(tmp_path: Path) -> None:
    """``x:num`` replaces a rounded text, never a date or a percentage, which it only encodes."""
    cells = (
        '<td x:num="1234.5678">1,234.57</td><td x:num="44377">2021-06-30</td><td x:num="0.153">15.3%</td>'
        '<td x:err="#N/A">#N/A</td><td x:fmla="=A1"></td><td x:num>7</td>'
    )
    got = sheet(tmp_path, page(f"<table><tr>{cells}</table>"))
    assert got.rows == [["1234.5678", "2021-06-30", "15.3%", "", "", "7"]]
    assert (got.errors, got.uncached) == ({(0, 3): "#N/A"}, {(0, 4): "=A1"})


def test_a_table_in_a_layout_table_is_read(tmp_path: Path) -> None:
    """The outer table has nothing of its own."""
    assert sheet(tmp_path, page("<table><tr><td><table><tr><td>甲<td>1</table></table>")).rows == [["甲", "1"]]


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("gb18030", '<meta charset="gb2312">'),
        ("gb18030", '<meta http-equiv="Content-Type" content="text/html; charset=GBK">'),
        ("gb18030", ""),
        ("utf-8", '<meta charset="gb2312">'),
    ],
)
def test_html_in_the_encodings_of_old_exports(tmp_path: Path, encoding: str, meta: str) -> None:
    """Byte order mark, declaration, strict decoding; a declaration the bytes contradict is not believed."""
    text = page("<table><tr><td>规模以上工业企业名称、乡镇、产值及增长情况</table>", meta)
    assert sheet(tmp_path, text.encode(encoding)).rows == [["规模以上工业企业名称、乡镇、产值及增长情况"]]


REFUSED: dict[str, tuple[bytes | str, str]] = {
    "ods-laughs": (ods(row(words("a")), before=LAUGHS), "xml-doctype"),
    "ods-rows": (ods(row(words("a"), attributes=f'table:number-rows-repeated="{FAR}"')), "sheet-cell-far"),
    "ods-columns": (ods(row(words("a", f'table:number-columns-repeated="{FAR}"'))), "sheet-cell-far"),
    "ods-rectangle": (
        ods(row(words("a", 'table:number-columns-repeated="500"'), attributes='table:number-rows-repeated="9999"')),
        "sheet-too-large",
    ),
    "ods-far": (ods(row(blank(f'table:number-columns-repeated="{FAR}"'), words("a"))), "sheet-cell-far"),
    "ods-span": (ods(row(words("a", f'table:number-rows-spanned="{FAR}"'))), "sheet-merge-large"),
    "ods-negative": (ods(row(words("a", 'table:number-columns-repeated="-1"'))), "sheet-cell-impossible"),
    "ods-spaces": (ods(row(words(f"<text:s text:c='{FAR}'/>"))), "sheet-text-long"),
    "ods-text": (ods(row(words("x" * 40_000))), "sheet-text-long"),
    "ods-bomb": (ods(row(words(" " * 60_000_000))), "zip-ratio"),
    "ods-password": (ods("", **{"META-INF__manifest.xml": "<manifest:encryption-data/>"}), "file-password"),
    "ods-broken": (ods("<table:table-row>"), "xml-broken"),
    "ods-no-content": (ods("").replace(b"content.xml", b"kontent.xml"), "workbook-missing"),
    "xml-laughs": (sheetml(ss(data("String", "a")), before=LAUGHS), "xml-doctype"),
    "xml-row": (sheetml(ss(data("String", "a"), attributes=f'ss:Index="{FAR}"')), "sheet-cell-impossible"),
    "xml-column": (sheetml(ss(data("String", "a", f'ss:Index="{FAR}"'))), "sheet-cell-far"),
    "xml-merge": (sheetml(ss(data("String", "a", 'ss:MergeDown="100000"'))), "sheet-merge-large"),
    "xml-twice": (sheetml(ss(data("String", "a"), data("String", "b", 'ss:Index="1"'))), "sheet-cell-twice"),
    "xml-row-twice": (sheetml(ss() + ss(attributes='ss:Index="1"')), "sheet-row-twice"),
    "xml-zero": (sheetml(ss(data("String", "a", 'ss:Index="0"'))), "sheet-cell-twice"),
    "xml-cut": (sheetml(ss(data("String", "a")))[:-40], "xml-broken"),
    "xml-text": (sheetml(ss(data("String", "x" * 40_000))), "sheet-text-long"),
    "html-span": (page(f"<table><tr><td colspan={FAR}>a</table>"), "sheet-merge-large"),
    "html-words": (page("<table><tr><td colspan=all>a</table>"), "sheet-cell-impossible"),
    "html-wide": (page("<table><tr>" + "<td>a" * 600 + "</table>"), "sheet-cell-far"),
    "html-deep": (page("<table><tr><td>" * 30), "xml-broken"),
    "html-text": (page(f"<table><tr><td>{'x' * 40_000}</table>"), "sheet-text-long"),
    "html-cut": (page("<table><tr><td>a</table><table><tr><td>b<td>c")[:-20], "file-damaged"),
    "html-cut-in-a-tag": (page("<table><tr><td>a</table><table><tr><td>b")[:-14] + "<td cla", "file-damaged"),
    "html-no-table": (page("<p>a</p>"), "file-no-table"),
    "html-nul": (page("<table><tr><td>a\0b</table>"), "file-damaged"),
    "html-big5": (page("<table><tr><td>" + "國際開發關係處" * 9).encode("big5"), "csv-encoding"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_hostile_markup_is_refused_by_a_finding(tmp_path: Path, kind: str) -> None:
    """Each passes one limit, and its code says which."""
    book, found = read(tmp_path, REFUSED[kind][0])
    assert (book, codes(found)) == (None, [REFUSED[kind][1]])
    assert found[0].sha256 == "0" * 64


def test_markup_is_read_behind_the_fence_like_everything(tmp_path: Path) -> None:
    """The child knows the readers too."""
    path = tmp_path / "a.xls"
    path.write_text(page("<table><tr><td>甲</table>"), encoding="utf-8")
    assert read_fenced(path, "a.xls", "0" * 64) == read_book(path, "a.xls", "0" * 64)


ROWS = [["2021年1-6月产值（万元）"], HEADER, [A, "甲", "东样镇", "1.25"], [B, "乙", "西样镇", "2.50"]]
AS_HTML = page(
    "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) for cells in ROWS) + "</table>"
)
AS_XML = sheetml(
    "".join(ss(*(data("Number" if cell[:2] in ("1.", "2.") else "String", cell) for cell in cells)) for cells in ROWS)
)
AS_ODS = ods(
    "".join(row(*(value("float", "value", c) if c[:2] in ("1.", "2.") else words(c) for c in cells)) for cells in ROWS)
)


@pytest.mark.parametrize("given", [AS_HTML.encode(), AS_XML.encode(), AS_ODS], ids=["html", "spreadsheetml", "ods"])
def test_recipes_work_on_every_container(tmp_path: Path, given: bytes) -> None:
    """The recipe of a workbook reads the same figures from markup saved as .xls."""
    known = ingested(tmp_path, {"2021-07-18/产值_2021年6月.xls": given})
    assert [a.used for a in known.accounts] == [2], known.findings
    ledger = known.ledgers["output"]
    assert [Decimal(int(v)).scaleb(-ledger.exponents["value"]) for v in ledger.frame["value"]] == [12500, 25000]


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize(("suffix", "kind"), [("ods", "ods"), ("html:HTML (StarCalc)", "html")])
def test_what_libreoffice_writes_reads_like_the_workbook_it_came_from(tmp_path: Path, suffix: str, kind: str) -> None:
    """Texts, numbers, days and merges survive both formats."""
    source = tmp_path / "a.xlsx"
    source.write_bytes(
        xlsx([["标题", None, "x"], ["甲", 1234.5678, date(2021, 6, 30)], ["乙", -3, None]], merges=["A1:B1"])
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(OFFICE),
        profile,
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(tmp_path / "out"),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    book, found = read(tmp_path, next((tmp_path / "out").iterdir()).read_bytes())
    assert book is not None, found
    got = book.sheets[0]
    rows = [cells for cells in got.rows if any(cells)][-3:]
    assert book.container == kind
    assert rows[0][:3] == ["标题", "", "x"]
    assert (rows[1][0], rows[2][0], rows[2][1]) == ("甲", "乙", "-3")
    assert len(got.merges) == 1
    if kind != "html":  # which shows what is on the page
        assert rows[1][1:3] == ["1234.5678", date(2021, 6, 30)]
