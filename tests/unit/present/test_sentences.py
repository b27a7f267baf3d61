"""The bulletin's lead sentences, against published ones."""

from __future__ import annotations

from decimal import Decimal

from tanjcli.present.compose.sentences import gap_sentence, progress_sentence
from tanjcli.present.wording import Wording
from tests.unit.present.builders import NA, a_cell

ZH, EN = Wording("zh"), Wording("en")
OCTOBER = a_cell(
    kind="annual_flow",
    unit="亿元",
    goal=Decimal("14.5"),
    actual=Decimal("12.7"),
    completion=Decimal("87.5862"),
    time_share=Decimal(1000) / 12,
    lead_pp=Decimal("87.5862") - Decimal(1000) / 12,
)


def test_87_6_percent_in_october_is_4_3_points_ahead() -> None:
    assert progress_sentence(OCTOBER, ZH) == "完成年度目标的 87.6%,超时间进度 4.3 个百分点"
    assert progress_sentence(OCTOBER, EN) == (
        "87.6% of the annual target is done, 4.3 percentage points ahead of schedule"
    )


def test_282_8_of_500_in_june_is_56_6_percent_and_6_6_points_ahead() -> None:
    june = a_cell(kind="annual_flow", completion=Decimal("56.56"), lead_pp=Decimal("6.56"))
    assert progress_sentence(june, ZH) == "完成年度目标的 56.6%,超时间进度 6.6 个百分点"


def test_a_lag_is_said_with_the_verb_not_with_a_minus() -> None:
    assert progress_sentence(a_cell(), ZH) == "完成年度目标的 60.0%,滞后时间进度 31.7 个百分点"


def test_a_target_of_several_years_names_them() -> None:
    row = a_cell(kind="cumulative_count", period="2020-2022", lead_pp=Decimal(0))
    assert progress_sentence(row, ZH) == "完成2020—2022年目标的 60.0%,与时间进度持平"


def test_without_a_pace_only_the_completion_is_said() -> None:
    assert progress_sentence(a_cell(lead_pp=NA), ZH) == "完成年度目标的 60.0%"


def test_without_a_completion_nothing_is_said() -> None:
    assert progress_sentence(a_cell(completion=NA), ZH) == ""


def test_eleven_short_with_three_months_left_needs_3_7_a_month() -> None:
    row = a_cell(actual=19, gap=11, months_left=Decimal(3), required_rate=Decimal(11) / 3, unit="个")
    assert gap_sentence(row, ZH) == "距目标还差 11 个,剩余 3 个月,月均需 3.7 个"
    assert gap_sentence(a_cell(), EN) == "12 firms short of the goal; months left: 1; needed per month: 12.0 firms"


def test_beyond_the_goal_and_past_the_due_date() -> None:
    assert gap_sentence(a_cell(gap=-5), ZH) == "超目标 5 家"
    assert gap_sentence(a_cell(months_left=Decimal(0), required_rate=NA), ZH) == "距目标还差 12 家"
    assert gap_sentence(a_cell(gap=NA), ZH) == ""
    assert gap_sentence(a_cell(gap=0), ZH) == ""
