"""A curve says on every day what the measurement says there; and it says nothing where nobody reported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tanjcli.core.absence import Unmeasured
from tanjcli.core.periods import Period, month_end
from tanjcli.core.quantities import UnitTable
from tanjcli.evaluate.measure import KINDS, curve_of, months_told
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.intake.ledger import Ledger
from tests.factories import COUNT, LEVEL, delivered, events, ledger, levels, plan

YEAR = Period.year(2021)
DAYS = [month_end(2021, month) for month in range(1, 13)]

RETURNS = ledger(
    "returns",
    "firm period",
    {"firm": "code", "town": "place", "period": "period", "ytd": "amount 元 ytd 2", "month": "amount 元 month 2"},
    [
        delivered("2021-03-10", "2021-02", "firm town period ytd month\na east 2021-02 600 -\nb west 2021-02 30 -"),
        delivered("2021-04-10", "2021-03", "firm town period ytd month\na east 2021-03 900 300\nb west 2021-03 - -"),
        delivered(
            "2021-06-10", "2021-05", "firm town period ytd month\na east 2021-05 1500 300\nc east 2021-05 1200 9"
        ),
    ],
    time="period",
    entity="firm",
)
GROUPS = ledger(
    "groups",
    "group firm",
    {"group": "text", "firm": "code", "joined": "date"},
    [delivered("2021-01-10", "2020-12/2021-12", "group firm joined\nG a 2020-12-31\nG c 2021-04-01")],
    time="joined",
)
MOVES = ledger(
    "moves",
    "firm event dated",
    {"firm": "code", "event": "text", "dated": "date"},
    [
        delivered(
            "2021-12-10",
            "2020-12/2021-11",
            "firm event dated\na opening 2020-12-31\nb opening 2020-12-31\na exit 2021-03-05\nc entry 2021-03-05\n"
            "a entry 2021-06-01\nc exit 2021-06-30",
        )
    ],
    time="dated",
)
SUM = {"over_time": "sum", "over_units": "sum"}
TOTAL = {"kind": "total", "ledger": "returns", "measure": "ytd", "over_time": "last", "over_units": "sum"}
OVER = {
    "kind": "threshold_count",
    "ledger": "returns",
    "group": "firm",
    "measure": "ytd",
    "threshold": {"at_least": "1000", "unit": "元"},
    "over_time": "last",
    "over_units": "count",
}
CLUSTERED = {**OVER, "clusters": {"ledger": "groups", "cluster": "group", "member": "firm", "overlap": "strict"}}
STOCK = {
    "kind": "balance",
    "ledger": "moves",
    "distinct": "firm",
    "dated": "dated",
    "plus": {"event": {"in": ["opening", "entry"]}},
    "minus": {"event": {"is": "exit"}},
    "over_time": "last",
    "over_units": "sum",
}


def room(metrics: Mapping[str, Any], *ledgers: Ledger) -> Room:
    whole = plan([], metrics)
    return Room(
        whole.metrics,
        {one.id: one for one in ledgers},
        UnitTable(),
        date(2023, 12, 31),
        KINDS,
        unpublished=frozenset({1}),
    )


def told(metric: Mapping[str, Any], *ledgers: Ledger, **others: Any) -> dict[str, str]:
    """The curve of 2021 by month, after comparing each of its days, and each it leaves out, with the measurement."""
    place = room({"m": metric, **others}, *ledgers)
    curve = curve_of("m", Window(YEAR.start, YEAR.last_day, YEAR.last_day), DAYS, place).values
    for day in DAYS:
        found = place.measure("m", Window(YEAR.start, YEAR.last_day, day))
        speaks = found.data_through == day and not isinstance(found.value, Unmeasured)
        assert curve.get(day) == (found.value if speaks else None), day
    return {f"{day:%m}": f"{value:f}" for day, value in curve.items()}


def test_a_year_to_date_is_there_for_reported_months_only() -> None:
    assert told(TOTAL, RETURNS) == {"02": "630.00", "03": "900.00", "05": "2700.00"}


def test_no_fitting_row_is_a_real_0_but_an_empty_cell_is_not() -> None:
    """The west is silent in May and has an empty cell in March."""
    west = {**TOTAL, "where": {"town": {"is": "west"}}}
    assert told(west, RETURNS) == {"02": "30.00", "05": "0.00"}


def test_months_add_up_from_the_first_until_one_is_missing() -> None:
    """February and March are there, April is not: nothing is told from April on."""
    metric = {**TOTAL, **SUM, "measure": "value", "ledger": "monthly"}
    files = [delivered("2021-06-10", "2021-05", "firm period value\na 2021-02 5\na 2021-03 7\na 2021-05 1")]
    columns = {"firm": "code", "period": "period", "value": "amount 元 month"}
    monthly = ledger("monthly", "firm period", columns, files, time="period")
    assert told(metric, monthly) == {"02": "5", "03": "12"}
    later = [delivered("2021-06-10", "2021-05", "firm period value\na 2021-03 7\na 2021-05 1")]
    assert told(metric, ledger("monthly", "firm period", columns, later, time="period")) == {}


def test_events_are_counted_at_the_end_of_every_told_month() -> None:
    ledgers = events(["2021-01-15", "2021-03-31", "2021-03-31", "2021-04-01"], "2021-05")
    assert told(COUNT, ledgers) == {"01": "1", "02": "1", "03": "3", "04": "4", "05": "4"}


def test_a_stock_follows_entries_and_exits_in_order() -> None:
    """On 5 March one leaves and one comes; who came back counts again."""
    found = told(STOCK, MOVES)
    assert [found[month] for month in ("02", "03", "06", "11")] == ["2", "2", "2", "2"]
    assert "12" not in found


def test_thresholds_with_clusters_by_day() -> None:
    """a and c together pass 1000 in May as a group, which then stands for both."""
    assert told(OVER, RETURNS) == {"02": "0", "03": "0", "05": "2"}
    assert told(CLUSTERED, RETURNS, GROUPS) == {"02": "0", "03": "0", "05": "1"}


def test_the_lowest_of_two_is_told_where_both_are() -> None:
    lowest = {"kind": "lowest", "of": ["x", "y"], **SUM}
    other = {**COUNT, "ledger": "moves", "distinct": "firm", "dated": "dated"}
    assert told(lowest, events(["2021-02-01"] * 9, "2021-04"), MOVES, x=COUNT, y=other)["04"] == "2"


def test_a_ratio_is_told_where_both_parts_are() -> None:
    ratio = {"kind": "ratio", "numerator": "x", "denominator": "y", "over_time": "ratio", "over_units": "ratio"}
    assert told(ratio, RETURNS, x=TOTAL, y={**TOTAL, "where": {"town": {"is": "east"}}})["02"] == "1.05"


def test_a_list_at_a_date_is_told_one_by_one() -> None:
    listed = ledger(
        "listed",
        "firm period",
        {"firm": "code", "period": "period"},
        [delivered("2021-04-10", "2021-03", "firm period\na 2021-03\nb 2021-03")],
        time="period",
        snapshot=True,
        rhythm="quarter",
    )
    metric = {"kind": "count", "ledger": "listed", "distinct": "firm", "over_time": "last", "over_units": "count"}
    assert told(metric, listed) == {"03": "2"}
    assert months_told("m", room({"m": metric}, listed)) == (3, 6, 9, 12)


@pytest.mark.parametrize(("metric", "one"), [(LEVEL, levels({"2021-02": "5"})), (COUNT, events([], "2021-02"))])
def test_a_year_has_eleven_reports_where_january_has_none(metric: Mapping[str, Any], one: Ledger) -> None:
    assert months_told("m", room({"m": metric}, one)) == tuple(range(2, 13))
