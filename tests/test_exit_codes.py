"""Each exit code, end to end: a process, its code, and what it left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tanjcli.app.packs.lock import Holder, run_lock
from tanjcli.core.exits import ExitCode
from tests.functional.running import REPO, process, tanj
from tests.functional.workspaces import broken_library, library


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One workspace for all that only read: the first run fills its cache."""
    return library(tmp_path_factory.mktemp("library"))


def test_0_a_whole_report_though_targets_be_missed(kept: Path) -> None:
    ran = process("report", cwd=kept)
    assert (ran.code, ran.err) == (0, "")
    assert "far behind" in ran.out


def test_2_usage(kept: Path) -> None:
    ran = process("explain", "eventz", cwd=kept)
    assert ran.code == ExitCode.USAGE
    assert "eventz" in ran.err
    assert ran.out == ""


def spoil(root: Path) -> None:
    """One date of June's list of events that no one can read."""
    delivery = next(root.glob("data/2021-07-10/*"))
    text = delivery.read_text(encoding="utf-8")
    delivery.write_text(text.replace("2021-05-06", "the sixth of May"), encoding="utf-8")


def test_3_partial_is_written_and_says_so_on_its_face(tmp_path: Path) -> None:
    spoil(library(tmp_path))
    ran = process("report", "-o", "report.md", cwd=tmp_path)
    assert ran.code == ExitCode.PARTIAL
    assert "INCOMPLETE: 1 row or cell rejected" in (tmp_path / "report.md").read_text(encoding="utf-8")
    assert tanj("report", "-f", "json", cwd=tmp_path).out.rstrip().endswith('"complete": false\n}')


def test_3_an_export_of_incomplete_data_is_whole_and_says_so(tmp_path: Path) -> None:
    spoil(library(tmp_path))
    ran = process("export", "--to", "md", "--quiet", cwd=tmp_path)
    assert ran.code == ExitCode.PARTIAL
    assert "INCOMPLETE" in ran.err
    assert "INCOMPLETE" in (tmp_path / "out" / "2021-06" / "report.md").read_text(encoding="utf-8")


def test_3_partial_within_what_is_tolerated_is_whole(tmp_path: Path) -> None:
    spoil(library(tmp_path))
    sources = tmp_path / "data" / "sources.yaml"
    sources.write_text(sources.read_text(encoding="utf-8").replace("sample: true", "sample: true\nmax_rejects: 1"))
    assert process("report", cwd=tmp_path).code == ExitCode.OK
    assert process("report", "--fail-on", "rejects", cwd=tmp_path).code == ExitCode.PARTIAL


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("behind", ExitCode.BEHIND),
        ("stale", ExitCode.UNDECIDED),
        ("behind,stale", ExitCode.UNDECIDED),
        ("missed", ExitCode.OK),
        ("no-data", ExitCode.OK),
    ],
)
def test_10_and_12_only_what_was_asked_for_and_the_gravest_of_it(kept: Path, asked: str, code: ExitCode) -> None:
    assert process("report", "--fail-on", asked, cwd=kept).code == code


def test_11_missed(tmp_path: Path) -> None:
    library(tmp_path)
    (tmp_path / "targets.yaml").write_text(
        (tmp_path / "targets.yaml").read_text(encoding="utf-8").replace("goal: 2\n", "goal: 3\n"), encoding="utf-8"
    )
    asked = ("--fail-on", "missed")
    assert process("report", "--year", "2020", *asked, cwd=tmp_path).code == ExitCode.MISSED
    assert process("report", "--year", "2021", *asked, cwd=tmp_path).code == ExitCode.OK, "2020 is no news in 2021"


def test_65_a_refused_file_is_named_and_the_rest_reported(tmp_path: Path) -> None:
    library(tmp_path)
    (tmp_path / "data" / "2021-04-10" / "cards_2021年4月.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    ran = process("check", cwd=tmp_path)
    assert ran.code == ExitCode.DATA
    assert "cards_2021年4月.xlsx" in ran.out
    reported = process("report", cwd=tmp_path)
    assert reported.code == ExitCode.DATA
    assert "INCOMPLETE" in reported.out


def test_65_an_export_without_a_refused_file_would_not_be_whole(tmp_path: Path) -> None:
    library(tmp_path)
    (tmp_path / "data" / "2021-04-10" / "cards_2021年4月.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    ran = process("export", "--to", "md", cwd=tmp_path)
    assert ran.code == ExitCode.DATA
    assert "cards_2021年4月.xlsx" in ran.err
    assert not (tmp_path / "out" / "2021-06").exists()


def test_65_a_pack_that_is_not_what_it_was(tmp_path: Path) -> None:
    library(tmp_path)
    assert process("export", "--to", "md", cwd=tmp_path).code == ExitCode.OK
    (tmp_path / "out" / "2021-06" / "report.md").write_text("other", encoding="utf-8")
    assert process("verify", "out/2021-06", cwd=tmp_path).code == ExitCode.DATA


@pytest.mark.parametrize("lost", ["targets.yaml", "data/sources.yaml"])
def test_66_nothing_to_read(tmp_path: Path, lost: str) -> None:
    library(tmp_path)
    (tmp_path / lost).unlink()
    assert process("report", cwd=tmp_path).code == ExitCode.NOINPUT


def test_66_not_one_delivery(tmp_path: Path) -> None:
    library(tmp_path)
    for path in tmp_path.glob("data/*/*"):
        path.unlink()
    ran = process("report", cwd=tmp_path)
    assert ran.code == ExitCode.NOINPUT
    assert "data" in ran.err


def test_70_a_bug_is_one_line_and_a_private_file(tmp_path: Path) -> None:
    library(tmp_path)
    bug = (
        "import sys, tanjcli.app.report as r\nr.remembered = None\n"
        "from tanjcli.cli.main import main\nsys.exit(main(['report']))"
    )
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPO / "src"), "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", bug], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == ExitCode.INTERNAL
    assert len(done.stderr.splitlines()) == 1
    crash = Path(done.stderr.strip().rsplit(" ", 1)[-1])
    assert crash.stat().st_mode & 0o777 == 0o600
    assert "Traceback" in crash.read_text(encoding="utf-8")


