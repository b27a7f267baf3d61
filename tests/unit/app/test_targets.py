"""The plan as a list, one by one, validated, and as a schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tanjcli.app.faces import Face
from tanjcli.app.load import load_promises
from tanjcli.app.targets import listed_text, schema_text, shown_text, validate
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError
from tanjcli.core.exits import ExitCode


def test_the_list_has_every_target_in_every_format(workspace: Workspace) -> None:
    promises = load_promises(workspace)
    for face in (Face("plain", "zh"), Face("table", "en", 60), Face("md", "en"), Face("json", "zh")):
        text = listed_text(promises, face)
        assert all(ref in text for ref in ("L1", "L2", "L3"))


def test_one_target_comes_with_its_line(workspace: Workspace) -> None:
    text = shown_text(load_promises(workspace), "L3", Face("plain", "en"))
    assert "cards-issued" in text
    assert "targets.yaml:" in text


def test_a_series_is_shown_whole(workspace: Workspace) -> None:
    record = json.loads(shown_text(load_promises(workspace), "events", Face("json", "en")))
    assert [t["id"] for t in record["targets"]] == ["events-2020", "events-2021"]


def test_the_record_says_what_the_plan_says(workspace: Workspace) -> None:
    [record] = json.loads(shown_text(load_promises(workspace), "L3", Face("json", "en")))["targets"]
    assert (record["goal"], record["direction"], record["cells"]) == ("1200", "higher", ["2021"])
    assert "goal_max" not in record


def test_an_unknown_target_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        shown_text(load_promises(workspace), "L9", Face("plain", "en"))


def test_validate_is_a_value_not_an_exception(workspace: Workspace) -> None:
    assert validate(workspace) == (ExitCode.OK, ())
    workspace.targets.write_text("schema: tanj-plan/1\n", encoding="utf-8")
    code, findings = validate(workspace)
    assert code is ExitCode.CONFIG
    assert findings
    workspace.sources.unlink()
    assert "usage-no-sources" in [f.code for f in validate(workspace)[1]]


@pytest.mark.parametrize(("sources", "key"), [(False, "targets"), (True, "recipes")])
def test_both_files_have_a_schema(sources: bool, key: str) -> None:
    schema = json.loads(schema_text(sources=sources))
    assert key in schema["required"]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(("sources", "name"), [(False, "targets"), (True, "sources")])
def test_the_schema_printed_is_the_one_committed(sources: bool, name: str) -> None:
    committed = Path(__file__).parents[3] / "docs" / "schema" / f"{name}.schema.json"
    assert schema_text(sources=sources) == committed.read_text(encoding="utf-8")
