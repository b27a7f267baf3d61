"""The acceptance cases of the method: where other systems answer wrongly, what must be said instead."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.quantities import rounded
from tanjcli.evaluate.results import CellResult, Status
from tests.factories import COUNT, LEVEL, events, levels, target, verdict

DAYS = {"pace": {"path": "linear", "clock": "days"}}
STEP = {"path": "plan", "milestones": [{"on": "2021-12-31", "share": "1"}]}
STOCK = {
    "kind": "stock_at_date",
    "cells": ["2022"],
    "goal": "200",
    "opens": "2020-01-01",
    "baseline": {"at": "2019-12-31", "source": "stated", "value": "100"},
}


def printed(value: object, digits: int) -> str:
    assert isinstance(value, Decimal), value
    return f"{rounded(value, digits):f}"


def numbers(cell: CellResult, digits: int, *names: str) -> list[str]:
    return [printed(getattr(cell, name), digits) for name in names]


def test_27_of_30_in_2020_is_missed_by_3() -> None:
    done = events(["2020-12-01"] * 27 + ["2021-03-01"] * 5, "2022-12")
    cell = verdict(target(cells=["2020"]), COUNT, "2021-11-30", done)
    assert (cell.status, cell.gap, cell.period) == (Status.MISSED, 3, "2020")


def test_5_of_30_by_november_on_the_clock_of_days() -> None:
    done = events(["2020-12-01"] * 27 + ["2021-03-01"] * 5, "2021-11")
    cell = verdict(target(**DAYS), COUNT, "2021-11-30", done)
    assert cell.status is Status.OFF_TRACK
    assert numbers(cell, 2, "expected", "gap_to_plan", "gap") == ["27.45", "22.45", "25.00"]
    assert printed(cell.pace, 3) == "0.182"
    assert (cell.required_rate, cell.months_left) == (25, 1)


def test_5_of_30_by_november_on_the_clock_of_months() -> None:
    cell = verdict(target(), COUNT, "2021-11-30", events(["2021-03-01"] * 5, "2021-11"))
    assert numbers(cell, 2, "expected", "gap_to_plan") == ["27.50", "22.50"]


def test_5_of_30_by_november_with_a_step_in_december_is_not_due() -> None:
    reason = {"zh": "年度批次,暂不判定", "en": "annual batch"}
    one = target(kind="annual_gross_additions", pace={**STEP, "reason": reason})
    cell = verdict(one, COUNT, "2021-11-30", events(["2021-03-01"] * 5, "2021-11"))
    assert (cell.status, cell.gap, cell.time_share) == (Status.NOT_DUE, 25, 0)
    assert dict(cell.reason.params)["zh"] == "年度批次,暂不判定"


def test_120_of_200_firms_a_month_before_the_end() -> None:
    cell = verdict(target(**STOCK), LEVEL, "2022-11-30", levels({"2022-11": "120"}))
    assert (printed(cell.expected, 1), printed(cell.pace, 3)) == ("197.2", "0.206")
    assert (cell.status, cell.gap) == (Status.OFF_TRACK, 80)


def test_120_of_200_firms_without_a_baseline() -> None:
    one = target(**{**STOCK, "baseline": None})
    cell = verdict(one, LEVEL, "2022-11-30", levels({"2022-11": "120"}))
    assert (cell.status, cell.level_share, cell.gap) == (Status.NO_BASELINE, 60, 80)
    assert cell.completion == cell.pace == Unmeasured(Why.NO_BASELINE)


def test_26_of_30_at_the_year_s_end_is_missed_by_4_without_tolerance() -> None:
    cell = verdict(target(), COUNT, "2021-12-31", events(["2021-05-01"] * 26, "2021-12"))
    assert (cell.status, cell.gap, cell.months_left) == (Status.MISSED, 4, 0)


@pytest.mark.parametrize(
    ("as_of", "days", "months"),
    [
        ("2021-03-31", "7.4", "7.5"),
        ("2021-06-30", "14.9", "15.0"),
        ("2021-09-30", "22.4", "22.5"),
        ("2021-12-31", "30.0", "30.0"),
    ],
)
def test_30_a_year_is_due_quarter_by_quarter(as_of: str, days: str, months: str) -> None:
    ledger = events([], as_of[:7])
    assert printed(verdict(target(**DAYS), COUNT, as_of, ledger).expected, 1) == days
    assert printed(verdict(target(), COUNT, as_of, ledger).expected, 1) == months


def test_nine_that_came_in_june_stand_against_15() -> None:
    cell = verdict(target(), COUNT, "2021-06-30", events(["2021-06-11"] * 9, "2021-06"))
    assert (cell.actual, cell.expected) == (9, 15)


def test_cumulative_steps_of_30_60_100() -> None:
    """33 against 30, 42 against 60, 42 against 100: 110, 70 and 42 %."""
    steps = [
        {"on": "2020-12-31", "share": "0.3"},
        {"on": "2021-12-31", "share": "0.6"},
        {"on": "2022-12-31", "share": "1"},
    ]
    one = target(kind="cumulative_count", cells=["2020-2022"], goal="100", pace={"path": "plan", "milestones": steps})
    done = events(["2020-05-01"] * 33 + ["2021-05-01"] * 9, "2022-12")
    paces = [printed(verdict(one, COUNT, f"{year}-12-31", done).pace, 2) for year in (2020, 2021, 2022)]
    assert paces == ["1.10", "0.70", "0.42"]


def test_from_0_to_10_in_two_years_with_a_fiftieth_at_half_time() -> None:
    one = target(**{**STOCK, "cells": ["2021"], "goal": "10", "opens": "2020-01-01"})
    one["baseline"] = {"at": "2019-12-31", "source": "stated", "value": "0"}
    cell = verdict(one, LEVEL, "2020-12-31", levels({"2020-12": "0.2"}))
    assert (cell.expected, cell.gap_to_plan, cell.status) == (5, Decimal("4.8"), Status.OFF_TRACK)
    assert printed(cell.pace, 2) == "0.04"


def test_from_100_to_0_in_ten_years_with_50_at_half_time_is_on_track() -> None:
    one = target(
        kind="level",
        direction="lower",
        comparison="at_most",
        goal="0",
        cells=["2020-2029"],
        baseline={"at": "2019-12-31", "source": "stated", "value": "100"},
    )
    cell = verdict(one, LEVEL, "2024-12-31", levels({"2024-12": "50"}))
    assert (cell.pace, cell.status, cell.gap, cell.gap_to_plan) == (1, Status.ON_TRACK, 50, 0)


@pytest.mark.parametrize(
    ("as_of", "more", "status"),
    [
        ("2022-06-30", {}, Status.OFF_TRACK),
        ("2022-06-30", {"tolerance": "5"}, Status.BEHIND),
        ("2022-06-30", {"tolerance": "4"}, Status.OFF_TRACK),
        ("2022-12-31", {"tolerance": "5"}, Status.MISSED),
    ],
)
def test_maintaining_100_with_95(as_of: str, more: dict[str, Any], status: Status) -> None:
    one = target(**{**STOCK, "goal": "100", **more})
    cell = verdict(one, LEVEL, as_of, levels({"2022-06": "95", "2022-12": "95"}))
    assert (cell.status, cell.gap, cell.completion) == (status, 5, Unmeasured(Why.NOT_APPLICABLE))


def test_no_data_on_a_limit_is_no_data() -> None:
    one = target(kind="level", direction="lower", comparison="at_most", goal="5")
    cell = verdict(one, LEVEL, "2021-06-30", levels({"2020-06": "3"}))
    assert (cell.status, cell.completion) == (Status.NO_DATA, Unmeasured(Why.NO_DATA))


def test_two_printed_reports() -> None:
    """87.6 % in October is 4.3 points ahead of time; 282.8 of 500 in June is 56.6 %, 6.6 points ahead."""
    flow = {**LEVEL, "over_time": "last"}
    one = target(kind="annual_flow", unit="亿元", goal="500")
    june = verdict(one, flow, "2021-06-30", levels({"2021-06": "282.8"}, "亿元"))
    october = verdict(one, flow, "2021-10-31", levels({"2021-10": "438"}, "亿元"))
    assert numbers(june, 1, "completion", "lead_pp") == ["56.6", "6.6"]
    assert numbers(october, 1, "completion", "lead_pp") == ["87.6", "4.3"]


def test_105_9_of_198_by_july() -> None:
    """The worked example: 58.3 % of the time, R = 0.917, 0.58 months late, 1.22 times the rate needed."""
    one = target(kind="annual_flow", unit="亿元", goal="198")
    cell = verdict(one, LEVEL, "2021-07-31", levels({"2021-07": "105.9"}, "亿元"))
    assert (printed(cell.time_share, 1), printed(cell.pace, 3), printed(cell.slip_months, 2)) == (
        "58.3",
        "0.917",
        "0.58",
    )
    assert isinstance(cell.required_rate, Decimal)
    assert isinstance(cell.observed_rate, Decimal)
    assert (printed(cell.required_rate / cell.observed_rate, 2), cell.status) == ("1.22", Status.BEHIND)
