"""Who is expected to report: the register where there is one, else what returns list again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tanjcli.app.trying.expected import Rows, expected_rows
from tanjcli.core.quantities import UnitTable
from tanjcli.intake.ledger import Ledger
from tests.factories import delivered, ledger, ledgers, plan, target

UNITS = UnitTable()
STOCK: dict[str, Any] = {
    "kind": "balance",
    "ledger": "register",
    "distinct": "firm",
    "dated": "dated",
    "plus": {"event": {"in": ["opening", "entry"]}},
    "minus": {"event": {"is": "exit"}},
    "over_time": "last",
    "over_units": "count",
}
COUNT: dict[str, Any] = {
    "kind": "count",
    "ledger": "output",
    "distinct": "firm",
    "over_time": "last",
    "over_units": "count",
}


def register() -> Ledger:
    """A and B from the start, C from March; A leaves in May."""
    rows = """
        firm  event    dated
        A     opening  2019-12-31
        B     opening  2019-12-31
        C     entry    2021-03-01
        A     exit     2021-05-01
        """
    columns = {"firm": "code", "event": "text", "dated": "date"}
    return ledger(
        "register", "firm event dated", columns, [delivered("2021-06-10", "2021-H1", rows)], time="dated", entity="firm"
    )


def output() -> Ledger:
    rows = """
        firm  period   value
        A     2021-04  10
        B     2021-04  20
        """
    columns = {"firm": "code", "period": "period", "value": "amount 元 month"}
    files = [delivered("2021-05-10", "2021-04", rows), delivered("2021-06-10", "2021-05", rows.replace("04", "05"))]
    return ledger("output", "firm period", columns, files, time="period", entity="firm")


def asked(at: date | None, *several: Ledger, metric: dict[str, Any] = STOCK, of: str = "output") -> Rows:
    whole = plan([target(metric="m")], {"m": metric})
    return expected_rows(whole, ledgers(*several), of, at, UNITS)


@pytest.mark.parametrize(
    ("at", "firms"),
    [(date(2021, 2, 28), ["A", "B"]), (date(2021, 4, 30), ["A", "B", "C"]), (date(2021, 5, 31), ["B", "C"])],
)
def test_those_on_the_register_at_the_end_of_the_period_are_asked(at: date, firms: list[str]) -> None:
    """Who entered since, though she never reported; not who has left, though she did."""
    assert sorted(str(row["firm"]) for row in asked(at, register(), output())) == firms


def test_without_a_date_the_register_as_it_is_known_counts() -> None:
    assert sorted(str(row["firm"]) for row in asked(None, register(), output())) == ["B", "C"]


def test_without_a_register_those_who_reported_last_are_asked() -> None:
    assert [row["firm"] for row in asked(None, output(), metric=COUNT)] == ["A", "B"]


def test_of_a_report_no_figure_is_filled_in() -> None:
    assert {key for row in asked(None, output(), metric=COUNT) for key in row} == {"firm"}


def test_a_register_does_not_report_on_itself() -> None:
    """A return on the register brings events; who is on it is not one."""
    assert asked(None, register(), output(), of="register") == []
