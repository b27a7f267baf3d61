"""Rows: each is exactly one kind of thing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.intake.files.grid import Sheet
from tanjcli.intake.tables.header import find_header
from tanjcli.intake.tables.table import RowKind, classify
from tanjcli.intake.tables.total_labels import total_label
from tests.unit.intake.builders import HEADER, RECIPES, UNITS, A, B, recipe, sheet

RECIPE = recipe({k: v for k, v in RECIPES["monthly"]["columns"].items() if "from" in v})


def kinds(*rows: list[Any], **more: Any) -> list[str]:
    """Kinds of the rows below the header ``信用代码 单位名称 乡镇 产值``."""
    page: Sheet = sheet([HEADER, *rows], **more)
    header = find_header(page, RECIPE, UNITS)
    assert header is not None
    return [str(k) for k in classify(page, header)][1:]


DATA = [A, "样例甲厂", "东样镇", 5]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (DATA, "data"),
        ([None, None, None, None], "blank"),
        (["\u3000", "", None, None], "blank"),
        (["合计", None, None, 5], "total"),
        (["合　　计", None, None, 5], "total"),
        ([None, "东样镇小计", None, 5], "total"),
        ([None, "其中：规模以上", None, 5], "total"),
        ([None, "平均", None, 5], "total"),
        (HEADER, "header"),
        (["注：样例数据", None, None, None], "note"),
        (["数据来源：样例局", None, None, None], "note"),
        (["填表人：某", None, "审核人：某", None], "note"),
        (["单位负责人（签章）：", "统计负责人：某", None, None], "note"),
        (["合计（16个）", None, None, 5], "total"),
        (["合计：16个项目", None, None, 5], "total"),
        (["一、小计", None, None, 5], "total"),
        ([None, "合计数", None, 5], "total"),
        ([None, "Total", None, 5], "total"),
        ([None, "其中规上", None, 5], "total"),
        ([None, "其中镇样例厂", None, 5], "data"),
        ([None, "（一）化工", None, None], "group"),
        ([None, "一、化工行业", None, None], "group"),
        ([None, "化工（12个）", None, None], "group"),
        ([None, "样例厂", None, None], "data"),
        ([B, "样例合计仪器厂", "东样镇", 5], "data"),
    ],
)
def test_kinds(row: list[Any], kind: str) -> None:
    """A row followed by more data is what it looks like."""
    assert kinds(DATA, row, [B, "样例乙厂", "西样镇", 6])[1] == kind


def test_a_last_row_of_figures_nobody_can_see_is_no_note() -> None:
    """An error cell and a formula without a value look blank; the row is data, and each of them a fault."""
    page: Sheet = sheet([HEADER, DATA, [None, "样例乙厂", None, None]], uncached={(2, 3): "=1"})
    header = find_header(page, RECIPE, UNITS)
    assert header is not None
    assert [str(kind) for kind in classify(page, header)] == ["header", "data", "data"]


def test_a_heading_among_the_rows_does_not_hide_another_table() -> None:
    """Below a blank row words stand where codes do, though a heading stands there among the codes."""
    other = [["乡镇", "企业数", "产值"], ["东样镇", "3", "100"]]
    assert kinds(DATA, ["（一）化工"], [B, "样例乙厂", "西样镇", 6], [], *other)[-2:] == ["other_block"] * 2


@pytest.mark.parametrize("remark", ["注：漏报", "说明：新增", "并入合计", "小计"])
def test_a_remark_in_front_of_a_row_says_nothing_about_the_table(remark: str) -> None:
    """It stands in a column that is not read; the row and all below it are data."""
    page = sheet([["备注", *HEADER], ["", *DATA], [remark, B, "样例乙厂", "西样镇", 6], ["", *DATA]])
    header = find_header(page, RECIPE, UNITS)
    assert header is not None
    assert [str(k) for k in classify(page, header)][1:] == ["data", "data", "data"]


@pytest.mark.parametrize("label", ["合计", "小计", "其中：规上"])
def test_a_total_may_be_named_in_a_column_that_is_not_read(label: str) -> None:
    """In the one for row numbers, say; the columns that are read then hold figures or dashes."""
    page = sheet([["序号", *HEADER], [1, *DATA], [label, None, "—", None, 5]])
    header = find_header(page, RECIPE, UNITS)
    assert header is not None
    assert [str(k) for k in classify(page, header)][1:] == ["data", "total"]


def test_more_of_a_narrow_table_below_its_notes_is_named() -> None:
    """Three columns are enough for a row of data; it is not lost among the notes."""
    narrow = recipe({"firm": {"from": ["单位名称"]}, "value": {"from": ["产值"]}})
    rows = [["单位名称", "产值"], ["甲厂", 1], ["注：以下新增"], ["乙厂", 2], ["填表人：某", 3], ["另见附表"]]
    header = find_header(sheet(rows), narrow, UNITS)
    assert header is not None
    assert [str(k) for k in classify(sheet(rows), header)][1:] == ["data", "note", "other_block", "note", "note"]


def test_rows_after_the_data_with_one_cell_are_notes() -> None:
    """What stands alone below the table belongs to nobody."""
    assert kinds(DATA, ["本表为样例数据"], ["2.另行说明"]) == ["data", "note", "note"]


def test_notes_end_the_table() -> None:
    """Rows with several cells below the notes are another block, and said to be."""
    assert kinds(DATA, ["注：样例"], ["2021年", "一", "二", "三"], DATA) == [
        "data",
        "note",
        "other_block",
        "other_block",
    ]


def test_numbered_empty_rows_are_prefilled() -> None:
    """A row number alone makes no firm."""
    page = sheet([[*HEADER, "序号"], [*DATA, 1], [None, None, None, None, 2]])
    header = find_header(page, RECIPE, UNITS)
    assert header is not None
    assert classify(page, header)[2] is RowKind.PREFILLED


def test_hidden_rows_are_set_aside_only_on_request() -> None:
    """By default a hidden row counts."""
    page = sheet([HEADER, DATA], hidden_rows=frozenset({1}))
    header = find_header(page, RECIPE, UNITS)
    assert header is not None
    assert [classify(page, header)[1], classify(page, header, hidden=False)[1]] == [RowKind.DATA, RowKind.HIDDEN]


def test_a_declared_label_makes_a_total() -> None:
    """全县 is a label like any other until the recipe says otherwise."""
    page = sheet([HEADER, DATA, ["全县", None, None, 5]])
    header = find_header(page, RECIPE, UNITS)
    assert header is not None
    assert classify(page, header, ("全县",))[2] is RowKind.TOTAL
    assert total_label(page, header, 2, frozenset({"全县"})) == "全县"


CELL = st.one_of(
    st.none(), st.sampled_from([A, "样例厂", "合计", "注：", "其中", "一、化工", "东样镇", "序号"]), st.integers(0, 99)
)


@given(st.lists(st.lists(CELL, max_size=5), max_size=12))
def test_every_row_has_exactly_one_kind(rows: list[list[Any]]) -> None:
    """Whatever stands below a header, no row is lost and none counts twice."""
    assert len(kinds(*rows)) == len(rows)
