"""``tanj targets``: the plan itself."""

from __future__ import annotations

from typing import Annotated

import typer

from tanjcli.cli.group import group
from tanjcli.cli.options import Common, Format, Out, spread
from tanjcli.cli.output import DOCUMENT_FORMATS, REPORT_FORMATS, Destination, deliver, destination, face
from tanjcli.core.exits import ExitCode

targets = group()


@targets.command("list", help="全部指标 | all targets")
@spread
def list_targets(context: typer.Context, common: Common, out: Out) -> ExitCode:
    """One line a target."""
    from tanjcli.app.load import load_promises
    from tanjcli.app.targets import listed_text

    console = context.obj.console(common)
    to = destination(console, out, REPORT_FORMATS)
    deliver(console, to, listed_text(load_promises(console.workspace()), face(console, to)))
    return ExitCode.OK


@targets.command("show", help="一项指标的全部定义 | everything the plan says about one target")
@spread
def show_target(
    context: typer.Context,
    common: Common,
    out: Out,
    target: Annotated[str, typer.Argument(metavar="TARGET", help="标识、编号、系列或名称 | id, ref, series or name")],
) -> ExitCode:
    """One target as the plan declares it."""
    from tanjcli.app.load import load_promises
    from tanjcli.app.targets import shown_text

    console = context.obj.console(common)
    to = destination(console, out, DOCUMENT_FORMATS)
    deliver(console, to, shown_text(load_promises(console.workspace()), target, face(console, to)))
    return ExitCode.OK


@targets.command("validate", help="校验计划与数据说明,列出全部问题 | check plan and recipes; every fault is listed")
@spread
def validate_targets(context: typer.Context, common: Common, out: Out) -> ExitCode:
    """Every fault of ``targets.yaml`` and ``data/sources.yaml``; 78 when there is an error."""
    from tanjcli.app.faces import findings_text
    from tanjcli.app.targets import validate

    console = context.obj.console(common)
    to = destination(console, out, DOCUMENT_FORMATS)
    code, findings = validate(console.workspace())
    deliver(console, to, findings_text(findings, face(console, to), None))
    return code


@targets.command("schema", help="targets.yaml 的 JSON Schema | the JSON Schema of targets.yaml")
@spread
def print_schema(
    context: typer.Context,
    common: Common,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="写入文件 | write to a file")] = "",
    sources: Annotated[
        bool, typer.Option("--sources", help="改为 data/sources.yaml 的 | that of data/sources.yaml")
    ] = False,
) -> ExitCode:
    """The schema editors use."""
    from tanjcli.app.targets import schema_text

    console = context.obj.console(common)
    path = console.terminal.cwd / output if output not in ("", "-") else None
    deliver(console, Destination(Format.JSON, path), schema_text(sources=sources))
    return ExitCode.OK
