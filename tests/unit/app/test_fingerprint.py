"""The key of a result changes with everything the result depends on, and with nothing else."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tanjcli.app.fingerprint import fingerprint, input_files, program_state
from tanjcli.app.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name, text in (("targets.yaml", "plan"), ("data/sources.yaml", "s"), ("data/2021-07-18/a.csv", "x,1")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Workspace(tmp_path, tmp_path / "targets.yaml")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    folder = tmp_path / ".tanj"
    folder.mkdir()
    return folder


def aged(workspace: Workspace, index: Path) -> None:
    """Make every input, and the index after them, a while old."""
    for path in input_files(workspace):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    if (index / "files.json").exists():
        os.utime(index / "files.json")


def test_the_same_inputs_have_the_same_key(workspace: Workspace, index: Path) -> None:
    assert fingerprint(workspace, "r", index) == fingerprint(workspace, "r", index) == fingerprint(workspace, "r", None)


@pytest.mark.parametrize("name", ["targets.yaml", "data/sources.yaml", "data/2021-07-18/a.csv"])
def test_one_byte_in_any_input_changes_it(workspace: Workspace, index: Path, name: str) -> None:
    before = fingerprint(workspace, "r", index)
    (workspace.root / name).write_text("y")
    assert fingerprint(workspace, "r", index) != before


def test_a_new_a_lost_and_a_renamed_delivery_change_it(workspace: Workspace, index: Path) -> None:
    first = fingerprint(workspace, "r", index)
    extra = workspace.data / "2021-07-18" / "b.csv"
    extra.write_text("x,1")
    second = fingerprint(workspace, "r", index)
    extra.rename(workspace.data / "b.csv")
    third = fingerprint(workspace, "r", index)
    (workspace.data / "b.csv").unlink()
    assert len({first, second, third}) == 3
    assert fingerprint(workspace, "r", index) == first


def test_the_request_changes_it(workspace: Workspace) -> None:
    assert fingerprint(workspace, "2021", None) != fingerprint(workspace, "2022", None)


def test_a_change_that_keeps_size_and_time_is_seen(workspace: Workspace, index: Path) -> None:
    aged(workspace, index)
    before = fingerprint(workspace, "r", index)
    delivery = workspace.data / "2021-07-18" / "a.csv"
    stat = delivery.stat()
    delivery.write_text("x,2")
    os.utime(delivery, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert fingerprint(workspace, "r", index) != before


def test_another_program_is_another_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older tanj computed is not shown as the newer one's; compiled files say nothing of their own."""
    state = program_state.__wrapped__  # a run looks once
    monkeypatch.setattr("tanjcli.app.fingerprint._PROGRAM", tmp_path)
    (tmp_path / "judge.py").write_text("behind = 0.9")
    before = state(None)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "judge.py").write_text("compiled")
    assert state(None) == before
    (tmp_path / "judge.py").write_text("behind = 0.8")
    assert state(None) != before


def test_only_a_file_clearly_older_than_the_index_is_taken_from_it(workspace: Workspace, index: Path) -> None:
    """A second change could hide behind the times of a file as young as the index: that one is hashed again."""
    before = fingerprint(workspace, "r", index)
    kept, ours = index / "files.json", set(input_files(workspace))
    newest = max(Path(path).stat().st_ctime_ns for path in ours)
    stored = json.loads(kept.read_bytes())
    false = json.dumps({path: [*old[:4], "0" * 64] if path in ours else old for path, old in stored.items()})
    for seconds, trusted in ((1, False), (10, True)):
        kept.write_text(false)
        os.utime(kept, ns=(newest + seconds * 10**9,) * 2)
        assert (fingerprint(workspace, "r", index) != before) is trusted


def test_the_place_of_the_workspace_does_not_matter(workspace: Workspace, tmp_path: Path) -> None:
    import shutil

    moved = tmp_path / "moved"
    shutil.copytree(workspace.data, moved / "data")
    shutil.copy(workspace.targets, moved / "targets.yaml")
    elsewhere = Workspace(moved, moved / "targets.yaml")
    assert fingerprint(elsewhere, "r", None) == fingerprint(workspace, "r", None)


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b'{"x": 3}', b"\xff"])
def test_a_damaged_index_only_costs_time(workspace: Workspace, index: Path, damage: bytes) -> None:
    before = fingerprint(workspace, "r", index)
    (index / "files.json").write_bytes(damage)
    assert fingerprint(workspace, "r", index) == before


def test_lock_files_and_hidden_files_are_no_input(workspace: Workspace) -> None:
    before = fingerprint(workspace, "r", None)
    for name in ("~$a.xlsx", ".DS_Store"):
        (workspace.data / "2021-07-18" / name).write_text("lock")
    assert fingerprint(workspace, "r", None) == before


@pytest.mark.parametrize("index_name", ["files.json", "program.json"])
def test_both_indices_are_used_and_neither_is_needed(workspace: Workspace, index: Path, index_name: str) -> None:
    aged(workspace, index)
    before = fingerprint(workspace, "r", index)
    (index / index_name).unlink()
    assert fingerprint(workspace, "r", index) == before


def test_what_is_no_regular_file_does_not_hang_it(workspace: Workspace) -> None:
    os.mkfifo(workspace.data / "pipe.csv")
    (workspace.data / "gone.csv").symlink_to("nowhere")
    assert fingerprint(workspace, "r", None)
