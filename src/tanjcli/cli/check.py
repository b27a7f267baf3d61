"""``tanj check``: files before they are filed, or the plan and all data; every fault by its place."""

from __future__ import annotations

from typing import Annotated

import typer

from tanjcli.cli.asking import day, offered
from tanjcli.cli.options import Common, Format, Out
from tanjcli.cli.output import CHECK_FORMATS, deliver, deliver_file, destination, face
from tanjcli.core.exits import ExitCode


def check(
    context: typer.Context,
    common: Common,
    out: Out,
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILES]...", help="要检查的表,不写则查全部数据 | files to try")
    ] = None,
    received: Annotated[
        str, typer.Option("--received", metavar="DATE", help="设想的收表日期 | as if it had come in on this day")
    ] = "",
    annotate: Annotated[
        str, typer.Option("--annotate", metavar="OUT.xlsx", help="另存批注副本,退回用 | a marked copy to send back")
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="列出全部问题 | list every finding")] = False,
    rows: Annotated[bool, typer.Option("--rows", help="JSON 中列出每一行 | every row, in JSON")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="警告也算不通过 | warnings fail the check too")] = False,
) -> ExitCode:
    """With files: what each is and would change; nothing is stored. Without: findings and accounts of the workspace."""
    console = context.obj.console(common)
    to = destination(console, out, CHECK_FORMATS)
    _refuse_misplaced(files, {"--received": received, "--annotate": annotate, "--rows": rows}, to.format)
    workspace = console.workspace()
    if files:
        from tanjcli.app.trying.annotate import annotated_copy, check_annotation
        from tanjcli.app.trying.check_files import trial_code, trial_text
        from tanjcli.app.trying.trial import Bench, try_files

        named, copy = offered(console, files), console.terminal.cwd / annotate
        check_annotation(annotate, copy, named)
        with console.progress() as progress:
            tried = try_files(Bench(workspace, console.cache(workspace), progress), named, day("--received", received))
        deliver(console, to, trial_text(tried, face(console, to), every=every, rows=rows))
        if annotate:
            deliver_file(console, copy, annotated_copy(tried, console.lang))
        return trial_code(tried, strict=strict)
    from tanjcli.app.check import check_workspace, checked_text, health_code

    with console.progress() as progress:
        checked = check_workspace(workspace, progress)
    deliver(console, to, checked_text(checked, face(console, to), every=every))
    return health_code(checked, strict=strict)


def _refuse_misplaced(files: list[str] | None, options: dict[str, object], format_: Format) -> None:
    """An option that would be passed over in silence is a slip. Raises ``UsageError``."""
    from tanjcli.core.errors import UsageError
    from tanjcli.core.findings import Finding, Place

    slips = [] if files else [(option, "FILES") for option, given in options.items() if given]
    if files and options["--rows"] and format_ is not Format.JSON:
        slips.append(("--rows", "-f json"))
    if slips:
        raise UsageError(findings=(Finding("usage-goes-with", Place(), {"option": o, "other": w}) for o, w in slips))
