"""Which number formats show another number than is stored, in a workbook of either kind."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from tanjcli.intake.files.ooxml.formats import kind_of
from tests.unit.intake.builders import HEADER, TITLE, A, B, ingested

SCALED = ["0\\.0,", "0!.0,", '0"."0,', "#,##0,", "#,##0.0,,", '0,"万元"', "#,##0,;(#,##0,)", "0.00,_ "]
PRINTED = [('#,##0.00"元"', "元"), ('0"万"', "万元"), ('0.0 "亿元"', "亿元"), ('#,##0"千元";-#,##0"千元"', "千元")]
PLAIN = [
    "#,##0",
    "0.00",
    "General",
    "#,##0_);(#,##0)",
    "0",
    "@",
    '0"约,"',
    "_-* #,##0.00_-",
    "[Red]#,##0",
]


@pytest.mark.parametrize("code", SCALED)
def test_a_format_that_scales(code: str) -> None:
    assert kind_of("164", code) == "scaled"


@pytest.mark.parametrize("code", PLAIN)
def test_a_format_that_shows_what_is_stored(code: str) -> None:
    assert kind_of("164", code) == ""


@pytest.mark.parametrize(("code", "unit"), PRINTED)
def test_a_format_that_prints_a_unit(code: str, unit: str) -> None:
    assert kind_of("164", code) == unit


def xlsx(code: str) -> bytes:
    """One firm whose figure has a format, one whose figure has none."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    for r, row in enumerate((TITLE, HEADER, [A, "甲", "东样镇", 1234500], [B, "乙", "东样镇", 5])):
        page.write_row(r, 0, row)
    page.write_number("D3", 1234500, book.add_format({"num_format": code}))
    book.close()
    return out.getvalue()


def xls(code: str) -> bytes:
    """The same as an old workbook."""
    out, book = io.BytesIO(), xlwt.Workbook()
    page = book.add_sheet("表1")
    for r, row in enumerate((TITLE, HEADER, [A, "甲", "东样镇", 1234500], [B, "乙", "东样镇", 5])):
        for c, value in enumerate(row):
            style = xlwt.easyxf(num_format_str=code) if value == 1234500 else xlwt.Style.default_style
            page.write(r, c, value, style)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("suffix", "write"), [("xlsx", xlsx), ("xls", xls)])
def test_a_figure_shown_in_ten_thousands_is_used_in_neither_size(tmp_path: Path, suffix: str, write: object) -> None:
    """123.4 stands on the screen, 1234500 in the cell: nobody but the sender knows which of them the header means."""
    known = ingested(tmp_path, {f"2021-07-18/产值_2021年6月.{suffix}": write("0\\.0,")})  # type: ignore[operator]
    found = [f for f in known.findings if f.code == "number-scaled"]
    assert [(f.place.cell, f.raw) for f in found] == [("D3", "1234500")]
    assert known.ledgers["output"].frame["value"].isna().tolist() == [True, False]


@pytest.mark.parametrize(("suffix", "write"), [("xlsx", xlsx), ("xls", xls)])
def test_a_figure_with_separators_is_read(tmp_path: Path, suffix: str, write: object) -> None:
    known = ingested(tmp_path, {f"2021-07-18/产值_2021年6月.{suffix}": write("#,##0.00")})  # type: ignore[operator]
    assert known.ledgers["output"].frame["value"].notna().all()


@pytest.mark.parametrize(("suffix", "write"), [("xlsx", xlsx), ("xls", xls)])
def test_a_unit_on_the_screen_must_be_that_of_the_table(tmp_path: Path, suffix: str, write: object) -> None:
    """The header says 万元: a figure that shows 亿元 is ten thousand times another, or its format is a slip."""
    used = {}
    for printed in ("亿元", "万元"):
        known = ingested(
            tmp_path / printed,
            {f"2021-07-18/产值_2021年6月.{suffix}": write(f'0"{printed}"')},  # type: ignore[operator]
        )
        used[printed] = known.ledgers["output"].frame["value"].notna().tolist()
        found = [(f.place.cell, f.params["printed"]) for f in known.findings if f.code == "number-unit-printed"]
        assert found == ([("D3", "亿元")] if printed == "亿元" else [])
    assert used == {"亿元": [False, True], "万元": [True, True]}
