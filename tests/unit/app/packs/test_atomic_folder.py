"""A folder swapped in whole: with the system's exchange and without it, and whatever a killed run left behind."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tanjcli.app.packs import atomic_folder
from tanjcli.app.packs.atomic_folder import build, install, remove, sweep

OLD, NEW = {"a": b"old a", "b": b"old b"}, {"a": b"new a", "c": b"new c"}


def folder(at: Path, files: Mapping[str, bytes]) -> Path:
    at.mkdir(parents=True)
    for name, data in files.items():
        (at / name).write_bytes(data)
    return at


def contents(at: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in at.iterdir()}


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the exchange of two names, and as on a system that has none."""
    if request.param == "two renames":
        monkeypatch.setattr(atomic_folder, "_exchange", lambda *_: False)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_the_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    visible, run = folder(tmp_path / "2021-06", OLD), tmp_path / ".run-1"
    retired: list[dict[str, bytes]] = []
    install(run, build(run, "2021-06", NEW), visible, lambda old: retired.append(contents(old)))
    assert contents(visible) == NEW
    assert retired == [OLD]


@pytest.mark.usefixtures("way")
def test_where_there_was_none_it_simply_appears(tmp_path: Path) -> None:
    run = tmp_path / ".run-1"
    install(run, build(run, "2021-06", NEW), tmp_path / "2021-06", remove)
    assert contents(tmp_path / "2021-06") == NEW


def test_modes_do_not_depend_on_who_started_it(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        made = build(tmp_path / ".run-1", "2021-06", NEW)
    finally:
        os.umask(before)
    assert made.stat().st_mode & 0o777 == 0o755
    assert (made / "a").stat().st_mode & 0o777 == 0o644


def test_what_reads_back_differently_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"rotten")
    with pytest.raises(OSError) as caught:
        build(tmp_path / ".run-1", "2021-06", NEW)
    assert caught.value.errno == errno.EIO


def test_a_second_rename_that_fails_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_folder, "_exchange", lambda *_: False)
    visible, run = folder(tmp_path / "2021-06", OLD), tmp_path / ".run-1"
    new = build(run, "2021-06", NEW)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self == new:
            raise OSError(errno.EACCES, "open in Excel")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError):
        install(run, new, visible, remove)
    assert contents(visible) == OLD


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux exchanges two names")
def test_an_exchange_that_fails_leaves_both_names_and_says_why(tmp_path: Path) -> None:
    """It is no reason to try two renames, unless the system has no exchange at all."""
    here = folder(tmp_path / "2021-06", OLD)
    with pytest.raises(FileNotFoundError, match="gone"):
        atomic_folder._exchange(here, tmp_path / "gone")
    assert contents(here) == OLD


def test_a_half_built_folder_is_swept(tmp_path: Path) -> None:
    folder(tmp_path / ".run-1" / "new" / "2021-06", {"a": b"half"})
    folder(tmp_path / "2021-06", OLD)
    sweep(tmp_path, remove)
    assert [path.name for path in tmp_path.iterdir()] == ["2021-06"]
    assert contents(tmp_path / "2021-06") == OLD


def test_killed_between_two_renames_the_old_folder_comes_back(tmp_path: Path) -> None:
    folder(tmp_path / ".run-1" / "old" / "2021-06", OLD)
    folder(tmp_path / ".run-1" / "new" / "2021-06", NEW)
    sweep(tmp_path, remove)
    assert contents(tmp_path / "2021-06") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["2021-06"]


def test_killed_after_the_swap_both_are_where_they_belong(tmp_path: Path) -> None:
    folder(tmp_path / ".run-1" / "old" / "2021-06", OLD)
    folder(tmp_path / "2021-06", NEW)
    retired: list[str] = []
    sweep(tmp_path, lambda old: retired.append(f"{old.parent.name}/{old.name}"))
    assert contents(tmp_path / "2021-06") == NEW
    assert retired == ["old/2021-06"]


def test_a_link_that_looks_like_a_run_is_left_alone(tmp_path: Path) -> None:
    kept = folder(tmp_path / "elsewhere", OLD)
    (tmp_path / ".run-x").symlink_to(kept)
    sweep(tmp_path, remove)
    assert contents(kept) == OLD


def test_a_link_inside_is_deleted_and_not_followed(tmp_path: Path) -> None:
    kept = folder(tmp_path / "elsewhere", OLD)
    folder(tmp_path / "gone", {}).joinpath("link").symlink_to(kept)
    remove(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()
    assert contents(kept) == OLD
