"""``tanj gap``: what is still missing, most urgent first."""

from __future__ import annotations

import typer

from tanjcli.cli.asking import request, run_report
from tanjcli.cli.options import Common, Out, Pick, When
from tanjcli.cli.output import REPORT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode


def gap(context: typer.Context, common: Common, when: When, pick: Pick, out: Out) -> ExitCode:
    """Gap, months left and what is needed per month."""
    from tanjcli.app.faces import gap_text
    from tanjcli.app.select import verdict

    console = context.obj.console(common)
    to = destination(console, out, REPORT_FORMATS)
    result = run_report(console, request(when), pick)
    deliver(console, to, gap_text(result, face(console, to)))
    return verdict(result, frozenset())
