"""``tanj gap``: what is still missing, most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from tanjcli.cli.asking import deliver_shown, request, run_report
from tanjcli.cli.options import Common, Out, Pick, When
from tanjcli.cli.output import ALL_FORMATS, FILES, deliver, destination, face
from tanjcli.core.exits import ExitCode

if TYPE_CHECKING:
    from tanjcli.app.shown import Shown


def gap(context: typer.Context, common: Common, when: When, pick: Pick, out: Out) -> ExitCode:
    """Gap, months left and what is needed per month."""
    console = context.obj.console(common)
    to = destination(console, out, ALL_FORMATS)
    question, wanted = request(when), face(console, to)
    if to.format in FILES:
        from tanjcli.app.packs.single import gap_file
        from tanjcli.app.report import everything
        from tanjcli.app.select import verdict

        result = run_report(console, everything(question), pick)
        deliver(console, to, gap_file(result, wanted))
        return verdict(result, frozenset())

    def make() -> Shown:
        from tanjcli.app.faces_progress import gap_text
        from tanjcli.app.select import verdict
        from tanjcli.app.shown import Shown

        result = run_report(console, question, pick)
        return Shown(gap_text(result, wanted), verdict(result, frozenset()))

    return deliver_shown(console, to, ("gap", question, pick, wanted), make)
