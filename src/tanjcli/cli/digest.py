"""``tanj digest``: what is new since the last pack, for the body of a mail."""

from __future__ import annotations

from typing import Annotated

import typer

from tanjcli.cli.options import Common, Out
from tanjcli.cli.output import DOCUMENT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode


def digest(
    context: typer.Context,
    common: Common,
    out: Out,
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="PACK|DATE",
            help="与哪个报告包或哪天相比,默认上一个 | a pack or a day, else the last pack",
        ),
    ] = "",
    out_dir: Annotated[
        str, typer.Option("--out-dir", metavar="DIR", help="报告包放在哪里,默认 out | where packs lie, else out")
    ] = "",
) -> ExitCode:
    """The latest month against the last pack. With ``--quiet``, no news is no output: cron then sends no mail."""
    from tanjcli.app.packs.digest import Since, digest_text
    from tanjcli.app.packs.digest import digest as news_of

    console = context.obj.console(common)
    to = destination(console, out, DOCUMENT_FORMATS)
    workspace, cwd = console.workspace(), console.terminal.cwd
    place = cwd / out_dir if out_dir else workspace.root / "out"
    with console.progress() as progress:
        found = news_of(workspace, Since(since, cwd, place, out_dir or "out"), progress)
    if found.items or not console.common.quiet:
        deliver(console, to, digest_text(found, face(console, to)))
    return ExitCode.OK
