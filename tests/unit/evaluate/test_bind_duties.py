"""Returns and proofs against the ledgers they name."""

from __future__ import annotations

from typing import Any

import pytest

from tanjcli.config.positions import Positions
from tanjcli.evaluate.bind import check_metrics
from tanjcli.intake.ledger_spec import LedgerSpec
from tests.factories import COUNT, LABEL, plan, target

COLUMNS = {"project": {"type": "code", "name": LABEL}, "signed": {"type": "date", "name": LABEL}}
SPEC = {"name": LABEL, "key": ["project"], "time": "signed", "rhythm": "month", "columns": COLUMNS}
RETURN = {"owner": "office", "owner_source": "stated", "due": {"months": "1", "day": "20"}}
CADENCE = {
    "name": LABEL,
    "clause": "1",
    "every": "month",
    "owner": "office",
    "owner_source": "stated",
    "strict": "true",
}


def faults(rhythm: str = "month", **sections: Any) -> list[tuple[str, str]]:
    whole = plan([target()], {"m": COUNT}, **sections)
    specs = {"events": LedgerSpec.model_validate({**SPEC, "rhythm": rhythm})}
    return [(f.code, f.raw) for f in check_metrics(whole, specs, Positions(None, None, "targets.yaml"))]


@pytest.mark.parametrize(
    "sections",
    [
        {"returns": {"evnts": RETURN}},
        {"cadences": {"C1": {**CADENCE, "proof": "evnts"}}},
        {"cadences": {"C1": {**CADENCE, "per": "list", "proofs": {"L1": "evnts"}}}},
    ],
)
def test_what_is_owed_or_proves_must_be_a_ledger(sections: dict[str, Any]) -> None:
    assert faults(**sections) == [("duty-unknown-ledger", "evnts")]


def test_a_return_without_a_rhythm_has_no_dates() -> None:
    assert faults("any", returns={"events": RETURN}) == [("duty-no-rhythm", "events")]


def test_what_fits_has_no_fault() -> None:
    assert faults(returns={"events": RETURN}, cadences={"C1": {**CADENCE, "proof": "events"}}) == []
