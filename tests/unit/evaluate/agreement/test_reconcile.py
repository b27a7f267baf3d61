"""Reconciliation: each rule on data that agree and data that do not; tolerances, waivers, what cannot be told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.findings import Finding, Place
from tanjcli.evaluate.agreement.reconcile import reconcile
from tanjcli.evaluate.bench.opening import open_bench
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.results import Assessment, Check
from tanjcli.intake.ledger import Ledger
from tests.factories import LABEL, Delivered, answer, delivered, ledger, ledgers, plan, target

YTD = {"kind": "total", "ledger": "returns", "measure": "value", "over_time": "last", "over_units": "sum"}
YEARLY = {"kind": "total", "ledger": "yearly", "measure": "above", "over_time": "sum", "over_units": "sum"}
METRICS: dict[str, Any] = {
    "m": YTD,
    "year": YEARLY,
    "whole": {**YEARLY, "measure": "everything"},
    "stock": {
        "kind": "balance",
        "ledger": "register",
        "distinct": "firm",
        "dated": "dated",
        "plus": {"event": {"in": ["opening", "entry"]}},
        "minus": {"event": {"is": "exit"}},
        "over_time": "last",
        "over_units": "sum",
    },
    "entries": {
        "kind": "count",
        "ledger": "register",
        "where": {"event": {"is": "entry"}},
        "distinct": "firm",
        "dated": "dated",
        "over_time": "sum",
        "over_units": "count",
    },
}


def returns(*files: Delivered) -> Ledger:
    columns = {
        "firm": "code",
        "town": "place",
        "period": "period",
        "value": "amount 万元 ytd 2",
        "industry": "term",
    }
    return ledger("returns", "firm period", columns, files, time="period", entity="firm", unit_of_report="town")


def june(rows: str, received: str = "2021-07-10", covers: str = "2021-01/2021-06") -> Delivered:
    return delivered(received, covers, f"firm town period value industry\n{rows}")


def yearly(rows: str, year: str = "2020") -> Ledger:
    columns = {
        "industry": "term",
        "period": "period",
        "everything": "amount 亿元 year 6",
        "above": "amount 亿元 year 6",
    }
    file = delivered("2021-02-10", year, f"industry period everything above\n{rows}")
    return ledger("yearly", "industry period", columns, [file], time="period", rhythm="year")


def register(rows: str) -> Ledger:
    columns = {"firm": "code", "event": "text", "dated": "date", "counted": "year", "batch": "text"}
    file = delivered("2022-01-10", "2019-01/2021-12", f"firm event dated counted batch\n{rows}")
    return ledger("register", "firm event dated", columns, [file], time="dated")


def assessed(rule: dict[str, Any], *data: Ledger, as_of: str = "2021-06-30", **fields: Any) -> Assessment:
    one = target(unit="万元", kind="annual_flow")
    whole = plan([one], METRICS, reconcile=[{"id": "R1", "text": LABEL, **rule}], **fields)
    return answer(whole, as_of, *data)


def outcome(rule: dict[str, Any], *data: Ledger, as_of: str = "2021-06-30") -> Check:
    return assessed(rule, *data, as_of=as_of).checks[0]


def codes(check: Check) -> list[str]:
    return [r.code for r in (*([check.remark] if check.remark else []), *check.also)]


TOWNS = {"kind": "places_sum", "metric": "m"}
FIT = june("a east 2021-06 60 food\nb west 2021-06 40 -")


def test_towns_that_add_up_agree() -> None:
    check = outcome(TOWNS, returns(FIT))
    assert (check.outcome, check.period, codes(check)) == ("ok", "2021-01/2021-06", [])


def test_a_row_that_belongs_to_no_town_breaks_the_sum_of_towns() -> None:
    check = outcome(TOWNS, returns(june("a east 2021-06 60 food\nb - 2021-06 40 food")))
    assert (check.outcome, codes(check)) == ("breach", ["parts-without-key"])
    assert check.remark is not None
    assert Decimal(dict(check.remark.params)["sum"]) == Decimal(40)


def test_a_firm_of_a_zone_that_its_host_town_reports_too_is_found_in_both_files() -> None:
    zone = june("a zone 2021-06 60 food")
    town = june("a east 2021-06 60 food\nb east 2021-06 40 food", received="2021-07-12")
    found = assessed(TOWNS, returns(zone, town))
    assert (found.checks[0].outcome, codes(found.checks[0])) == ("breach", ["reported-twice"])
    [finding] = [f for f in found.findings if f.code == "data-reported-twice"]
    assert (finding.raw, finding.params["other"], finding.params["entity"]) == ("east", "zone", "a")
    assert [finding.place.cell, finding.related[0].cell] == ["B2", "B2"]
    assert finding.place.file != finding.related[0].file


def test_a_restated_table_that_moves_a_firm_reports_nobody_twice() -> None:
    """The later file also reports for the first town: it replaces the earlier one, and the firm has moved."""
    restated = june("a west 2021-06 60 food\nc east 2021-06 1 food", received="2021-08-10")
    found = assessed(TOWNS, returns(june("a east 2021-06 60 food"), restated))
    assert found.checks[0].outcome == "ok"
    assert not [f for f in found.findings if f.code == "data-reported-twice"]


def test_a_total_row_that_contradicts_its_rows_breaks_the_sum_of_towns() -> None:
    whole = plan([target(unit="万元", kind="annual_flow")], METRICS, reconcile=[{"id": "R1", "text": LABEL, **TOWNS}])
    data = ledgers(returns(FIT))
    said = Finding("total-mismatch", Place("data/2021-07-10/returns-0.csv"))
    elsewhere = Finding("total-mismatch", Place("data/2021-07-10/other.csv"))
    bench = open_bench(whole, data, Question(2021))
    [check] = reconcile(bench, replace(data, findings=(said, elsewhere))).checks
    assert (check.outcome, codes(check)) == ("breach", ["stated-totals-differ"])
    assert check.remark is not None
    assert check.remark.params == (("count", "1"),)


@pytest.mark.parametrize(
    ("tolerance", "expected"),
    [({}, "breach"), ({"percent": "1"}, "ok"), ({"amount": "1", "unit": "万元"}, "ok"), ({"percent": "0.9"}, "breach")],
)
def test_the_yearly_return_states_the_same_total_within_the_tolerance(tolerance: dict[str, str], expected: str) -> None:
    """99 万元 by month against 100 in the yearly return: off by 1 % of the larger."""
    december = june("a east 2020-12 99 food", covers="2020-01/2020-12")
    rule = {**TOWNS, "total": "year", "tolerance": tolerance}
    check = outcome(rule, returns(december, FIT), yearly("food 2020-12 0.02 0.01"))
    assert check.outcome == expected
    assert codes(check) == ["sums-differ" if expected == "breach" else "sums-agree"]


def test_figures_of_different_days_are_not_compared() -> None:
    rule = {**TOWNS, "total": "year"}
    check = outcome(rule, returns(june("a east 2020-11 9 food", covers="2020-01/2020-11")), yearly("food 2020-12 2 1"))
    assert (check.outcome, codes(check)) == ("ok", ["not-same-day"])


def test_industries_and_unclassified_add_to_the_total_and_the_unclassified_are_shown() -> None:
    data = returns(june("a east 2021-06 60 food\nb west 2021-06 40 unclassified"))
    check = outcome({"kind": "total_by", "metric": "m", "by": "industry", "unclassified": "unclassified"}, data)
    assert (check.outcome, codes(check)) == ("ok", ["unclassified-part"])
    assert check.remark is not None
    said = dict(check.remark.params)
    assert (Decimal(said["sum"]), Decimal(said["percent"]), said["unit"]) == (Decimal(40), Decimal(40), "万元")


def test_output_without_an_industry_is_dropped_by_nobody() -> None:
    check = outcome({"kind": "total_by", "metric": "m", "by": "industry"}, returns(FIT))
    assert (check.outcome, codes(check)) == ("breach", ["parts-without-key"])


SUBSET = {"kind": "subset", "part": "year", "whole": "whole", "by": "industry"}


def test_a_part_above_its_whole_is_found_in_the_industry_where_it_is() -> None:
    """In all 5 of 9, but in food 3 of 2."""
    check = outcome(SUBSET, yearly("food 2020-12 2 3\npharma 2020-12 7 2"))
    assert (check.outcome, codes(check)) == ("breach", ["part-above-whole"])
    assert check.remark is not None
    said = dict(check.remark.params)
    assert (said["zh"], Decimal(said["part_sum"]), Decimal(said["total"]), said["unit"]) == (
        "food",
        Decimal(3),
        Decimal(2),
        "亿元",
    )


def test_a_part_within_its_whole_agrees_for_the_latest_year_there_is() -> None:
    check = outcome(SUBSET, yearly("food 2020-12 3 2\npharma 2020-12 7 2"))
    assert (check.outcome, check.period) == ("ok", "2020")


STOCK = {"kind": "stock_balance", "metric": "stock", "counted_in": "counted", "own_year": {"batch": {"is": "monthly"}}}
OPENING = "a opening 2019-12-31 - -\nb opening 2019-12-31 - -"


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ("c entry 2021-11-30 2021 yearly\na exit 2021-12-20 - yearly", ["stock-adds-up"]),
        ("c exit 2021-12-20 - yearly", ["stock-differs", "removed-unknown"]),
        ("a entry 2021-11-30 2021 yearly", ["stock-differs", "entered-twice"]),
        ("c entry 2021-11-30 2020 yearly", ["counted-elsewhere", "stock-adds-up"]),
        ("c entry 2021-02-10 2020 yearly", ["stock-adds-up"]),
        ("c entry 2021-02-10 2020 monthly", ["counted-elsewhere", "stock-adds-up"]),
        ("a exit 2021-03-20 - -\na entry 2021-11-30 2021 yearly", ["stock-adds-up"]),
    ],
    ids=[
        "in and out",
        "exit without entry",
        "entry of who is in",
        "fourth quarter counts in its year",
        "a yearly batch may come by March",
        "a monthly batch counts in its own year",
        "out and in again",
    ],
)
def test_a_stock_and_its_events(events: str, said: list[str]) -> None:
    check = outcome(STOCK, register(f"{OPENING}\n{events}"), as_of="2021-12-31")
    assert codes(check) == said
    assert check.outcome == ("ok" if said == ["stock-adds-up"] else "breach")


def test_a_stock_shows_its_sum() -> None:
    events = "c entry 2020-11-30 2020 yearly\nd entry 2021-11-30 2021 yearly\na exit 2021-12-20 - yearly"
    check = outcome(STOCK, register(f"{OPENING}\n{events}"), as_of="2021-12-31")
    assert check.remark is not None
    assert dict(check.remark.params) == {"opening": "3", "entries": "1", "exits": "1", "closing": "3"}


@pytest.mark.parametrize(("metrics", "expected"), [(["entries", "stock"], "ok"), (["stock", "entries"], "breach")])
def test_nested_counts_rise(metrics: list[str], expected: str) -> None:
    data = register(f"{OPENING}\nc entry 2021-11-30 2021 yearly")
    check = outcome({"kind": "nested", "metrics": metrics}, data, as_of="2021-12-31")
    assert check.outcome == expected
    assert codes(check) == ([] if expected == "ok" else ["actuals-out-of-order"])


@pytest.mark.parametrize(
    "rule", [TOWNS, SUBSET, STOCK, {"kind": "nested", "metrics": ["m", "year"]}], ids=lambda rule: str(rule["kind"])
)
def test_without_data_nothing_is_claimed(rule: dict[str, Any]) -> None:
    assert outcome(rule).outcome == "unknown"


WAIVER = {"by": "张三", "reason": {"zh": "待核", "en": "pending"}, "until": "2021-06-30"}
BROKEN = returns(june("b - 2021-06 40 food"))


def test_a_waived_breach_keeps_its_remark_and_names_who_answers() -> None:
    check = outcome({**TOWNS, "waivers": [WAIVER]}, BROKEN)
    assert check.outcome == "waived"
    assert check.waiver is not None
    assert (check.waiver.by, check.waiver.reason.en, f"{check.waiver.until}") == ("张三", "pending", "2021-06-30")
    assert codes(check) == ["parts-without-key"]


def test_from_the_day_after_a_waiver_forgives_nothing_and_is_named() -> None:
    check = outcome({**TOWNS, "waivers": [WAIVER]}, BROKEN, as_of="2021-07-01")
    assert (check.outcome, check.waiver) == ("breach", None)
    assert codes(check) == ["parts-without-key", "waiver-expired"]


def test_a_waiver_does_not_touch_what_agrees() -> None:
    check = outcome({**TOWNS, "waivers": [WAIVER]}, returns(FIT))
    assert (check.outcome, check.waiver) == ("ok", None)


def test_a_breach_leaves_every_verdict_as_it_is() -> None:
    assert assessed(TOWNS, BROKEN).cells == assessed({"kind": "nested", "metrics": ["m", "m"]}, BROKEN).cells
