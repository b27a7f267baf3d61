"""Readings: the same data under every reading of the text, and which verdicts do not survive another one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tanjcli.evaluate.results import NOT_APPLICABLE, CellResult, Reading, Status
from tests.factories import COUNT, LABEL, answer, delivered, events, ledger, plan, target

BAND = {**COUNT, "where": {"amount": {"bound": {"at_least": "1", "less_than": "10", "unit": "亿元"}}}}
LARGE = {**COUNT, "where": {"amount": {"bound": {"at_least": "1", "unit": "亿元"}}}}


def projects(small: int, large: int) -> Any:
    """Projects of 2 亿元 and of 20 亿元 signed in 2021."""
    rows = [f"s{i} 2021-03-01 2" for i in range(small)] + [f"l{i} 2021-04-01 20" for i in range(large)]
    file = delivered("2022-01-20", "2019-01/2021-12", "project signed amount\n" + "\n".join(rows))
    columns = {"project": "code", "signed": "date", "amount": "amount 亿元 point 2"}
    return ledger("events", "project", columns, [file], time="signed")


def read(
    alternatives: list[dict[str, Any]], *data: Any, metrics: dict[str, Any] | None = None, **fields: Any
) -> CellResult:
    reading = {"text": LABEL, "confidence": "medium", "alternatives": alternatives}
    whole = plan([target(reading=reading, **fields)], metrics or {"m": COUNT})
    return answer(whole, "2021-12-31", *data, readings=True).cells[0]


def by_id(cell: CellResult) -> dict[str, Reading]:
    return {reading.id: reading for reading in cell.readings}


def test_thirty_two_projects_of_which_five_are_large_meet_thirty_only_if_those_are_inside() -> None:
    """T23: met when 30 includes the 5 over 10 亿元; 27 beside them are not 30."""
    disjoint = {"id": "disjoint", "text": LABEL, "metric": "band"}
    cell = read([disjoint], projects(27, 5), metrics={"m": LARGE, "band": BAND})
    found = by_id(cell)
    assert (found["chosen"].actual, found["chosen"].status, found["chosen"].flips) == (
        Decimal(32),
        Status.ACHIEVED,
        False,
    )
    assert (found["disjoint"].actual, found["disjoint"].status, found["disjoint"].flips) == (
        Decimal(27),
        Status.MISSED,
        True,
    )


def test_another_goal_is_another_verdict() -> None:
    cell = read([{"id": "more", "text": LABEL, "goal": "35"}], events(["2021-02-01"] * 32, "2021-12"))
    assert (by_id(cell)["more"].goal, by_id(cell)["more"].status) == (Decimal(35), Status.MISSED)


def test_other_periods_are_judged_over_those_periods() -> None:
    """20 in 2020 and 20 in 2021: 30 a year is missed, 30 in three years is reached."""
    days = ["2020-05-01"] * 20 + ["2021-05-01"] * 20
    cell = read([{"id": "sum", "text": LABEL, "cells": ["2020-2022"]}], events(days, "2021-12"))
    found = by_id(cell)["sum"]
    assert (found.period, found.actual, found.status, found.flips) == (
        "2020-2022",
        Decimal(40),
        Status.ACHIEVED,
        True,
    )


def test_a_reading_without_a_computation_is_listed_with_the_reason() -> None:
    told = {"id": "told", "text": LABEL, "reason": {"zh": "没有数据", "en": "no data"}}
    cell = read([{"id": "mute", "text": LABEL}, told], events([], "2021-12"))
    found = by_id(cell)
    assert [(r.status, r.actual, r.flips) for r in cell.readings[1:]] == [(None, NOT_APPLICABLE, False)] * 2
    assert found["mute"].reason is not None
    assert found["mute"].reason.code == "reading-undeclared"
    assert found["told"].reason is not None
    assert dict(found["told"].reason.params) == {"zh": "没有数据", "en": "no data"}


def test_verdicts_that_are_both_bad_do_not_flip() -> None:
    cell = read([{"id": "more", "text": LABEL, "goal": "35"}], events(["2021-02-01"] * 3, "2021-12"))
    assert not any(reading.flips for reading in cell.readings)


def test_a_revised_goal_is_read_beside_the_original_and_alternatives_keep_it() -> None:
    revision = {"from": "2021-07-01", "value": "2", "reason": LABEL}
    other = {"id": "other", "text": LABEL, "metric": "n"}
    cell = read(
        [other], events(["2021-02-01"] * 3, "2021-12"), metrics={"m": COUNT, "n": COUNT}, goal="4", revisions=[revision]
    )
    assert [(r.id, r.goal, r.status, r.flips) for r in cell.readings] == [
        ("chosen", Decimal(2), Status.ACHIEVED, False),
        ("original", Decimal(4), Status.MISSED, True),
        ("other", Decimal(2), Status.ACHIEVED, False),
    ]


def test_nobody_pays_for_readings_not_asked_for() -> None:
    whole = plan([target()], {"m": COUNT})
    assert answer(whole, "2021-12-31", events([], "2021-12")).cells[0].readings == ()
