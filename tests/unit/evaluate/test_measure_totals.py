"""Totals: which reports make up an amount, and what is said when some are missing."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.quantities import UnitTable
from tanjcli.evaluate.measure import KINDS
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.results import Coverage, Remark
from tanjcli.intake.ledger import Ledger
from tests.factories import delivered, ledger, plan, target

YTD = {"kind": "total", "ledger": "returns", "measure": "ytd", "over_time": "last", "over_units": "sum"}
MONTH = {**YTD, "measure": "month", "over_time": "sum"}


def returns(*files: Any, **spec: Any) -> Ledger:
    columns = {
        "firm": "code",
        "town": "place",
        "industry": "term",
        "period": "period",
        "month": "amount 千元 month",
        "ytd": "amount 千元 ytd",
    }
    return ledger("returns", "firm period", columns, files, time="period", unit_of_report="town", entity="firm", **spec)


def measured(metric: dict[str, Any], as_of: str, one: Ledger, first: str = "2021-01-01", **room: Any) -> Measurement:
    whole = plan([target()], {"m": metric})
    window = Window(date.fromisoformat(first), date(2021, 12, 31), date.fromisoformat(as_of))
    known_on = date(2023, 2, 1)
    place = Room(whole.metrics, {one.id: one}, UnitTable(), known_on, KINDS, unpublished=frozenset({1}), **room)
    return place.measure("m", window)


FEBRUARY = delivered(
    "2021-03-18",
    "2021-01/2021-02",
    """
    firm town  industry period  month ytd
    a    north food     2021-02 -     100
    b    south food     2021-02 -     200
    c    south pharma   2021-02 -     400
    """,
)
MARCH = delivered(
    "2021-04-18",
    "2021-03",
    """
    firm town  industry period  month ytd
    a    north food     2021-03 60    160
    b    south food     2021-03 50    250
    c    south pharma   2021-03 10    410
    """,
)
APRIL_WITHOUT_SOUTH = delivered(
    "2021-05-18", "2021-04", "firm town industry period month ytd\na north food 2021-04 5 165"
)


@pytest.mark.parametrize(
    ("as_of", "total", "through"),
    [("2021-02-28", 700, "2021-02-28"), ("2021-03-30", 700, "2021-02-28"), ("2021-12-31", 820, "2021-03-31")],
)
def test_a_year_to_date_is_the_latest_report_and_never_a_sum_of_reports(as_of: str, total: int, through: str) -> None:
    found = measured(YTD, as_of, returns(FEBRUARY, MARCH))
    assert (found.value, found.unit.code if found.unit else "", found.coverage) == (total, "千元", Coverage(2, 2))
    assert found.data_through == date.fromisoformat(through)


def test_who_has_not_reported_is_missing_not_carried_forward_and_not_0() -> None:
    found = measured(YTD, "2021-04-30", returns(FEBRUARY, MARCH, APRIL_WITHOUT_SOUTH))
    assert (found.value, found.coverage) == (165, Coverage(1, 2, ("south",)))
    assert Remark("entities-missing", (("count", "2"), ("period", "2021-04"), ("before", "2021-03"))) in found.remarks


def test_conditions_choose_rows_and_no_matching_row_in_a_report_is_a_real_0() -> None:
    def of(industry: str) -> object:
        return measured({**YTD, "where": {"industry": {"is": industry}}}, "2021-03-31", returns(FEBRUARY, MARCH)).value

    assert [of("food"), of("pharma"), of("electronics")] == [410, 410, 0]


@pytest.mark.parametrize(
    ("condition", "total"),
    [
        ({"in": ["food", "pharma"]}, 820),
        ({"not_in": ["food"]}, 410),
        ({"given": "true"}, 820),
        ({"given": "false"}, 0),
    ],
)
def test_every_form_of_condition(condition: dict[str, Any], total: int) -> None:
    assert measured({**YTD, "where": {"industry": condition}}, "2021-03-31", returns(MARCH)).value == total


def test_a_bound_is_converted_to_the_unit_of_the_column() -> None:
    bound = {"bound": {"at_least": "25", "unit": "万元"}}
    assert measured({**YTD, "where": {"ytd": bound}}, "2021-03-31", returns(MARCH)).value == 250 + 410


def test_month_figures_add_up_and_a_missing_month_is_said_not_swallowed() -> None:
    both = returns(FEBRUARY, MARCH)
    assert measured(MONTH, "2021-12-31", both, first="2021-03-01").value == 120
    whole_year = measured(MONTH, "2021-12-31", both)
    assert whole_year.value == Unmeasured(Why.NO_DATA, {"months": "2021-02"})


def test_a_missing_value_is_counted_and_left_out() -> None:
    file = delivered("2021-04-18", "2021-03", "firm town period ytd\na north 2021-03 160\nb south 2021-03 -")
    one = ledger(
        "returns",
        "firm period",
        {"firm": "code", "town": "place", "period": "period", "ytd": "amount 千元 ytd"},
        [file],
        time="period",
    )
    found = measured(YTD, "2021-03-31", one)
    assert (found.value, found.remarks) == (160, (Remark("values-missing", (("count", "1"), ("period", "2021-03"))),))


def test_last_year_s_reports_do_not_open_this_year() -> None:
    assert measured(YTD, "2022-12-31", returns(MARCH), first="2022-01-01").value == Unmeasured(Why.NO_DATA)


ANNUAL = {"kind": "total", "ledger": "annual", "measure": "all", "over_time": "sum", "over_units": "sum"}


def annual(*years: int) -> Ledger:
    files = [delivered(f"{y + 1}-02-20", f"{y}", f"industry period all\nfood {y} {y}\npharma {y} 1") for y in years]
    columns = {"industry": "term", "period": "period", "all": "amount 万元 year"}
    return ledger("annual", "industry period", columns, files, time="period", rhythm="year")


def test_a_yearly_figure_is_that_year_s_row_and_not_there_before() -> None:
    assert measured(ANNUAL, "2021-12-31", annual(2019, 2020, 2021)).value == 2022
    assert measured(ANNUAL, "2021-06-30", annual(2019, 2020)).value == Unmeasured(Why.NOT_YET)
    assert measured(ANNUAL, "2021-12-31", annual()).value == Unmeasured(Why.NO_DATA)


def test_a_line_over_several_years_adds_actuals_as_far_as_they_are_delivered() -> None:
    found = measured(ANNUAL, "2021-12-31", annual(2019, 2020, 2021), first="2019-01-01")
    assert (found.value, found.data_through) == (2019 + 2020 + 2021 + 3, date(2021, 12, 31))


def test_amounts_of_dated_events_may_be_added_inside_the_window() -> None:
    file = delivered("2021-07-01", "2021-06", "project signed money\na 2020-12-31 7\nb 2021-02-01 5\nc 2021-06-30 3")
    columns = {"project": "code", "signed": "date", "money": "amount 万元 point"}
    one = ledger("projects", "project", columns, [file], time="signed")
    metric = {"kind": "total", "ledger": "projects", "measure": "money", "over_time": "sum", "over_units": "sum"}
    assert measured(metric, "2021-06-30", one).value == 8
    assert measured({**metric, "over_time": "last"}, "2021-06-30", one).value == 15


def test_exact_sums_in_any_order() -> None:
    """A thousand random sets of amounts whose exact sum is the goal: met every time, and one fen less never."""
    dice = random.Random(20210630)
    for _ in range(300):
        parts = [dice.randrange(1, 10**9) for _ in range(dice.randrange(2, 12))]
        goal = 10**10
        parts.append(goal - sum(parts))
        dice.shuffle(parts)
        for lacking, total in ((0, Decimal("100000000.00")), (1, Decimal("99999999.99"))):
            rows = "\n".join(
                f"f{i} 2021-06 {Decimal(p - (lacking if i == 0 else 0)).scaleb(-2)}" for i, p in enumerate(parts)
            )
            file = delivered("2021-07-18", "2021-06", f"firm period ytd\n{rows}")
            columns = {"firm": "code", "period": "period", "ytd": "amount 元 ytd 2"}
            one = ledger("returns", "firm period", columns, [file], time="period")
            assert measured(YTD, "2021-06-30", one).value == total


def test_no_sum_passes_through_a_float() -> None:
    """Nine billion yuan with six decimals has more digits than a binary number keeps."""
    rows = "a 2021-06 9007199254.740993\nb 2021-06 0.000000"
    file = delivered("2021-07-18", "2021-06", f"firm period ytd\n{rows}")
    columns = {"firm": "code", "period": "period", "ytd": "amount 元 ytd 6"}
    one = ledger("returns", "firm period", columns, [file], time="period")
    assert measured(YTD, "2021-06-30", one).value == Decimal("9007199254.740993")


def test_sums_beyond_64_bits_stay_exact() -> None:
    file = delivered("2021-07-18", "2021-06", "firm period ytd\na 2021-06 1\nb 2021-06 2\nc 2021-06 -")
    columns = {"firm": "code", "period": "period", "ytd": "amount 元 ytd"}
    one = ledger("returns", "firm period", columns, [file], time="period")
    one.frame["ytd"] = one.frame["ytd"].astype(object)
    one.frame["ytd"] = [9 * 10**18, 9 * 10**18, None]
    assert measured(YTD, "2021-06-30", one).value == 18 * 10**18
