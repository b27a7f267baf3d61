"""``tanj template``: a blank collection workbook, to be filled in by the towns."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from tanjcli.cli.options import Common
from tanjcli.cli.output import deliver_file
from tanjcli.core.errors import OutputError
from tanjcli.core.exits import ExitCode
from tanjcli.core.findings import Finding, Place


def template(
    context: typer.Context,
    common: Common,
    ledger: Annotated[str, typer.Argument(metavar="LEDGER", help="台账或取数规则 | a ledger or a recipe")],
    town: Annotated[str, typer.Option("--town", metavar="NAME", help="只给这个乡镇 | for this town only")] = "",
    month: Annotated[str, typer.Option("--month", metavar="MONTH", help="报告期,如 2021-07 | e.g. 2021-07")] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="文件名,默认由台账与报告期组成 | file to make")
    ] = "",
) -> ExitCode:
    """Make the form. A file that is there already may be filled in: it is never overwritten."""
    from tanjcli.app.trying.template import FormRequest, blank_form

    console = context.obj.console(common)
    form = blank_form(console.workspace(), FormRequest(ledger, town, month), console.lang)
    name = output or form.name
    path: Path = console.terminal.cwd / name
    if os.path.lexists(path):
        raise OutputError(findings=(Finding("template-exists", Place(), raw=Path(name).as_posix()),))
    deliver_file(console, path, form.data)
    return ExitCode.OK
