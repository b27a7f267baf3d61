"""From bytes to a plan: values exact, and a file that is no plan refused without a traceback."""

from __future__ import annotations

from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from tanjcli.core.periods import Period
from tanjcli.plan.load import load_plan
from tests.unit.plan.small import SMALL, load_text


def test_a_plan_carries_its_values_and_the_hash_of_its_file(tmp_path: Path) -> None:
    loaded = load_text(SMALL, tmp_path)
    assert loaded.sha256 == sha256(SMALL.encode()).hexdigest()
    assert loaded.plan is not None
    firms = loaded.plan.targets[4]
    assert (firms.goal, firms.goal_max, firms.cells) == (Decimal(6), Decimal(8), (Period.year(2021),))
    assert firms.pace is not None
    assert firms.pace.milestones[0].share == Decimal("0.5")
    assert loaded.positions.place("targets", 4).line == SMALL[: SMALL.index("id: firms")].count("\n") + 1


@pytest.mark.parametrize("text", [b"", b"hello", b"[1]", b"\xff\xfe", b"a: b: c", b"schema: other/1"])
def test_a_file_that_is_no_plan_is_refused_with_findings(text: bytes, tmp_path: Path) -> None:
    path = tmp_path / "targets.yaml"
    path.write_bytes(text)
    loaded = load_plan(path, "targets.yaml")
    assert loaded.plan is None
    assert loaded.findings
    assert all(f.place.line for f in loaded.findings)


def test_findings_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    loaded = load_text(SMALL.replace("goal: 100", "goal: x").replace("issuer: office", "issuer: nobody"), tmp_path)
    lines = [f.place.line for f in loaded.findings]
    assert lines == sorted(lines)
    assert len(lines) == 2


def test_a_missing_file_is_an_exception(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_plan(tmp_path / "none.yaml", "none.yaml")
