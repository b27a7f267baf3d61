"""``tanj lists``: the lists a plan is managed by."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from tanjcli.cli.asking import request, run_books
from tanjcli.cli.options import Common, Out, When
from tanjcli.cli.output import REPORT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode

_SHOWN = "moves|stale|altered|overdue|problems|units|done|begun|audit|items"


def lists(
    context: typer.Context,
    common: Common,
    when: When,
    out: Out,
    ids: Annotated[str, typer.Option("--list", metavar="IDS", help="只看这些清单 | only these lists")] = "",
    show: Annotated[str, typer.Option("--show", metavar=_SHOWN, help="只看这些内容 | only these sections")] = "",
    stale: Annotated[bool, typer.Option("--stale", help="只看本月未更新的行 | only rows not updated")] = False,
) -> ExitCode:
    """Stage moves, rows not updated, additions and removals with their reason, problems, what is overdue and whose."""
    from tanjcli.app.books.lists import lists_of, lists_text, sections_of

    console = context.obj.console(common)
    to = destination(console, out, REPORT_FORMATS)
    sections = ("stale", "units") if stale else sections_of(show)
    result = run_books(console, request(when))
    asked = replace(result, assessment=lists_of(result.assessment, ids))
    deliver(console, to, lists_text(asked, sections, face(console, to)))
    return ExitCode.OK
