"""Pipelines and registers against the ledgers they read: what is misnamed is told at its place, before any run."""

from __future__ import annotations

from typing import Any

import pytest

from tanjcli.config.positions import Positions
from tanjcli.evaluate.bind import check_metrics
from tanjcli.intake.ledger_spec import LedgerSpec
from tests.factories import COUNT, LABEL, plan, target

_TYPES = {
    "project": "code",
    "signed": "date",
    "landed": "date",
    "name": "text",
    "town": "place",
    "state": "term",
    "counted": "year",
    "valid_to": "date",
    "issued_on": "date",
    "uscc": "code",
    "note": "prose",
}
COLUMNS = {
    **{name: {"type": kind, "name": LABEL} for name, kind in _TYPES.items()},
    "value": {"type": "amount", "unit": "元", "flow": "point", "name": LABEL},
}
COLUMNS["state"] = {"type": "text", "name": LABEL}
SPEC = {"name": LABEL, "key": ["project"], "time": "signed", "rhythm": "month", "columns": COLUMNS}
BALANCE = {
    "kind": "balance",
    "ledger": "events",
    "distinct": "project",
    "dated": "signed",
    "plus": {"state": {"is": "in"}},
    "minus": {"state": {"is": "out"}},
    "over_time": "last",
    "over_units": "count",
}
STAGES = [{"id": "a", "name": LABEL, "dated": "signed"}, {"id": "b", "name": LABEL, "dated": "landed"}]
PIPELINE = {"name": LABEL, "ledger": "events", "stages": STAGES}
STOCK = {"name": LABEL, "kind": "stock", "metric": "stock", "title": "name"}
NURSERY = {
    "name": LABEL,
    "kind": "nursery",
    "ledger": "events",
    "title": "name",
    "revenue": "value",
    "filed_on": "signed",
    "approved_on": "landed",
    "near": {"at_least": "1", "unit": "元"},
    "register": "r",
}
CERTIFICATES = {
    "name": LABEL,
    "kind": "certificates",
    "ledger": "events",
    "certificate": "project",
    "title": "name",
    "first": {"state": {"is": "first"}},
}
WORKS = {
    "name": LABEL,
    "kind": "works",
    "ledger": "events",
    "item": "project",
    "built": {"state": {"is": "built"}},
    "built_on": "landed",
    "evidence": ["note"],
}
NAMED = {"name": LABEL, "kind": "named", "columns": [{"ledger": "events", "title": "name", "town": "town"}]}


def faults(**sections: Any) -> list[tuple[str, str]]:
    whole = plan([target()], {"m": COUNT, "stock": BALANCE}, **sections)
    specs = {"events": LedgerSpec.model_validate(SPEC)}
    return [(f.code, f.raw) for f in check_metrics(whole, specs, Positions(None, None, "targets.yaml"))]


@pytest.mark.parametrize("register", [STOCK, NURSERY, CERTIFICATES, WORKS, NAMED])
def test_what_fits_has_no_fault(register: dict[str, Any]) -> None:
    shares = {"ledger": "events", "share": "value"}
    assert faults(pipelines={"p": {**PIPELINE, "shares": shares}}, registers={"r": register}) == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"ledger": "evnts"}, ("book-unknown-ledger", "evnts")),
        ({"shares": {"ledger": "shares"}}, ("book-unknown-ledger", "shares")),
        ({"shares": {"ledger": "events"}}, ("book-unknown-column", "share")),
        ({"columns": {"town": "twn"}}, ("book-unknown-column", "twn")),
        ({"columns": {"town": "name"}}, ("book-column-type", "name")),
        ({"columns": {"amount": "name"}}, ("book-column-type", "name")),
        ({"columns": {"dropped_on": "state"}}, ("book-column-type", "state")),
        ({"where": {"stat": {"is": "x"}}}, ("book-unknown-column", "stat")),
        ({"stages": [*STAGES, {"id": "c", "name": LABEL, "dated": "town"}]}, ("book-column-type", "town")),
    ],
)
def test_a_pipeline_names_columns_that_are_there_and_fit(changed: dict[str, Any], fault: tuple[str, str]) -> None:
    assert faults(pipelines={"p": {**PIPELINE, **changed}}) == [fault]


@pytest.mark.parametrize(
    ("register", "fault"),
    [
        ({**STOCK, "counted_in": "state"}, ("book-column-type", "state")),
        ({**STOCK, "title": "firm"}, ("book-unknown-column", "firm")),
        ({**NURSERY, "ledger": "nursery"}, ("book-unknown-ledger", "nursery")),
        ({**NURSERY, "revenue": "state"}, ("book-column-type", "state")),
        ({**CERTIFICATES, "valid_to": "town"}, ("book-column-type", "town")),
        ({**CERTIFICATES, "first": {"knd": {"is": "x"}}}, ("book-unknown-column", "knd")),
        ({**WORKS, "evidence": ["paper"]}, ("book-unknown-column", "paper")),
        ({**WORKS, "built": {"stat": {"is": "x"}}}, ("book-unknown-column", "stat")),
        ({**NAMED, "columns": [{"ledger": "events", "title": "signed"}]}, ("book-column-type", "signed")),
        ({**NAMED, "columns": [{"ledger": "firms", "title": "firm"}]}, ("book-unknown-ledger", "firms")),
    ],
)
def test_a_register_names_columns_that_are_there_and_fit(register: dict[str, Any], fault: tuple[str, str]) -> None:
    assert faults(registers={"r": register}) == [fault]


def test_a_ledger_that_is_missing_is_told_once_not_for_every_column() -> None:
    assert len(faults(pipelines={"p": {**PIPELINE, "ledger": "none"}})) == 1
