"""``tanj pipeline``: how far the projects have come, and who waits."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from tanjcli.cli.asking import request, run_books
from tanjcli.cli.options import Common, Out, When
from tanjcli.cli.output import REPORT_FORMATS, deliver, destination, face
from tanjcli.core.exits import ExitCode

_SHOWN = "funnel|ageing|towns|dropped|projects"


def pipeline(
    context: typer.Context,
    common: Common,
    when: When,
    out: Out,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="只看这些管道 | only these pipelines")
    ] = None,
    show: Annotated[str, typer.Option("--show", metavar=_SHOWN, help="只看这些内容 | only these sections")] = "",
    rows: Annotated[
        str,
        typer.Option(
            "--rows",
            metavar="STAGE.ever|year|now|dropped,waiting,all",
            help="列出某个数背后的项目及其单元格 | the projects behind a count, with their cells",
        ),
    ] = "",
) -> ExitCode:
    """Funnel and conversion, days between stages, signed and not landed by age, shares of joint projects, dropped."""
    from tanjcli.app.books.pipelines import pipeline_text, pipelines_of, sections_of

    console = context.obj.console(common)
    to = destination(console, out, REPORT_FORMATS)
    sections = sections_of(show)
    result = run_books(console, request(when))
    asked = replace(result, assessment=pipelines_of(result.assessment, ids or ()))
    deliver(console, to, pipeline_text(asked, sections, rows, face(console, to)))
    return ExitCode.OK
