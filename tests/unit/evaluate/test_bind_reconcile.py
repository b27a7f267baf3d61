"""Rules of reconciliation against the ledgers they divide."""

from __future__ import annotations

from typing import Any

import pytest

from tanjcli.config.positions import Positions
from tanjcli.evaluate.bind import check_metrics
from tanjcli.intake.ledger_spec import LedgerSpec
from tests.factories import LABEL, plan, target

COLUMNS = {
    "firm": {"type": "code", "name": LABEL},
    "town": {"type": "place", "name": LABEL},
    "period": {"type": "period", "name": LABEL},
    "dated": {"type": "date", "name": LABEL},
    "counted": {"type": "year", "name": LABEL},
    "ytd": {"type": "amount", "name": LABEL, "unit": "千元", "flow": "ytd"},
}
SPEC = {"name": LABEL, "key": ["firm", "period"], "time": "period", "rhythm": "month", "columns": COLUMNS}
TOTAL = {"kind": "total", "ledger": "returns", "measure": "ytd", "over_time": "last", "over_units": "sum"}
STOCK = {
    "kind": "balance",
    "ledger": "returns",
    "distinct": "firm",
    "dated": "dated",
    "plus": {"firm": {"given": "true"}},
    "minus": {"firm": {"is": "x"}},
    "over_time": "last",
    "over_units": "sum",
}


def faults(rule: dict[str, Any], **spec: Any) -> list[tuple[str, str]]:
    one = target(unit="亿元", kind="annual_flow")
    whole = plan([one], {"m": TOTAL, "stock": STOCK}, reconcile=[{"id": "R1", "text": LABEL, **rule}])
    specs = {"returns": LedgerSpec.model_validate({**SPEC, **spec})}
    return [(f.code, f.raw) for f in check_metrics(whole, specs, Positions(None, None, "targets.yaml"))]


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ({"kind": "places_sum", "metric": "m"}, ("plan-reconcile-places", "m")),
        ({"kind": "total_by", "metric": "m", "by": "industri"}, ("plan-reconcile-column", "industri")),
        ({"kind": "stock_balance", "metric": "stock", "counted_in": "year"}, ("plan-reconcile-column", "year")),
        (
            {"kind": "stock_balance", "metric": "stock", "own_year": {"batch": {"is": "m"}}},
            ("plan-reconcile-column", "batch"),
        ),
    ],
)
def test_what_a_rule_divides_by_must_be_there(rule: dict[str, Any], fault: tuple[str, str]) -> None:
    assert faults(rule) == [fault]


def test_a_part_and_its_whole_are_each_asked_for_the_column() -> None:
    assert faults({"kind": "subset", "part": "m", "whole": "m", "by": "x"}) == [("plan-reconcile-column", "x")] * 2


def test_rules_that_fit_are_no_fault() -> None:
    assert faults({"kind": "places_sum", "metric": "m"}, unit_of_report="town") == []
    assert faults({"kind": "total_by", "metric": "m", "by": "town"}) == []
    assert faults({"kind": "stock_balance", "metric": "stock", "counted_in": "counted"}) == []


def test_an_alternative_must_be_in_the_unit_of_its_target() -> None:
    other = {"id": "a", "text": LABEL, "metric": "stock"}
    reading = {"text": LABEL, "confidence": "high", "alternatives": [other]}
    whole = plan([target(unit="亿元", kind="annual_flow", reading=reading)], {"m": TOTAL, "stock": STOCK})
    specs = {"returns": LedgerSpec.model_validate(SPEC)}
    found = check_metrics(whole, specs, Positions(None, None, "targets.yaml"))
    assert [(f.code, f.params["metric"]) for f in found] == [("target-unit-differs", "stock")]
