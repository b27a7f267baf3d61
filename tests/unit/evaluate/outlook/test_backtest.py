"""The error each method would have had."""

from __future__ import annotations

import pytest

from tanjcli.evaluate.outlook.backtest import (
    Backtest,
    backtest_count,
    backtest_firms,
    backtest_flow,
    backtest_trend,
    better_than,
)
from tanjcli.evaluate.outlook.counts import CountCase
from tanjcli.evaluate.outlook.firms import Firm, FirmCase
from tanjcli.evaluate.outlook.flows import FlowCase
from tanjcli.evaluate.outlook.model import Goal, Method, YearToDate
from tanjcli.evaluate.outlook.trend import TrendCase

HISTORY = (
    YearToDate(2018, (18.2, 31.0, 43.1, 56.0, 70.4, 82.9, 95.1, 108.6, 121.5, 135.0, 150.2)),
    YearToDate(2019, (20.1, 34.6, 47.9, 62.0, 78.0, 91.7, 105.5, 120.1, 134.6, 149.5, 166.0)),
    YearToDate(2020, (14.9, 30.2, 45.5, 61.1, 79.0, 94.2, 109.6, 126.3, 143.0, 160.4, 180.1)),
)
M056 = FlowCase(Goal(198.0), tuple(range(2, 13)), HISTORY, YearToDate(2021, (22.4, 39.0, 54.6, 71.2, 89.9, 105.9)))


@pytest.mark.parametrize(("method", "errors"), [(Method.PROFILE, [2.8, 3.0, 5.3]), (Method.RUN_RATE, [5.4, 5.3, 10.3])])
def test_the_worked_example_leaves_one_year_out_at_july(method: Method, errors: list[float]) -> None:
    tested = backtest_flow(M056, method)
    assert [year for year, _ in tested.errors] == [2018, 2019, 2020]
    assert [round(error, 1) for _, error in tested.errors] == errors


def test_a_method_that_needs_last_year_is_tried_where_there_is_one() -> None:
    assert [year for year, _ in backtest_flow(M056, Method.YOY).errors] == [2019, 2020]


def test_a_better_method_is_named_and_a_worse_one_is_not() -> None:
    profile, run_rate = (backtest_flow(M056, method) for method in (Method.PROFILE, Method.RUN_RATE))
    assert better_than(run_rate, [profile]) == (profile,)
    assert better_than(profile, [run_rate]) == ()


def test_methods_tried_on_other_years_are_not_compared() -> None:
    yoy = Backtest(Method.YOY, ((2019, 0.1), (2020, 0.1)))
    assert better_than(backtest_flow(M056, Method.PROFILE), [yoy, Backtest(Method.BLEND, ())]) == ()
    assert Backtest(Method.BLEND, ()).mean is None


def test_counts_are_tried_with_the_shares_of_the_other_years() -> None:
    past = [YearToDate(2018, (4.0, 10.0)), YearToDate(2019, (5.0, 10.0)), YearToDate(2020, (6.0, 10.0))]
    tested = backtest_count(CountCase(Goal(10), 5, 0.5, 0.5, "share"), past, 0, 6)
    assert [year for year, _ in tested.errors] == [2018, 2019, 2020]
    assert tested.errors[0][1] == pytest.approx(abs(4 + 4.5 * 0.45 / 0.55 - 10) * 10)


def test_a_year_whose_others_say_nothing_is_left_out() -> None:
    past = [YearToDate(2019, (0.0, 0.0)), YearToDate(2020, (2.0, 4.0))]
    assert [year for year, _ in backtest_count(CountCase(Goal(4), 2, 1, 1, "share"), past, 0, 6).errors] == []


def test_firms_are_tried_a_whole_year_at_a_time() -> None:
    firms = tuple(
        Firm(
            str(i),
            (YearToDate(2019, (1.0 + i, 2.0 + 2.1 * i)), YearToDate(2020, (1.5 + i, 3.1 + 2.0 * i))),
            YearToDate(2021, (2.0 + i,)),
        )
        for i in range(12)
    )
    tested = backtest_firms(FirmCase(Goal(5), 12.0, 2, firms))
    assert [year for year, _ in tested.errors] == [2019, 2020]
    assert all(error < 25 for _, error in tested.errors)


def test_a_yearly_series_is_forecast_from_its_own_past_only() -> None:
    values = tuple((2010 + i, 100.0 + 10 * i) for i in range(8))
    tested = backtest_trend(TrendCase("T", Goal(200), 2018, values))
    assert [year for year, _ in tested.errors] == [2013, 2014, 2015, 2016, 2017]
    assert all(error == pytest.approx(0) for _, error in tested.errors)


def test_a_count_by_months_is_tried_by_months() -> None:
    """5 of 12 by June: carried on by months 5 + 5.5 = 10.5, an eighth off."""
    past = [YearToDate(2019, (5.0, 12.0))]
    tested = backtest_count(CountCase(Goal(10), 5, 6, 6), past, 0, 6)
    assert tested.errors == ((2019, pytest.approx(100 * 1.5 / 12)),)
