"""A second, quite different plan loads with the same code: nothing about the county is built in."""

from __future__ import annotations

from pathlib import Path

from tanjcli.plan.load import load_plan

REPO = Path(__file__).parents[3]


def test_the_hospital_plan_loads_without_a_finding_and_covers_other_ground() -> None:
    loaded = load_plan(REPO / "docs/examples/hospital/targets.yaml", "targets.yaml")
    assert loaded.findings == ()
    assert loaded.plan is not None
    plan = loaded.plan
    assert (plan.plan.language, plan.plan.unpublished_months) == ("en", ())
    assert {"lower", "higher"} == {target.direction for target in plan.targets}
    assert {"annual_flow", "level", "stock_at_date", "annual_count"} == {target.kind for target in plan.targets}
    assert {"张", "天/名", "%"} <= {target.unit for target in plan.targets}
