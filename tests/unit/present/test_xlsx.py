"""The workbook writer: what is re-read is what the Book prints, and nothing in it is alive."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from tanjcli.core.text import visible
from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.results import Point, Status
from tanjcli.present.book import Book, Gallery, Lines, Panel, Rows, Sheet
from tanjcli.present.compose.book import compose_book
from tanjcli.present.document import Absent, Align, Cell, Column, Number, Span, StatusCell, Table, Words
from tanjcli.present.writers.xlsx import render
from tanjcli.present.writers.xlsx.geometry import areas, text_of
from tanjcli.present.writers.xlsx.numbers import number_format, stored
from tanjcli.present.writers.xlsx.styles import chart_colour, ink
from tests.unit.present.builders import NA, NO_DATA, a_cell, an_assessment, an_origin, county

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

DAY = date(2021, 12, 18)
ROOT = Path(__file__).parents[3]
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "\uff1dcmd",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "[red]厂",
    "<script>alert(1)</script>",
    "https://example.org/x",
    "mailto:a@example.org",
    "\x1b[31m红",
    "a\u202eb",
    "_x001B_",
    "\ufffe\uffff",
    "internal:'总表'!A1",
    '"quoted" & <b>',
    "0012",
    "1e5",
)


def course() -> tuple[Point, ...]:
    """March was not reported, April is still to come."""
    return (
        Point("2021-02", date(2021, 2, 28), Decimal(4), Decimal(5), NA),
        Point("2021-03", date(2021, 3, 31), NO_DATA, Decimal("7.5"), Decimal(3)),
        Point("2021-04", date(2021, 4, 30), Decimal(9), Decimal(10), Decimal(6)),
    )


@lru_cache
def book(lang: Lang) -> Book:
    first, *rest = county().cells
    moving = replace(first, history=course(), origins=(an_origin(), an_origin(cell="F8", value=None, text="2021-06")))
    return compose_book(replace(county(), cells=(moving, *rest)), lang)


@lru_cache
def written(lang: Lang) -> bytes:
    return render(book(lang), DAY)


def tables(of: Book) -> Iterator[tuple[Sheet, int, Table, int]]:
    """Every table with the row (from 1) of its headings."""
    for sheet in of.sheets:
        if isinstance(sheet, Sheet):
            for index, (panel, area) in enumerate(zip(sheet.panels, areas(sheet), strict=True)):
                yield sheet, index, panel.table, area.head + 1


def small(*rows: tuple[Cell, ...], **given: Any) -> bytes:
    """A workbook of one sheet whose columns are exact and named a, b, c …"""
    columns = tuple(Column("abcdef"[i], "abcdef"[i], Align.LEFT, exact=True) for i in range(len(rows[0])))
    sheet = Sheet("页", "标题", (Panel(Table(columns, rows), **given),))
    return render(Book("标题", "zh", (sheet,), "截至 2021-11-30", "第 {page} 页"), DAY)


def members(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_cell_re_read_by_openpyxl_is_the_cell_of_the_book(lang: Lang) -> None:
    found = load_workbook(io.BytesIO(written(lang)))
    for sheet, _, table, head in tables(book(lang)):
        page = found[sheet.name]
        assert [page.cell(head, c).value for c in range(1, len(table.columns) + 1)] == [
            column.heading for column in table.columns
        ]
        for row, cells in enumerate(table.rows, head + 1):
            for column, cell in enumerate(cells, 1):
                value = page.cell(row, column).value
                if isinstance(cell, Number):
                    assert value == float(stored(cell)), (sheet.name, row, column)
                    assert page.cell(row, column).number_format == number_format(cell)
                else:
                    assert value == (text_of(cell) or None), (sheet.name, row, column)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_calamine_reads_the_same_texts_and_numbers(lang: Lang) -> None:
    found = CalamineWorkbook.from_filelike(io.BytesIO(written(lang)))
    for sheet, _, table, head in tables(book(lang)):
        grid = found.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for cells, values in zip(table.rows, grid[head:], strict=False):
            for cell, value in zip(cells, values, strict=False):
                assert value == (float(stored(cell)) if isinstance(cell, Number) else text_of(cell))


@pytest.mark.parametrize(
    ("number", "value", "shown"),
    [
        (Number(Decimal("87.64"), 1, "%"), "0.876", "0.0%;-0.0%;0.0%"),
        (Number(Decimal("4.33"), 1, signed=True), "4.3", '"+"0.0;-0.0;0.0'),
        (Number(Decimal(30), 0, "家"), "30", '0" 家";-0" 家";0" 家"'),
        (Number(Decimal(5), 0, "件", prefix="≤"), "5", '"≤ "0" 件";"≤ "-0" 件";"≤ "0" 件"'),
        (Number(Decimal(-12), 0, "家", negative="超"), "-12", '0" 家";"超 "0" 家";0" 家"'),
        (Number(Decimal("91.6"), 1, "%", enclosed=True), "0.916", '"("0.0%")";"("-0.0%")";"("0.0%")"'),
        (Number(Decimal(65), 1, "bn yuan", power=-1), "6.5", '0.0" bn yuan";-0.0" bn yuan";0.0" bn yuan"'),
        (Number(Decimal("3.2"), 1, "‰"), "3.2", '0.0"‰";-0.0"‰";0.0"‰"'),
        (Number(Decimal(1), 0, 'a"b'), "1", '0" a"\\""b";-0" a"\\""b";0" a"\\""b"'),
    ],
)
def test_a_number_is_stored_as_printed_with_the_format_that_prints_it(number: Number, value: str, shown: str) -> None:
    assert stored(number) == Decimal(value)
    assert number_format(number) == shown


def test_a_percentage_has_no_float_noise_and_points_are_not_percentages() -> None:
    xml = members(small((Number(Decimal("87.6"), 1, "%"), Number(Decimal("-4.3"), 1, signed=True))))
    assert "<v>0.876</v>" in xml["xl/worksheets/sheet1.xml"]
    assert "<v>-4.3</v>" in xml["xl/worksheets/sheet1.xml"]


def test_a_unit_that_no_format_can_hold_makes_a_text() -> None:
    number = Number(Decimal(1), 0, "长" * 200)
    page = load_workbook(io.BytesIO(small((number,)))).worksheets[0]
    assert page["A4"].value == number.text


def test_absent_figures_are_a_dash_and_the_reason_never_nought_or_blank() -> None:
    data = small((Absent("no_data", "无数据"), Absent("not_applicable", "不适用")))
    page = load_workbook(io.BytesIO(data)).worksheets[0]
    assert [page["A4"].value, page["B4"].value] == ["– 无数据", "–"]


def test_the_fill_follows_the_status_and_not_the_figure() -> None:
    done = small((StatusCell("achieved", "已完成"), Number(Decimal(3), 1, "%")))
    late = small((StatusCell("off_track", "严重滞后"), Number(Decimal(300), 1, "%")))
    fills = [load_workbook(io.BytesIO(data)).worksheets[0]["A4"].fill.fgColor.rgb for data in (done, late)]
    assert fills == ["FFC6E5CC", "FFFFD2B8"]
    assert [load_workbook(io.BytesIO(data)).worksheets[0]["A4"].value for data in (done, late)] == [
        "● 已完成",
        "▼ 严重滞后",
    ]


def test_hostile_names_stay_texts_in_every_place_a_name_gets_to() -> None:
    named = [
        a_cell(ref=f"T{i:02}", target_id=f"t{i}", name=Name(text), origins=(an_origin(label=text),), history=course())
        for i, text in enumerate(HOSTILE)
    ]
    data = render(compose_book(an_assessment(*named, plan_name=Name("=1+1&P")), "zh"), DAY)
    parts = members(data)
    assert not any("<f>" in xml or "<hyperlink" in xml for name, xml in parts.items() if "/worksheets/" in name)
    assert not any("hyperlink" in xml for name, xml in parts.items() if name.endswith(".rels"))
    assert not re.search(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufffe\uffff]", "".join(parts.values())
    )
    page = load_workbook(io.BytesIO(data))["数据来源"]
    assert [page.cell(row, 3).value for row in range(4, 4 + len(HOSTILE))] == [visible(text) for text in HOSTILE]
    assert {page.cell(row, 3).data_type for row in range(4, 4 + len(HOSTILE))} == {"s"}


def test_a_chart_title_is_never_a_reference() -> None:
    table = Table((Column("m", "m"), Column("value", "v")), ((Words("1"), Number(Decimal(1), 0)),))
    chart = Lines("=总表!$A$1", Rows("页", 0, 1), "m", ("value",), StatusCell("", ""))
    pages = (Sheet("页", "t", (Panel(table),)), Gallery("图", "t", (chart,)))
    xml = members(render(Book("t", "zh", pages, "f", "p"), DAY))["xl/charts/chart1.xml"]
    assert "<c:tx><c:rich>" in xml
    assert "总表! $A$1" in xml


@pytest.mark.parametrize("length", [16_000, 32_767, 32_768, 40_000, 100_000])
def test_a_text_too_long_for_a_cell_goes_on_below_and_not_a_character_is_lost(length: int) -> None:
    text = "".join(chr(0x4E00 + i % 5_000) for i in range(length))
    page = load_workbook(io.BytesIO(small((Words(text),)))).worksheets[0]
    first, *rest = [page.cell(row, 1).value for row in range(4, page.max_row + 1) if page.cell(row, 1).value]
    if length == 16_000:
        assert (first, rest) == (text, [])
    else:
        assert first.endswith("… A4")
        assert first.removesuffix("… A4") + "".join(part.removeprefix("A4: ") for part in rest) == text


def test_charts_and_bars_in_cells_read_columns_where_no_figure_is_empty() -> None:
    page = load_workbook(io.BytesIO(written("zh")))["图表数据"]
    (area, *_) = areas(next(s for s in book("zh").sheets if isinstance(s, Sheet) and s.name == "图表数据"))
    drawn = [page.cell(row, area.drawn["value"] + 1).value for row in range(area.first + 1, area.first + 4)]
    printed = [page.cell(row, area.columns["value"] + 1).value for row in range(area.first + 1, area.first + 4)]
    assert drawn == [0.04, None, 0.09]
    assert printed == [0.04, "– 无数据", 0.09]
    column = chr(ord("A") + area.drawn["value"])
    assert f"图表数据!${column}$4:${column}$6" in members(written("zh"))["xl/charts/chart3.xml"]


def test_bars_stand_behind_completions_only() -> None:
    """A level in brackets is no completion; its cell has no bar."""
    page = load_workbook(io.BytesIO(written("zh")))["总表"]
    (rule,) = page.conditional_formatting
    cells = {str(part) for part in rule.sqref.ranges}
    (overview, *_) = book("zh").sheets
    assert isinstance(overview, Sheet)
    index = [column.key for column in overview.panels[0].table.columns].index("completion")
    plain = {
        f"{chr(ord('A') + index)}{row}"
        for row, cells_of in enumerate(overview.panels[0].table.rows, 4)
        if isinstance(cell := cells_of[index], Number) and not cell.enclosed
    }
    assert cells == plain


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_sheet_can_be_read_on_paper_and_on_screen(lang: Lang) -> None:
    found = load_workbook(io.BytesIO(written(lang)))
    for sheet in book(lang).sheets:
        page = found[sheet.name]
        assert page.freeze_panes, sheet.name
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.print_title_rows
        assert book(lang).banner in page.oddFooter.left.text
        assert "2021-11-30" in page.oddFooter.left.text
        assert "&P" in page.oddFooter.center.text
        assert page["A2"].value.startswith(book(lang).banner)
        if isinstance(sheet, Sheet):
            assert page.sheet_properties.pageSetUpPr.fitToPage
            assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
            assert page.auto_filter.ref
            assert page.sheet_state == "visible"


def test_properties_name_the_plan_the_sample_and_no_clock_or_person() -> None:
    props = load_workbook(io.BytesIO(written("zh"))).properties
    assert props.title == book("zh").title
    assert props.keywords == "样例数据"
    assert (props.created.date(), props.modified.date()) == (DAY, DAY)
    assert not props.creator
    assert "lastModifiedBy></cp" in members(written("zh"))["docProps/core.xml"].replace(" ", "")


def test_the_widest_number_fits_its_column() -> None:
    page = load_workbook(io.BytesIO(small((Number(Decimal("123456789012.34"), 2, "亿元"),)))).worksheets[0]
    assert page.column_dimensions["A"].width > len("123456789012.34 亿元") + 2


SCRIPT = """
import hashlib, sys
from datetime import date
from tanjcli.present.compose.book import compose_book
from tanjcli.present.writers.xlsx import render
from tests.unit.present.builders import county
print(hashlib.sha256(render(compose_book(county(), "zh"), date(2021, 12, 18))).hexdigest())
"""


@pytest.mark.parametrize(
    "world",
    [
        {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/New_York", "PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8"},
    ],
)
def test_the_same_book_is_the_same_bytes_anywhere(world: dict[str, str], tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", **world}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(render(compose_book(county(), "zh"), DAY)).hexdigest()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_libreoffice_shows_every_cell_as_the_book_prints_it(tmp_path: Path) -> None:
    (tmp_path / "report.xlsx").write_bytes(written("zh"))
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"),
            *("--convert-to", every_sheet, "--outdir", str(tmp_path), str(tmp_path / "report.xlsx")),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    for sheet, _, table, head in tables(book("zh")):
        with (tmp_path / f"report-{sheet.name}.csv").open(encoding="utf-8", newline="") as file:
            grid = list(csv.reader(file))
        for cells, texts in zip(table.rows, grid[head:], strict=False):
            for cell, text in zip(cells, texts, strict=False):
                assert text == text_of(cell), sheet.name


def test_a_range_goal_is_one_text() -> None:
    span = Span(Number(Decimal(6), 0), Number(Decimal(8), 0, "项"))
    assert load_workbook(io.BytesIO(small((span,)))).worksheets[0]["A4"].value == "6–8 项"


def test_a_book_without_a_row_is_still_a_workbook() -> None:
    found = load_workbook(io.BytesIO(render(compose_book(an_assessment(), "en"), DAY)))
    assert found.sheetnames[0] == "Overview"
    assert all(page.freeze_panes for page in found.worksheets)


def test_no_page_cuts_a_chart_in_two() -> None:
    many = [a_cell(ref=f"T{i}", target_id=f"t{i}", history=course()) for i in range(25)]
    parts = members(render(compose_book(an_assessment(*many), "zh"), DAY))
    breaks = [int(row) for row in re.findall(r'<brk id="(\d+)"', parts["xl/worksheets/sheet2.xml"])]
    spans = [
        (int(first), int(last))
        for first, last in re.findall(
            r"<xdr:from>.*?<xdr:row>(\d+)</xdr:row>.*?<xdr:to>.*?<xdr:row>(\d+)</xdr:row>",
            parts["xl/drawings/drawing1.xml"],
        )
    ]
    assert len(spans) == 27
    assert breaks
    assert not [(span, row) for span in spans for row in breaks if span[0] < row <= span[1]]
    pages = [0, *breaks, max(last for _, last in spans) + 1]
    tallest = max(after - before for before, after in pairwise(pages))
    # 72 % of a page of A4 landscape, less margins and the repeated title, in rows of 21 pixels.
    assert tallest * 21 <= (210 / 25.4 - 1.1) * 96 / 0.72 - 2 * 21


def test_every_chart_has_a_description_and_draws_cells_of_the_book() -> None:
    parts = members(written("zh"))
    assert parts["xl/drawings/drawing1.xml"].count('descr="') == 3
    formulas = {
        f for name, xml in parts.items() if "/charts/chart" in name for f in re.findall("<c:f>([^<]*)</c:f>", xml)
    }
    assert formulas
    assert all(formula.startswith("图表数据!$") for formula in formulas)


@pytest.mark.parametrize("code", [status.value for status in Status])
def test_status_letters_can_be_read_on_their_fill(code: str) -> None:
    look = load_workbook(io.BytesIO(small((StatusCell(code, "词"),)))).worksheets[0]["A4"]
    assert _contrast(look.fill.fgColor.rgb[2:], look.font.color.rgb[2:]) >= 4.5
    assert _contrast(chart_colour(code)[1:], ink(code)[1:]) >= 4


def _contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)
