"""Headers: found by what they say, at any depth, in any row."""

from __future__ import annotations

from typing import Any

import pytest

from tanjcli.intake.tables.header import find_header, label_key
from tests.unit.intake.builders import HEADER, RECIPES, UNITS, A, recipe, sheet

RECIPE = recipe({k: v for k, v in RECIPES["monthly"]["columns"].items() if "from" in v})
FLAT = recipe({"uscc": {"from": ["信用代码"]}, "value": {"from": ["产值"]}})
STACKED = recipe(
    {"firm": {"from": ["单位名称"]}, "month": {"from": ["工业总产值/本月"]}, "ytd": {"from": ["工业总产值/1—本月"]}}
)


def test_title_rows_above_do_not_matter() -> None:
    """The header is where its labels are."""
    header = find_header(sheet([["产值表"], ["单位：万元"], [], ["信用代码", "产值"], ["9", 2]]), FLAT, UNITS)
    assert header is not None
    assert (header.first, header.last, dict(header.columns), header.rate) == (3, 3, {"uscc": 0, "value": 1}, 1.0)


def test_a_line_break_in_a_header_is_none_in_its_label() -> None:
    """Headers are broken to fit narrow columns; findings name them in one line."""
    found = find_header(sheet([["信用\n代码", "产值\n（万元）"], ["9", 2]]), FLAT, UNITS)
    assert found is not None
    assert (found.labels, dict(found.columns)) == (("信用 代码", "产值 （万元）"), {"uscc": 0, "value": 1})


def test_stacked_headers_with_merges() -> None:
    """A merged group label counts in every column it covers, a merged leaf in its own once."""
    found = find_header(
        sheet(
            [["单位名称", "工业总产值", None], [None, "本月", "1-本月"], ["样例厂", 5, 9]],
            merges=((0, 0, 1, 0), (0, 1, 0, 2)),
        ),
        STACKED,
        UNITS,
    )
    assert found is not None
    assert (found.first, found.last, dict(found.columns)) == (0, 1, {"firm": 0, "month": 1, "ytd": 2})


def test_stacked_headers_without_merges() -> None:
    """In a text file the group label runs right over the blanks."""
    found = find_header(sheet([["", "工业总产值", ""], ["单位名称", "本月", "1－本月"]]), STACKED, UNITS)
    assert found is not None
    assert dict(found.columns) == {"firm": 0, "month": 1, "ytd": 2}


def test_labels_compare_without_dash_width_bracket_blank_and_unit() -> None:
    """The same header is typed in many ways."""
    spellings = ("1—本月（千元）", "1-本月", "1 － 本月 (千元)", "1–本月\n(千元)")
    assert len({label_key(s, UNITS) for s in spellings}) == 1


def test_a_missing_label_is_named_and_lowers_the_rate() -> None:
    """What is expected and not there is known by its label."""
    found = find_header(sheet([["信用代码", "总产量"]]), FLAT, UNITS)
    assert found is not None
    assert (dict(found.missing), found.rate) == ({"value": "产值"}, 0.5)


def test_one_label_over_two_columns_is_known() -> None:
    """Two columns under one header cannot both be the figure."""
    found = find_header(sheet([["信用代码", "产值", "产值"]]), FLAT, UNITS)
    assert found is not None
    assert dict(found.doubled) == {"value": (1, 2)}


def test_the_first_spelling_of_a_take_wins() -> None:
    """Alternatives are tried in order, so an old name beside the new one is no conflict."""
    either = recipe({"firm": {"from": ["单位名称", "企业名称"]}})
    found = find_header(sheet([["企业名称", "单位名称"]]), either, UNITS)
    assert found is not None
    assert (dict(found.columns), dict(found.doubled)) == ({"firm": 1}, {})


def test_column_numbers_and_unit_rows_belong_to_the_header() -> None:
    """甲 乙 1 2 and a row of units are no data; a unit row lends its units to the labels."""
    found = find_header(sheet([["信用代码", "产值"], ["甲", "1"], ["—", "万元"], ["x", 5]]), FLAT, UNITS)
    assert found is not None
    assert (found.last, found.labels[1]) == (2, "产值(万元)")


def test_no_label_no_header() -> None:
    """A sheet without any of the labels has no header."""
    assert find_header(sheet([["封面"], ["目录"]]), FLAT, UNITS) is None


def test_a_circled_digit_is_no_column_number() -> None:
    """① is a digit to some of Python and no number to the rest; the row is data."""
    found = find_header(sheet([["信用代码", "产值"], ["样例", "①"]]), FLAT, UNITS)
    assert found is not None
    assert found.last == 0


@pytest.mark.parametrize(
    ("below", "last"),
    [
        (["甲", "乙", "丙", 1], 1),
        (["1", "2", "3", "4"], 1),
        ([1, 2, None, None], 0),
        ([1, None, None, 2], 0),
        (["甲", None, None, 1], 0),
        ([None, "甲", "乙", 1], 1),
    ],
)
def test_a_row_that_numbers_the_columns_numbers_all_of_them(below: list[Any], last: int) -> None:
    """A row of data with a small number in it is no header."""
    found = find_header(sheet([HEADER, below, [A, "甲厂", "东样镇", 5]]), RECIPE, UNITS)
    assert found is not None
    assert found.last == last


def test_columns_are_numbered_once() -> None:
    """A second such row is data, odd as it is."""
    found = find_header(sheet([HEADER, ["1", "2", "3", "4"], ["1", "2", "3", "4"]]), RECIPE, UNITS)
    assert found is not None
    assert found.last == 1


TWICE = [["县区", "产值", "增速", "税收", "增速"], ["样例县", 5, 1.5, 6, 2.5]]


def test_of_several_columns_of_one_name_the_letter_tells_which() -> None:
    found = find_header(
        sheet(TWICE), recipe({"tax": {"from": ["税收"]}, "growth": {"from": ["增速"], "at": "E"}}), UNITS
    )
    assert found is not None
    assert (found.columns["growth"], dict(found.doubled)) == (4, {})


def test_a_letter_beside_a_name_holds_only_where_the_name_stands() -> None:
    found = find_header(
        sheet(TWICE), recipe({"tax": {"from": ["税收"]}, "growth": {"from": ["增速"], "at": "D"}}), UNITS
    )
    assert found is not None
    assert dict(found.missing) == {"growth": "增速"}


def test_rows_that_say_whose_the_columns_are_and_how_often_belong_to_the_header() -> None:
    """As databases write them; a unit among them is the column's."""
    rows = [["指标", "产值"], ["地区", "全国"], ["频度", "月"], ["单位", "亿元"], ["2021-05", 5]]
    found = find_header(sheet(rows), recipe({"month": {"from": ["指标"]}, "value": {"from": ["产值"]}}), UNITS)
    assert found is not None
    assert (found.first, found.last, found.labels[1]) == (0, 3, "产值(亿元)")


def test_a_place_below_the_header_is_data() -> None:
    found = find_header(sheet([["地区", "产值"], ["样例市", 5]]), recipe({"value": {"from": ["产值"]}}), UNITS)
    assert found is not None
    assert found.last == 0
