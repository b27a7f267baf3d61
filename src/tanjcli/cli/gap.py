"""``tanj gap``: what is still missing, most urgent first."""

from __future__ import annotations

import typer

from tanjcli.cli.asking import request, run_report
from tanjcli.cli.options import Common, Out, Pick, When
from tanjcli.cli.output import ALL_FORMATS, FILES, deliver, destination, face
from tanjcli.core.exits import ExitCode


def gap(context: typer.Context, common: Common, when: When, pick: Pick, out: Out) -> ExitCode:
    """Gap, months left and what is needed per month."""
    from tanjcli.app.faces_progress import gap_text
    from tanjcli.app.report import everything
    from tanjcli.app.select import verdict

    console = context.obj.console(common)
    to = destination(console, out, ALL_FORMATS)
    asked, shown = request(when), face(console, to)
    if to.format in FILES:
        from tanjcli.app.packs.single import gap_file

        result = run_report(console, everything(asked), pick)
        deliver(console, to, gap_file(result, shown))
    else:
        result = run_report(console, asked, pick)
        deliver(console, to, gap_text(result, shown))
    return verdict(result, frozenset())
