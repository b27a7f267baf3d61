"""``tanj map``: what an unknown workbook holds, and a recipe drafted for it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tanjcli.cli.options import Common, Format
from tanjcli.cli.output import Destination, deliver
from tanjcli.core.exits import ExitCode


class MapFormat(StrEnum):
    """A drafted recipe, the tables for reading, or everything for programs."""

    YAML = "yaml"
    TABLE = "table"
    JSON = "json"


def map(  # noqa: A001 - the command's name
    context: typer.Context,
    common: Common,
    file: Annotated[str, typer.Argument(metavar="FILE", help="要看的表 | the workbook to look at")],
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="只看这张工作表 | this sheet only")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        MapFormat, typer.Option("--format", "-f", help="规则草稿、表格或 JSON | drafted recipe, table or JSON")
    ] = MapFormat.YAML,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="写入文件;- 为标准输出 | write to a file; - is stdout")
    ] = "",
) -> ExitCode:
    """Tables, periods, units and doubts of one file; nothing is stored, no workspace is needed."""
    from tanjcli.app.faces import Face
    from tanjcli.app.trying.map import limits_around, map_file, mapped_text
    from tanjcli.app.trying.named import shown_name

    console = context.obj.console(common)
    terminal = console.terminal
    path = terminal.cwd / output if output not in ("", "-") else None
    limits = limits_around(console.targets, terminal.cwd)
    result = map_file(terminal.cwd / file, shown_name(Path(file).name), sheet, limits)
    on_screen = format is MapFormat.TABLE and path is None and terminal.out_is_tty
    face = Face(
        format=format.value,
        lang=console.lang,
        width=terminal.width if on_screen else None,
        colour=console.colour and on_screen,
        ascii_only=console.ascii_only and path is None,
    )
    # A draft is a file for programs, like JSON: UTF-8 wherever it goes.
    kind = Format.TABLE if format is MapFormat.TABLE else Format.JSON
    deliver(console, Destination(kind, path), mapped_text(result, face))
    return ExitCode.OK
