"""Paths that lead astray: nothing is read or written outside the workspace, but what a person names on purpose."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.mill import LIST, SOURCES, VISITS, Said, tanj, workspace

SECRET = "编号,日期\nSECRET,2021-02-03\n"
GOOD = "参观_2021年1-5月.csv"
LINKS = {
    "ring": "ring",
    "ring-a": "ring-b",
    "ring-b": "ring-a",
    "out-folder": "../outside",
    "out-file": "../outside/secret.csv",
    "out-nothing": "../outside/new.json",
    "data-folder": "data",
    "plan": "targets.yaml",
    "zero": "/dev/zero",
}
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace full of links, and beside it a folder where nothing may be touched."""
    top = tmp_path_factory.mktemp("paths")
    (top / "outside").mkdir()
    (top / "outside/secret.csv").write_text(SECRET, encoding="utf-8")
    root = workspace(top / "ws")
    for name, target in LINKS.items():
        (root / name).symlink_to(target)
    os.mkfifo(root / "pipe")
    (root / GOOD).write_text(VISITS, encoding="utf-8")
    return root


@pytest.fixture
def untouched(place: Path) -> Iterator[Path]:
    """The workspace; afterwards every file in and beside it must be what it was, caches aside."""
    before = state(place.parent)
    yield place
    assert state(place.parent) == before


def state(top: Path) -> dict[str, bytes]:
    """Every regular file that is no link, with its bytes."""
    found = (p for p in top.rglob("*") if ".tanj" not in p.parts and p.is_file() and not p.is_symlink())
    return {p.relative_to(top).as_posix(): p.read_bytes() for p in found}


def is_refused(said: Said, code: int) -> None:
    """By name, in a few lines, and not as a bug."""
    assert (said.code, said.out) == (code, "")
    assert "[" in said.err
    assert len(said.err.splitlines()) <= 20


NAMED_BADLY = {
    "~/x.csv": 66,
    "~root/x.csv": 66,
    "$HOME/x.csv": 66,
    "%2e%2e/outside/secret.csv": 66,
    "..\\outside\\secret.csv": 66,
    "no/../../outside/secret.csv": 66,
    "file:///etc/hostname": 66,
    "http://127.0.0.1/x.csv": 66,
    "out-nothing": 66,
    "ring": 66,
    "ring-a": 66,
    "ring/x.csv": 66,
    "x" * 300: 66,
    "a\nb.csv": 66,
    "pipe": 77,
    "zero": 77,
    "/dev/zero": 77,
    "/dev/null": 77,
    "/dev/stdin": 77,
    ".": 77,
    "..": 77,
    "": 77,
    "data": 77,
    "out-folder": 77,
}
COMMANDS = {"check": ("check",), "map": ("map",), "add": ("add", "--received", "2021-07-20")}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_none_is_refused_by_name_and_never_waited_for(command: str, untouched: Path) -> None:
    """66 where there is nothing to read, 77 where it is no regular file."""
    for name, code in NAMED_BADLY.items():
        is_refused(tanj(untouched, *COMMANDS[command], name), code)


@pytest.mark.parametrize(
    "name", ["../outside/secret.csv", "out-file", "out-folder/secret.csv", "data/../../outside/secret.csv"]
)
def test_a_person_may_try_a_file_wherever_she_names_it(name: str, untouched: Path) -> None:
    """A download folder is no part of the workspace; trying stores nothing."""
    for file in (name, str(untouched.parent / "outside/secret.csv")):
        said = tanj(untouched, "check", file, "-f", "json")
        assert said.code in (0, 65)
        assert said.json["files"][0]["container"] == "text"
        assert tanj(untouched, "map", file).code == 0


WRITTEN_BADLY = {
    "out-folder/x": 77,
    "out-file": 77,
    "out-nothing": 77,
    "ring": 77,
    "ring-a": 77,
    "ring/x": 73,
    "ring-b/x": 73,
    "plan": 77,
    "targets.yaml": 77,
    "./targets.yaml": 77,
    "no/../targets.yaml": 77,
    "data": 77,
    "data/x": 77,
    "data-folder/x": 77,
    "data/../data/x": 77,
    LIST: 77,
    "data/sources.yaml": 77,
    "~/x": 73,
    "$HOME/x": 73,
    "no/x": 73,
    ".": 73,
    "..": 73,
    "x" * 300: 73,
    "pipe": 73,
    "/proc/x": 73,
}


