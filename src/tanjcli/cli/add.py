"""``tanj add``: the difference to what was known, then the files under ``data/`` by the day they came."""

from __future__ import annotations

from typing import Annotated

import typer

from tanjcli.cli.asking import exact_day, offered
from tanjcli.cli.options import Common, Out
from tanjcli.cli.output import DOCUMENT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode


def add(
    context: typer.Context,
    common: Common,
    out: Out,
    files: Annotated[list[str], typer.Argument(metavar="FILES...", help="收到的表 | the files received")],
    received: Annotated[str, typer.Option("--received", metavar="DATE", help="收表日期 | the day they came")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看,不写文件 | write nothing")] = False,
    accept_rejects: Annotated[
        bool, typer.Option("--accept-rejects", help="有错误也按现状入库 | file it in spite of its errors")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="列出全部 | list everything")] = False,
) -> ExitCode:
    """File a delivery. The same bytes again change nothing; another file of the same name is never overwritten."""
    from tanjcli.app.trying.add import file_away, filed_text, plan_filing
    from tanjcli.app.trying.trial import Bench, try_files

    console = context.obj.console(common)
    to = destination(console, out, DOCUMENT_FORMATS)
    workspace, named = console.workspace(), offered(console, files)
    came = exact_day("--received", received)
    with console.progress() as progress:
        tried = try_files(Bench(workspace, console.cache(workspace), progress), named, came)
    filing = plan_filing(workspace, tried, came, accept_rejects=accept_rejects)
    if not filing.obstacles and not dry_run:
        file_away(workspace, filing)
    deliver(console, to, filed_text(tried, filing, face(console, to), dry=dry_run, every=every))
    if filing.obstacles:
        raise filing.refuse()
    return ExitCode.OK
