"""A diagnosis is always whole: what is wrong is a line in it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tanjcli.app.cache import Cache
from tanjcli.app.doctor import Diagnosis, diagnosis_text, examine
from tanjcli.app.faces import Face
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import MissingInputError
from tanjcli.core.findings import Finding, Place

TODAY = date(2021, 8, 1)


def health(diagnosis: Diagnosis) -> dict[str, str]:
    return {fact.item: fact.health for fact in diagnosis.facts}


def test_a_sound_workspace_is_fine(workspace: Workspace) -> None:
    diagnosis = examine({"stdout": "utf-8"}, workspace, Cache(workspace.cache), TODAY)
    assert "bad" not in health(diagnosis).values()
    assert {"tanj", "pandas", "stdout", "plan", "received"} <= set(health(diagnosis))


def test_old_data_are_pointed_out(workspace: Workspace) -> None:
    assert health(examine({}, workspace, None, date(2021, 8, 31)))["received"] == "good"
    assert health(examine({}, workspace, None, date(2021, 9, 1)))["received"] == "bad"


def test_a_broken_plan_is_a_line_and_its_findings(workspace: Workspace) -> None:
    workspace.targets.write_text("schema: tanj-plan/1\n", encoding="utf-8")
    diagnosis = examine({}, workspace, None, TODAY)
    assert health(diagnosis)["plan"] == "bad"
    assert diagnosis.findings


def test_no_workspace_at_all_is_a_line_too() -> None:
    missing = MissingInputError(findings=(Finding("usage-no-plan", Place(), {"start": "/x"}),))
    diagnosis = examine({}, missing, None, TODAY)
    assert health(diagnosis)["workspace"] == "bad"
    text = diagnosis_text(diagnosis, Face("plain", "en"))
    assert "there is no targets.yaml in /x" in text
    assert json.loads(diagnosis_text(diagnosis, Face("json", "zh")))["findings"] == ["usage-no-plan"]


def test_a_cache_that_cannot_be_is_pointed_out(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    diagnosis = examine({}, workspace, Cache(tmp_path / "file" / "cache"), TODAY)
    assert health(diagnosis)["cache"] == "bad"
    assert "TANJ_CACHE" in diagnosis_text(diagnosis, Face("plain", "zh"))
