"""The terms of a forecast give the forecast back."""

from __future__ import annotations

import pytest

from tanjcli.evaluate.outlook.choose import Case, outlook
from tanjcli.evaluate.outlook.counts import CountCase
from tanjcli.evaluate.outlook.firms import Firm, FirmCase
from tanjcli.evaluate.outlook.flows import FlowCase
from tanjcli.evaluate.outlook.model import Forecast, Goal, Method, YearToDate
from tanjcli.evaluate.outlook.terms import terms_of
from tanjcli.evaluate.outlook.trend import TrendCase

PAST = (YearToDate(2019, (10.0, 25.0, 40.0)), YearToDate(2020, (12.0, 27.0, 44.0)))
FLOW = FlowCase(Goal(50.0), (4, 8, 12), PAST, YearToDate(2021, (15.0, 30.0)))


def reckoned(case: Case, method: Method = Method.AUTO) -> tuple[dict[str, float], float]:
    found = outlook(case, method)
    assert isinstance(found, Forecast)
    return dict(terms_of(case, found)), found.mid


def test_profile_is_the_reached_times_the_factor() -> None:
    terms, mid = reckoned(FLOW, Method.PROFILE)
    assert terms["reached"] * terms["factor"] == pytest.approx(mid)


def test_blend_adds_the_rest_of_what_is_expected() -> None:
    terms, mid = reckoned(FLOW, Method.BLEND)
    assert terms["reached"] + (1 - terms["share"]) * terms["prior"] == pytest.approx(mid)


def test_last_year_s_course() -> None:
    terms, mid = reckoned(FLOW, Method.YOY)
    assert (terms["before"], terms["whole"]) == (27, 44)
    assert terms["whole"] * terms["reached"] / terms["before"] == pytest.approx(mid)


def test_run_rate() -> None:
    case = FlowCase(Goal(50.0), (2, 3, 4, 12), (), YearToDate(2021, (5.0, 7.0, 10.0)))
    terms, mid = reckoned(case, Method.RUN_RATE)
    assert terms["reached"] / terms["share"] == pytest.approx(mid) == 30


def test_a_count_adds_half_an_arrival_to_its_rate() -> None:
    terms, mid = reckoned(CountCase(Goal(30), 5, 11.0, 1.0))
    assert terms["arrived"] + (terms["arrived"] + 0.5) * terms["left"] / terms["elapsed"] == pytest.approx(mid)


def test_a_stock_gains_and_loses() -> None:
    terms, mid = reckoned(CountCase(Goal(200), 30, 24.0, 12.0, start=128, gone=10))
    rate = terms["left"] / terms["elapsed"]
    assert terms["there"] == 148
    assert terms["there"] + (terms["arrived"] - terms["gone"]) * rate == pytest.approx(mid)


def test_entities_over_it_and_the_chances_of_the_others() -> None:
    past = tuple(Firm(f"p{n}", (YearToDate(2020, (1.0, 2.0 + n / 10)),), YearToDate(2021, (1.0,))) for n in range(10))
    over = Firm("over", (), YearToDate(2021, (6.0,)))
    terms, mid = reckoned(FirmCase(Goal(1), 2.5, 2, (*past, over)))
    assert terms["over"] == 1
    assert terms["over"] + terms["hoped"] == pytest.approx(mid)


def test_a_trend_goes_on_by_its_mean_change() -> None:
    case = TrendCase("t", Goal(20.0), 2022, ((2018, 10.0), (2019, 12.0), (2020, 13.0)))
    terms, mid = reckoned(case)
    assert (terms["last"], terms["change"], terms["years"]) == (13, 1.5, 2)
    assert terms["last"] + terms["change"] * terms["years"] == pytest.approx(mid)
