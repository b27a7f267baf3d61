"""``tanj method``: how good the forecasts are."""

from __future__ import annotations

from typing import Annotated

import typer

from tanjcli.cli.asking import request
from tanjcli.cli.group import group
from tanjcli.cli.options import Common, Out, When, spread
from tanjcli.cli.output import REPORT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode

method = group()


@method.command("backtest", help="各预计方法在往年的误差 | how far each outlook method was off in past years")
@spread
def backtest_methods(
    context: typer.Context,
    common: Common,
    when: When,
    out: Out,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TARGET]...", help="标识、编号、系列或名称,默认全部 | id, ref, series, name; else all"),
    ] = None,
) -> ExitCode:
    """Errors by method and month; what ``auto`` takes, and why."""
    from tanjcli.app.method import backtest, backtest_text

    console = context.obj.console(common)
    to = destination(console, out, REPORT_FORMATS)
    workspace, asked = console.workspace(), request(when)
    with console.progress() as progress:
        found = backtest(workspace, names or [], asked, console.cache(workspace), progress)
    deliver(console, to, backtest_text(found, face(console, to)))
    return ExitCode.OK
