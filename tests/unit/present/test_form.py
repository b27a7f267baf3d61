"""The form writer: what may be filled in where, and nothing typed by strangers that lives on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from tanjcli.core.words import Name
from tanjcli.present.compose.form import Asked, Content, compose_form
from tanjcli.present.writers.form import Field, Form, render

FORM = Form(
    name="填报表",
    title="产值",
    context=(("表号：output", "单位：千元"),),
    period=("", ""),
    notes="说明：一行一条",
    fields=(
        Field(("代码",), "code", "18 位", required=True),
        Field(("产值", "本月"), "amount", "0 或正数"),
        Field(("产值", "累计"), "amount", "0 或正数"),
        Field(("乡镇",), "choice", "选择", choices=("东", "西")),
    ),
    rows=(("007", Decimal("12.5"), None, "东"),),
    spare=3,
    signature="填表人：",
    footer="第 &P 页",
    bad="填写有误",
)


def sheet(form: Form = FORM) -> Any:
    return openpyxl.load_workbook(BytesIO(render(form))).worksheets[0]


def test_stacked_headers_share_a_merged_cell() -> None:
    page = sheet()
    assert [page["A4"].value, page["B4"].value, page["B5"].value, page["C5"].value] == ["代码", "产值", "本月", "累计"]
    merged = {str(area) for area in page.merged_cells.ranges}
    assert {"A4:A5", "B4:C4", "D4:D5"} <= merged


def test_neighbours_with_the_same_leaf_under_no_common_label_stay_apart() -> None:
    """Two columns called 本月 under different heads are two columns."""
    page = sheet(
        replace(FORM, fields=(Field(("甲", "本月"), "amount", ""), Field(("乙", "本月"), "amount", "")), rows=())
    )
    assert [page["A5"].value, page["B5"].value] == ["本月", "本月"]


def test_known_rows_come_first_and_codes_keep_their_zeros() -> None:
    page = sheet()
    assert [cell.value for cell in page[6]] == ["007", 12.5, None, "东"]
    assert page["A6"].number_format == "@"
    assert [page.cell(row, 1).value for row in range(7, 11)] == [None, None, None, "填表人："]


def test_every_column_is_checked_over_known_and_spare_rows() -> None:
    rules = {str(rule.sqref): rule for rule in sheet().data_validations.dataValidation}
    assert {where: rule.type for where, rule in rules.items()} == {
        "A6:A9": "textLength",
        "B6:B9": "decimal",
        "C6:C9": "decimal",
        "D6:D9": "list",
    }
    assert rules["D6:D9"].formula1 == '"东,西"'
    assert rules["B6:B9"].error == "0 或正数"


def test_a_list_too_long_for_a_rule_lies_on_a_hidden_sheet() -> None:
    names = tuple(f"第{number}号样例街道" for number in range(60))
    book = openpyxl.load_workbook(
        BytesIO(render(replace(FORM, fields=(Field(("乡镇",), "choice", "", choices=names),), rows=())))
    )
    assert [(page.title, page.sheet_state) for page in book.worksheets] == [("填报表", "visible"), ("_1", "hidden")]
    (rule,) = book.worksheets[0].data_validations.dataValidation
    assert rule.formula1 == "'_1'!$A$1:$A$60"
    assert [cell.value for cell in book["_1"]["A"]] == list(names)


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "http://example.org", "'quoted"])
def test_text_stays_text(text: str) -> None:
    cell = sheet(replace(FORM, rows=((text, None, None, None),)))["A6"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_dates_are_dates() -> None:
    page = sheet(replace(FORM, fields=(Field(("日期",), "date", ""),), rows=((date(2021, 7, 18),),)))
    assert (page["A5"].value.date(), page["A5"].number_format) == (date(2021, 7, 18), "yyyy-mm-dd")


def test_only_what_is_to_be_filled_in_is_open() -> None:
    page = sheet(replace(FORM, period=("报告期：", "写作 2021年7月")))
    assert page.protection.sheet
    assert page.protection.insertRows is False  # "False" lets people insert rows on the protected sheet
    unlocked = {cell.coordinate for row in page.iter_rows() for cell in row if not cell.protection.locked}
    assert {"B3", "A7", "D10"} <= unlocked
    assert not {"A1", "A5", "B6"} & unlocked


def test_the_same_form_is_the_same_bytes() -> None:
    assert render(FORM) == render(FORM)


CONTENT = Content(
    recipe="output",
    sheet="",
    ledger=Name("产值", "output"),
    town="东镇",
    period="2021年7月",
    example="2021年12月",
    columns=(
        Asked(("代码",), "code", "", required=True, choices=()),
        Asked(("产值",), "amount", "千元", required=False, choices=()),
    ),
    rows=(),
    sample=True,
)


def test_one_unit_stands_above_the_header() -> None:
    form = compose_form(CONTENT, "zh")
    assert ("表号：output", "单位：千元") in form.context
    assert [field.heading for field in form.fields] == [("代码",), ("产值",)]
    assert form.fields[1].hint == "填 0 或正数,单位 千元,不带文字"


def test_of_several_units_each_stands_in_its_header() -> None:
    """Where the header does not say it already."""
    more = (*CONTENT.columns, Asked(("总投资(万元)",), "amount", "万元", required=False, choices=()))
    form = compose_form(replace(CONTENT, columns=more), "zh")
    assert [field.heading for field in form.fields] == [("代码",), ("产值(千元)",), ("总投资(万元)",)]
    assert form.context[0] == ("表号：output", "")


def test_sample_is_said_in_the_title_in_both_languages() -> None:
    for lang in ("zh", "en"):
        assert "样例数据" in compose_form(CONTENT, lang).title
        assert "样例数据" not in compose_form(replace(CONTENT, sample=False), lang).title


def test_an_open_period_is_asked_for_with_an_example() -> None:
    form = compose_form(replace(CONTENT, period=""), "zh")
    assert form.period == ("报告期：", "报告期写作 2021年12月")
    assert compose_form(CONTENT, "zh").period == ("", "")
