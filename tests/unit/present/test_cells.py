"""Figures become cells whose printed form never contradicts the verdict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tanjcli.evaluate.results import Status
from tanjcli.present.compose import cells
from tanjcli.present.document import Absent
from tanjcli.present.wording import Wording
from tests.unit.present.builders import NO_DATA, RULES, a_cell, an_origin

ZH, EN = Wording("zh"), Wording("en")


def test_a_missed_goal_of_65_is_not_shown_as_reached() -> None:
    row = a_cell(unit="亿元", goal=65, actual=Decimal("64.996"), gap=Decimal("0.004"), status=Status.MISSED)
    assert cells.amount_cell(row.actual, row.unit, ZH, (row.goal,)).text == "64.996 亿元"
    assert cells.gap_cell(row, ZH).text == "0.004 亿元"


def test_completion_just_under_100_is_not_shown_as_100() -> None:
    assert cells.percent_cell(Decimal("99.96"), ZH).text == "99.96%"
    assert cells.percent_cell(Decimal(100), ZH).text == "100.0%"
    assert cells.percent_cell(Decimal("103.333"), ZH).text == "103.3%"


def test_pace_just_under_the_threshold_shows_it() -> None:
    assert cells.pace_cell(Decimal("0.9496"), RULES, ZH).text == "0.9496"
    assert cells.pace_cell(Decimal("0.917"), RULES, ZH).text == "0.92"


def test_lead_has_a_sign_and_no_percent_sign() -> None:
    assert cells.points_cell(Decimal("4.253"), ZH).text == "+4.3"
    assert cells.points_cell(Decimal("-0.04"), ZH).text == "-0.04"


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        ({}, "30 家", "30 firms"),
        ({"comparison": "more_than"}, "> 30 家", "> 30 firms"),
        ({"comparison": "at_most", "unit": "件"}, "≤ 30 件", "≤ 30 pieces"),
        ({"comparison": "range", "goal": 6, "goal_max": 8, "unit": "项"}, "6–8 项", "6–8 items"),
        ({"unit": "%", "goal": 10}, "10%", "10%"),
        ({"unit": "亿元", "goal": Decimal("65.0")}, "65 亿元", "65 ×100m yuan"),
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
    cell = cells.amount_cell(NO_DATA, "家", ZH)
    assert cell == Absent("no_data", "无数据")
    for made in (cells.percent_cell, cells.points_cell, cells.late_cell):
        assert made(NO_DATA, ZH).text == "–"


def test_an_inferred_lead_has_a_star_in_both_languages() -> None:
    row = a_cell()
    assert cells.lead_cell(row, ZH).text == "县工信局*"
    assert cells.lead_cell(row, EN).text == "Bureau of Industry and IT*"
    assert cells.lead_cell(replace(row, lead_source="stated"), ZH).text == "县工信局"


def test_stale_data_stand_beside_the_word() -> None:
    assert cells.status_cell(a_cell(stale=True), ZH).text == "滞后 过期"


def test_a_source_value_is_shown_as_it_stands_in_the_sheet() -> None:
    assert cells.source_cell(an_origin(), ZH).text == "123456.789 千元"
    assert cells.source_cell(an_origin(unit="项", value_unit="项", value=Decimal(3)), ZH).text == "3 项"
    assert cells.source_cell(an_origin(value=None), ZH).text == ""


def test_months_left_are_whole_unless_the_clock_counts_days() -> None:
    assert cells.months_cell(Decimal("1.00")).text == "1"
    assert cells.months_cell(Decimal("1.533")).text == "1.5"
