"""The one entry: defaults of the question, who is shown, remarks across targets, and what must always hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.words import Name
from tanjcli.evaluate.assess import assess
from tanjcli.evaluate.progress.aim import plain
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.results import CellResult, Remark, Status
from tests.factories import COUNT, LEVEL, answer, delivered, events, ledger, ledgers, levels, plan, target, verdict


def test_as_of_is_the_latest_data_date_of_the_year_and_known_on_the_last_delivery() -> None:
    done = events(["2021-02-01"], "2021-08", received="2021-09-20")
    found = assess(plan([target()], {"m": COUNT}), ledgers(done), Question(2021))
    assert (found.as_of, found.known_on, found.time_share) == (
        date(2021, 8, 31),
        date(2021, 9, 20),
        plain(Fraction(800, 12)),
    )


def test_a_year_without_data_is_assessed_at_its_end() -> None:
    found = assess(plan([target()], {"m": COUNT}), ledgers(events([], "2020-08")), Question(2021))
    assert (found.as_of, found.cells[0].status) == (date(2021, 12, 31), Status.NO_DATA)


def test_what_was_received_after_known_on_is_not_seen() -> None:
    first = delivered("2021-07-20", "2021-06", "project signed\na 2021-02-01\nb 2021-03-01")
    later = delivered("2021-09-20", "2021-08", "project signed\na 2020-02-01\nc 2021-06-01")
    done = ledger("events", "project", {"project": "code", "signed": "date"}, [first, later], time="signed")
    whole = plan([target()], {"m": COUNT})

    def actual(known_on: str | None) -> object:
        day = date.fromisoformat(known_on) if known_on else None
        return assess(whole, ledgers(done), Question(2021, date(2021, 6, 30), day)).cells[0].actual

    assert [actual("2021-08-01"), actual(None)] == [2, 2]  # a moved out of the year, c came in
    assert actual("2021-07-19") == Unmeasured(Why.NO_DATA)


TWO = [
    target(id="batches", ref="T29", goal="2", and_with="people"),
    target(id="people", ref="T30", goal="100", and_with="batches"),
]


def test_a_compound_says_how_its_other_half_stands() -> None:
    found = answer(plan(TWO, {"m": COUNT}), "2021-06-30", events(["2021-02-01"] * 9, "2021-06"))
    first, second = found.cells
    assert Remark("and-with", (("target", "people"), ("ref", "T30"), ("status", "off_track"))) in first.remarks
    assert Remark("and-with", (("target", "batches"), ("ref", "T29"), ("status", "achieved"))) in second.remarks


@pytest.mark.parametrize("only", ["batches", "T29"])
def test_one_target_alone_still_knows_its_partner(only: str) -> None:
    whole = plan(TWO, {"m": COUNT}, invariants=[])
    found = answer(whole, "2021-06-30", events([], "2021-06"), only=frozenset({only}))
    assert [cell.target_id for cell in found.cells] == ["batches"]
    assert [remark.code for remark in found.cells[0].remarks] == ["and-with"]


def test_the_head_of_a_report() -> None:
    places = {"north": {"name": {"zh": "北", "en": "North"}}}
    whole = plan([target()], {"m": COUNT}, places=places, rules={"preset": "shixu", "clock": "days"})
    found = answer(whole, "2021-11-30", events([], "2021-11"), program_version="9.9")
    assert (found.issuer, found.places) == (Name("局", "office"), (("north", Name("北", "North")),))
    assert (found.rules.preset, found.rules.clock, found.rules.on_track) == ("shixu", "days", 1)
    assert (found.program_version, found.sample, found.time_share) == ("9.9", True, plain(Fraction(33400, 365)))


def test_support_comes_from_the_target_and_its_path_once_each() -> None:
    path = {"name": {"zh": "路", "en": "path"}, "clause": "1", "lead": "office", "support": ["office", "各乡镇"]}
    one = target(path="P", support=["各乡镇"])
    cell = answer(plan([one], {"m": COUNT}, paths={"P": path}), "2021-06-30", events([], "2021-06")).cells[0]
    assert cell.support == (Name("各乡镇"), Name("局", "office"))


def test_a_proxy_stands_in_only_while_the_figure_is_not_out() -> None:
    """Whole-industry output is yearly; above-scale output of June stands beside it under its own name."""
    annual = [delivered("2022-02-20", "2021", "industry period all\nfood 2021 110")]
    monthly = [delivered("2021-07-18", "2021-06", "firm period ytd\na 2021-06 40")]
    made = (
        ledger("annual", "industry period", _columns("industry term", "all amount 亿元 year"), annual, time="period"),
        ledger("returns", "firm period", _columns("firm code", "ytd amount 亿元 ytd"), monthly, time="period"),
    )
    metrics = {
        "m": {"kind": "total", "ledger": "annual", "measure": "all", "over_time": "sum", "over_units": "sum"},
        "proxy": {
            "kind": "total",
            "name": {"zh": "规上", "en": "above scale"},
            "ledger": "returns",
            "measure": "ytd",
            "over_time": "last",
            "over_units": "sum",
        },
    }
    one = target(kind="annual_flow", unit="亿元", goal="100", proxy="proxy", pace={"path": "deadline"})
    june = answer(plan([one], metrics), "2021-06-30", *made).cells[0]
    assert (june.status, june.reason.code) == (Status.NO_DATA, "reason-not-yet")
    assert june.proxy is not None
    assert (june.proxy.name.en, june.proxy.value, june.proxy.unit) == ("above scale", 40, "亿元")
    closed = answer(plan([one], metrics), "2021-12-31", *made).cells[0]
    assert (closed.status, closed.actual, closed.proxy) == (Status.ACHIEVED, 110, None)


def _columns(*texts: str) -> dict[str, str]:
    return dict([text.split(" ", 1) for text in texts]) | {"period": "period"}


# A threshold count climbs by itself within a year, so it is held against the same month last year.
OUTPUTS = ledger(
    "returns",
    "firm period",
    _columns("firm code", "ytd amount 亿元 ytd"),
    [
        delivered(f"{month}-28", month, f"firm period ytd\na {month} {a}\nb {month} {b}\nc {month} {c}")
        for month, a, b, c in [
            ("2020-06", 9, 11, 3),
            ("2020-12", 20, 25, 9),
            ("2021-06", 12, 11, 10),
            ("2021-12", 22, 21, 20),
            ("2022-06", 15, 12, 3),
        ]
    ],
    time="period",
)
LARGE = {
    "kind": "threshold_count",
    "ledger": "returns",
    "group": "firm",
    "measure": "ytd",
    "threshold": {"at_least": "10", "unit": "亿元"},
    "over_time": "last",
    "over_units": "count",
}


def test_a_threshold_count_is_paced_by_the_same_month_last_year() -> None:
    """Last June 1 of the 2 that crossed by December: half is due; 3 in June 2021 is well ahead of 2 of 4."""
    one = target(kind="threshold_count", goal="4", cells=["2021"], pace={"path": "last_year"})
    cell = verdict(one, LARGE, "2021-06-30", OUTPUTS)
    assert (cell.actual, cell.time_share, cell.expected, cell.pace) == (3, 50, 2, Decimal("1.5"))
    assert verdict(one, LARGE, "2021-12-31", OUTPUTS).status is Status.MISSED


def test_without_last_year_s_figures_there_is_no_basis() -> None:
    """2019 was never delivered; in 2021 nobody had crossed 22 by December 2020."""
    first = target(kind="threshold_count", goal="4", cells=["2020"], pace={"path": "last_year"})
    higher = {**LARGE, "threshold": {"at_least": "22", "unit": "亿元"}, "where": {"firm": {"in": ["a", "c"]}}}
    later = {**first, "cells": ["2021"]}
    for cell in (verdict(first, LARGE, "2020-06-30", OUTPUTS), verdict(later, higher, "2021-06-30", OUTPUTS)):
        assert (cell.status, cell.reason.code) == (Status.NOT_DUE, "reason-no-last-year")
        assert cell.time_share == cell.lead_pp == Unmeasured(Why.NOT_APPLICABLE)


def test_shares_and_origins_are_given_when_asked_for() -> None:
    files = [delivered("2021-07-18", "2021-06", "firm town period ytd\na north 2021-06 150000\nb south 2021-06 50000")]
    columns = {"firm": "code", "town": "place", "period": "period", "ytd": "amount 千元 ytd"}
    made = ledger("levels", "firm period", columns, files, time="period")
    one = target(kind="annual_flow", unit="亿元", goal="4")
    whole = plan([one], {"m": {**LEVEL, "measure": "ytd"}}, places={"north": {"name": {"zh": "北", "en": "North"}}})
    cell = answer(whole, "2021-06-30", made, split_by="town", origins=True).cells[0]
    assert [(share.key, share.name.zh, share.value) for share in cell.shares] == [
        ("north", "北", Decimal("1.5")),
        ("south", "south", Decimal("0.5")),
    ]
    assert [(o.cell, o.unit, o.value, o.role) for o in cell.origins] == [
        ("D2", "千元", 150000, "addend"),
        ("D3", "千元", 50000, "addend"),
    ]
    assert answer(whole, "2021-06-30", made).cells[0].origins == ()


def rows_of(found: tuple[CellResult, ...]) -> dict[str, CellResult]:
    return {cell.target_id: cell for cell in found}


def test_one_changed_cell_changes_exactly_the_figures_it_feeds() -> None:
    """Firm b's output goes from 5 to 15: food and the large firms change, pharma does not; explain names the cell."""

    def report(b: str) -> dict[str, CellResult]:
        rows = f"firm industry period ytd\na food 2021-06 20\nb food 2021-06 {b}\nc pharma 2021-06 7"
        columns = {"firm": "code", "industry": "term", "period": "period", "ytd": "amount 亿元 ytd"}
        made = ledger("returns", "firm period", columns, [delivered("2021-07-18", "2021-06", rows)], time="period")
        total = {"kind": "total", "ledger": "returns", "measure": "ytd", "over_time": "last", "over_units": "sum"}
        metrics: dict[str, Any] = {
            "food": {**total, "where": {"industry": {"is": "food"}}},
            "pharma": {**total, "where": {"industry": {"is": "pharma"}}},
            "large": LARGE,
        }
        targets = [
            target(id="food", ref="T05", kind="annual_flow", unit="亿元", goal="50", metric="food"),
            target(id="pharma", ref="T11", kind="annual_flow", unit="亿元", goal="10", metric="pharma"),
            target(id="large", ref="T12", kind="threshold_count", goal="3", metric="large"),
        ]
        return rows_of(answer(plan(targets, metrics), "2021-06-30", made, origins=True).cells)

    before, after = report("5"), report("15")
    assert before["pharma"] == after["pharma"]
    assert [(before[name].actual, after[name].actual) for name in ("food", "large")] == [(25, 35), (1, 2)]
    for name in ("food", "large"):
        moved = set(after[name].origins) - set(before[name].origins)
        assert {(origin.cell, origin.value) for origin in moved} == {("D3", Decimal(15))}
        unchanged = {"goal", "time_share", "data_through", "sources", "reading", "months_left"}
        assert all(getattr(before[name], field) == getattr(after[name], field) for field in unchanged)


