"""Counts from arrivals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tanjcli.evaluate.outlook.counts import CountCase, count, final_count, overdispersion, still_to_come
from tanjcli.evaluate.outlook.model import Forecast, Goal, NoForecast, Outlook

BATCHES = CountCase(Goal(30), arrived=5, elapsed=0.4, left=0.6, exposure="share")


def made(outlook: Outlook) -> Forecast:
    assert isinstance(outlook, Forecast)
    return outlook


def test_five_by_november_and_25_needed_by_seasonal_share() -> None:
    """With S = 0.4 the method prints mean 8.2, range 3–14, P = 0.004 for the arrivals still to come."""
    coming = still_to_come(5, 0.4, 0.6)
    assert coming.mean == pytest.approx(8.25)
    assert (coming.quantile(0.1), coming.quantile(0.9)) == (3, 14)
    assert coming.at_least(25) == pytest.approx(0.004, abs=5e-4)


def test_a_forecast_is_of_the_whole_count() -> None:
    forecast = made(count(BATCHES))
    assert forecast.mid == pytest.approx(13.25)
    assert (forecast.low, forecast.high) == (8, 19)
    assert forecast.p_hit == pytest.approx(0.004, abs=5e-4)
    assert forecast.caveats == ("seasonal_exposure",)


def test_by_months_the_same_is_hopeless() -> None:
    forecast = made(count(replace(BATCHES, elapsed=11, left=1, exposure="months")))
    assert isinstance(forecast.p_hit, float)
    assert forecast.p_hit < 1e-9


def test_none_yet_does_not_mean_none_ever() -> None:
    assert made(count(CountCase(Goal(1), 0, 3, 9))).p_hit == pytest.approx(0.5)


def test_a_count_that_has_its_goal_and_cannot_fall_is_sure() -> None:
    assert made(count(CountCase(Goal(5), 5, 6, 6))).p_hit == 1


def test_no_exposure_is_refused() -> None:
    refused = count(CountCase(Goal(30), 0, 0.0, 1.0, "share"))
    assert isinstance(refused, NoForecast)
    assert refused.reason == "no_exposure"


def test_nothing_left_is_what_is_there() -> None:
    forecast = made(count(CountCase(Goal(6), 5, 12, 0)))
    assert (forecast.low, forecast.mid, forecast.high, forecast.p_hit) == (5, 5, 5, 0)


def test_clustered_months_widen_the_range_and_keep_the_mean() -> None:
    clustered = (0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 14)
    plain, wide = (
        made(count(CountCase(Goal(30), 13, 6, 6))),
        made(count(CountCase(Goal(30), 13, 6, 6, monthly=clustered))),
    )
    assert wide.mid == pytest.approx(plain.mid)
    assert isinstance(wide.error, float)
    assert isinstance(plain.error, float)
    assert (wide.error / plain.error) ** 2 == pytest.approx(overdispersion(clustered), rel=1e-6)
    assert "overdispersed" in wide.caveats


@pytest.mark.parametrize("monthly", [(), (5,) * 11, (0,) * 12, (1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2), (0, 30)])
def test_few_even_or_empty_months_show_no_clustering(monthly: tuple[int, ...]) -> None:
    assert overdispersion(monthly) == 1


def test_a_stock_is_entries_minus_exits_and_can_fall() -> None:
    stock = CountCase(Goal(110), arrived=20, elapsed=6, left=6, start=100, gone=10)
    forecast = made(count(stock))
    assert forecast.mid == pytest.approx(100 + 10 + 20.5 - 10.5)
    assert isinstance(forecast.p_hit, float)
    assert 0.5 < forecast.p_hit < 1
    assert final_count(stock).start < 110
    assert "independent_exits" in forecast.caveats


def test_lower_is_better_asks_for_at_most() -> None:
    at_least, at_most = made(count(CountCase(Goal(9), 4, 6, 6))), made(count(CountCase(Goal(8, True), 4, 6, 6)))
    assert at_least.p_hit == pytest.approx(1 - at_most.p_hit)  # type: ignore[operator]


@given(st.integers(0, 60), st.floats(0.1, 12), st.floats(0, 12), st.floats(1, 8), st.integers(0, 80))
@settings(deadline=None, max_examples=60)
def test_chances_lie_in_0_1_fall_with_the_number_and_keep_their_mean(
    arrived: int, elapsed: float, left: float, phi: float, needed: int
) -> None:
    coming = still_to_come(arrived, elapsed, left, phi)
    assert 0 <= coming.at_least(needed + 1) <= coming.at_least(needed) <= 1
    assert coming.mean == pytest.approx((arrived + 0.5) * left / elapsed, rel=1e-6, abs=1e-9)
    assert coming.quantile(0.1) <= coming.quantile(0.9)
