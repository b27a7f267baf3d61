"""Every way a run can end is one exit code and, on standard error, at most a few plain lines."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from tanjcli.cli.boundary import Terminated, guarded
from tanjcli.cli.console import Session
from tanjcli.cli.terminal import Terminal
from tanjcli.core.errors import (
    ConservationError,
    DataError,
    MissingInputError,
    OutputError,
    PathError,
    PlanError,
    StorageError,
    UsageError,
)
from tanjcli.core.exits import ExitCode
from tanjcli.core.findings import Finding, Place


def session(tmp_path: Path, out: io.TextIOBase | None = None, **env: str) -> Session:
    return Session(Terminal(out or io.StringIO(), io.StringIO(), {"TANJ_LANG": "en", **env}, tmp_path))  # type: ignore[arg-type]


def said(of: Session) -> str:
    assert isinstance(of.terminal.err, io.StringIO)
    return of.terminal.err.getvalue()


def raising(error: BaseException) -> Callable[[], ExitCode]:
    def work() -> ExitCode:
        raise error

    return work


@pytest.fixture(autouse=True)
def crash_files_stay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


FINDING = Finding("usage-unknown-target", Place(), {"nearest": "alpha"}, raw="alhpa")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError(findings=[FINDING]), 2),
        (DataError(findings=[FINDING]), 65),
        (MissingInputError(findings=[FINDING]), 66),
        (OutputError(findings=[FINDING]), 73),
        (StorageError(findings=[FINDING]), 74),
        (PathError(findings=[FINDING]), 77),
        (PlanError(findings=[FINDING]), 78),
        (typer.Exit(3), 3),
        (typer.BadParameter("no"), 2),
        (OSError(errno.ENOSPC, "full"), 74),
        (PermissionError(errno.EACCES, "denied", "x"), 74),
        (BrokenPipeError(), 0),
        (KeyboardInterrupt(), 130),
        (Terminated(), 143),
        (ConservationError("3 rows lost"), 70),
        (ZeroDivisionError(), 70),
        (RecursionError(), 70),
    ],
)
def test_the_code_belongs_to_the_error(tmp_path: Path, error: BaseException, code: int) -> None:
    assert guarded(session(tmp_path), raising(error)) == code


def test_a_finding_is_said_with_what_was_seen_and_what_to_do(tmp_path: Path) -> None:
    here = session(tmp_path)
    guarded(here, raising(UsageError(findings=[FINDING])))
    assert "alhpa" in said(here)
    assert "closest: alpha" in said(here)
    assert "Traceback" not in said(here)


def test_a_bug_is_one_line_naming_a_file_only_its_owner_reads(tmp_path: Path) -> None:
    here = session(tmp_path)
    guarded(here, raising(ZeroDivisionError("secret")))
    [line] = said(here).splitlines()
    saved = Path(line.rsplit(" ", 1)[-1])
    assert saved.stat().st_mode & 0o777 == 0o600
    assert "ZeroDivisionError" in saved.read_text()


def test_an_error_while_reporting_an_error_is_a_bug_not_a_traceback(tmp_path: Path) -> None:
    here = session(tmp_path)
    unknown = Finding("no-such-code", Place())
    assert guarded(here, raising(PlanError(findings=[unknown]))) == ExitCode.INTERNAL
    assert "Traceback" not in said(here)


class Broken(io.StringIO):
    """A stream whose buffered text cannot be delivered."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def flush(self) -> None:
        raise self.error


def test_success_that_cannot_be_flushed_is_no_success(tmp_path: Path) -> None:
    assert guarded(session(tmp_path, Broken(OSError(errno.ENOSPC, "full"))), lambda: ExitCode.OK) == ExitCode.IO


def test_a_worse_code_survives_a_failing_flush(tmp_path: Path) -> None:
    assert guarded(session(tmp_path, Broken(OSError(errno.ENOSPC, "full"))), lambda: ExitCode.CONFIG) == ExitCode.CONFIG


def test_a_pager_that_quits_is_no_failure(tmp_path: Path) -> None:
    assert guarded(session(tmp_path, Broken(BrokenPipeError())), lambda: ExitCode.OK) == ExitCode.OK
