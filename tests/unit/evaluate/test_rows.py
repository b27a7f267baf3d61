"""Choosing rows: conditions on every type of column, windows, and how far a ledger speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.quantities import UnitTable
from tanjcli.evaluate.measure import KINDS
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import amount, between, days_told, matching, on_day, scaled, told_through
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.metrics import Condition
from tests.factories import COUNT, delivered, events, ledger, levels, plan, target

UNITS = UnitTable()
TABLE = ledger(
    "table",
    "id",
    {
        "id": "code",
        "day": "date",
        "year": "year",
        "staff": "whole",
        "first": "flag",
        "money": "amount 万元 point 2",
    },
    [
        delivered(
            "2021-07-01",
            "2021-06",
            """
            id day        year staff first money
            a  2021-02-01 2021 5     true  100.25
            b  2021-06-30 2020 -     false 99.99
            c  -          -    7     -     -
            """,
        )
    ],
    time="day",
)


def chosen(column: str, condition: dict[str, Any]) -> str:
    where = {column: Condition.model_validate(condition)}
    return "".join(matching(TABLE, TABLE.frame, where, UNITS)["id"])


@pytest.mark.parametrize(
    ("column", "condition", "ids"),
    [
        ("id", {"is": "a"}, "a"),
        ("id", {"in": ["a", "c", "z"]}, "ac"),
        ("id", {"not_in": ["a"]}, "bc"),
        ("day", {"is": "2021-06-30"}, "b"),
        ("day", {"given": "true"}, "ab"),
        ("day", {"given": "false"}, "c"),
        ("year", {"is": "2020"}, "b"),
        ("year", {"bound": {"at_least": "2021", "unit": "1"}}, "a"),
        ("staff", {"bound": {"more_than": "5", "unit": "1"}}, "c"),
        ("staff", {"not_in": ["5"]}, "c"),
        ("first", {"is": "true"}, "a"),
        ("first", {"not_in": ["true"]}, "b"),
        ("money", {"bound": {"at_least": "100.25", "unit": "万元"}}, "a"),
        ("money", {"bound": {"at_most": "999900", "unit": "元"}}, "b"),
        ("money", {"bound": {"more_than": "99.99", "less_than": "100.26", "unit": "万元"}}, "a"),
        ("money", {"bound": {"at_least": "0.0099990001", "unit": "亿元"}}, "a"),  # between two scaled integers
    ],
)
def test_a_condition_on_each_type_of_column(column: str, condition: dict[str, Any], ids: str) -> None:
    """A missing value fulfils no condition, not even a negative one."""
    assert chosen(column, condition) == ids


def test_several_conditions_must_all_hold() -> None:
    where = {"id": Condition.model_validate({"in": ["a", "b"]}), "first": Condition.model_validate({"is": "false"})}
    assert list(matching(TABLE, TABLE.frame, where, UNITS)["id"]) == ["b"]


def test_both_ends_of_a_window_count_and_undated_rows_never_do() -> None:
    assert list(between(TABLE.frame, "day", date(2021, 2, 1), date(2021, 6, 30))["id"]) == ["a", "b"]
    assert list(between(TABLE.frame, "day", date(2021, 2, 2), date(2021, 6, 29))["id"]) == []
    assert list(between(TABLE.frame, "day", None, date(2021, 12, 31))["id"]) == ["a", "b"]


def test_amounts_go_in_and_out_of_the_ledger_exactly() -> None:
    assert amount(TABLE, "money", 10025) == Decimal("100.25")
    assert scaled(TABLE, "money", Decimal(1002500), "元", UNITS) == 10025
    assert scaled(TABLE, "money", Decimal(1), "元", UNITS) == Decimal("0.01")


def room(*ledgers: Ledger, known_on: date = date(2024, 1, 1)) -> Room:
    whole = plan([target()], {"m": COUNT})
    return Room(whole.metrics, {one.id: one for one in ledgers}, UNITS, known_on, KINDS)


@pytest.mark.parametrize(
    ("as_of", "list_speaks", "report_speaks"),
    [
        ("2021-05-15", "2021-05-15", "2021-03-31"),
        ("2021-06-30", "2021-06-30", "2021-06-30"),
        ("2021-11-30", "2021-06-30", "2021-06-30"),
        ("2020-11-30", "", ""),
    ],
)
def test_a_list_speaks_for_each_day_a_report_for_its_period(as_of: str, list_speaks: str, report_speaks: str) -> None:
    window = Window(date(2021, 1, 1), date(2021, 12, 31), date.fromisoformat(as_of))
    dated, reports = events([], "2021-06"), levels({"2021-03": "1", "2021-06": "2"})
    told = [told_through(one, window, room(one)) for one in (dated, reports)]
    assert [f"{day or ''}" for day in told] == [list_speaks, report_speaks]


def test_a_file_received_later_says_nothing_yet() -> None:
    dated = events([], "2021-06", received="2021-07-20")
    window = Window(date(2021, 1, 1), date(2021, 12, 31), date(2021, 6, 30))
    assert told_through(dated, window, room(dated, known_on=date(2021, 7, 19))) is None
    assert told_through(dated, window, room(dated, known_on=date(2021, 7, 20))) == date(2021, 6, 30)


def test_days_told_are_those_with_a_figure_and_undated_rows_have_none() -> None:
    """Row c has no day; of the others only b lacks a staff figure."""
    there = replace(TABLE, spec=TABLE.spec.model_copy(update={"time": "day"}))
    asked = room(there)
    assert days_told(there, "staff", asked) == [date(2021, 2, 1)]
    assert days_told(there, "money", asked) == days_told(there, "", asked) == [date(2021, 2, 1), date(2021, 6, 30)]


def test_the_rows_of_a_day_are_those_between_it_and_itself() -> None:
    there = replace(TABLE, spec=TABLE.spec.model_copy(update={"time": "day"}))
    asked = room(there)
    for day in (date(2021, 2, 1), date(2021, 6, 30), date(2021, 7, 1)):
        for _ in range(2):
            assert on_day(there, day, asked).equals(between(there.frame, "day", day, day))