@pytest.mark.parametrize(
    "command", [("check", "-f", "json", "-o"), ("map", GOOD, "-f", "json", "-o")], ids=["check", "map"]
)
def test_an_output_never_lands_where_nobody_meant_it(command: tuple[str, ...], untouched: Path) -> None:
    """Through no link, over no input, into no pipe that nobody reads: 77 or 73."""
    for name, code in WRITTEN_BADLY.items():
        is_refused(tanj(untouched, *command, name), code)


def test_a_form_and_a_marked_copy_neither(untouched: Path) -> None:
    """A form never replaces anything, whatever it is; a marked copy obeys the rules of every output."""
    for name, code in WRITTEN_BADLY.items():
        taken = os.path.lexists(untouched / name)
        is_refused(tanj(untouched, "template", "visits", "-o", name), 73 if taken else code)
    for name in ("out-folder/x.xlsx", "data/x.xlsx", "data-folder/x.xlsx"):
        assert tanj(untouched, "check", GOOD, "--annotate", name).code == 77
    assert tanj(untouched, "check", GOOD, "--annotate", "ring/x.xlsx").code == 73
    is_refused(tanj(untouched, "check", GOOD, "--annotate", GOOD), 2)


@pytest.mark.parametrize(
    "folder", ["out-folder", "ring", "ring/x", "../outside", "data", "data-folder/x", "no/../data"]
)
def test_a_pack_neither(folder: str, untouched: Path) -> None:
    assert tanj(untouched, "export", "--out-dir", folder).code in (73, 77)


def test_an_output_may_go_where_a_person_points(place: Path) -> None:
    """Up and out on purpose; a device through whatever name it has."""
    made = place.parent / "x.json"
    assert tanj(place, "check", "-f", "json", "-o", "../x.json").code == 0
    assert made.stat().st_size > 100
    made.unlink()
    assert tanj(place, "check", "-f", "json", "-o", "/dev/null").code == 0


_watching: list[list[str]] = []


def _hear(event: str, args: tuple[Any, ...]) -> None:
    if _watching and event in ("open", "os.listdir", "os.scandir") and isinstance(args[0], str | os.PathLike):
        _watching[-1].append(os.fspath(args[0]))


sys.addaudithook(_hear)


@contextmanager
def watched(opened: list[str]) -> Iterator[None]:
    """While it lasts, the names of all files that this process opens, and of all folders that it lists."""
    _watching.append(opened)
    try:
        yield
    finally:
        _watching.pop()


@pytest.mark.parametrize(
    "glob",
    ["../../outside/*", "../*", "/etc/*", "~/*", "$HOME/*", "**/../../*", "out-folder/*", "{..,/}*", "[.][.]/*", "*"],
)
def test_a_glob_in_the_sources_reaches_nothing_outside(glob: str, tmp_path: Path) -> None:
    """It chooses among deliveries; it never looks anywhere itself."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.csv").write_text(SECRET, encoding="utf-8")
    root = workspace(tmp_path / "ws", sources=SOURCES.replace('"参观_*.csv"', f'"{glob}"'))
    opened: list[str] = []
    with watched(opened):
        said = tanj(root, "--no-cache", "check", "-f", "json")
    assert said.code in (0, 3, 65)
    assert "SECRET" not in said.out
    assert not [path for path in opened if "outside" in path or path.startswith("/etc/pa")]


def test_what_lies_under_data_but_leads_elsewhere_is_named_and_not_read(tmp_path: Path) -> None:
    """Links out, rings, devices, pipes, folders that link: each a finding, none of them opened."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.csv").write_text(SECRET, encoding="utf-8")
    root = workspace(tmp_path / "ws")
    day = root / "data/2021-07-20"
    wanted = {
        "参观_out.csv": ("../../../outside/secret.csv", "delivery-outside"),
        "参观_folder.csv": ("../../../outside", "delivery-outside"),
        "参观_etc.csv": ("/etc/hostname", "delivery-outside"),
        "参观_ring.csv": ("参观_ring.csv", "delivery-irregular"),
        "参观_gone.csv": ("nothing", "delivery-irregular"),
        "参观_zero.csv": ("/dev/zero", "delivery-outside"),
    }
    for name, (target, _) in wanted.items():
        (day / name).symlink_to(target)
    os.mkfifo(day / "参观_pipe.csv")
    said = tanj(root, "--no-cache", "check", "-f", "json")
    found = {(f["place"]["file"].rpartition("/")[2], f["code"]) for f in said.json["findings"]}
    assert {(name, code) for name, (_, code) in wanted.items()} <= found
    assert ("参观_pipe.csv", "delivery-irregular") in found
    assert "SECRET" not in said.out
