"""The bulletin's sentences against published ones: the arithmetic is theirs, the grammar is the field's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tanjcli.core.words import Name
from tanjcli.evaluate.books.model import Standing
from tanjcli.evaluate.results import CellResult
from tanjcli.present.compose.bulletin.sentences import (
    growth_sentence,
    lead_sentence,
    place_sentence,
    punctuated,
    section,
    short_sentence,
    span,
    task_sentence,
)
from tanjcli.present.wording import Wording
from tests.unit.present.builders import NA, NO_DATA, a_cell

ZH, EN = Wording("zh"), Wording("en")
OUTPUT = Name("规上工业产值", "output")


def flow(actual: str, goal: str, through: date, months: int) -> CellResult:
    """Output in 亿元 against a yearly goal, on a linear path by months."""
    completion = Decimal(actual) / Decimal(goal) * 100
    share = Decimal(100 * months) / 12
    return a_cell(
        name=OUTPUT, kind="annual_flow", unit="亿元", goal=Decimal(goal), actual=Decimal(actual), completion=completion,
        time_share=share, lead_pp=completion - share, data_through=through,
    )  # fmt: skip


def standing(**given: object) -> Standing:
    """A unit that did 10764 of 16900."""
    fields: dict[str, object] = {
        "key": "lizhuang",
        "name": Name("李庄镇", "Lizhuang"),
        "group": "township",
        "goal": Decimal(16900),
        "actual": Decimal(10764),
        "completion": Decimal(1076400) / 16900,
    }
    return Standing(**{**fields, **given})  # type: ignore[arg-type]


def test_87_6_percent_of_14_5_in_october_is_4_3_points_ahead() -> None:
    october = flow("12.7", "14.5", date(2021, 10, 31), 10)
    assert lead_sentence(october, 2021, ZH) == (
        "1—10月，完成规上工业产值12.70亿元，占年度目标的87.6%，超序时进度4.3个百分点"
    )
    assert lead_sentence(october, 2021, EN) == (
        "January–October: output, 1.270 bn yuan, is 87.6% of the annual target, 4.3 percentage points ahead of schedule"
    )


def test_282_8_of_500_in_june_is_56_6_percent_and_6_6_points_ahead() -> None:
    june = flow("282.8", "500", date(2021, 6, 30), 6)
    assert lead_sentence(june, 2021, ZH) == (
        "1—6月，完成规上工业产值282.80亿元，占年度目标的56.6%，超序时进度6.6个百分点"
    )


def test_10764_of_a_task_of_16900_is_63_7_percent() -> None:
    assert task_sentence(standing(), "万元", ZH) == "完成10764万元，占任务数16900万元的63.7%"


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ("1918615", "1791823", "同比增长7.1%"),
        ("384032.0", "352688.0", "同比增长8.9%"),
        ("1791823", "1918615", "同比下降6.6%"),
        ("5", "5", "与上年同期持平"),
    ],
)
def test_the_verb_carries_the_sign_of_growth(now: str, before: str, said: str) -> None:
    assert growth_sentence((Decimal(now) / Decimal(before) - 1) * 100, ZH) == said


def test_growth_that_nobody_can_tell_is_said_to_be_missing() -> None:
    assert growth_sentence(NO_DATA, ZH) == "同比增速缺数（无数据）"


def test_19_of_30_projects_by_september_need_3_7_a_month() -> None:
    row = a_cell(unit="个", actual=19, gap=Decimal(11), months_left=Decimal(3), required_rate=Decimal(11) / 3)
    assert short_sentence(row, ZH) == "距目标还差11个，剩余3个月，月均需3.7个"
    assert short_sentence(a_cell(gap=NA), ZH) == ""


@pytest.mark.parametrize(
    ("place", "before", "said"),
    [
        (2, 3, "居第2位，较上月升1位"),
        (4, 2, "居第4位，较上月降2位"),
        (1, 1, "居第1位，较上月持平"),
        (1, None, "居第1位"),
        (None, 1, "未参加排名"),
    ],
)
def test_a_place_says_how_it_moved(place: int | None, before: int | None, said: str) -> None:
    assert place_sentence(standing(place=place, place_before=before), ZH) == said


def test_a_unit_that_has_not_reported_is_said_to_be_unreported_never_nought() -> None:
    assert task_sentence(standing(actual=NO_DATA, completion=NO_DATA), "万元", ZH) == "未报"


def test_of_a_stock_the_share_is_that_of_the_rise_asked_for() -> None:
    """151 of 200 from 128 is 31.9 % of the way, not 75.5 % of the goal: the sentence must not say 占目标."""
    row = a_cell(
        name=Name("规上企业总数"), kind="stock_at_date", period="2022", goal=200, actual=151,
        completion=Decimal("31.94"), lead_pp=Decimal("-18.06"), data_through=date(2021, 6, 30),
    )  # fmt: skip
    assert lead_sentence(row, 2021, ZH) == (
        "截至2021年6月30日，规上企业总数为151家，完成2022年目标增量的31.9%，滞后序时进度18.1个百分点"
    )
    whole_year = replace(row, data_through=date(2022, 12, 31))
    assert lead_sentence(whole_year, 2022, ZH).startswith("截至2022年12月31日，")
    falling = lead_sentence(a_cell(kind="level", direction="lower"), 2021, ZH)
    assert "目标降幅的60.0%" in falling


def test_a_window_of_several_years_and_a_year_gone_by_are_named() -> None:
    three = a_cell(kind="cumulative_count", period="2020-2022", lead_pp=Decimal(0))
    assert "占2020—2022年目标的60.0%，与序时进度持平" in lead_sentence(three, 2021, ZH)
    assert "占2020年度目标的" in lead_sentence(a_cell(period="2020"), 2021, ZH)


def test_without_a_lead_only_the_share_is_said_and_without_a_share_nothing() -> None:
    assert lead_sentence(a_cell(lead_pp=NA), 2021, ZH).endswith("占年度目标的60.0%")
    assert lead_sentence(a_cell(completion=NO_DATA), 2021, ZH) == ""


@pytest.mark.parametrize(
    ("day", "zh", "en"),
    [
        (date(2021, 1, 31), "1月", "January"),
        (date(2021, 2, 28), "1—2月", "January–February"),
        (date(2021, 6, 18), "1月1日—6月18日", "1 January–18 June"),
        (date(2021, 12, 31), "1—12月", "January–December"),
    ],
)
def test_the_span_ends_with_the_day(day: date, zh: str, en: str) -> None:
    assert (span(day, ZH), span(day, EN)) == (zh, en)


def test_sections_are_numbered_as_each_language_does() -> None:
    assert section(2, "bulletin.departments", ZH).title == "（二）各牵头部门"
    assert section(2, "bulletin.departments", EN).title == "(b) Lead departments"


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("按完成率由高到低,按未取整的数判定", "按完成率由高到低，按未取整的数判定"),
        ("规则:线性时序(预设 eurostat);≥ 0.95 达序时", "规则：线性时序（预设 eurostat）；≥ 0.95 达序时"),
        ("李庄镇(第1位,100.0%)", "李庄镇（第1位，100.0%）"),
        ("共 1,000 家,10:30 开会", "共 1,000 家，10:30 开会"),
    ],
)
def test_notes_have_the_marks_of_print_and_numbers_keep_theirs(said: str, printed: str) -> None:
    assert punctuated(said, Wording("zh")) == printed
    assert punctuated(said, Wording("en")) == said
