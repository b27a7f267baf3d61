"""Two reports named on the command line: what each name means, and a pack that is compared as it was given out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tanjcli.app.diff import Side, diff, diff_text, parse_side
from tanjcli.app.faces import Face
from tanjcli.app.faces_progress import report_text
from tanjcli.app.packs.given_out import given_out
from tanjcli.app.report import Request, report
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import DataError, MissingInputError, UsageError
from tanjcli.evaluate.compare import Cause

JUNE = date(2021, 6, 30)


def pack(workspace: Workspace, **asked: date) -> Path:
    """A folder with the report as it is given out now."""
    folder = workspace.root / "out" / "2021-06"
    folder.mkdir(parents=True)
    (folder / "report.json").write_text(report_text(report(workspace, Request(**asked)), "", Face("json", "zh")))
    return folder


def test_the_spellings_of_a_side(tmp_path: Path) -> None:
    assert parse_side("2021-06", tmp_path) == Side(JUNE, None)
    assert parse_side("2021-06@2021-07-20", tmp_path) == Side(JUNE, date(2021, 7, 20))
    assert parse_side("@2021-07-20", tmp_path) == Side(None, date(2021, 7, 20))


@pytest.mark.parametrize("text", ["June", "2021-13", "2021-06@", "a@b", "@2021-02-30"])
def test_what_is_no_side_is_refused(text: str, tmp_path: Path) -> None:
    if text == "2021-06@":
        assert parse_side(text, tmp_path) == Side(JUNE, None)
        return
    with pytest.raises(UsageError) as caught:
        parse_side(text, tmp_path)
    assert caught.value.findings[0].code == "diff-side"


def test_a_folder_without_a_report_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(MissingInputError) as caught:
        parse_side("out", tmp_path)
    assert (caught.value.findings[0].code, caught.value.findings[0].raw) == ("diff-no-report", "out")


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema_version": "9"}', "{"])
def test_a_report_that_cannot_be_read_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(text)
    with pytest.raises(DataError):
        given_out(tmp_path, "out")


def test_a_pack_compared_with_itself_made_again_has_not_changed(workspace: Workspace) -> None:
    side = parse_side("out/2021-06", pack(workspace).parents[1])
    again = diff(workspace, (side, Side(side.as_of, side.known_on))).difference
    assert (again.changes, again.same) == ((), 3)


def test_a_later_correction_is_a_restatement_of_the_pack(workspace: Workspace) -> None:
    folder = pack(workspace, as_of=date(2021, 3, 31))
    corrected = workspace.data / "2021-08-01" / "cards_2021年3月.csv"
    corrected.parent.mkdir()
    corrected.write_text("窗口,办证数(件)\n东,75\n西,40\n")
    side = parse_side(str(folder), workspace.root)
    found = diff(workspace, (Side(date(2021, 3, 31), None), side)).difference
    (change,) = found.changes
    assert [stage.causes for stage in change.stages] == [(), (Cause.RESTATED,)]
    assert [(str(v.before), str(v.after), v.new.cell if v.new else "") for v in change.restated] == [("70", "75", "B2")]


def test_a_delivery_that_was_edited_in_place_is_found_out(workspace: Workspace) -> None:
    folder = pack(workspace, as_of=date(2021, 3, 31))
    edited = workspace.data / "2021-04-10" / "cards_2021年3月.csv"
    edited.write_text(edited.read_text().replace("70", "71"))
    side = parse_side(str(folder), workspace.root)
    (change,) = diff(workspace, (side, replace(side, pack=None))).difference.changes
    assert change.stages[-1].causes == (Cause.INPUTS,)


def test_a_changed_goal_is_the_plan(workspace: Workspace) -> None:
    folder = pack(workspace)
    text = workspace.targets.read_text()
    workspace.targets.write_text(text.replace("goal: 1200", "goal: 1300"))
    side = parse_side(str(folder), workspace.root)
    (change,) = diff(workspace, (side, replace(side, pack=None))).difference.changes
    assert (change.target_id, change.stages[-1].causes) == ("cards-2021", (Cause.PLAN,))


def test_the_earlier_report_comes_first_whichever_is_named_first(workspace: Workspace) -> None:
    sides = Side(date(2021, 6, 30), None), Side(date(2021, 2, 28), None)
    found = diff(workspace, sides).difference
    assert (found.before.as_of, found.after.as_of) == (date(2021, 2, 28), date(2021, 6, 30))


def test_a_side_without_a_day_takes_that_of_the_other(workspace: Workspace) -> None:
    sides = Side(None, date(2021, 3, 10)), Side(date(2021, 2, 28), date(2021, 7, 10))
    found = diff(workspace, sides).difference
    assert (found.before.as_of, found.after.as_of) == (date(2021, 2, 28), date(2021, 2, 28))


def test_the_record_has_every_stage_and_every_cell(workspace: Workspace) -> None:

    compared = diff(workspace, (Side(date(2021, 2, 28), None), Side(date(2021, 3, 31), None)))
    record = json.loads(diff_text(compared, Face("json", "en"), every=True))
    stages = {c["target_id"]: [s["told"] and s["told"]["actual"] for s in c["stages"]] for c in record["changes"]}
    assert stages == {"events-2021": [2, 2], "cards-2021": [200, 310]}  # two events are on track in February
