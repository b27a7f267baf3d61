"""Both YAML files and their meeting: every fault of all three at once."""

from __future__ import annotations

import pytest

from tanjcli.app.load import load_promises, load_settings
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import MissingInputError, PlanError


def replace(workspace: Workspace, name: str, right: str, wrong: str) -> None:
    path = workspace.root / name
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")


def codes(error: PlanError | MissingInputError) -> list[str]:
    return [finding.code for finding in error.findings]


def test_a_whole_workspace_has_both_and_no_findings(workspace: Workspace) -> None:
    settings = load_settings(workspace)
    assert [t.ref for t in settings.plan.targets] == ["L1", "L2", "L3"]
    assert set(settings.sources.ledgers) == {"events", "cards"}
    assert settings.findings == ()


def test_faults_of_both_files_come_together(workspace: Workspace) -> None:
    replace(workspace, "targets.yaml", "goal: 12\n", "goal: twelve\n")
    replace(workspace, "data/sources.yaml", "    ledger: cards\n", "    ledger: crads\n")
    with pytest.raises(PlanError) as caught:
        load_settings(workspace)
    assert {f.place.file for f in caught.value.findings} == {"targets.yaml", "data/sources.yaml"}
    assert all(f.place.line for f in caught.value.findings)


def test_what_only_shows_where_they_meet_is_a_fault_of_the_plan(workspace: Workspace) -> None:
    replace(workspace, "targets.yaml", "measure: issued", "measure: isued")
    with pytest.raises(PlanError) as caught:
        load_settings(workspace)
    [finding] = caught.value.findings
    assert (finding.place.file, finding.raw) == ("targets.yaml", "isued")


def test_a_missing_description_of_the_data_does_not_hide_the_plans_faults(workspace: Workspace) -> None:
    workspace.sources.unlink()
    with pytest.raises(MissingInputError) as missing:
        load_settings(workspace)
    assert codes(missing.value) == ["usage-no-sources"]
    replace(workspace, "targets.yaml", "goal: 12\n", "goal: twelve\n")
    with pytest.raises(PlanError) as wrong:
        load_settings(workspace)
    assert len(codes(wrong.value)) == 2


def test_the_plan_alone_needs_no_data(workspace: Workspace) -> None:
    workspace.sources.unlink()
    assert len(load_promises(workspace).plan.targets) == 3


def test_the_plan_alone_is_as_strict(workspace: Workspace) -> None:
    replace(workspace, "targets.yaml", "goal: 12\n", "goal: twelve\n")
    with pytest.raises(PlanError):
        load_promises(workspace)
