"""The edge cases of the method, each with the data that trigger it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.evaluate.results import NOT_APPLICABLE, CellResult, Remark, Status
from tests.factories import COUNT, LEVEL, delivered, events, ledger, levels, target, verdict

HELD = {"kind": "stock_at_date", "cells": ["2022"], "opens": "2020-01-01"}


def stated(value: str) -> dict[str, str]:
    return {"at": "2019-12-31", "source": "stated", "value": value}


def codes(cell: CellResult) -> set[str]:
    return {remark.code for remark in cell.remarks}


def test_baseline_0_is_a_baseline() -> None:
    one = target(**HELD, goal="36", baseline=stated("0"))
    cell = verdict(one, LEVEL, "2021-06-30", levels({"2021-06": "9"}))
    assert (cell.expected, cell.pace, cell.baseline) == (18, Decimal("0.5"), 0)


def test_target_0_is_a_target() -> None:
    """From 36 to 0: 9 at half time is three quarters of the way."""
    one = target(**{**HELD, "direction": "lower", "comparison": "at_most", "goal": "0", "baseline": stated("36")})
    cell = verdict(one, LEVEL, "2021-06-30", levels({"2021-06": "9"}))
    assert (cell.completion, cell.lead_pp, cell.gap_to_plan) == (75, 25, -9)


def test_a_change_of_sign_is_no_trouble_for_a_linear_path() -> None:
    one = target(**{**HELD, "goal": "10", "baseline": stated("-10")})
    cell = verdict(one, LEVEL, "2021-06-30", levels({"2021-06": "0"}))
    assert (cell.expected, cell.pace, cell.completion) == (0, 1, 50)


@pytest.mark.parametrize(
    ("values", "status"),
    [({"2021-06": "130"}, Status.ACHIEVED), ({"2021-06": "110"}, Status.OFF_TRACK)],
)
def test_a_baseline_already_better_than_the_target(values: dict[str, str], status: Status) -> None:
    """Achieved while held, off track when lost, and flagged: no pace either way."""
    one = target(**HELD, goal="120", baseline=stated("125"))
    cell = verdict(one, LEVEL, "2021-06-30", levels(values))
    assert (cell.status, cell.pace, cell.completion) == (status, *[Unmeasured(Why.NOT_APPLICABLE)] * 2)
    assert "target-not-ambitious" in codes(cell)


def test_a_stock_that_was_met_and_is_lost_is_judged_by_what_is_there() -> None:
    one = target(**HELD, goal="120", baseline=stated("100"))
    series = levels({"2021-08": "119", "2021-09": "121", "2021-10": "118"})
    cell = verdict(one, LEVEL, "2021-10-31", series)
    assert cell.status is Status.ON_TRACK
    assert Remark("was-met", (("month", "2021-09"),)) in cell.remarks


def test_a_met_count_stays_met_and_its_excess_is_not_capped() -> None:
    cell = verdict(target(goal="4"), COUNT, "2021-06-30", events(["2021-02-01"] * 9, "2021-06"))
    assert (cell.status, cell.completion, cell.gap, cell.required_rate) == (
        Status.ACHIEVED,
        225,
        -5,
        Unmeasured(Why.NOT_APPLICABLE),
    )


@pytest.mark.parametrize(
    ("count", "status", "reason", "gap"),
    [
        (5, Status.ON_TRACK, "reason-pace", 1),
        (6, Status.ACHIEVED, "reason-achieved", 0),
        (8, Status.ACHIEVED, "reason-full", -2),
        (9, Status.ACHIEVED, "reason-full", -3),
    ],
)
def test_6_to_8_is_met_at_6_full_at_8_and_never_bad_above(count: int, status: Status, reason: str, gap: int) -> None:
    one = target(comparison="range", range_rule="floor_stretch", goal="6", goal_max="8", kind="cumulative_count")
    cell = verdict(one, COUNT, "2021-06-30", events(["2021-02-01"] * count, "2021-06"))
    assert (cell.status, cell.reason.code, cell.gap) == (status, reason, gap)
    assert ("stretch" in codes(cell)) == (count == 6)


@pytest.mark.parametrize(
    ("value", "status", "gap"),
    [
        ("5", Status.OFF_TRACK, 1),
        ("6", Status.ACHIEVED, 0),
        ("7", Status.ACHIEVED, 0),
        ("8.5", Status.OFF_TRACK, "0.5"),
    ],
)
def test_outside_a_band_either_side_is_bad(value: str, status: Status, gap: object) -> None:
    """Inside a band from the start there is nowhere to go: held or lost, with the distance to the nearer edge."""
    one = target(**HELD, comparison="range", range_rule="band", goal="6", goal_max="8", baseline=stated("7"))
    cell = verdict(one, LEVEL, "2021-06-30", levels({"2021-06": value}))
    assert (cell.status, cell.gap) == (status, Decimal(gap))


def test_a_band_run_through_to_its_far_side_is_left() -> None:
    """From 4 to 6–8, and already at 10: the pace alone would call that far ahead."""
    one = target(**HELD, comparison="range", range_rule="band", goal="6", goal_max="8", baseline=stated("4"))
    cell = verdict(one, LEVEL, "2021-06-30", levels({"2021-06": "10"}))
    assert (cell.status, cell.reason.code, cell.gap) == (Status.OFF_TRACK, "reason-exceeded", 2)


def test_a_band_entered_from_above_has_its_goal_at_the_upper_edge() -> None:
    one = target(**HELD, comparison="range", range_rule="band", goal="6", goal_max="8", baseline=stated("12"))
    cell = verdict(one, LEVEL, "2021-06-30", levels({"2021-06": "10"}))
    assert (cell.completion, cell.expected, cell.status, cell.gap) == (50, 10, Status.ON_TRACK, 2)


def test_a_limit_on_what_adds_up_is_only_kept_once_the_year_is_over() -> None:
    one = target(direction="lower", comparison="at_most", goal="5")
    few, many = ["2021-02-01"] * 3, ["2021-02-01"] * 6
    assert verdict(one, COUNT, "2021-02-28", events(few, "2021-02")).status is Status.NO_BASELINE
    assert verdict(one, COUNT, "2021-12-31", events(few, "2021-12")).status is Status.ACHIEVED
    broken = verdict(one, COUNT, "2021-02-28", events(many, "2021-02"))
    assert (broken.status, broken.reason.code, broken.gap) == (Status.OFF_TRACK, "reason-exceeded", 1)
    assert verdict(one, COUNT, "2021-12-31", events(many, "2021-12")).status is Status.MISSED


def test_a_cap_on_a_flow_is_no_line_from_last_years_total() -> None:
    """48.5 of 50 by October, 80 last year: halfway down from 80 would call that far ahead."""
    limit = {"direction": "lower", "comparison": "at_most", "goal": "50", "baseline": stated("80")}
    one = target(kind="annual_flow", unit="亿元", **limit)
    october = verdict(one, LEVEL, "2021-10-31", levels({"2021-10": "48.5"}, "亿元"))
    assert (october.status, october.reason.code, october.gap) == (Status.NOT_DUE, "reason-cap", Decimal("-1.5"))
    assert (october.completion, october.pace, october.level_share) == (NOT_APPLICABLE, NOT_APPLICABLE, 97)
    assert [point.expected for point in october.history] == [NOT_APPLICABLE] * len(october.history)
    ended = verdict(one, LEVEL, "2021-12-31", levels({"2021-12": "58.2"}, "亿元"))
    assert isinstance(ended.completion, Decimal)
    assert (ended.status, round(ended.completion, 1)) == (Status.MISSED, Decimal("72.7"))


def test_stale_data_are_judged_at_their_own_date_and_flagged() -> None:
    """As of July, last data May: May's actual against May's expectation; one report behind is no flag."""
    one = target(kind="annual_flow", goal="120", unit="亿元")
    may = verdict(one, LEVEL, "2021-07-31", levels({"2021-05": "50"}, "亿元"))
    assert (may.stale, may.expected, may.pace, may.status) == (True, 50, 1, Status.ON_TRACK)
    assert "judged-at-data-date" in codes(may)
    assert not verdict(one, LEVEL, "2021-06-30", levels({"2021-05": "50"}, "亿元")).stale


def test_missed_waits_for_data_that_cover_the_due_date() -> None:
    one = target(kind="annual_flow", goal="120", unit="亿元")
    early = verdict(one, LEVEL, "2021-12-31", levels({"2021-11": "50"}, "亿元"))
    assert (early.status, early.data_through.isoformat() if early.data_through else "") == (
        Status.OFF_TRACK,
        "2021-11-30",
    )
    assert Remark("held-back-data", (("data_through", "2021-11-30"), ("due", "2021-12-31"))) in early.remarks
    assert verdict(one, LEVEL, "2021-12-31", levels({"2021-12": "50"}, "亿元")).status is Status.MISSED


@pytest.mark.parametrize(("goal", "status"), [("13", Status.BEHIND), ("12", Status.ACHIEVED)])
def test_an_incomplete_sum_proves_a_target_met_and_never_missed(goal: str, status: Status) -> None:
    """South has not reported December: 12 so far, from one unit of two."""
    returns = ledger(
        "levels",
        "firm period",
        {"firm": "code", "town": "place", "period": "period", "value": "amount 亿元 ytd"},
        [
            delivered("2021-12-18", "2021-11", "firm town period value\na north 2021-11 7\nb south 2021-11 4"),
            delivered("2022-01-18", "2021-12", "firm town period value\na north 2021-12 12"),
        ],
        time="period",
        unit_of_report="town",
    )
    cell = verdict(target(kind="annual_flow", unit="亿元", goal=goal), LEVEL, "2021-12-31", returns)
    assert (cell.status, cell.actual) == (status, 12)
    assert cell.coverage is not None
    assert (cell.coverage.reported, cell.coverage.expected, cell.coverage.missing) == (1, 2, ("south",))
    assert ("held-back-coverage" in codes(cell)) == (status is Status.BEHIND)


def test_before_its_window_a_target_shows_the_level_of_the_report_year() -> None:
    done = events(["2021-02-01"] * 9 + ["2020-05-01"] * 4, "2021-06")
    cell = verdict(target(cells=["2022"]), COUNT, "2021-06-30", done)
    assert (cell.status, cell.actual, cell.level_share, cell.months_left) == (Status.NOT_STARTED, 9, 30, 18)
    assert cell.completion == cell.gap == cell.pace == Unmeasured(Why.NOT_APPLICABLE)
    assert Remark("level-of-period", (("period", "2021-H1"),)) in cell.remarks


def test_a_stock_before_its_window_shows_what_is_there() -> None:
    one = target(kind="stock_at_date", cells=["2022"], goal="200", opens="2022-01-01")
    cell = verdict(one, LEVEL, "2021-06-30", levels({"2020-03": "150"}))
    assert (cell.status, cell.actual, cell.level_share) == (Status.NOT_STARTED, 150, 75)


def test_no_data_at_all_is_no_data_also_after_the_due_date() -> None:
    for as_of in ("2021-06-30", "2022-03-31"):
        cell = verdict(target(cells=["2021"]), COUNT, as_of, events(["2020-02-01"], "2020-12"))
        assert (cell.status, cell.actual) == (Status.NO_DATA, Unmeasured(Why.NO_DATA))


def test_a_delivered_list_without_a_row_in_the_window_is_a_real_0() -> None:
    cell = verdict(target(), COUNT, "2021-06-30", events(["2020-02-01"], "2021-06"))
    assert (cell.status, cell.actual, cell.completion, cell.pace) == (Status.OFF_TRACK, 0, 0, 0)
    assert cell.sources == ("data/2023-02-01/events-0.csv!Sheet1",)


def test_nothing_is_due_in_january() -> None:
    cell = verdict(target(), COUNT, "2021-01-31", events(["2021-01-10"] * 3, "2021-01"))
    assert (cell.status, cell.time_share, cell.actual) == (Status.NOT_DUE, 0, 3)
    assert cell.pace == Unmeasured(Why.NOT_APPLICABLE)


def test_a_deadline_asks_for_nothing_until_it_is_there() -> None:
    one = target(kind="milestone_count", goal="5", cells=["2022"], opens="2020-01-01", pace={"path": "deadline"})
    parks = events(["2020-05-01", "2021-05-01", "2022-12-30"], "2022-12")
    before = verdict(one, COUNT, "2021-12-31", parks)
    assert (before.status, before.reason.code, before.completion) == (Status.NOT_DUE, "reason-deadline", 40)
    assert before.time_share == before.lead_pp == Unmeasured(Why.NOT_APPLICABLE)
    after = verdict(one, COUNT, "2022-12-31", parks)
    assert (after.status, after.completion, after.time_share, after.gap) == (Status.MISSED, 60, 100, 2)


@pytest.mark.parametrize(
    ("source", "through", "baseline"),
    [("data", "2019-12", 40), ("data", "2019-11", Unmeasured(Why.NO_BASELINE))],
)
def test_a_baseline_from_data_must_be_of_its_day(source: str, through: str, baseline: object) -> None:
    one = target(**HELD, goal="100", baseline={"at": "2019-12-31", "source": source})
    cell = verdict(one, LEVEL, "2021-06-30", levels({through: "40", "2021-06": "70"}))
    assert cell.baseline == baseline
    assert (cell.status is Status.NO_BASELINE) == isinstance(baseline, Unmeasured)


def test_a_plan_says_shixu_and_any_shortfall_is_behind() -> None:
    done = events(["2021-02-01"] * 14, "2021-06")
    assert verdict(target(), COUNT, "2021-06-30", done, rules={"preset": "shixu"}).status is Status.BEHIND
    assert verdict(target(goal="28"), COUNT, "2021-06-30", done, rules={"preset": "shixu"}).status is Status.ON_TRACK


def test_a_sum_that_lacks_a_month_names_the_month_instead() -> None:
    metric = {**LEVEL, "over_time": "sum"}
    files = [delivered("2022-02-01", month, f"who period value\nall {month} 5") for month in ("2021-02", "2021-04")]
    columns = {"who": "code", "period": "period", "value": "amount 亿元 month"}
    cell = verdict(
        target(kind="annual_flow", unit="亿元"),
        metric,
        "2021-04-30",
        ledger("levels", "who period", columns, files, time="period"),
    )
    assert (cell.status, cell.reason) == (Status.NO_DATA, Remark("months-missing", (("months", "2021-03"),)))
