"""The single error boundary: whatever happens below comes out as findings on standard error and one exit code."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tanjcli.cli.console import Console, Session
from tanjcli.cli.terminal import Terminal, abandon
from tanjcli.core.exits import ExitCode
from tanjcli.core.text import visible

if TYPE_CHECKING:
    from tanjcli.core.errors import TanjError
    from tanjcli.core.words import Lang

_CRASHED = {
    "zh": "tanj 内部出错({kind}),这是程序的缺陷,不是数据的问题;经过已存入 {file}",
    "en": "tanj failed ({kind}): a bug in tanj, not a fault of the data; the trace was saved to {file}",
}
_STOPPED = {"zh": "已中断,没有留下临时文件", "en": "interrupted; no temporary file was left behind"}


class Terminated(BaseException):
    """SIGTERM arrived. Not an ``Exception``: nothing below may swallow it."""


def guarded(session: Session, work: Callable[[], ExitCode]) -> ExitCode:
    """Run ``work`` and say how it ended."""
    try:
        try:
            code = _ended(session, work)
        except Exception as error:  # noqa: BLE001 - this is the boundary
            code = _crashed(session, error)
        return _flushed(session.terminal, code)
    except (KeyboardInterrupt, Terminated) as stop:
        _say(session, _STOPPED)
        return ExitCode.TERMINATED if isinstance(stop, Terminated) else ExitCode.INTERRUPTED


def _ended(session: Session, work: Callable[[], ExitCode]) -> ExitCode:
    try:
        return work()
    except typer.Exit as ended:
        return ExitCode(ended.exit_code)
    except typer.TyperException as refused:
        _usage(session, refused)
        return ExitCode.USAGE
    except BrokenPipeError:
        abandon(session.terminal.out)  # the reader has what it wanted (| head)
        return ExitCode.OK
    except Exception as error:  # noqa: BLE001 - sorted out below, what is no known ending is raised again
        return _refused(session, error)


def _refused(session: Session, error: Exception) -> ExitCode:
    """An error raised on purpose, or by the operating system. Raises every other again."""
    from tanjcli.core.errors import TanjError

    if isinstance(error, OSError):
        error = _storage_error(error)
    if not isinstance(error, TanjError):
        raise error
    _report(session, error)
    return error.exit_code


def _flushed(terminal: Terminal, code: ExitCode) -> ExitCode:
    """What is still buffered either arrives, or the run did not succeed."""
    try:
        terminal.out.flush()
    except BrokenPipeError:
        abandon(terminal.out)
    except (OSError, ValueError):
        abandon(terminal.out)
        return code if code not in (ExitCode.OK, ExitCode.PARTIAL) else ExitCode.IO
    return code


def _usage(session: Session, refused: typer.TyperException) -> None:
    from tanjcli.cli.usage import usage_text

    context = getattr(refused, "ctx", None)
    session.terminal.say(visible_lines(usage_text(refused.format_message(), _lang(session))))
    if context is not None and "\n" not in refused.format_message():
        session.terminal.say(f"{context.command_path} --help")


def _report(session: Session, error: TanjError) -> None:
    from tanjcli.cli.findings import say_findings

    console = Console(session.terminal, session.common)
    if error.exit_code is ExitCode.IO:
        abandon(session.terminal.out)
    if error.findings:
        session.ending.failed(error.findings, _lang(session))
        say_findings(console, error.findings, _lang(session))
    if error.message:
        session.terminal.say(visible(error.message))
    if session.common.debug:
        session.terminal.say(_trace(error))


def _storage_error(error: OSError) -> TanjError:
    from tanjcli.core.errors import StorageError
    from tanjcli.core.findings import Finding, Place

    name = str(error.filename or "stdout")
    reason = os.strerror(error.errno) if error.errno else str(error)
    return StorageError(findings=(Finding("output-storage", Place(), {"reason": reason}, raw=name),))


def _crashed(session: Session, error: Exception) -> ExitCode:
    trace = _trace(error)
    _say(session, _CRASHED, kind=type(error).__name__, file=_saved(session, trace))
    if session.common.debug:
        session.terminal.say(trace)
    return ExitCode.INTERNAL


def _trace(error: Exception) -> str:
    import traceback

    return "".join(traceback.format_exception(error))


def _saved(session: Session, trace: str) -> str:
    """The trace in a file only its owner may read: beside the cache, else in the folder for temporaries."""
    import tempfile

    folders: list[Path | None] = [None]
    with contextlib.suppress(Exception):
        console = Console(session.terminal, session.common)
        folders.insert(0, console.workspace().cache)
    for folder in folders:
        with contextlib.suppress(OSError):
            handle, name = tempfile.mkstemp(prefix="tanj-crash-", suffix=".txt", dir=folder)
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
                file.write(trace)
            return name
    return os.devnull


def _say(session: Session, words: dict[str, str], **params: str) -> None:
    session.terminal.say(visible(words[_lang(session)].format(**params)))


def _lang(session: Session) -> Lang:
    from tanjcli.core.errors import TanjError

    console = Console(session.terminal, session.common)
    try:
        return console.lang
    except TanjError:
        return console.locale


def visible_lines(text: str) -> str:
    """``text`` through the gate, its line breaks kept."""
    return "\n".join(visible(line) for line in text.split("\n"))
