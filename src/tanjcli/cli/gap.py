"""``tanj gap``: what is still missing, most urgent first."""

from __future__ import annotations

import typer

from tanjcli.cli.asking import request, run_report
from tanjcli.cli.options import Common, Out, Pick, When
from tanjcli.cli.output import ALL_FORMATS, FILES, deliver, destination, face
from tanjcli.core.exits import ExitCode


def gap(context: typer.Context, common: Common, when: When, pick: Pick, out: Out) -> ExitCode:
    """Gap, months left and what is needed per month."""
    from tanjcli.app.faces_progress import gap_file, gap_text
    from tanjcli.app.report import everything
    from tanjcli.app.select import verdict

    console = context.obj.console(common)
    to = destination(console, out, ALL_FORMATS)
    whole = to.format in FILES
    asked = request(when)
    result = run_report(console, everything(asked) if whole else asked, pick)
    shown = face(console, to)
    deliver(console, to, gap_file(result, shown) if whole else gap_text(result, shown))
    return verdict(result, frozenset())
