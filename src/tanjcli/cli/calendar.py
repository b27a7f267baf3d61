"""``tanj calendar``: what is due of whom and when."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from tanjcli.cli.asking import request, run_books
from tanjcli.cli.options import Common, Format, Out, When
from tanjcli.cli.output import REPORT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode


def calendar(
    context: typer.Context,
    common: Common,
    when: When,
    out: Out,
    owner: Annotated[str, typer.Option("--owner", metavar="NAMES", help="只看这些责任单位 | only these owners")] = "",
    state: Annotated[
        str,
        typer.Option(
            "--state", metavar="WORDS", help="done,due,overdue,not-yet,unknown 或中文 | only these states (commas)"
        ),
    ] = "",
) -> ExitCode:
    """Duties as dates: done, due, overdue; ``-o duties.ics`` for a calendar program."""
    from tanjcli.app.books.standing import calendar_text, duties_of

    console = context.obj.console(common)
    to = destination(console, out, (*REPORT_FORMATS, Format.ICS))
    result = run_books(console, request(when))
    asked = replace(result, assessment=duties_of(result.assessment, owner, state))
    deliver(console, to, calendar_text(asked, face(console, to)))
    return ExitCode.OK
