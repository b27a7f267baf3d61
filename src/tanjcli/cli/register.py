"""``tanj register``: who is on which roll, and the rows behind every count."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from tanjcli.cli.asking import request, run_books
from tanjcli.cli.options import Common, Out, When
from tanjcli.cli.output import REPORT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode


def register(
    context: typer.Context,
    common: Common,
    when: When,
    out: Out,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="只看这些名录 | only these registers")
    ] = None,
    rows: Annotated[
        str,
        typer.Option(
            "--rows",
            metavar="COUNT[.YEAR]",
            help="列出某个数背后的行及其单元格 | the rows behind a count, with their cells",
        ),
    ] = "",
) -> ExitCode:
    """Above-scale firms, the nursery, high-tech certificates, parks, and the firms and parks the plan names."""
    from tanjcli.app.books.pipelines import register_text, registers_of

    console = context.obj.console(common)
    to = destination(console, out, REPORT_FORMATS)
    result = run_books(console, request(when))
    asked = replace(result, assessment=registers_of(result.assessment, ids or ()))
    deliver(console, to, register_text(asked, rows, face(console, to)))
    return ExitCode.OK