def test_73_a_folder_that_is_not_there(kept: Path) -> None:
    ran = process("report", "-o", "nowhere/report.csv", cwd=kept)
    assert ran.code == ExitCode.CANTCREATE
    assert "nowhere/report.csv" in ran.err
    assert not (kept / "nowhere").exists()


@pytest.mark.parametrize(
    "what", [["report"], ["report", "-f", "json"], ["--help"], ["--version"], ["targets", "schema"]]
)
@pytest.mark.parametrize("shell", ["> /dev/full", ">&-"])
def test_74_output_that_arrives_nowhere_is_no_success(kept: Path, what: list[str], shell: str) -> None:
    ran = process(*what, cwd=kept, shell=shell)
    assert ran.code == ExitCode.IO
    assert "Traceback" not in ran.err
    assert "Exception ignored" not in ran.err


def test_a_file_is_written_though_standard_output_is_closed(kept: Path) -> None:
    assert process("report", "-o", "closed.csv", cwd=kept, shell=">&-").code == ExitCode.OK
    assert (kept / "closed.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_messages_nobody_can_hear_change_nothing(kept: Path) -> None:
    assert process("explain", "eventz", cwd=kept, shell="2>&-").code == ExitCode.USAGE
    assert process("report", cwd=kept, shell="2> /dev/full").code == ExitCode.OK


@pytest.mark.parametrize("form", ["plain", "json"])
def test_a_reader_that_leaves_early_is_no_failure(kept: Path, form: str) -> None:
    ran = process("explain", "cards-2021", "-f", form, cwd=kept, shell="| head -c 1")
    assert (ran.code, ran.err) == (0, "")


def test_75_another_run_holds_the_lock(tmp_path: Path) -> None:
    (library(tmp_path) / "out").mkdir()
    with run_lock(tmp_path / "out", Holder(4711, "other-host", "2021-07-20T07:00:00+00:00")):
        ran = process("export", "--to", "md", cwd=tmp_path)
    assert ran.code == ExitCode.BUSY
    assert "4711" in ran.err
    assert "other-host" in ran.err
    assert process("export", "--to", "md", cwd=tmp_path).code == ExitCode.OK


@pytest.mark.parametrize("place", ["data/out", "../outside", "link"])
def test_77_nothing_is_exported_where_it_does_not_belong(tmp_path: Path, place: str) -> None:
    (library(tmp_path) / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert process("export", "--to", "md", "--out-dir", place, cwd=tmp_path).code == ExitCode.PATH
    assert not (tmp_path / "real" / "2021-06").exists()


def test_78_every_fault_of_the_plan_with_its_line(tmp_path: Path) -> None:
    ran = process("report", cwd=broken_library(tmp_path))
    assert ran.code == ExitCode.CONFIG
    for seen in (
        "targets.yaml:52:11",
        "twelve",
        "targets.yaml:68:24",
        "reading-roon",
        "data/sources.yaml:31:13",
        "crads",
    ):
        assert seen in ran.err, seen
    assert ran.out == ""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_130_and_143_stopped_leaves_no_temporary(tmp_path: Path, number: signal.Signals, code: int) -> None:
    library(tmp_path)
    waits = (
        "import sys, time, tanjcli.app.shown as r\n"
        "def slow(*_):\n    print('running', flush=True)\n    time.sleep(60)\n"
        "r.remembered = slow\nfrom tanjcli.cli.main import main\nsys.exit(main(['report', '-o', 'report.csv']))"
    )
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPO / "src")}
    running = subprocess.Popen(
        [sys.executable, "-c", waits], cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    before = sorted(p.name for p in tmp_path.iterdir())
    assert running.stdout is not None
    assert running.stdout.readline() == b"running\n"
    running.send_signal(number)
    _, err = running.communicate(timeout=30)
    assert running.returncode == code
    assert b"Traceback" not in err
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_python_minus_m_is_the_same_program(kept: Path) -> None:
    assert process("report", cwd=kept).out == tanj("report", cwd=kept).out
