"""Yearly stocks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.outlook.model import Forecast, Goal, NoForecast
from tanjcli.evaluate.outlook.trend import TrendCase, seeded, trend


def yearly(*values: float) -> tuple[tuple[int, float], ...]:
    return tuple(enumerate(values, start=2021 - len(values)))


CASE = TrendCase("T19", Goal(200), 2022, yearly(100, 112, 118, 133, 140, 155))


def test_the_middle_is_the_last_value_and_the_mean_change_carried_on() -> None:
    forecast = trend(CASE)
    assert isinstance(forecast, Forecast)
    assert forecast.mid == pytest.approx(155 + 2 * 11)
    assert forecast.n == 5
    assert not isinstance(forecast.low, Unmeasured)
    assert not isinstance(forecast.high, Unmeasured)
    assert forecast.low < forecast.mid < forecast.high
    assert isinstance(forecast.p_hit, float)
    assert forecast.p_hit < 0.05


def test_only_the_last_five_changes_count() -> None:
    assert trend(replace(CASE, values=yearly(900, 100, 112, 118, 133, 140, 155))) == trend(CASE)


def test_the_same_target_draws_the_same_and_another_target_does_not() -> None:
    assert trend(CASE) == trend(CASE)
    assert trend(replace(CASE, target_id="T20")) != trend(CASE)


def test_the_seed_is_the_sha256_of_the_target_id() -> None:
    assert seeded("T19").random() == 0.5854865503110418
    assert seeded("T19").random() != seeded("T1").random()


def test_two_values_refuse_and_three_have_no_range() -> None:
    refused = trend(replace(CASE, values=yearly(100, 110)))
    assert isinstance(refused, NoForecast)
    assert (refused.reason, refused.seen, refused.needed) == ("insufficient_data", 2, 3)
    bare = trend(replace(CASE, values=yearly(100, 110, 125)))
    assert isinstance(bare, Forecast)
    assert isinstance(bare.low, Unmeasured)
    assert bare.caveats == ("too_few_years_for_range",)


def test_a_perfectly_straight_series_has_no_range_rather_than_certainty() -> None:
    forecast = trend(replace(CASE, values=yearly(100, 110, 120, 130, 140)))
    assert isinstance(forecast, Forecast)
    assert isinstance(forecast.p_hit, Unmeasured)
    assert forecast.caveats == ("no_variation",)


def test_lower_is_better_counts_draws_below_the_goal() -> None:
    down = TrendCase("D", Goal(60, lower_is_better=True), 2022, yearly(100, 90, 84, 78, 70, 66))
    forecast = trend(down)
    assert isinstance(forecast, Forecast)
    assert isinstance(forecast.p_hit, float)
    assert forecast.p_hit > 0.8


def test_a_gap_in_the_years_is_misuse() -> None:
    with pytest.raises(ValueError, match="consecutive"):
        TrendCase("X", Goal(1), 2022, ((2018, 1.0), (2020, 2.0)))


@given(st.lists(st.floats(-1000, 1000), min_size=4, max_size=8), st.booleans())
@settings(deadline=None, max_examples=25)
def test_a_range_is_ordered_and_stays_above_what_cannot_fall(values: list[float], can_fall: bool) -> None:
    forecast = trend(TrendCase("P", Goal(0), 2022, yearly(*values), can_fall))
    assert isinstance(forecast, Forecast)
    if isinstance(forecast.low, float) and isinstance(forecast.high, float) and isinstance(forecast.p_hit, float):
        assert forecast.low <= forecast.mid <= forecast.high
        assert 0 <= forecast.p_hit <= 1
        assert can_fall or forecast.low >= values[-1]
