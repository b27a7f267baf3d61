"""The acceptance cases of the method: where other systems answer wrongly, what must be said instead."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.quantities import rounded
from tanjcli.evaluate.results import CellResult, Status
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.target import Target
from tanjcli.present.records import report_records, report_rows
from tests.factories import COUNT, LEVEL, answer, delivered, events, ledger, levels, plan, target, verdict

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
    assert cell.outlook.word == "unlikely"


def test_5_by_november_as_last_year_s_batches_went() -> None:
    """Last year had seen 40 % of its entries by then: mean 8.2 still to come, 3 to 14, P(25) = 0.004."""
    year = [f"2020-{month:02}-05" for month in (2, 4, 6, 8)] + ["2020-12-20"] * 6
    one = target(kind="annual_gross_additions", pace=STEP)
    ahead = verdict(one, COUNT, "2021-11-30", events([*year, *["2021-03-01"] * 5], "2021-11")).outlook
    assert isinstance(ahead.mid, Decimal)
    assert (printed(ahead.mid - 5, 2), ahead.low, ahead.high) == ("8.25", 5 + 3, 5 + 14)
    assert (printed(ahead.p_hit, 3), ahead.word) == ("0.004", "unlikely")


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


# Year to date by month, February to December, of the worked example.
PAST = {
    2018: "18.2 31.0 43.1 56.0 70.4 82.9 95.1 108.6 121.5 135.0 150.2",
    2019: "20.1 34.6 47.9 62.0 78.0 91.7 105.5 120.1 134.6 149.5 166.0",
    2020: "14.9 30.2 45.5 61.1 79.0 94.2 109.6 126.3 143.0 160.4 180.1",
}
NOW = {2021: "22.4 39.0 54.6 71.2 89.9 105.9"}


def output(years: dict[int, str]) -> Ledger:
    months = {f"{year}-{at:02}": value for year, row in years.items() for at, value in enumerate(row.split(), start=2)}
    return levels(months, "亿元")


def test_105_9_of_198_by_july_on_a_line() -> None:
    """58.3 % of the time, R = 0.917, 0.58 months late, 1.22 times the rate so far is needed; the rate gives 181.5."""
    one = target(kind="annual_flow", unit="亿元", goal="198")
    cell = verdict({**one, "outlook": "run_rate"}, LEVEL, "2021-07-31", output(PAST | NOW))
    assert numbers(cell, 1, "time_share") == ["58.3"]
    assert numbers(cell, 3, "pace") == ["0.917"]
    assert numbers(cell, 2, "slip_months", "rate_ratio") == ["0.58", "1.22"]
    assert (printed(cell.outlook.mid, 1), cell.status) == ("181.5", Status.BEHIND)
    said = next(remark for remark in cell.remarks if remark.code == "profile-would-say")
    assert dict(said.params)["status"] == "on_track"


def test_105_9_of_198_by_july_on_the_profile_of_three_years() -> None:
    """54.2 % due, R = 0.988, 0.08 months late, 1.028 times the seasonal rate; 195.5, from 189.7 to 201.3, P = 0.253."""
    one = target(kind="annual_flow", unit="亿元", goal="198", pace={"path": "profile"})
    cell = verdict(one, LEVEL, "2021-07-31", output(PAST | NOW))
    assert numbers(cell, 1, "time_share") == ["54.2"]
    assert numbers(cell, 3, "pace", "rate_ratio") == ["0.988", "1.028"]
    assert numbers(cell, 2, "slip_months") == ["0.08"]
    ahead = cell.outlook
    assert [printed(figure, 1) for figure in (ahead.low, ahead.mid, ahead.high)] == ["189.7", "195.5", "201.3"]
    assert (printed(ahead.p_hit, 3), ahead.method, ahead.n) == ("0.253", "profile", 3)
    assert [printed(error, 1) for _, error in ahead.errors] == ["2.8", "3.0", "5.3"]
    assert cell.status is Status.ON_TRACK


def test_only_june_is_9_of_2_5_in_the_month_and_9_of_15_to_date() -> None:
    """The year's 30 ask for 2.5 a month: what is due in June is what is due by June less what was due by May."""
    done = events(["2021-06-11"] * 9, "2021-06")
    months = {point.label: point for point in verdict(target(), COUNT, "2021-06-30", done).history}
    june, may = months["2021-06"], months["2021-05"]
    assert isinstance(june.expected, Decimal)
    assert isinstance(may.expected, Decimal)
    assert isinstance(june.value, Decimal)
    assert isinstance(may.value, Decimal)
    assert (june.value - may.value, printed(june.expected - may.expected, 1)) == (9, "2.5")
    assert printed(verdict(target(**DAYS), COUNT, "2021-06-30", done).expected, 1) == "14.9"


def test_far_under_goal_has_percent_gap_and_status_in_the_rows() -> None:
    """What CSV is written from; the exit codes of such a report have their own tests."""
    done = events(["2021-03-01"] * 5, "2021-11")
    (row,) = report_rows(answer(plan([target()], {"m": COUNT}), "2021-11-30", done), "en")
    assert row["status"] == "off_track"
    assert row["gap"] == 25
    assert printed(row["completion"], 1) == "16.7"


def test_a_segment_is_matched_whole_never_by_its_beginning() -> None:
    """Food beside Foodstuff: 365 each stays 365 for Food."""
    columns = {"who": "code", "industry": "text", "period": "period", "value": "amount 亿元 point 6"}
    rows = "who industry period value\na Food 2021-06 365\nb Foodstuff 2021-06 365"
    one = ledger("levels", "who period", columns, [delivered("2021-07-20", "2021-06", rows)], time="period")
    food = {**LEVEL, "where": {"industry": {"is": "Food"}}}
    assert verdict(target(kind="annual_flow", unit="亿元"), food, "2021-06-30", one).actual == 365


def test_one_indicator_has_one_number_in_every_output() -> None:
    """Table, CSV and JSON are all written from the same figure."""
    whole = answer(plan([target()], {"m": COUNT}), "2021-06-30", events(["2021-02-01"] * 9, "2021-06"))
    cell, (row,), (record,) = whole.cells[0], report_rows(whole, "zh"), report_records(whole)["rows"]
    assert cell.completion == row["completion"] == record["completion"] == 30


def test_an_up_target_without_a_direction_is_a_plan_error() -> None:
    without = {key: value for key, value in target(goal="200").items() if key != "direction"}
    with pytest.raises(ValidationError, match="direction"):
        Target.model_validate(without)


def test_a_perfect_rate_needs_a_fiftieth_of_the_way_on_a_growth_rate_but_not_here() -> None:
    """0 to 10: a growth rate from zero is refused, a line is not."""
    one = target(**{**STOCK, "cells": ["2021"], "goal": "10", "pace": {"method": "cagr_ratio"}})
    one["baseline"] = {"at": "2019-12-31", "source": "stated", "value": "0"}
    cell = verdict(one, LEVEL, "2020-12-31", levels({"2020-12": "0.2"}))
    assert (cell.status, cell.reason.code) == (Status.NOT_DUE, "reason-rate-zero")
