"""Flow forecasts, on the worked example M056 of the method and on edges."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.outlook.flows import FlowCase, blend, past_growth, profile, run_rate, seasonal_share, yoy
from tanjcli.evaluate.outlook.model import Estimate, Forecast, Goal, NoForecast, Outlook, YearToDate

MONTHS = tuple(range(2, 13))
HISTORY = (
    YearToDate(2018, (18.2, 31.0, 43.1, 56.0, 70.4, 82.9, 95.1, 108.6, 121.5, 135.0, 150.2)),
    YearToDate(2019, (20.1, 34.6, 47.9, 62.0, 78.0, 91.7, 105.5, 120.1, 134.6, 149.5, 166.0)),
    YearToDate(2020, (14.9, 30.2, 45.5, 61.1, 79.0, 94.2, 109.6, 126.3, 143.0, 160.4, 180.1)),
)
M056 = FlowCase(Goal(198.0), MONTHS, HISTORY, YearToDate(2021, (22.4, 39.0, 54.6, 71.2, 89.9, 105.9)))


def made(outlook: Outlook) -> Forecast:
    assert isinstance(outlook, Forecast)
    return outlook


def number(estimate: Estimate) -> float:
    assert not isinstance(estimate, Unmeasured)
    return estimate


def reason(estimate: Estimate) -> str:
    assert isinstance(estimate, Unmeasured)
    return estimate.params["reason"]


def test_profile_of_the_worked_example() -> None:
    """By the seasonal profile: s = 54.2 %, forecast 195.5, P = 0.253 with t, 80 % range 189.7–201.3."""
    forecast = made(profile(M056))
    assert seasonal_share(HISTORY, 5) == pytest.approx(0.541608, abs=5e-7)
    assert forecast.mid == pytest.approx(195.528906, abs=5e-7)
    assert number(forecast.error) == pytest.approx(3.079712, abs=5e-7)
    assert number(forecast.p_hit) == pytest.approx(0.253263, abs=5e-7)
    assert [number(forecast.low), number(forecast.high)] == pytest.approx([189.7, 201.3], abs=0.05)
    assert forecast.n == 3


def test_run_rate_of_the_worked_example_has_no_range_and_says_why() -> None:
    forecast = made(run_rate(M056))
    assert forecast.mid == pytest.approx(181.542857)
    assert [reason(e) for e in (forecast.low, forecast.high, forecast.p_hit, forecast.error)] == ["no_seasonality"] * 4
    assert "low_confidence" in forecast.caveats


def test_blend_takes_last_year_as_prior_unless_one_is_declared() -> None:
    grown = 180.1 * (180.1 / 150.2) ** 0.5
    own, declared = made(blend(M056)), made(blend(replace(M056, prior=198.0)))
    assert own.mid == pytest.approx(105.9 + (1 - 0.5416079) * grown, abs=1e-4)
    assert declared.mid == pytest.approx(196.661636, abs=5e-7)
    assert (own.caveats, declared.caveats) == (("prior_from_last_year",), ("declared_prior",))
    assert own.error == made(profile(M056)).error


def test_yoy_of_the_worked_example() -> None:
    forecast = made(yoy(replace(M056, past=HISTORY[-1:])))
    assert forecast.mid == pytest.approx(202.469108, abs=5e-7)
    assert reason(forecast.p_hit) == "one_past_year"


def test_two_past_years_give_a_profile_without_a_range() -> None:
    forecast = made(profile(replace(M056, past=HISTORY[1:])))
    assert reason(forecast.low) == "too_few_years_for_range"


def test_years_of_one_shape_give_no_range_instead_of_a_certain_one() -> None:
    past = tuple(YearToDate(y, (y - 2000.0, 2 * (y - 2000.0), 4 * (y - 2000.0))) for y in (2018, 2019, 2020))
    forecast = made(profile(FlowCase(Goal(90), (2, 3, 4), past, YearToDate(2021, (21.0, 42.0)))))
    assert forecast.mid == pytest.approx(84)
    assert reason(forecast.p_hit) == "no_variation"


def test_below_the_minimum_data_it_refuses_with_numbers() -> None:
    few = FlowCase(Goal(100), MONTHS, (), YearToDate(2021, (5.0, 9.0)))
    refused = run_rate(few)
    assert isinstance(refused, NoForecast)
    assert (refused.reason, refused.seen, refused.needed) == ("insufficient_data", 2, 3)
    none = profile(replace(few, current=YearToDate(2021, ())))
    assert isinstance(none, NoForecast)
    assert none.reason == "no_data"
    short = profile(replace(M056, past=HISTORY[:1]))
    assert isinstance(short, NoForecast)
    assert (short.reason, short.seen, short.needed) == ("too_few_years", 1, 2)


def test_a_history_of_zeros_refuses_instead_of_dividing() -> None:
    zeros = tuple(YearToDate(year, (0.0,) * 11) for year in (2018, 2019, 2020))
    for method in (profile, blend, yoy):
        refused = method(replace(M056, past=zeros))
        assert isinstance(refused, NoForecast)
        assert refused.reason == "zero_history"


def test_yoy_and_blend_need_the_year_before_and_not_just_any() -> None:
    old = tuple(replace(year, year=year.year - 5) for year in HISTORY)
    for method in (yoy, blend):
        refused = method(replace(M056, past=old))
        assert isinstance(refused, NoForecast)
        assert refused.reason == "no_last_year"


def test_what_cannot_fall_is_settled_once_past_the_goal() -> None:
    assert number(made(run_rate(replace(M056, goal=Goal(100.0)))).p_hit) == 1
    assert number(made(run_rate(replace(M056, goal=Goal(100.0, lower_is_better=True)))).p_hit) == 0
    assert reason(made(run_rate(replace(M056, goal=Goal(100.0), can_fall=True))).p_hit) == "no_seasonality"


def test_lower_is_better_turns_the_chance_round() -> None:
    lower = made(profile(replace(M056, goal=Goal(198.0, lower_is_better=True))))
    assert number(lower.p_hit) == pytest.approx(1 - number(made(profile(M056)).p_hit))


def test_a_finished_year_is_its_own_forecast() -> None:
    done = replace(M056, current=YearToDate(2021, HISTORY[2].values))
    forecast = made(profile(done))
    assert (forecast.mid, forecast.low, forecast.high, forecast.p_hit) == (180.1, 180.1, 180.1, 0.0)


def test_a_past_year_with_a_hole_is_misuse() -> None:
    with pytest.raises(ValueError, match="lacks a reporting month"):
        FlowCase(Goal(1), MONTHS, (YearToDate(2020, (1.0, 2.0)),), YearToDate(2021, (1.0,)))


def test_growth_of_a_single_year_or_from_zero_is_none() -> None:
    assert past_growth(HISTORY[:1]) == 0
    assert past_growth((YearToDate(2019, (0.0,)), YearToDate(2020, (5.0,)))) == 0


increments = st.lists(st.floats(0.1, 1000), min_size=11, max_size=11)


@given(
    st.lists(increments, min_size=3, max_size=5),
    increments,
    st.integers(1, 11),
    st.floats(0, 20000),
    st.floats(0, 5000),
)
def test_ranges_are_ordered_never_below_what_is_there_and_chances_fall_with_the_goal(
    past: list[list[float]], now: list[float], seen: int, goal: float, more: float
) -> None:
    def cumulative(parts: list[float]) -> tuple[float, ...]:
        return tuple(sum(parts[: k + 1]) for k in range(len(parts)))

    years = tuple(YearToDate(2021 - len(past) + i, cumulative(parts)) for i, parts in enumerate(past))
    case = FlowCase(Goal(goal), MONTHS, years, YearToDate(2021, cumulative(now)[:seen]))
    for method in (profile, blend):
        easier, harder = made(method(case)), made(method(replace(case, goal=Goal(goal + more))))
        if isinstance(easier.low, Unmeasured):
            continue
        assert case.current.last <= easier.low <= easier.mid <= number(easier.high)
        assert 0 <= number(harder.p_hit) <= number(easier.p_hit) + 1e-12 <= 1 + 1e-12
