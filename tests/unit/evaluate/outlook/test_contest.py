"""Every method on every month of the past: what is tried, what auto takes, and that nothing looks ahead."""

from __future__ import annotations

import pytest

from tanjcli.evaluate.outlook.backtest import backtest_flow
from tanjcli.evaluate.outlook.contest import BY_MONTH, BY_SHARE, Series, taken, tried
from tanjcli.evaluate.outlook.firms import Firm, FirmCase
from tanjcli.evaluate.outlook.flows import FlowCase, blend
from tanjcli.evaluate.outlook.model import Forecast, Goal, Method, YearToDate

MONTHS = (3, 6, 9, 12)


def years(*rows: tuple[float, ...], first: int = 2019) -> tuple[YearToDate, ...]:
    return tuple(YearToDate(first + at, row) for at, row in enumerate(rows))


STEADY = years((10.0, 20.0, 30.0, 40.0), (11.0, 22.0, 33.0, 44.0), (12.0, 24.0, 36.0, 48.0))


def test_years_all_alike_in_shape_are_foretold_exactly_by_their_profile() -> None:
    tests = tried(Series(MONTHS, STEADY))
    assert [test.mean for test in tests["profile"]] == pytest.approx([0, 0, 0])
    assert [year for year, _ in tests["profile"][0].errors] == [2019, 2020, 2021]
    assert [year for year, _ in tests["yoy"][0].errors] == [2020, 2021]


def test_the_last_month_needs_no_forecast() -> None:
    assert all(len(found) == len(MONTHS) - 1 for found in tried(Series(MONTHS, STEADY)).values())


def test_auto_blends_early_and_follows_the_profile_later() -> None:
    series = Series(MONTHS, STEADY)
    assert taken(series, tried(series)) == ("blend", "profile", "profile")


def test_a_count_goes_by_the_rhythm_where_months_err_more() -> None:
    """All come in the last quarter: by June nothing has come, by September half."""
    late = years((1.0, 1.0, 20.0, 40.0), (1.0, 1.0, 21.0, 41.0), (1.0, 1.0, 22.0, 43.0))
    series = Series(MONTHS, late, counts=True)
    tests = tried(series)
    september = 2
    by_month, by_share = (tests[key][september].mean for key in (BY_MONTH, BY_SHARE))
    assert by_month is not None
    assert by_share is not None
    assert by_share < by_month
    assert taken(series, tests)[september] == BY_SHARE


def test_declared_batches_need_no_evidence() -> None:
    series = Series(MONTHS, STEADY, counts=True, batched=True)
    assert set(taken(series, tried(series))) == {BY_SHARE}


def test_an_even_count_goes_by_months() -> None:
    even = years((12.0, 25.0, 38.0, 50.0), (13.0, 25.0, 37.0, 50.0))
    series = Series(MONTHS, even, counts=True)
    assert BY_MONTH in taken(series, tried(series))


def test_entities_are_tried_at_every_month_too() -> None:
    """Ten firms double from June to December in every year: those at 5 pass 10."""
    rows = [years((n, 2 * n, 3 * n, 4 * n), (n, 2 * n, 3 * n, 4 * n)) for n in (1.0, 2.0, 3.0, 4.0, 5.0)] * 2
    firms = tuple(Firm(str(at), past, YearToDate(2021, ())) for at, past in enumerate(rows))
    case = FirmCase(Goal(0.0), 10.0, 4, firms)
    counts = years((0.0, 2.0, 4.0, 6.0), (0.0, 2.0, 4.0, 6.0))
    series = Series(MONTHS, counts, firms=case)
    tests = tried(series)
    assert [test.mean for test in tests["firm"]] == pytest.approx([0, 0, 0], abs=1e-6)
    assert set(taken(series, tests)) == {"firm"}


def test_the_growth_of_a_blend_knows_nothing_of_later_years() -> None:
    """2021 jumps tenfold: the blend of 2020, left out, must not expect it."""
    jump = years((10.0, 20.0, 30.0, 40.0), (10.0, 20.0, 30.0, 40.0), (100.0, 200.0, 300.0, 400.0))
    case = FlowCase(Goal(0.0), MONTHS, jump, YearToDate(2022, (0.0,)))
    errors = dict(backtest_flow(case, Method.BLEND).errors)
    assert errors[2020] == pytest.approx(0)
    live = blend(FlowCase(Goal(0.0), MONTHS, jump, YearToDate(2022, (100.0,))))
    assert isinstance(live, Forecast)
    assert live.mid > 1000
