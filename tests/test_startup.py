"""What starts fast stays fast: commands without data import nothing that reads or writes data."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.functional.running import REPO
from tests.functional.workspaces import library

HEAVY = (
    "pandas", "numpy", "polars", "openpyxl", "xlsxwriter", "jinja2", "python_calamine", "xlrd", "pydantic", "rich",
    "yaml", "tanjcli.intake",
)  # fmt: skip
# What a report needs once it has to be composed; and what only those need who ask for books.
COMPOSING = ("tanjcli.evaluate.results", "tanjcli.present.document")
BOOKS = (
    "tanjcli.evaluate.books.model", "tanjcli.evaluate.books.keep", "tanjcli.evaluate.list_results",
    "tanjcli.evaluate.pipeline_results", "tanjcli.evaluate.register_results",
)  # fmt: skip
PROBE = """
import sys
from tanjcli.cli.main import main
code = main(sys.argv[1:])
print(*sorted(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
sys.exit(code)
"""


def imported(*argv: str, cwd: Path, heavy: tuple[str, ...] = HEAVY) -> tuple[int, set[str]]:
    """The exit code, and which of the ``heavy`` modules were loaded."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPO / "src"), "TANJ_CACHE": str(cwd / "kept")}
    command = [sys.executable, "-c", PROBE.format(heavy=heavy), *argv]
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "argv",
    [
        ["--version"],
        ["--help"],
        [],
        ["report", "--help"],
        ["explain", "-h"],
        ["targets", "--help"],
        ["targets"],
        ["--lang", "zh", "check", "--help"],
        ["doctor", "--help"],
        ["export", "--help"],
        ["verify", "--help"],
        ["digest", "--help"],
    ],
    ids=" ".join,
)
def test_nothing_heavy_is_loaded_to_talk_about_oneself(argv: list[str], tmp_path: Path) -> None:
    assert imported(*argv, cwd=tmp_path) == (0, set())


@pytest.mark.parametrize("argv", [["reprot"], ["report", "--yaer", "1"], ["report"]], ids=" ".join)
def test_nor_to_refuse_a_command(argv: list[str], tmp_path: Path) -> None:
    code, heavy = imported(*argv, cwd=tmp_path)
    assert code in (2, 66)
    assert heavy == set()


def test_a_repeated_report_reads_neither_data_nor_plan(tmp_path: Path) -> None:
    library(tmp_path)
    first, fresh = imported("report", cwd=tmp_path)
    assert (first, "pandas" in fresh) == (0, True)
    assert imported("report", cwd=tmp_path) == (0, set())
    assert imported("report", "-f", "json", "--lang", "zh", "--status", "achieved", cwd=tmp_path) == (0, set())
    assert imported("gap", "-f", "md", cwd=tmp_path) == (0, set())


@pytest.mark.parametrize("command", ["report", "gap"])
def test_what_was_said_before_is_said_without_composing_it(command: str, tmp_path: Path) -> None:
    library(tmp_path)
    assert imported(command, cwd=tmp_path, heavy=COMPOSING) == (0, set(COMPOSING))
    assert imported(command, cwd=tmp_path, heavy=COMPOSING) == (0, set())
    assert imported(command, "-f", "md", cwd=tmp_path, heavy=COMPOSING) == (0, set(COMPOSING))


def test_only_who_asks_for_books_loads_them(tmp_path: Path) -> None:
    """Neither a first report, nor one composed of what was kept; a kept one with books has theirs again."""
    library(tmp_path)
    assert imported("report", cwd=tmp_path, heavy=BOOKS) == (0, set())
    assert imported("report", "-f", "md", cwd=tmp_path, heavy=BOOKS) == (0, set())
    assert imported("rank", cwd=tmp_path, heavy=BOOKS)[1] == set(BOOKS)
    assert "tanjcli.evaluate.books.model" in imported("rank", "-f", "json", cwd=tmp_path, heavy=BOOKS)[1]


def test_a_changed_cell_is_not_answered_from_memory(tmp_path: Path) -> None:
    library(tmp_path)
    imported("report", cwd=tmp_path)
    delivery = next(tmp_path.glob("data/2021-04-10/*"))
    delivery.write_text(delivery.read_text(encoding="utf-8").replace("70", "71"), encoding="utf-8")
    assert "pandas" in imported("report", cwd=tmp_path)[1]


def test_the_version_is_the_one_that_is_released() -> None:
    import tomllib

    import tanjcli

    declared = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert tanjcli.__version__ == declared
