"""From a name to every cell that contributed, and to the line of the plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tanjcli.app.cache import Cache
from tanjcli.app.explain import explain, explanation_text
from tanjcli.app.faces import Face
from tanjcli.app.report import Request
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError


@pytest.mark.parametrize(("name", "year", "ref"), [("L1", None, "L1"), ("events", 2020, "L1"), ("events", None, "L2")])
def test_a_name_and_a_year_are_one_target(workspace: Workspace, name: str, year: int | None, ref: str) -> None:
    explanation = explain(workspace, name, Request(year=year))
    assert [cell.ref for cell in explanation.report.assessment.cells] == [ref]


def test_an_unknown_name_is_refused_before_any_data_is_read(workspace: Workspace) -> None:
    for path in workspace.data.glob("*/*"):
        path.unlink()
    with pytest.raises(UsageError):
        explain(workspace, "evnts", Request())


def test_every_contributing_cell_is_named_as_it_stands_in_the_file(workspace: Workspace) -> None:
    record = json.loads(explanation_text(explain(workspace, "L3", Request()), Face("json", "en")))
    [row] = record["rows"]
    addends = [(o["file"], o["cell"], o["value"]) for o in row["origins"] if o["role"] == "addend"]
    assert len(addends) == 6
    assert sum(value for _, _, value in addends) == row["actual"] == 310
    file, cell, value = addends[0]
    lines = (workspace.root / file).read_text(encoding="utf-8").splitlines()
    assert lines[int(cell[1:]) - 1].split(",")["AB".index(cell[0])] == str(value)


def test_the_line_of_the_plan_is_the_targets_own(workspace: Workspace) -> None:
    [row] = json.loads(explanation_text(explain(workspace, "L3", Request()), Face("json", "en")))["rows"]
    file, line, _ = row["place"].split(":")
    assert "cards-2021" in (workspace.root / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert row["metric"]["ledger"] == "cards"
    assert any("310" in formula for formula in row["formula"])


def test_a_perturbed_cell_changes_the_figure_and_is_the_one_named(workspace: Workspace, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    explain(workspace, "L3", Request(), cache)
    [delivery] = workspace.data.glob("2021-04-10/*")
    delivery.write_text(delivery.read_text(encoding="utf-8").replace("70", "75"), encoding="utf-8")
    [cell] = explain(workspace, "L3", Request(), cache).report.assessment.cells
    assert cell.actual == 315
    [changed] = [o for o in cell.origins if o.value == 75]
    assert (changed.file, changed.cell) == (workspace.shown(delivery), "B2")


@pytest.mark.parametrize("form", ["plain", "md", "table"])
def test_it_is_the_same_story_in_every_format(workspace: Workspace, form: str) -> None:
    width = 100 if form == "table" else None
    text = explanation_text(explain(workspace, "L2", Request()), Face(form, "zh", width))
    for said in ("3", "12", "25.0%", "targets.yaml", "B2"):
        assert said in text
