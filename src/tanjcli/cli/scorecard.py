"""``tanj scorecard``: what each department leads, supports and owes."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from tanjcli.cli.asking import request, run_books
from tanjcli.cli.options import Common, Out, When
from tanjcli.cli.output import REPORT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode


def scorecard(
    context: typer.Context,
    common: Common,
    when: When,
    out: Out,
    owner: Annotated[str, typer.Option("--owner", metavar="NAMES", help="只看这些部门 | only these departments")] = "",
) -> ExitCode:
    """One card a department: stated leads, inferred leads and support apart."""
    from tanjcli.app.books.standing import scorecard_text, scorecards_of

    console = context.obj.console(common)
    to = destination(console, out, REPORT_FORMATS)
    result = run_books(console, request(when))
    asked = replace(result, assessment=scorecards_of(result.assessment, owner))
    deliver(console, to, scorecard_text(asked, face(console, to)))
    return ExitCode.OK
