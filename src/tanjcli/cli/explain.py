"""``tanj explain``: where a number comes from, down to the cells."""

from __future__ import annotations

from typing import Annotated

import typer

from tanjcli.cli.asking import request
from tanjcli.cli.options import Common, Out, When
from tanjcli.cli.output import DOCUMENT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode


def explain(
    context: typer.Context,
    common: Common,
    when: When,
    out: Out,
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="标识、编号(T17)、系列或名称 | id, ref, series or name")
    ],
    town: Annotated[
        str, typer.Option("--town", metavar="NAME", help="只看这个乡镇的部分和任务 | one place's part, by its task")
    ] = "",
) -> ExitCode:
    """One target's figures, formula, reading and every contributing cell."""
    from tanjcli.app.explain import explain as explained
    from tanjcli.app.explain import explanation_text

    console = context.obj.console(common)
    to = destination(console, out, DOCUMENT_FORMATS)
    workspace, asked = console.workspace(), request(when)
    with console.progress() as progress:
        explanation = explained(workspace, target, asked, console.cache(workspace), progress, town)
    deliver(console, to, explanation_text(explanation, face(console, to)))
    return ExitCode.OK
