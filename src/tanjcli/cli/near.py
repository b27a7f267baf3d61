"""``tanj near``: who stands closest to a threshold."""

from __future__ import annotations

from typing import Annotated

import typer

from tanjcli.cli.asking import request
from tanjcli.cli.options import Common, Out, When
from tanjcli.cli.output import REPORT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode


def near(
    context: typer.Context,
    common: Common,
    when: When,
    out: Out,
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="标识、编号(T15)、系列或名称 | id, ref, series or name")
    ],
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="每边列几个 | how many on each side")] = 10,
) -> ExitCode:
    """Entities on both sides of a threshold, what each lacks, and its chance."""
    from tanjcli.app.near import near as nearest
    from tanjcli.app.near import near_text

    console = context.obj.console(common)
    to = destination(console, out, REPORT_FORMATS)
    workspace, asked = console.workspace(), request(when)
    with console.progress() as progress:
        nearness = nearest(workspace, target, asked, top, console.cache(workspace), progress)
    deliver(console, to, near_text(nearness, face(console, to)))
    return ExitCode.OK
