"""``tanj merge``: many returned copies of one list made into one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tanjcli.cli.asking import offered
from tanjcli.cli.findings import say_findings
from tanjcli.cli.options import Common, Format, Out
from tanjcli.cli.output import DOCUMENT_FORMATS, deliver, deliver_file, destination, face
from tanjcli.core.errors import OutputError
from tanjcli.core.exits import ExitCode
from tanjcli.core.findings import Finding, Place


def merge(
    context: typer.Context,
    common: Common,
    files: Annotated[list[str], typer.Argument(metavar="FILES...", help="退回的表 | the copies that came back")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="合并后的表 | the merged workbook")
    ] = "",
    kind: Annotated[Format | None, typer.Option("--format", "-f", help="说明的格式 | format of the account")] = None,
) -> ExitCode:
    """Merge cell by cell on what was sent out; a cell with two new values is a conflict and ends with 3."""
    from tanjcli.app.books.merge import merge_files, merged_text, merged_workbook

    console = context.obj.console(common)
    to = destination(console, Out(format=kind), DOCUMENT_FORMATS)
    path: Path = console.terminal.cwd / output
    if output and path.exists():
        raise OutputError(findings=(Finding("template-exists", Place(), raw=Path(output).as_posix()),))
    done = merge_files(console.workspace(), offered(console, files))
    if done.findings:
        say_findings(console, done.findings, console.lang)
    if output:
        deliver_file(console, path, merged_workbook(done, console.lang))
    deliver(console, to, merged_text(done, face(console, to)))
    return ExitCode.PARTIAL if done.merged.conflicts else ExitCode.OK
