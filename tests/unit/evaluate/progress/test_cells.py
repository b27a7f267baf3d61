"""Which cell a report shows, and from when to when it counts."""

from __future__ import annotations

from datetime import date

import pytest

from tanjcli.core.periods import Period
from tanjcli.evaluate.progress.cells import cell_for, span_of
from tanjcli.evaluate.progress.clock import Span
from tests.factories import target_model


@pytest.mark.parametrize(
    ("cells", "year", "shown"),
    [
        (["2020", "2021", "2022"], 2021, "2021"),
        (["2020"], 2021, "2020"),
        (["2022"], 2020, "2022"),
        (["2020-2022"], 2021, "2020-2022"),
        (["2020", "2022"], 2021, "2022"),
    ],
)
def test_the_year_s_own_cell_or_the_nearest(cells: list[str], year: int, shown: str) -> None:
    assert cell_for(target_model(cells=cells), year).label == shown


def test_a_flow_counts_inside_its_cell() -> None:
    assert span_of(target_model(), Period.year(2021)) == Span(date(2021, 1, 1), date(2021, 12, 31))


def test_a_stock_starts_the_day_after_its_baseline_and_a_declared_opening_wins() -> None:
    at_2019 = {"at": "2019-12-31", "source": "data"}
    stock = target_model(kind="stock_at_date", cells=["2022"], baseline=at_2019)
    assert span_of(stock, Period.year(2022)) == Span(date(2020, 1, 1), date(2022, 12, 31))
    early = target_model(kind="milestone_count", cells=["2022"], opens="2021-07-01", due="2022-06-30")
    assert span_of(early, Period.year(2022)) == Span(date(2021, 7, 1), date(2022, 6, 30))


def test_yearly_cells_start_anew_each_january() -> None:
    yearly = target_model(cells=["2020", "2021"], opens="2020-01-01")
    assert span_of(yearly, Period.year(2021)).start == date(2021, 1, 1)


def test_a_due_date_is_that_of_a_target_with_one_cell() -> None:
    """Of several, each ends with its own period."""
    assert span_of(target_model(cells=["2021"], due="2021-10-31"), Period.year(2021)).due == date(2021, 10, 31)
    several = target_model(cells=["2020", "2021"], due="2021-10-31")
    assert span_of(several, Period.year(2020)).due == date(2020, 12, 31)


def test_a_baseline_does_not_stretch_the_window_of_a_yearly_flow() -> None:
    flow = target_model(kind="annual_flow", cells=["2022"], baseline={"at": "2019-12-31", "source": "data"})
    assert span_of(flow, Period.year(2022)).start == date(2022, 1, 1)
