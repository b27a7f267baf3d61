"""Counts: dated events, lists at a date, stocks kept by entries and exits."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.quantities import UnitTable
from tanjcli.evaluate.measure import KINDS
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.results import Remark
from tanjcli.intake.ledger import Ledger
from tests.factories import delivered, ledger, plan, target


def measured(metric: dict[str, Any], first: str, last: str, as_of: str, *ledgers: Ledger, **room: Any) -> Measurement:
    whole = plan([target()], {"m": metric})
    window = Window(*(date.fromisoformat(day) for day in (first, last, as_of)))
    known = room.pop("known_on", date(2023, 2, 1))
    return Room(whole.metrics, {one.id: one for one in ledgers}, UnitTable(), known, KINDS, **room).measure("m", window)


TRAININGS = ledger(
    "trainings",
    "batch person",
    {"batch": "text", "person": "text", "trained": "date"},
    [
        delivered(
            "2021-07-12",
            "2021-H1",
            """
            batch person trained
            B1    p1     2021-03-05
            B1    p2     2021-03-05
            B2    p1     2021-06-20
            B3    p3     2021-07-01
            """,
        )
    ],
    time="trained",
    rhythm="half",
)
PEOPLE = {"kind": "count", "ledger": "trainings", "distinct": "person", "over_time": "sum", "over_units": "count"}


@pytest.mark.parametrize(
    ("changes", "count"),
    [({}, 2), ({"distinct": "batch"}, 2), ({"together_with": ["batch"]}, 3)],
)
def test_entities_are_counted_once_and_attendances_each(changes: dict[str, Any], count: int) -> None:
    found = measured({**PEOPLE, **changes}, "2021-01-01", "2021-12-31", "2021-06-30", TRAININGS)
    assert (found.value, found.data_through, found.rhythm) == (count, date(2021, 6, 30), "half")


def test_a_list_speaks_for_any_day_it_covers_and_for_none_after() -> None:
    def through(as_of: str) -> date | None:
        return measured(PEOPLE, "2021-01-01", "2021-12-31", as_of, TRAININGS).data_through

    assert [through("2021-05-15"), through("2021-11-30"), through("2020-12-31")] == [
        date(2021, 5, 15),
        date(2021, 6, 30),
        None,
    ]


def test_what_came_later_is_not_known_earlier() -> None:
    found = measured(PEOPLE, "2021-01-01", "2021-12-31", "2021-06-30", TRAININGS, known_on=date(2021, 7, 1))
    assert found.value == Unmeasured(Why.NO_DATA)


REGISTER = ledger(
    "register",
    "firm event dated",
    {"firm": "code", "event": "term", "dated": "date", "count_year": "year", "town": "place"},
    [
        delivered(
            "2020-02-10",
            "2019",
            """
            firm event   dated      count_year town
            a    opening 2019-12-31 -          north
            b    opening 2019-12-31 -          north
            """,
        ),
        delivered(
            "2021-01-08",
            "2020-Q4",
            """
            firm event   dated      count_year town
            c    entry   2020-11-25 2020       south
            d    entry   2020-12-25 2020       south
            b    exit    2020-12-25 2020       north
            """,
        ),
        delivered("2021-04-08", "2021-Q1", "firm event dated count_year town\ne entry 2021-01-04 2020 south"),
        delivered("2021-07-08", "2021-Q2", "firm event dated count_year town\nb entry 2021-06-01 2021 north"),
    ],
    time="dated",
    rhythm="quarter",
)
ENTRIES = {
    "kind": "count",
    "ledger": "register",
    "distinct": "firm",
    "counted_in": "count_year",
    "where": {"event": {"is": "entry"}},
    "over_time": "sum",
    "over_units": "count",
}
STOCK = {
    "kind": "balance",
    "ledger": "register",
    "distinct": "firm",
    "dated": "dated",
    "plus": {"event": {"in": ["opening", "entry"]}},
    "minus": {"event": {"is": "exit"}},
    "over_time": "last",
    "over_units": "count",
}


@pytest.mark.parametrize(("as_of", "count"), [("2020-12-31", 2), ("2021-03-31", 3)])
def test_the_count_year_of_the_batch_decides_not_the_date(as_of: str, count: int) -> None:
    """Firm e was approved in January 2021 in a batch of 2020: it counts in 2020, once it is approved."""
    assert measured(ENTRIES, "2020-01-01", "2020-12-31", as_of, REGISTER).value == count


@pytest.mark.parametrize(
    ("as_of", "stock", "added", "removed"),
    [
        ("2019-12-31", 2, 2, 0),
        ("2020-11-30", 3, 3, 0),
        ("2020-12-31", 3, 4, 1),
        ("2021-03-31", 4, 5, 1),
        ("2021-06-30", 5, 5, 1),
    ],
)
def test_opening_plus_entries_minus_exits(as_of: str, stock: int, added: int, removed: int) -> None:
    """Firm b leaves in December 2020 and comes back in June 2021: one firm, there again."""
    found = measured(STOCK, "2019-01-01", "2022-12-31", as_of, REGISTER)
    assert (found.value, [part.value for part in found.parts]) == (stock, [added, removed])
    assert found.remarks == ()


def test_an_exit_without_an_entry_is_said() -> None:
    file = delivered("2021-01-08", "2020", "firm event dated\na opening 2020-01-01\nz exit 2020-12-25")
    one = ledger(
        "register", "firm event dated", {"firm": "code", "event": "term", "dated": "date"}, [file], time="dated"
    )
    found = measured(STOCK, "2020-01-01", "2022-12-31", "2020-12-31", one)
    assert (found.value, found.remarks) == (1, (Remark("removed-without-entry", (("count", "1"),)),))


def tenants(*files: Any, **spec: Any) -> Ledger:
    columns = {"park": "text", "firm": "code", "state": "term", "period": "period"}
    return ledger("tenants", "park firm period", columns, files, time="period", rhythm="quarter", snapshot=True, **spec)


Q1 = delivered("2021-04-09", "2021-Q1", "park firm state period\nA x open 2021-03\nA y open 2021-03\nB x open 2021-03")
Q2 = delivered("2021-07-09", "2021-Q2", "park firm state period\nA x shut 2021-06\nB x open 2021-06\nB z open 2021-06")
Q2_AGAIN = delivered("2021-07-20", "2021-Q2", "park firm state period\nB z open 2021-06")
LISTED = {
    "kind": "count",
    "ledger": "tenants",
    "distinct": "firm",
    "where": {"state": {"is": "open"}},
    "over_time": "last",
    "over_units": "count",
}


@pytest.mark.parametrize(
    ("as_of", "count", "through"),
    [("2021-05-31", 2, "2021-03-31"), ("2021-06-30", 2, "2021-06-30"), ("2021-02-28", None, "")],
)
def test_the_latest_list_is_the_state_and_lists_are_never_added(as_of: str, count: int | None, through: str) -> None:
    found = measured(LISTED, "2021-01-01", "2022-12-31", as_of, tenants(Q1, Q2))
    assert found.value == (Unmeasured(Why.NO_DATA) if count is None else count)
    assert f"{found.data_through or ''}" == through


def test_a_list_sent_again_replaces_the_first_also_where_rows_are_gone() -> None:
    again = tenants(Q1, Q2, Q2_AGAIN).known_on(date(2021, 8, 1))
    assert measured(LISTED, "2021-01-01", "2022-12-31", "2021-06-30", again).value == 1


def test_shares_are_by_place_and_count_entities() -> None:
    found = measured(STOCK, "2019-01-01", "2022-12-31", "2021-03-31", REGISTER, split_by="town")
    assert [(share.key, share.value) for share in found.shares] == [("north", 1), ("south", 3)]


def test_origins_name_the_cells_that_decided_a_count() -> None:
    found = measured(ENTRIES, "2020-01-01", "2020-12-31", "2020-12-31", REGISTER, origins=True)
    cells = [(origin.entity.split()[0], origin.column, origin.cell, origin.role) for origin in found.origins]
    assert cells == [
        ("c", "event", "B2", "condition"),
        ("c", "count_year", "D2", "dated"),
        ("c", "firm", "A2", "counted"),
        ("d", "event", "B3", "condition"),
        ("d", "count_year", "D3", "dated"),
        ("d", "firm", "A3", "counted"),
    ]
    assert {origin.file for origin in found.origins} == {"data/2021-01-08/register-1.csv"}
    assert found.sources == ("data/2021-01-08/register-1.csv!Sheet1",)
