"""``tanj explain``: where a number comes from, down to the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tanjcli.cli.asking import request
from tanjcli.cli.options import Common, Out, When
from tanjcli.cli.output import DOCUMENT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode

if TYPE_CHECKING:
    from tanjcli.core.errors import UsageError

_EXIT = "exit"


def explain(
    context: typer.Context,
    common: Common,
    when: When,
    out: Out,
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="标识、编号(T17)、系列或名称;exit 为返回码 | or: exit")
    ],
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help="exit 之后:哪个返回码 | after exit: which exit code")
    ] = "",
    town: Annotated[
        str, typer.Option("--town", metavar="NAME", help="只看这个乡镇的部分和任务 | one place's part, by its task")
    ] = "",
) -> ExitCode:
    """One target's figures, formula, reading and every contributing cell; or what an exit code means."""
    from tanjcli.app.explain import explain as explained
    from tanjcli.app.explain import explanation_text

    console = context.obj.console(common)
    to = destination(console, out, DOCUMENT_FORMATS)
    if target == _EXIT:
        from tanjcli.app.explain_exit import exit_text

        deliver(console, to, exit_text(code, face(console, to)))
        return ExitCode.OK
    if code:
        raise _no_code(code)
    workspace, asked = console.workspace(), request(when)
    with console.progress() as progress:
        explanation = explained(workspace, target, asked, console.cache(workspace), progress, town)
    deliver(console, to, explanation_text(explanation, face(console, to)))
    return ExitCode.OK


def _no_code(code: str) -> UsageError:
    from tanjcli.core.errors import UsageError
    from tanjcli.core.findings import Finding, Place

    return UsageError(findings=(Finding("usage-goes-with", Place(), {"option": code, "other": _EXIT}),))
