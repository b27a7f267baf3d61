"""``tanj verify``: a pack looked at again."""

from __future__ import annotations

from typing import Annotated

import typer

from tanjcli.cli.options import Common, Out
from tanjcli.cli.output import DOCUMENT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode


def verify(
    context: typer.Context,
    common: Common,
    out: Out,
    pack: Annotated[str, typer.Argument(metavar="PACK", help="报告包文件夹,如 out/2021-06 | the folder of a pack")],
    strict: Annotated[
        bool, typer.Option("--strict", help="有人工修改、输入有变也算不通过 | edits and newer inputs fail too")
    ] = False,
) -> ExitCode:
    """Is every file what the manifest says, can each be read, and are the inputs still the same."""
    from tanjcli.app.packs.verify import verified_code, verified_text
    from tanjcli.app.packs.verify import verify as looked_at
    from tanjcli.app.workspace import locate

    console = context.obj.console(common)
    to = destination(console, out, DOCUMENT_FORMATS)
    workspace = locate(console.targets, console.terminal.cwd)
    found = looked_at(console.terminal.cwd / pack, pack.rstrip("/"), workspace)
    deliver(console, to, verified_text(found, face(console, to)))
    return verified_code(found, strict=strict)
