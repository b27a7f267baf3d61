"""Filing a delivery: whole or not at all, never over another file, the same bytes twice change nothing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tanjcli.app.faces import Face
from tanjcli.app.trying.add import Filing, file_away, filed_text, plan_filing
from tanjcli.app.trying.trial import Bench, Tried, try_files
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import DataError, OutputError, PathError
from tests.functional.running import tanj

CAME = date(2021, 5, 10)
GOOD = "窗口,办证数(件)\n东,80\n西,45\n"
SPOILT = "窗口,办证数(件)\n东,约80\n,45\n西,5\n"
NAME = "cards_2021年4月.csv"


def incoming(workspace: Workspace, text: str = GOOD, name: str = NAME) -> Path:
    path = workspace.root / "incoming" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def plan(workspace: Workspace, *paths: Path, accept: bool = False) -> tuple[Tried, Filing]:
    tried = try_files(Bench(workspace), [(path, path.name) for path in paths], CAME)
    return tried, plan_filing(workspace, tried, CAME, accept_rejects=accept)


def codes(filing: Filing) -> list[str]:
    return [finding.code for finding in filing.obstacles]


def test_a_good_file_is_filed_under_the_day_it_came(workspace: Workspace) -> None:
    path = incoming(workspace)
    _, filing = plan(workspace, path)
    assert codes(filing) == []
    file_away(workspace, filing)
    target = workspace.data / "2021-05-10" / NAME
    assert target.read_bytes() == path.read_bytes()
    assert sorted(p.name for p in target.parent.iterdir()) == [NAME]


def test_the_same_bytes_again_change_nothing(workspace: Workspace) -> None:
    """Wherever they were filed before: under another day or another name."""
    path = incoming(workspace)
    file_away(workspace, plan(workspace, path)[1])
    copy = incoming(workspace, name="cards_2021年4月_again.csv")
    tried, filing = plan(workspace, copy)
    file_away(workspace, filing)
    assert [(move.unchanged, move.file) for move in filing.moves] == [(True, f"data/2021-05-10/{NAME}")]
    assert not (workspace.data / "2021-05-10" / copy.name).exists()
    assert "unchanged: data/2021-05-10/" in filed_text(tried, filing, Face("plain", "en"), dry=False, every=False)


def test_another_file_of_that_name_is_never_overwritten(workspace: Workspace) -> None:
    file_away(workspace, plan(workspace, incoming(workspace))[1])
    _, filing = plan(workspace, incoming(workspace, GOOD.replace("80", "81")))
    assert codes(filing) == ["add-name-taken"]
    assert isinstance(filing.refuse(), OutputError)
    with pytest.raises(OutputError):
        file_away(workspace, filing)
    assert "80" in (workspace.data / "2021-05-10" / NAME).read_text(encoding="utf-8")


def test_a_file_with_errors_is_filed_only_when_they_are_accepted(workspace: Workspace) -> None:
    path = incoming(workspace, SPOILT)
    _, refused = plan(workspace, path)
    assert codes(refused) == ["add-faulty"]
    assert dict(refused.obstacles[0].params) == {"errors": "2", "rejected": "1"}
    assert isinstance(refused.refuse(), DataError)
    _, accepted = plan(workspace, path, accept=True)
    assert codes(accepted) == []


@pytest.mark.parametrize(("text", "name"), [("", NAME), (GOOD, "unknown.csv"), ("窗口,办证数(件)\n", NAME)])
def test_a_file_with_nothing_usable_is_never_filed(workspace: Workspace, text: str, name: str) -> None:
    assert codes(plan(workspace, incoming(workspace, text, name), accept=True)[1]) == ["add-refused"]


def test_one_bad_file_keeps_all_of_them_out(workspace: Workspace) -> None:
    good, bad = incoming(workspace), incoming(workspace, SPOILT, "cards_2021年5月.csv")
    ran = tanj("add", str(good), str(bad), "--received", "2021-05-10", cwd=workspace.root)
    assert ran.code == 65
    assert ran.out.count("not filed: data/2021-05-10/") == 2
    assert not (workspace.data / "2021-05-10").exists()


@pytest.mark.parametrize("name", [".cards_2021年4月.csv", "~$cards_2021年4月.csv", "README.md"])
def test_a_name_that_would_be_passed_over_is_refused(workspace: Workspace, name: str) -> None:
    text = workspace.sources.read_text(encoding="utf-8")
    workspace.sources.write_text(text + "ignore: [README.md]\n", encoding="utf-8")
    assert "add-passed-over" in codes(plan(workspace, incoming(workspace, GOOD, name))[1])


def test_two_files_of_one_name_are_not_filed_over_each_other(workspace: Workspace) -> None:
    other = workspace.root / "other"
    other.mkdir()
    (other / NAME).write_text(GOOD.replace("80", "81"), encoding="utf-8")
    first = incoming(workspace)
    tried = try_files(Bench(workspace), [(first, "incoming/" + NAME), (other / NAME, "other/" + NAME)], CAME)
    assert "add-name-taken" in codes(plan_filing(workspace, tried, CAME, accept_rejects=True))


def test_a_file_that_changes_after_the_check_is_not_filed(workspace: Workspace) -> None:
    path = incoming(workspace)
    _, filing = plan(workspace, path)
    path.write_text(GOOD.replace("80", "8000"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        file_away(workspace, filing)
    assert [f.code for f in caught.value.findings] == ["add-changed"]
    assert not (workspace.data / "2021-05-10").exists()


def test_when_the_second_file_fails_the_first_is_taken_back(workspace: Workspace) -> None:
    first, second = incoming(workspace), incoming(workspace, GOOD.replace("80", "7"), "cards_2021年5月.csv")
    _, filing = plan(workspace, first, second)
    folder = workspace.data / "2021-05-10"
    folder.mkdir()
    (folder / second.name).write_text("meanwhile", encoding="utf-8")  # somebody else was quicker
    with pytest.raises(OutputError):
        file_away(workspace, filing)
    assert [(p.name, p.read_text(encoding="utf-8")) for p in folder.iterdir()] == [(second.name, "meanwhile")]


def test_a_folder_that_leads_out_of_the_workspace_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (workspace.data / "2021-05-10").symlink_to(outside)
    tried = try_files(Bench(workspace), [(incoming(workspace), NAME)], CAME)
    with pytest.raises(PathError):
        plan_filing(workspace, tried, CAME, accept_rejects=False)


def test_dry_run_shows_the_same_difference_and_writes_nothing(workspace: Workspace) -> None:
    path = incoming(workspace)
    dry = tanj("add", str(path), "--received", "2021-05-10", "--dry-run", "-f", "json", cwd=workspace.root)
    assert not (workspace.data / "2021-05-10").exists()
    wet = tanj("add", str(path), "--received", "2021-05-10", "-f", "json", cwd=workspace.root)
    before, after = json.loads(dry.out), json.loads(wet.out)
    assert (before.pop("dry_run"), after.pop("dry_run")) == (True, False)
    assert (before.pop("filed")[0]["outcome"], after.pop("filed")[0]["outcome"]) == ("would", "filed")
    assert before == after
    assert dry.code == wet.code == 0


def test_after_filing_the_report_says_what_was_promised(workspace: Workspace) -> None:
    path = incoming(workspace)
    added = json.loads(tanj("add", str(path), "--received", "2021-05-10", "-f", "json", cwd=workspace.root).out)
    report = json.loads(tanj("report", "--year", "2021", "-f", "json", cwd=workspace.root).out)
    promised = {v["ref"]: v["after"]["actual"] for v in added["verdicts"]}
    assert promised == {"L3": 435}
    assert {t["ref"]: t["actual"] for t in report["rows"] if t["ref"] in promised} == promised


def test_the_day_must_be_said_and_be_a_day(workspace: Workspace) -> None:
    path = incoming(workspace)
    assert tanj("add", str(path), cwd=workspace.root).code == 2
    assert tanj("add", str(path), "--received", "2021-05", cwd=workspace.root).code == 2
