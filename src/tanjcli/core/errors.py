"""Exceptions: for misuse, missing files and bugs only. Each knows its exit code and carries its findings."""

from __future__ import annotations

from collections.abc import Iterable

from tanjcli.core.exits import ExitCode
from tanjcli.core.findings import Finding


class TanjError(Exception):
    """Base of everything tanj raises on purpose; ``findings`` hold all faults of the run, not the first one."""

    exit_code = ExitCode.INTERNAL

    def __init__(self, message: str = "", findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.findings = tuple(findings)


class UsageError(TanjError):
    """The command line asks for something that does not exist."""

    exit_code = ExitCode.USAGE


class PlanError(TanjError):
    """``targets.yaml`` or ``data/sources.yaml`` is wrong."""

    exit_code = ExitCode.CONFIG


class DataError(TanjError):
    """An input file was refused."""

    exit_code = ExitCode.DATA


class MissingInputError(TanjError):
    """A required source matched no file."""

    exit_code = ExitCode.NOINPUT


class OutputError(TanjError):
    """The output cannot be made where it was asked for."""

    exit_code = ExitCode.CANTCREATE


class StorageError(TanjError):
    """Disk full, I/O error, or standard output gone."""

    exit_code = ExitCode.IO


class BusyError(TanjError):
    """Another run holds the lock; the same command may be tried again."""

    exit_code = ExitCode.BUSY


class PathError(TanjError):
    """A path lies outside the workspace, or is not a regular file."""

    exit_code = ExitCode.PATH


class ConservationError(TanjError):
    """Rows in ≠ used + excluded + rejected: a bug in tanj, never a fault of the data."""

    exit_code = ExitCode.INTERNAL
