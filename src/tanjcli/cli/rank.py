"""``tanj rank``: who stands where, and how that moved."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from tanjcli.cli.asking import request, run_books
from tanjcli.cli.options import Common, Out, When
from tanjcli.cli.output import REPORT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode

_BY = {"town": ("乡镇",), "owner": ("部门",), "industry": ("行业",)}


def rank(
    context: typer.Context,
    common: Common,
    when: When,
    out: Out,
    named: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="只看这些指标 | only these targets (by town)")
    ] = None,
    by: Annotated[
        str, typer.Option("--by", metavar="town|owner|industry", help="乡镇、牵头部门或行业 | what is compared")
    ] = "town",
) -> ExitCode:
    """Competition ranks with last period's place, then commendation and criticism by the declared rules."""
    from tanjcli.app.books.standing import rank_text, rankings_by
    from tanjcli.app.choices import choose, unknown_choice

    console = context.obj.console(common)
    to = destination(console, out, REPORT_FORMATS)
    chosen = choose("--by", by, _BY)
    if len(chosen) > 1 or (named and chosen != ("town",)):
        raise unknown_choice("--by", [by], {"town": _BY["town"]} if named else _BY)
    result = run_books(console, request(when))
    asked = replace(result, assessment=rankings_by(result.assessment, chosen[0], named or ()))
    deliver(console, to, rank_text(asked, chosen[0], face(console, to)))
    return ExitCode.OK
