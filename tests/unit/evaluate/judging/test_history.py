"""The running window report by report."""

from __future__ import annotations

from decimal import Decimal

from tanjcli.core.absence import Unmeasured, Why
from tests.factories import COUNT, LEVEL, events, levels, target, verdict

NOT_YET, NO_DATA, NA = (Unmeasured(why) for why in (Why.NOT_YET, Why.NO_DATA, Why.NOT_APPLICABLE))


def test_a_year_has_a_point_for_every_report_and_ends_at_the_goal() -> None:
    cell = verdict(target(), COUNT, "2021-03-31", events(["2020-02-01", "2021-02-01", "2021-03-01"], "2021-03"))
    assert [point.label for point in cell.history] == [f"2021-{month:02}" for month in range(2, 13)]
    assert [point.value for point in cell.history[:3]] == [1, 2, NOT_YET]
    assert [point.expected for point in cell.history[:2]] == [5, Decimal("7.5")]
    assert cell.history[-1].expected == 30
    assert [point.last_year for point in cell.history[:2]] == [1, 1]


def test_a_report_that_nobody_made_is_no_data_not_a_0() -> None:
    cell = verdict(target(kind="annual_flow"), LEVEL, "2021-04-30", levels({"2021-02": "3", "2021-04": "9"}))
    assert [point.value for point in cell.history[:4]] == [3, NO_DATA, 9, NOT_YET]
    assert cell.history[0].last_year == NA


def test_a_window_of_several_years_compares_with_itself_a_year_before() -> None:
    one = target(kind="cumulative_count", cells=["2020-2022"])
    cell = verdict(one, COUNT, "2021-02-28", events(["2020-02-01", "2021-02-01"], "2021-02"))
    assert len(cell.history) == 33
    assert (cell.history[11].label, cell.history[11].value, cell.history[11].last_year) == ("2021-02", 2, 1)


def test_before_its_window_a_target_shows_the_report_year_and_nothing_due() -> None:
    cell = verdict(target(cells=["2022"]), COUNT, "2021-03-31", events(["2021-02-01"], "2021-03"))
    assert [point.value for point in cell.history[:3]] == [1, 1, NOT_YET]
    assert all(point.expected == NA for point in cell.history)
