"""Completion, the two clocks and the lead."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.absence import Unmeasured
from tanjcli.core.periods import Period
from tanjcli.core.quantities import rounded
from tanjcli.evaluate.rules.completion import completion, day_share, implied_goal, lead, month_share

D = Decimal


def test_published_half_year_bulletin_is_ahead_by_6_6_points() -> None:
    done, share = completion(D("282.8"), D(500)), month_share(D(6))
    assert isinstance(done, Decimal)
    assert (done, share, lead(done, share)) == (D("56.56"), D(50), D("6.56"))


def test_completion_is_not_capped_and_measures_the_way_from_the_baseline() -> None:
    assert completion(D(150), D(100)) == 150
    assert completion(D(110), D(140), D(100)) == 25
    assert completion(D(50), D(0), D(100)) == 50  # lower is better needs no second formula


def test_no_way_to_go_has_no_completion() -> None:
    assert isinstance(completion(D(95), D(100), D(100)), Unmeasured)
    assert isinstance(implied_goal(D(95), D(0)), Unmeasured)


def test_an_unprinted_goal_follows_from_the_printed_completion() -> None:
    goal = implied_goal(D("208.4"), D("44.3"))
    assert isinstance(goal, Decimal)
    assert rounded(goal, 1) == D("470.4")


def test_the_days_clock_counts_the_as_of_day_and_the_other_convention_does_not() -> None:
    year = Period.year(2017)
    assert rounded(day_share(date(2017, 7, 7), year), 2) == D("51.51")
    assert rounded(day_share(date(2017, 7, 7), year, as_of_counts=False), 2) == D("51.23")


def test_a_leap_year_has_366_days_and_ends_at_100() -> None:
    assert day_share(date(2020, 12, 31), Period.year(2020)) == 100
    assert day_share(date(2020, 7, 1), Period.year(2020)) == 50


@pytest.mark.parametrize(("day", "share"), [(date(2019, 5, 1), 0), (date(2023, 1, 1), 100)])
def test_outside_the_window_the_share_stays_between_0_and_100(day: date, share: int) -> None:
    assert day_share(day, Period.years(2020, 2022)) == share


@given(st.integers(0, 12), st.integers(1, 10**6), st.integers(0, 10**6))
def test_the_lead_is_completion_minus_share_and_shares_its_sign(month: int, goal: int, actual: int) -> None:
    done, share = completion(D(actual), D(goal)), month_share(D(month))
    assert isinstance(done, Decimal)
    assert abs(lead(done, share) - (done - share)) < D("1e-20")
    assert (lead(done, share) > 0) == (done > share)
