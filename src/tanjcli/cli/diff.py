"""``tanj diff``: what changed between two reports, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from tanjcli.cli.asking import day
from tanjcli.cli.options import Common, Out
from tanjcli.cli.output import DOCUMENT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode

_HELP = "2021-06、2021-06@2021-07-20、@2021-07-20 或报告包 | as-of, as-of@known-on, @known-on, or a pack"


def diff(
    context: typer.Context,
    common: Common,
    out: Out,
    before: Annotated[str, typer.Argument(metavar="A", help=_HELP)],
    after: Annotated[str, typer.Argument(metavar="B", help=_HELP)],
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="没写截至日的一方用它 | as-of day of a side without one")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="列出全部重报数值 | all restated values")] = False,
) -> ExitCode:
    """Verdicts and figures that changed between two reports, each with its cause."""
    from tanjcli.app.diff import diff as compare
    from tanjcli.app.diff import diff_text, parse_side

    console = context.obj.console(common)
    to = destination(console, out, DOCUMENT_FORMATS)
    cwd = console.terminal.cwd
    sides = parse_side(before, cwd), parse_side(after, cwd)
    with console.progress() as progress:
        workspace = console.workspace()
        compared = compare(workspace, sides, day("--as-of", as_of), console.cache(workspace), progress)
    deliver(console, to, diff_text(compared, face(console, to), every=every))
    return ExitCode.OK
