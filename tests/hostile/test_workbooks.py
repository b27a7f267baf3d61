"""The table of hostile workbooks: fault by fault, ``tanj check FILE`` refuses by name or reads rightly, never else."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tanjcli.core.findings import errors
from tests.functional.running import REPO
from tests.hostile.county_book import NAME
from tests.hostile.faults_marked import HTML, NAMES, ODS, XML
from tests.hostile.faults_xls import XLS
from tests.hostile.faults_xlsx import GATE, XLSX
from tests.hostile.intaken import take_in
from tests.hostile.mill import tanj, workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.faults import Fault, Faults

KINDS: dict[str, tuple[str, Faults]] = {
    "gate": (".xlsx", GATE),
    "xlsx": (".xlsx", XLSX),
    "xls": (".xls", XLS),
    "ods": (".xlsx", ODS),
    "xml": (".xls", XML),
    "html": (".xls", HTML),
    "name": (".xlsx", NAMES),
}
CASES = [
    pytest.param(suffix, fault, id=f"{kind}-{name}")
    for kind, (suffix, faults) in KINDS.items()
    for name, fault in faults.items()
]


WORST = ("xlsx-100000-hidden-ranges", "gate-rows-by-the-megabyte", "xls-whole-sheet-merge", "ods-bomb")
ASK = """import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"""
FAILURES = {"reader-killed", "reader-out-of-memory", "reader-too-slow"}  # the fence holds; nothing should need it


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A whole workspace."""
    return workspace(tmp_path)


@pytest.mark.parametrize(("suffix", "fault"), CASES)
def test_every_fault_meets_its_verdict(tmp_path: Path, suffix: str, fault: Fault) -> None:
    """The whole answer: refused or not, the findings with their cells, the figure of every row that is used."""
    given = take_in(fault.make(), suffix, tmp_path)
    found = given.codes()
    assert given.figures == fault.figures, found
    assert set(fault.found) <= found
    if fault.refused:
        assert fault.refused in {each.code for each in errors(given.findings)}
    assert not {code for code, _ in found} & FAILURES


@pytest.mark.parametrize("kind", ["gate-member-twice", "xls-cell-twice", "ods-laughs", "html-never-closed"])
def test_check_says_so_and_ends_with_65(county: Path, kind: str) -> None:
    """One of each container, all the way through the program."""
    (name,) = written(county, kind)
    said = tanj(county, "--no-cache", "check", name, "--received", "2021-08-01", "-f", "json")
    (county / name).unlink()
    (file,) = said.json["files"]
    assert (said.code, file["refused"], file["tables"]) == (65, True, [])
    assert {each["code"] for each in file["findings"]} == {fault_of(kind).refused}


def test_the_worst_of_them_take_no_process_a_gigabyte(county: Path) -> None:
    """All in one run, as a process of its own: the largest of parent and readers stays small."""
    names = written(county, *WORST)
    command = [sys.executable, "-m", "tanjcli", "--no-cache", "check", *names, "-f", "json"]
    env = {**os.environ, "PYTHONPATH": str(REPO / "src")}
    # Asked by a small process in between: a child starts with the peak of the one that it is forked from.
    done = subprocess.run([sys.executable, "-c", ASK, *command], cwd=county, env=env, capture_output=True, check=True)
    code, peak = map(int, done.stdout.split())
    for name in names:
        (county / name).unlink()
    assert code == 65
    assert peak < 512_000


def fault_of(kind: str) -> Fault:
    """The fault by its container and name."""
    known, _, name = kind.partition("-")
    return KINDS[known][1][name]


def written(folder: Path, *kinds: str) -> list[str]:
    """Names of the files, as they lie in ``folder`` now."""
    names = []
    for kind in kinds:
        names.append(f"{NAME}_{kind}{KINDS[kind.partition('-')[0]][0]}")
        (folder / names[-1]).write_bytes(fault_of(kind).make())
    return names


def test_there_are_enough_of_them() -> None:
    """Goal R3 of the project counts hostile files of all kinds; most of them are workbooks."""
    assert len(CASES) >= 200
