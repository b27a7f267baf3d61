"""The growth ratio: what it computes, and what it refuses where Open SDG goes on."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.evaluate.rules.growth_ratio import Point, RatioRule, Refusal, growth_ratio
from tanjcli.evaluate.rules.growth_score import Label

UP = RatioRule(direction=1, base_year=2015, target=200, target_year=2030)
DOWN = RatioRule(direction=-1, base_year=2015, target=50, target_year=2030)


def points(*pairs: Point) -> list[Point]:
    return list(pairs)


def test_a_value_on_the_exponential_path_has_ratio_1() -> None:
    outcome = growth_ratio(points((2015, 100), (2020, 100 * 2 ** (1 / 3))), UP)
    assert outcome.progress == pytest.approx(1)
    assert outcome.label is Label.SUBSTANTIAL


def test_a_falling_target_reads_falling_values_as_progress() -> None:
    outcome = growth_ratio(points((2015, 100), (2020, 100 * 0.5 ** (0.7 / 3))), DOWN)
    assert outcome.progress == pytest.approx(0.7, abs=0.02)
    assert outcome.label is Label.MODERATE


def test_without_a_target_growth_itself_is_judged_also_below_zero() -> None:
    rule = RatioRule(direction=1, base_year=2015)
    outcome = growth_ratio(points((2015, -100), (2020, -90)), rule)
    assert outcome.progress == pytest.approx(0.0208516376)
    assert outcome.label is Label.SUBSTANTIAL


def test_the_base_year_moves_to_the_next_year_with_data_and_says_so() -> None:
    outcome = growth_ratio(points((2014, 80), (2016, 100), (2021, 130)), UP)
    assert outcome.base == (2016, 100)
    assert "base_year_moved" in outcome.remarks


def test_only_end_points_count_and_a_missing_last_year_is_stale() -> None:
    outcome = growth_ratio(points((2015, 100), (2017, 1), (2019, 130), (2020, math.nan)), UP)
    assert outcome.current == (2019, 130)
    assert {"two_points_only", "stale"} <= set(outcome.remarks)


def test_a_target_already_passed_at_the_base_is_flagged() -> None:
    assert "target_not_ambitious" in growth_ratio(points((2015, 210), (2020, 190)), UP).remarks
    assert "target_not_ambitious" not in growth_ratio(points((2015, 100), (2020, 190)), UP).remarks


def test_a_limit_is_ignored_beside_a_target_and_warned_about_when_passed() -> None:
    assert growth_ratio(points((2015, 80), (2020, 90)), replace(UP, limit=100)).warnings == ("limit_ignored",)
    rule = RatioRule(direction=1, base_year=2015, limit=100)
    assert growth_ratio(points((2015, 120), (2020, 125)), rule).warnings == ("base_beyond_limit",)


@pytest.mark.parametrize(
    ("series", "rule", "refusal"),
    [
        ([(2015, 0.0), (2020, 5.0)], UP, Refusal.ZERO),
        ([(2015, 10.0), (2020, 5.0)], replace(DOWN, target=0), Refusal.ZERO),
        ([(2015, 10.0), (2020, 0.0)], UP, Refusal.ZERO),
        ([(2015, 1e-310), (2020, 2.0)], replace(UP, direction=-1, target=1.0), Refusal.ZERO),
        ([(2015, 100.0), (2020, 90.0)], replace(UP, target=math.nextafter(100.0, 200)), Refusal.MAINTAIN),
        ([(2015, -5.0), (2020, -3.0)], replace(UP, target=10), Refusal.SIGN_CHANGE),
        ([(2015, 5.0), (2020, -3.0)], RatioRule(direction=1, base_year=2015), Refusal.SIGN_CHANGE),
        ([(2015, 200.0), (2020, 190.0)], UP, Refusal.MAINTAIN),
        ([(2020, 100.0)], UP, Refusal.ONE_OBSERVATION),
        ([(2010, 100.0)], UP, Refusal.NO_BASELINE),
        ([(2015, math.nan)], UP, Refusal.NO_DATA),
        ([], UP, Refusal.NO_DATA),
        ([(2015, 100.0), (2020, 120.0), (2020, 121.0)], UP, Refusal.DUPLICATE_YEAR),
        ([(2015, 100.0), (2020, 120.0)], replace(UP, direction=None), Refusal.NO_DIRECTION),
        ([(2015, 100.0), (2020, 150.0)], replace(UP, target_year=2015), Refusal.DUE_BEFORE_BASE),
        ([(2015, 100.0), (2022, 150.0)], replace(UP, target_year=2020), Refusal.MISSED),
        ([(2015, 100.0), (2020, 150.0)], replace(UP, target_year=2020), Refusal.MISSED),
    ],
)
def test_what_has_no_growth_is_refused_with_its_reason(series: list[Point], rule: RatioRule, refusal: Refusal) -> None:
    outcome = growth_ratio(series, rule)
    assert outcome.refusal is refusal
    assert outcome.label is None
    assert outcome.score is None


def test_the_value_alone_decides_achieved_even_where_growth_is_refused() -> None:
    outcome = growth_ratio(points((2015, 0), (2020, 200)), UP)
    assert (outcome.label, outcome.achieved, outcome.progress, outcome.refusal) == (Label.ACHIEVED, True, None, None)


def test_declared_thresholds_give_one_label() -> None:
    rule = replace(UP, thresholds={"high": 1.0, "med": 0.9, "low": 0.5})
    assert growth_ratio(points((2015, 100), (2020, 107.3)), rule).label is Label.DETERIORATION


@given(
    st.lists(st.tuples(st.integers(2010, 2035), st.floats(-1e6, 1e6)), max_size=8),
    st.sampled_from([1, -1]),
    st.none() | st.floats(-1e6, 1e6),
    st.none() | st.floats(-1e3, 1e3),
)
def test_any_series_gets_either_a_label_with_a_score_or_a_refusal(
    series: list[Point], direction: int, target: float | None, limit: float | None
) -> None:
    rule = RatioRule(direction, 2015, target, 2030, limit)  # type: ignore[arg-type]
    outcome = growth_ratio(series, rule)
    assert (outcome.label is None) == (outcome.score is None) == (outcome.refusal is not None)
    if outcome.score is not None:
        assert -5 <= outcome.score <= 5
