"""``tanj check``: the plan and all data, every fault by its place. A check of new files joins here as ``FILES``."""

from __future__ import annotations

from typing import Annotated

import typer

from tanjcli.cli.options import Common, Out
from tanjcli.cli.output import DOCUMENT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode


def check(
    context: typer.Context,
    common: Common,
    out: Out,
    every: Annotated[bool, typer.Option("--all", help="列出全部问题 | list every finding")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="警告也算不通过 | warnings fail the check too")] = False,
) -> ExitCode:
    """Findings and row accounts of the workspace."""
    from tanjcli.app.check import check_workspace, checked_text, health_code

    console = context.obj.console(common)
    to = destination(console, out, DOCUMENT_FORMATS)
    workspace = console.workspace()
    with console.progress() as progress:
        checked = check_workspace(workspace, progress)
    deliver(console, to, checked_text(checked, face(console, to), every=every))
    return health_code(checked, strict=strict)
