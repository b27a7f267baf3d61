"""From options to a request, and from a request to the rows asked for: what ``report`` and ``gap`` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tanjcli.cli.console import Console
from tanjcli.cli.options import Pick, When
from tanjcli.cli.output import Destination, deliver
from tanjcli.core.exits import ExitCode

if TYPE_CHECKING:
    from tanjcli.app.report import Report
    from tanjcli.app.request import Request
    from tanjcli.app.shown import Shown


def request(when: When, *, split_by: str = "", readings: bool = False) -> Request:
    """The request of these options. Raises ``UsageError`` for a date that cannot be read."""
    from tanjcli.app.request import Request

    return Request(
        year=when.year,
        as_of=day("--as-of", when.as_of),
        known_on=day("--as-known-on", when.as_known_on),
        split_by=split_by,
        readings=readings,
    )


def run_report(console: Console, asked: Request, pick: Pick, *, public: bool = False) -> Report:
    """The report of the workspace (``public``: what of it may be given out), narrowed to the rows picked."""
    from tanjcli.app.report import report
    from tanjcli.app.select import select

    workspace = console.workspace()
    with console.progress() as progress:
        result = report(workspace, asked, console.cache(workspace), progress)
    if public:
        from tanjcli.app.load import load_promises
        from tanjcli.app.packs.public import published

        result = published(result, load_promises(workspace).plan)
    return replace(result, assessment=select(result.assessment, pick.status, pick.owner))


def run_books(console: Console, asked: Request) -> Report:
    """The report of the workspace with its rankings, duties and scorecards."""
    from tanjcli.app.report import report

    workspace = console.workspace()
    with console.progress() as progress:
        return report(workspace, replace(asked, books=True), console.cache(workspace), progress)


def deliver_shown(console: Console, to: Destination, asked: Sequence[object], make: Callable[[], Shown]) -> ExitCode:
    """Deliver what ``make`` shows for all that was ``asked``, or what it showed before; the exit code to end with."""
    from tanjcli.app.shown import shown

    workspace = console.workspace()
    told = shown(workspace, console.cache(workspace), asked, make)
    deliver(console, to, told.text)
    return told.code


def offered(console: Console, files: Sequence[str]) -> tuple[tuple[Path, str], ...]:
    """The files named on the command line, each with the name to show."""
    from tanjcli.app.trying.named import shown_name

    return tuple((console.terminal.cwd / name, shown_name(name)) for name in files)


def sections(by: str) -> str:
    """What ``--by`` asks for, or nothing. Raises ``UsageError`` for another word, or for two."""
    if not by:
        return ""
    from tanjcli.app.choices import choose, unknown_choice

    known = {"owner": ("部门",), "industry": ("行业",), "town": ("乡镇",), "clause": ("条款",)}
    chosen = choose("--by", by, known)
    if len(chosen) > 1:
        raise unknown_choice("--by", [by], known)
    return chosen[0]


def conditions(fail_on: str) -> frozenset[str]:
    """What ``--fail-on`` asks for. Raises ``UsageError`` for another word."""
    if not fail_on:
        return frozenset()
    from tanjcli.app.choices import choose
    from tanjcli.app.select import CONDITIONS

    return frozenset(choose("--fail-on", fail_on, dict.fromkeys(CONDITIONS, ())))


def exact_day(option: str, text: str) -> date:
    """One calendar day. Raises ``UsageError`` for anything else, a whole month too."""
    from tanjcli.core.errors import UsageError
    from tanjcli.core.findings import Finding, Place

    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(findings=(Finding("usage-not-a-day", Place(), {"option": option}, raw=text),)) from error


def day(option: str, text: str) -> date | None:
    """The day an option names, or nothing. Raises ``UsageError`` for one that cannot be read."""
    if not text:
        return None
    from tanjcli.core.errors import UsageError
    from tanjcli.core.findings import Finding, Place
    from tanjcli.core.periods import parse_day

    try:
        return parse_day(text)
    except ValueError as error:
        raise UsageError(findings=(Finding("usage-bad-day", Place(), {"option": option}, raw=text),)) from error
