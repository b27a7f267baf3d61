"""A file somebody named: what is wrong with it is said before anything reads it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from tanjcli.app.trying.named import digest_of_named, shown_name
from tanjcli.core.errors import MissingInputError, PathError


def test_a_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"1,2\n")
    assert digest_of_named(tmp_path / "a.csv", "a.csv") == hashlib.sha256(b"1,2\n").hexdigest()


@pytest.mark.parametrize("name", ["gone.csv", "x" * 300, "a.csv/b.csv"])
def test_what_is_not_there_is_missing(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"1,2\n")
    with pytest.raises(MissingInputError) as caught:
        digest_of_named(tmp_path / name, name)
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.file) == ("usage-file-missing", name)


def test_a_folder_or_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(PathError):
            digest_of_named(path, path.name)


def test_what_the_system_does_not_let_be_read_is_named_with_its_reason() -> None:
    if not Path("/proc/self/mem").exists():
        pytest.skip("no such file here")
    with pytest.raises(MissingInputError) as caught:
        digest_of_named(Path("/proc/self/mem"), "mem")
    (finding,) = caught.value.findings
    assert (finding.code, bool(finding.params["reason"])) == ("file-unreadable", True)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_name_is_shown_as_it_was_meant(encoding: str) -> None:
    """Whichever bytes a file system or another program made of it."""
    assert shown_name(os.fsdecode("参观.csv".encode(encoding))) == "参观.csv"
