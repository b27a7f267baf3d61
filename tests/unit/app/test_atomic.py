"""A file is the old one, whole, or the new one, whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tanjcli.app.atomic import create_atomically, write_atomically


def test_the_new_bytes_replace_the_old(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o644
    assert [p.name for p in tmp_path.iterdir()] == ["report.csv"]


def test_a_failure_leaves_the_old_file_and_no_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(b"old")

    def fails(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["report.csv"]


def test_only_what_must_last_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr("os.fsync", synced.append)
    write_atomically(tmp_path / "kept", b"a", durable=False)
    assert ((tmp_path / "kept").read_bytes(), synced) == (b"a", [])
    write_atomically(tmp_path / "report", b"b")
    assert len(synced) == 2  # the file, and its name in the folder


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_folder_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(OSError):
        write_atomically(tmp_path / "out", b"x")
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_a_new_file_is_made_whole(tmp_path: Path) -> None:
    create_atomically(tmp_path / "new.csv", b"1,2\n")
    assert (tmp_path / "new.csv").read_bytes() == b"1,2\n"
    assert [path.name for path in tmp_path.iterdir()] == ["new.csv"]


def test_a_file_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        create_atomically(tmp_path / "old.csv", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("old.csv", b"old")]


def test_without_hard_links_a_file_is_made_by_renaming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr("os.link", unsupported)
    create_atomically(tmp_path / "new.csv", b"1,2\n")
    with pytest.raises(FileExistsError):
        create_atomically(tmp_path / "new.csv", b"3,4\n")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("new.csv", b"1,2\n")]
