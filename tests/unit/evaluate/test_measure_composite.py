"""Metrics made of metrics: the lowest, average growth, ratios."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.quantities import UnitTable
from tanjcli.evaluate.measure import KINDS
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.results import CellResult, Status
from tanjcli.intake.ledger import Ledger
from tests.factories import answer, delivered, ledger, plan, target

PROJECTS = ledger(
    "projects",
    "project",
    {"project": "code", "signed": "date", "landed": "date", "money": "amount 万元 point"},
    [
        delivered(
            "2021-07-20",
            "2021-06",
            """
            project signed     landed     money
            a       2020-12-01 2021-01-15 12000
            b       2021-02-01 2021-05-01 10000
            c       2021-03-01 -          100000
            d       2021-04-01 2021-06-01 9999
            e       2021-05-01 -          20000
            """,
        )
    ],
    time="signed",
)
LARGE = {"money": {"bound": {"at_least": "1", "unit": "亿元"}}}


def staged(column: str) -> dict[str, Any]:
    return {
        "kind": "count",
        "ledger": "projects",
        "distinct": "project",
        "dated": column,
        "where": LARGE,
        "over_time": "sum",
        "over_units": "count",
        "name": {"zh": column, "en": column},
    }


LOWEST = {"kind": "lowest", "of": ["signed", "landed"], "over_time": "sum", "over_units": "count"}


def measured(metrics: dict[str, Any], name: str, as_of: str, *ledgers: Ledger, **room: Any) -> Measurement:
    day = date.fromisoformat(as_of)
    window = Window(date(day.year, 1, 1), date(day.year, 12, 31), day)
    whole = plan([target()], {"m": LOWEST, **metrics})
    return Room(whole.metrics, {one.id: one for one in ledgers}, UnitTable(), date(2024, 1, 1), KINDS, **room).measure(
        name, window
    )


def test_signed_and_landed_are_counted_apart_and_the_lower_decides() -> None:
    """Signed in 2021 with 1亿 or more: b, c, e. Landed in 2021: a, b. Project d is 1万元 short."""
    parts = {"signed": staged("signed"), "landed": staged("landed")}
    found = measured(parts, "m", "2021-06-30", PROJECTS)
    assert found.value == 2
    assert [(part.name.en, part.value) for part in found.parts] == [("signed", 3), ("landed", 2)]
    assert [dict(remark.params) for remark in found.remarks] == [{"part": "landed", "zh": "landed", "en": "landed"}]


def test_one_part_without_data_leaves_nothing_to_judge() -> None:
    parts = {"signed": staged("signed"), "landed": {**staged("landed"), "ledger": "nowhere"}}
    found = measured(parts, "m", "2021-06-30", PROJECTS)
    assert (found.value, found.data_through) == (Unmeasured(Why.NO_DATA), None)


def yearly(**values: str) -> Ledger:
    """Output of all industry, 万元, one file a year: ``y2019="1000"``."""
    files = [
        delivered(f"{int(y[1:]) + 1}-02-20", y[1:], f"industry period all\nall {y[1:]} {v}") for y, v in values.items()
    ]
    columns = {"industry": "term", "period": "period", "all": "amount 万元 year 3"}
    return ledger("annual", "industry period", columns, files, time="period", rhythm="year")


ALL = {"kind": "total", "ledger": "annual", "measure": "all", "over_time": "sum", "over_units": "sum"}
GROWTH = {"kind": "growth", "of": "all", "base": "2019", "over_time": "ratio", "over_units": "ratio"}


def growth_cell(as_of: str, made: Ledger, goal: str = "10") -> CellResult:
    one = target(kind="average_growth", unit="%", goal=goal, cells=["2022"], opens="2020-01-01")
    one["pace"] = {"path": "geometric"}
    return answer(plan([one], {"m": GROWTH, "all": ALL}), as_of, made).cells[0]


@pytest.mark.parametrize(
    ("value", "status"),
    [("1331", Status.ACHIEVED), ("1330.999", Status.MISSED), ("1331.001", Status.ACHIEVED)],
)
def test_three_years_of_10_percent_are_1331_per_mille_exactly(value: str, status: Status) -> None:
    cell = growth_cell("2022-12-31", yearly(y2019="1000", y2020="1050", y2021="1300", y2022=value))
    assert cell.status is status
    assert cell.pace_path == "geometric"
    if value == "1331":
        assert (cell.actual, cell.completion, cell.time_share, cell.gap) == (10, 100, 100, 0)


def test_a_running_growth_is_judged_on_levels_and_is_no_verdict() -> None:
    """12 % in the first year is ahead of the path to 1331, and not yet an achievement."""
    cell = growth_cell("2021-06-30", yearly(y2019="1000", y2020="1120"))
    assert (cell.status, cell.actual, cell.gap, cell.expected) == (Status.ON_TRACK, 12, -2, 10)
    assert cell.pace == Decimal("1.2")
    assert isinstance(cell.completion, Decimal)
    assert isinstance(cell.time_share, Decimal)
    assert round(cell.completion, 6) == round(Decimal(12000) / Decimal(331), 6)
    assert isinstance(cell.lead_pp, Decimal)
    assert round(cell.lead_pp, 6) == round(cell.completion - cell.time_share, 6) == Decimal("6.042296")
    assert cell.required_rate == Unmeasured(Why.NOT_APPLICABLE)
    needed = {remark.code: dict(remark.params) for remark in cell.remarks}
    assert needed["growth-level-needed"] == {
        "level": "1331",
        "unit": "万元",
        "period": "2022",
        "gone": "1",
        "total": "3",
    }
    assert needed["growth-ratio"]["percent"].startswith("101.8181818")


def test_growth_needs_a_year_after_its_base_and_the_base_itself() -> None:
    early = growth_cell("2020-12-30", yearly(y2019="1000"))
    assert (early.status, early.actual) == (Status.NO_DATA, Unmeasured(Why.NOT_YET))
    baseless = growth_cell("2021-12-31", yearly(y2020="1000", y2021="1200"))
    assert (baseless.status, baseless.actual) == (Status.NO_BASELINE, Unmeasured(Why.NO_BASELINE))


def test_a_year_that_comes_late_does_not_close_the_target() -> None:
    cell = growth_cell("2022-12-31", yearly(y2019="1000", y2020="1100", y2021="1200"))
    assert (cell.status, cell.data_through) == (Status.ON_TRACK, date(2021, 12, 31))
    assert "held-back-data" in {remark.code for remark in cell.remarks}


def test_a_ratio_is_a_quotient_of_sums() -> None:
    share = {
        "kind": "ratio",
        "numerator": "large",
        "denominator": "signed",
        "over_time": "ratio",
        "over_units": "ratio",
    }
    parts = {
        "large": {**staged("signed")},
        "signed": {**staged("signed"), "where": {}},
        "share": share,
        "landed": LOWEST,
    }
    found = measured(parts, "share", "2021-06-30", PROJECTS)
    assert (found.value, found.unit.code if found.unit else "") == (Decimal("0.75"), "1")
    one = target(kind="level", unit="%", goal="80", metric="share", baseline=None)
    cell = answer(plan([one], {"m": LOWEST, **parts}), "2021-06-30", PROJECTS).cells[0]
    assert (cell.actual, cell.gap) == (75, 5)


def test_nothing_divided_by_nothing_is_not_applicable() -> None:
    none = {**staged("signed"), "where": {"project": {"is": "nobody"}}}
    share = {"kind": "ratio", "numerator": "signed", "denominator": "none", "over_time": "ratio", "over_units": "ratio"}
    parts = {"signed": staged("signed"), "none": none, "share": share, "landed": staged("landed")}
    assert measured(parts, "share", "2021-06-30", PROJECTS).value == Unmeasured(Why.NOT_APPLICABLE)
