"""Which method auto takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tanjcli.evaluate.outlook.choose import chosen_method, outlook
from tanjcli.evaluate.outlook.counts import CountCase
from tanjcli.evaluate.outlook.firms import FirmCase
from tanjcli.evaluate.outlook.flows import FlowCase
from tanjcli.evaluate.outlook.model import Forecast, Goal, Method, NoForecast, YearToDate
from tanjcli.evaluate.outlook.trend import TrendCase

MONTHS = tuple(range(2, 13))


def even(year: int, seen: int = 11, scale: float = 1.0) -> YearToDate:
    return YearToDate(year, tuple(scale * month for month in MONTHS[:seen]))


FLOW = FlowCase(Goal(12), MONTHS, (even(2018), even(2019), even(2020)), even(2021, 6))


@pytest.mark.parametrize(
    ("past", "seen", "method"),
    [
        ((2018, 2019, 2020), 6, Method.PROFILE),
        ((2019, 2020), 6, Method.PROFILE),
        ((2018, 2019, 2020), 3, Method.BLEND),  # to April a third of the year is done
        ((2016, 2017), 3, Method.PROFILE),  # no last year, so no prior
        ((2020,), 6, Method.YOY),
        ((2018,), 6, Method.RUN_RATE),
        ((), 6, Method.RUN_RATE),
    ],
)
def test_a_flow_takes_what_its_history_allows(past: tuple[int, ...], seen: int, method: Method) -> None:
    case = replace(FLOW, past=tuple(even(year) for year in past), current=even(2021, seen))
    assert chosen_method(case) is method
    assert outlook(case) == outlook(case, method)


def test_the_blend_ends_where_35_percent_are_done() -> None:
    assert chosen_method(replace(FLOW, current=even(2021, 3))) is Method.BLEND
    assert chosen_method(replace(FLOW, current=even(2021, 4))) is Method.PROFILE


def test_counts_firms_and_yearly_stocks_have_their_own() -> None:
    assert chosen_method(CountCase(Goal(1), 0, 1, 1)) is Method.COUNT
    assert chosen_method(FirmCase(Goal(1), 1.0, 2, ())) is Method.FIRM
    assert chosen_method(TrendCase("T", Goal(1), 2022, ())) is Method.TREND
    made = outlook(CountCase(Goal(1), 0, 1, 1))
    assert isinstance(made, Forecast)
    assert made.method is Method.COUNT


@pytest.mark.parametrize("method", [Method.TREND, Method.COUNT, Method.FIRM])
def test_a_method_that_does_not_fit_is_refused_and_not_replaced(method: Method) -> None:
    refused = outlook(FLOW, method)
    assert isinstance(refused, NoForecast)
    assert (refused.method, refused.reason) == (method, "method_does_not_fit")


def test_none_is_not_asked() -> None:
    refused = outlook(FLOW, Method.NONE)
    assert isinstance(refused, NoForecast)
    assert refused.reason == "not_asked"


def test_a_year_without_data_refuses_whatever_the_history() -> None:
    refused = outlook(replace(FLOW, current=YearToDate(2021, ())))
    assert isinstance(refused, NoForecast)
    assert refused.reason == "no_data"
