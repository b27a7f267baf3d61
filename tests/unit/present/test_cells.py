"""Figures become cells whose printed form never contradicts the verdict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tanjcli.core.words import Name
from tanjcli.evaluate.results import Part, Status
from tanjcli.present.compose import amounts, cells, percents
from tanjcli.present.document import Absent
from tanjcli.present.wording import Wording
from tests.unit.present.builders import NO_DATA, RULES, a_cell, an_origin

ZH, EN = Wording("zh"), Wording("en")


def test_a_missed_goal_of_65_is_not_shown_as_reached() -> None:
    row = a_cell(unit="亿元", goal=65, actual=Decimal("64.996"), gap=Decimal("0.004"), status=Status.MISSED)
    assert amounts.amount_cell(row.actual, row.unit, ZH, (row.goal,)).text == "64.996 亿元"
    assert cells.gap_cell(row, ZH).text == "0.004 亿元"


def test_completion_just_under_100_is_not_shown_as_100() -> None:
    assert percents.percent_cell(Decimal("99.96"), ZH).text == "99.96%"
    assert percents.percent_cell(Decimal(100), ZH).text == "100.0%"
    assert percents.percent_cell(Decimal("103.333"), ZH).text == "103.3%"


def test_pace_just_under_the_threshold_shows_it() -> None:
    assert percents.pace_cell(Decimal("0.9496"), RULES, ZH).text == "0.9496"
    assert percents.pace_cell(Decimal("0.917"), RULES, ZH).text == "0.92"


def test_lead_has_a_sign_and_no_percent_sign() -> None:
    assert percents.points_cell(Decimal("4.253"), ZH).text == "+4.3"
    assert percents.points_cell(Decimal("-0.04"), ZH).text == "-0.04"


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        ({}, "30 家", "30 firms"),
        ({"goal": 1}, "1 家", "1 firm"),
        ({"unit": "批次", "goal": 1}, "1 批次", "1 batch"),
        ({"unit": "亿元", "goal": 7}, "7 亿元", "0.7 bn yuan"),
        ({"comparison": "more_than"}, "> 30 家", "> 30 firms"),
        ({"comparison": "at_most", "unit": "件"}, "≤ 30 件", "≤ 30 pieces"),
        ({"comparison": "range", "goal": 6, "goal_max": 8, "unit": "项"}, "6–8 项", "6–8 items"),
        ({"unit": "%", "goal": 10}, "10%", "10%"),
        ({"unit": "亿元", "goal": Decimal("65.0")}, "65 亿元", "6.5 bn yuan"),
    ],
)
def test_goals_read_as_the_plan_wrote_them(given: dict[str, object], zh: str, en: str) -> None:
    row = a_cell(**given)
    assert (cells.goal_cell(row, ZH).text, cells.goal_cell(row, EN).text) == (zh, en)


def test_beyond_the_goal_is_said_in_words_not_with_a_minus() -> None:
    row = a_cell(gap=-12)
    assert (cells.gap_cell(row, ZH).text, cells.gap_cell(row, EN).text) == ("超 12 家", "over 12 firms")


def test_percentages_differ_by_percentage_points() -> None:
    row = a_cell(unit="%", goal=10, gap=Decimal("0.2"))
    assert (cells.gap_cell(row, ZH).text, cells.gap_cell(row, EN).text) == ("0.2 百分点", "0.2 pp")


def test_absence_is_a_dash_that_knows_its_reason() -> None:
    cell = amounts.amount_cell(NO_DATA, "家", ZH)
    assert cell == Absent("no_data", "无数据")
    for made in (percents.percent_cell, percents.points_cell, percents.late_cell):
        assert made(NO_DATA, ZH).text == "–"


def test_an_inferred_lead_has_a_star_in_both_languages() -> None:
    row = a_cell()
    assert cells.lead_cell(row, ZH).text == "县工信局*"
    assert cells.lead_cell(row, EN).text == "Bureau of Industry and IT*"
    assert cells.lead_cell(replace(row, lead_source="stated"), ZH).text == "县工信局"


def test_stale_data_stand_beside_the_word() -> None:
    assert cells.status_cell(a_cell(stale=True), ZH).text == "滞后 过期"


def test_a_source_value_is_shown_as_it_stands_in_the_sheet() -> None:
    assert amounts.source_cell(an_origin(), ZH).text == "123456.789 千元"
    assert amounts.source_cell(an_origin(unit="项", value_unit="项", value=Decimal(3)), ZH).text == "3 项"
    assert amounts.source_cell(an_origin(value=None), ZH).text == ""
    assert amounts.source_cell(an_origin(unit="万元"), EN).text == "12345.6789 ×10k yuan"


def test_english_money_keeps_the_exact_value_and_the_digits_of_the_chinese_one() -> None:
    chinese, english = (amounts.amount_cell(Decimal("59.53467"), "亿元", w) for w in (ZH, EN))
    assert (chinese.text, english.text) == ("59.53 亿元", "5.953 bn yuan")
    assert chinese.value == english.value == Decimal("59.53467")  # type: ignore[union-attr]


def test_parts_are_exact_enough_to_reckon_with_and_in_the_large_unit() -> None:
    part = Part(Name("2019 年", "2019"), Decimal(29781240000), "元")
    assert (amounts.part_cell(part, ZH).text, amounts.part_cell(part, EN).text) == ("297.8124 亿元", "29.7812 bn yuan")
    assert amounts.part_cell(replace(part, value=Decimal(5), unit="家"), ZH).text == "5 家"
    assert amounts.part_cell(replace(part, value=NO_DATA), ZH).text == "–"


def test_units_of_the_plan_are_english_in_english() -> None:
    w = Wording("en", [("张", "beds"), ("天/名", "days per patient")])
    assert [amounts.exact_cell(Decimal(n), u, w).text for n, u in ((1, "张"), (2, "张"), (1, "天/名"))] == [
        "1 bed",
        "2 beds",
        "1 days per patient",
    ]


def test_months_left_are_whole_unless_the_clock_counts_days() -> None:
    assert percents.months_cell(Decimal("1.00")).text == "1"
    assert percents.months_cell(Decimal("1.533")).text == "1.5"
