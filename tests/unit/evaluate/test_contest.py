"""From plan and ledgers to the contest of methods: one for each metric, refused where there is nothing to compare."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.evaluate.contest import Contests, contests
from tanjcli.evaluate.question import Question
from tanjcli.intake.ledger import Ledger
from tests.factories import COUNT, LEVEL, events, ledgers, levels, plan, target

MONTHS = {f"{year}-{month:02}": str(month * 10) for year in (2019, 2020, 2021) for month in range(2, 13)}
FLOW = target(kind="annual_flow", unit="亿元", metric="m")


def contest(
    targets: list[dict[str, Any]], metrics: Mapping[str, Any], *several: Ledger, as_of: str = "2021-12-31"
) -> Contests:
    day = date.fromisoformat(as_of)
    return contests(plan(targets, metrics), ledgers(*several), Question(day.year, day))


def test_even_years_are_foretold_by_every_method_and_january_has_no_column() -> None:
    [one] = contest([FLOW], {"m": LEVEL}, levels(MONTHS, "亿元")).contests
    assert (one.years, one.months) == ((2019, 2020, 2021), tuple(range(2, 12)))
    assert one.auto == ("blend",) * 3 + ("profile",) * 7
    profile = next(trial for trial in one.trials if trial.method == "profile")
    assert all(isinstance(error, Decimal) and error < Decimal("1e-9") for error in profile.errors)
    assert profile.years == (3,) * 10
    assert isinstance(one.auto_mean, Decimal)
    assert one.auto_mean < Decimal("1e-9")


def test_targets_of_one_metric_share_a_contest_and_keep_their_declarations() -> None:
    more = target(id="u", ref="T02", kind="annual_flow", unit="亿元", cells=["2022"], outlook="yoy")
    [one] = contest([FLOW, more], {"m": LEVEL}, levels(MONTHS, "亿元")).contests
    assert (one.refs, one.declared) == (("T01", "T02"), ("auto", "yoy"))


def test_an_unfinished_year_takes_no_part() -> None:
    [one] = contest([FLOW], {"m": LEVEL}, levels(MONTHS, "亿元"), as_of="2021-11-30").contests
    assert one.years == (2019, 2020)


def test_the_mean_is_over_what_all_methods_were_tried_at() -> None:
    """Last year's course was not tried on 2019 and the run rate not before April: neither counts for the others."""
    rows = MONTHS | {f"2019-{month:02}": str(month * month) for month in range(2, 13)}
    [one] = contest([FLOW], {"m": LEVEL}, levels(rows, "亿元")).contests
    means = {trial.method: trial.mean for trial in one.trials}
    assert means["yoy"] != means["profile"]
    assert means["run_rate"] == pytest.approx(0, abs=1e-9)


def test_a_compound_is_tried_part_by_part() -> None:
    days = [f"{year}-{month:02}-10" for year in (2019, 2020) for month in range(1, 13)]
    lowest = {"kind": "lowest", "of": ["a", "b"], "over_time": "sum", "over_units": "sum"}
    found = contest([target()], {"m": lowest, "a": COUNT, "b": COUNT}, events(days, "2021-06"), as_of="2021-06-30")
    assert [one.metric for one in found.contests] == ["a", "b"]
    assert {trial.method for trial in found.contests[0].trials} >= {"count_months", "count_share"}


def test_one_year_is_too_few() -> None:
    days = [f"2020-{month:02}-10" for month in range(1, 13)]
    [one] = contest([target()], {"m": COUNT}, events(days, "2021-06"), as_of="2021-06-30").contests
    assert one.reason is not None
    assert (one.reason.code, dict(one.reason.params)) == ("no-outlook-too-few-years", {"seen": "1", "needed": "2"})


def test_a_stock_and_a_yearly_figure_have_nothing_to_compare() -> None:
    stock = target(
        kind="stock_at_date",
        opens="2020-01-01",
        baseline={"at": "2019-12-31", "source": "stated", "value": "1"},
        cells=["2022"],
    )
    [held] = contest([stock], {"m": LEVEL}, levels({"2021-06": "3"})).contests
    assert held.reason is not None
    assert held.reason.code == "no-contest-held"