# The test's own arithmetic has 28 digits, the figures have 50.
SLACK = Decimal("1e-20")
figures = st.decimals(min_value=0, max_value=10**6, places=3)


@settings(max_examples=60, deadline=None)
@given(
    actual=figures,
    goal=figures.filter(bool),
    base=st.none() | figures,
    month=st.integers(1, 12),
    clock=st.sampled_from(["months", "days"]),
)
def test_completion_minus_time_is_lead_on_every_row(
    actual: Decimal, goal: Decimal, base: Decimal | None, month: int, clock: str
) -> None:
    one = target(kind="stock_at_date" if base is not None else "annual_flow", goal=f"{goal:f}", pace={"path": "linear"})
    one["pace"]["clock"] = clock
    one["baseline"] = {"at": "2020-12-31", "source": "stated", "value": f"{base:f}"} if base is not None else None
    cell = verdict(one, LEVEL, "2021-12-31", levels({f"2021-{month:02}": f"{actual:f}"}))
    assert (cell.status is Status.ACHIEVED) == (actual >= goal)
    if isinstance(cell.lead_pp, Decimal):
        assert isinstance(cell.completion, Decimal)
        assert isinstance(cell.time_share, Decimal)
        assert abs(cell.completion - cell.time_share - cell.lead_pp) <= SLACK * max(abs(cell.completion), 1)
    if isinstance(cell.pace, Decimal) and isinstance(cell.completion, Decimal):
        assert isinstance(cell.time_share, Decimal)
        assert abs(cell.pace * cell.time_share - cell.completion) <= SLACK * max(abs(cell.completion), 1)
