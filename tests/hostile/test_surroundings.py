"""The same input gives the same bytes, whatever surrounds the run; and a run that cannot write says so."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.hostile.mill import report, tanj, workspace

ROOT = Path(__file__).parents[2]
ASK = ("report", "--year", "2021", "-f", "json")


def process(root: Path, *argv: str, shell: str = "", **env: str) -> tuple[int, bytes, str]:
    """Run as a process with only ``env`` around it; ``shell`` follows the command line."""
    around = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), **env}
    command = ["bash", "-c", f'set -o pipefail; "$0" -m tanjcli "$@" {shell}', sys.executable, *argv]
    done = subprocess.run(command, cwd=root, env=around, capture_output=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def test_time_zone_hash_seed_locale_and_home_change_no_byte(tmp_path: Path) -> None:
    workspace(tmp_path)
    surroundings = (
        {"TZ": "UTC", "PYTHONHASHSEED": "0", "HOME": "/"},
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LANG": "C"},
        {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "42", "LC_ALL": "POSIX"},
        {"TZ": "No/Such", "LANG": "xx_YY.UTF-8"},
    )
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda env: process(tmp_path, "--no-cache", *ASK, **env), surroundings))
    assert {(code, out) for code, out, _ in said} == {(0, said[0][1])}


def test_the_folder_of_the_workspace_changes_no_byte(tmp_path: Path) -> None:
    assert report(workspace(tmp_path / "a")).out == report(workspace(tmp_path / "乙 b")).out


def test_a_cache_that_is_garbage_empty_or_no_folder_changes_no_byte(tmp_path: Path) -> None:
    fresh = report(workspace(tmp_path)).out
    assert tanj(tmp_path, *ASK).out == fresh
    for content in (b"garbage", b"", b"{}", b"\xff" * 99):
        for path in (tmp_path / ".tanj/cache").iterdir():
            path.write_bytes(content)
        said = tanj(tmp_path, *ASK)
        assert (said.code, said.out) == (0, fresh)


def test_a_file_where_the_cache_should_be_changes_no_byte(tmp_path: Path) -> None:
    fresh = report(workspace(tmp_path)).out
    (tmp_path / ".tanj").write_text("in the way", encoding="utf-8")
    assert tanj(tmp_path, *ASK).out == fresh


def test_runs_at_once_with_an_empty_cache_all_say_the_same(tmp_path: Path) -> None:
    workspace(tmp_path)
    with ThreadPoolExecutor(3) as pool:
        said = list(pool.map(lambda _: process(tmp_path, *ASK), range(3)))
    assert {(code, out) for code, out, _ in said} == {(0, said[0][1])}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("argv", [("report", "--year", "2021"), ("--help",), ("--version",)])
@pytest.mark.parametrize("shell", [">/dev/full", ">&-"])
def test_output_that_cannot_be_written_is_74_and_one_message(tmp_path: Path, argv: tuple[str, ...], shell: str) -> None:
    code, _, err = process(workspace(tmp_path), *argv, shell=shell)
    assert code == 74
    assert "Traceback" not in err
    assert len(err.splitlines()) <= 3


def test_a_reader_that_leaves_early_is_no_failure(tmp_path: Path) -> None:
    code, out, err = process(workspace(tmp_path), "targets", "schema", shell="| head -c 20")
    assert (code, len(out), err) == (0, 20, "")


def test_quiet_success_says_nothing_on_stderr(tmp_path: Path) -> None:
    said = tanj(workspace(tmp_path), "-q", *ASK)
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize(
    "wrong", [("--as-of", "2021-13"), ("--status", "behnid"), ("--by", "twon"), ("--year", "1999")]
)
def test_a_wrong_option_is_2_and_says_what_would_be_right(tmp_path: Path, wrong: tuple[str, str]) -> None:
    said = tanj(workspace(tmp_path), "report", *wrong, "--lang", "en")
    assert (said.code, said.out) == (2, "")
    assert wrong[1] in said.err
    assert "what to do" in said.err
