"""Headers of tables whose figures run across: found by period or label, never by position, and refused in doubt."""

from __future__ import annotations

from typing import Any

import pytest

from tanjcli.intake.files.grid import Raw
from tanjcli.intake.tables.header import Header
from tanjcli.intake.tables.wide import find_wide
from tanjcli.intake.words.period_text import Stated
from tests.unit.intake.builders import UNITS, Rows, recipe, sheet

BY_ROW = {"firm": {"from": ["地区"]}, "period": {"across": "header"}, "value": {"across": "figures"}}
BY_LINE = {"period": {"across": "header"}, "value": {"row": ["产值当期值"]}, "uscc": {"row": ["产值累计值"]}}


def found(rows: Rows, columns: dict[str, Any] | None = None, kind: str = "year", **more: Any) -> Header | None:
    """The header of a sheet, periods of ``kind`` across."""
    period = {"from": ["header"], "kind": kind}
    return find_wide(sheet(rows, **more), recipe(columns or BY_ROW, period=period), UNITS)


def periods(header: Header | None) -> dict[int, str]:
    """Sheet column → period."""
    assert header is not None
    return {col: stated.period.label for col, stated in header.across.items() if isinstance(stated, Stated)}


def aside(header: Header | None) -> dict[int, str]:
    """Sheet column → why it is not read."""
    assert header is not None
    return {col: problem.code for col, problem in header.aside.items()}


def test_the_header_is_the_row_with_the_labels_and_periods_whatever_stands_above() -> None:
    header = found([["数据库：年度"], ["时间：最近3年"], [], ["地区", "2019年", "2018年", "2017年"], ["甲", 3, 2, 1]])
    assert header is not None
    assert (header.first, header.last, dict(header.columns), header.rate) == (3, 3, {"firm": 0}, 1.0)
    assert periods(header) == {1: "2019", 2: "2018", 3: "2017"}


@pytest.mark.parametrize(
    ("raw", "kind", "period"),
    [
        ("2020年4月", "month", "2020-04"),
        ("2020年第一季度", "quarter", "2020-Q1"),
        ("2020Q1", "quarter", "2020-Q1"),
        (2023.0, "year", "2023"),
        (2023, "year", "2023"),
        ("2023", "year", "2023"),
        ("2021年上半年", "half", "2021-H1"),
        ("2021年1—6月", "ytd", "2021-H1"),
        ("2020年6月", "quarter", "2020-06"),
    ],
)
def test_headers_are_read_as_periods_are_written(raw: Raw, kind: str, period: str) -> None:
    assert periods(found([["地区", raw], ["甲", 1]], kind=kind)) == {1: period}


def test_a_year_merged_over_its_months_is_read_with_them() -> None:
    rows = [["地区", "2020年", ""], ["", "2月", "1月"], ["甲", 2, 1]]
    assert periods(found(rows, kind="month", merges=((0, 0, 1, 0), (0, 1, 0, 2)))) == {1: "2020-02", 2: "2020-01"}


def test_bare_months_take_the_one_year_of_the_title() -> None:
    rows = [["2021年各地产值"], ["地区", "2月", "1月"], ["甲", 2, 1]]
    assert periods(found(rows, kind="month")) == {1: "2021-02", 2: "2021-01"}
    assert found([["2020年和2021年产值"], *rows[1:]], kind="month") is None


def test_columns_of_another_kind_stand_aside() -> None:
    header = found([["地区", "2020年2月", "2020年1月", "2019年", "备注"], ["甲", 2, 1, 9, "x"]], kind="month")
    assert periods(header) == {1: "2020-02", 2: "2020-01"}
    assert aside(header) == {3: "across-other", 4: "across-other"}


def test_what_may_be_two_periods_is_named_not_read() -> None:
    header = found([["地区", "2016.11", "2016.1", "2016.09"], ["甲", 3, 2, 1]], kind="month")
    assert periods(header) == {1: "2016-11", 3: "2016-09"}
    assert aside(header) == {2: "across-ambiguous"}


def test_two_columns_of_one_period_are_named() -> None:
    assert aside(found([["地区", "2020年", 2020], ["甲", 2, 1]])) == {2: "across-twice"}


def test_labels_of_rows_are_found_in_any_column_before_the_figures() -> None:
    rows = [["序号", "指标", "单位", "2020年"], [1, "产值当期值（亿元）", "亿元", 5], [2, "产值累计值", "亿元", 6]]
    header = found(rows, BY_LINE)
    assert header is not None
    assert dict(header.lines) == {"value": (1, 1), "uscc": (2, 1)}
    assert (header.rate, header.used) == (1.0, {1, 3})


def test_a_label_that_no_row_or_two_rows_have_is_told() -> None:
    header = found([["指标", "2020年"], ["产值当期值", 5], ["产值当期值", 6]], BY_LINE)
    assert header is not None
    assert (dict(header.missing), dict(header.doubled), header.rate) == (
        {"uscc": "产值累计值"},
        {"value": (0, 0)},
        0.5,
    )


def test_words_across_leave_totals_aside() -> None:
    across = {"period": {"at": "A"}, "town": {"across": "header"}, "value": {"across": "figures"}}
    given = recipe(across, period={"from": ["column"], "kind": "year"})
    header = find_wide(sheet([["各镇产值"], ["", "东镇", "西镇", "合 计"], ["2020", 1, 2, 3]]), given, UNITS)
    assert header is not None
    assert (header.first, dict(header.columns), dict(header.across)) == (1, {"period": 0}, {1: "东镇", 2: "西镇"})
    assert aside(header) == {3: "across-other"}


def test_a_column_by_its_letter_needs_a_blank_header() -> None:
    """Once somebody writes a header there, the table has changed."""
    across = {"period": {"at": "A"}, "town": {"across": "header"}, "value": {"across": "figures"}}
    given = recipe(across, period={"from": ["column"], "kind": "year"})
    assert find_wide(sheet([["名次", "东镇", "西镇"], ["2020", 1, 2]]), given, UNITS) is None


def test_nothing_like_it_is_no_header() -> None:
    assert found([["封面"], ["目录", "2019年"]]) is None
    assert found([["地区", "产值"], ["甲", 1]]) is None
