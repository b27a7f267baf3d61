"""``tanj``: the app, its common options, and the way from arguments to an exit code."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.main

import tanjcli
from tanjcli.cli.boundary import Terminated, guarded
from tanjcli.cli.console import Session
from tanjcli.cli.ending import Ending
from tanjcli.cli.options import Common, Language, spread
from tanjcli.cli.terminal import Terminal, process_terminal
from tanjcli.core.exits import ExitCode

if TYPE_CHECKING:
    from tanjcli.core.words import Lang

_SUMMARY = "计划目标的差距与时序报告 | gap and on-track reports for a plan: targets as code, spreadsheets in"
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

# Each is a module of this package, and in it a function or a group of the same name.
_COMMANDS = {
    "report": "差距与时序报告 | the gap and on-track report",
    "gap": "还差多少,最急的在前 | what is still missing, most urgent first",
    "near": "谁离门槛最近,还差多少 | who stands closest to a threshold, and what each lacks",
    "rank": "谁排第几,较上期升降 | who stands where, and how that moved",
    "calendar": "什么时候、谁、该做什么;可导出 .ics | what is due of whom and when; exports .ics",
    "scorecard": "部门记分卡:牵头、配合分开 | each department: what it leads and what it supports",
    "explain": "一个数字从哪里来 | where a number comes from",
    "method": "各预计方法在往年准不准 | how good the forecasts were in past years",
    "lists": "四张清单:阶段变动、未更新、增减、逾期 | the task lists: moves, rows not updated, changes, overdue",
    "pipeline": "项目管道:漏斗、转化、签约未落地账龄 | how far projects have come, and who waits",
    "register": "名录:规上企业、培育库、高企、小微园、点名企业 | registers: firms, nursery, certificates, parks, named",
    "merge": "把退回的多份清单合成一份,冲突逐格列出 | make one list of many returned copies, conflicts cell by cell",
    "diff": "两期报告有什么变化、为什么 | what changed between two reports, and why",
    "check": "试读新收到的表;不写文件名则查计划与全部数据 | try new files, or check the plan and all data",
    "add": "把收到的表入库 | file what was received",
    "template": "生成空白填报表 | a blank collection workbook",
    "map": "看懂一张没见过的表,起草取数规则 | look at an unknown workbook, draft a recipe for it",
    "export": "生成月度报告包(Excel、Word、网页等)| make the monthly pack: Excel, Word, web page, data",
    "verify": "复核一个报告包 | check a pack again",
    "digest": "比上期新增了哪些滞后、完成、缺数 | what is newly behind, recovered or absent since the last pack",
    "targets": "列出、查看、校验计划指标 | list, show and validate the plan's targets",
    "doctor": "运行环境自检 | what tanj finds around it",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``argv`` (else the process's arguments) in this process's terminal; the exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    return run(sys.argv[1:] if argv is None else argv, process_terminal())


def run(argv: Sequence[str], terminal: Terminal) -> int:
    """Run ``argv`` in ``terminal``: every ending is an exit code, nothing is raised."""
    session = Session(terminal, Ending.asked(argv))

    def work() -> ExitCode:
        root = typer.main.get_command(_app(argv))
        session.common = Common(lang=_asked_language(argv))
        _speak(root, session.console(Common()).lang)
        with root.make_context("tanj", list(argv), obj=session) as context:
            return ExitCode(root.invoke(context) or ExitCode.OK)

    return session.ending.say(terminal, guarded(session, work))


@spread
def root_options(
    context: typer.Context,
    common: Common,
    version: Annotated[bool, typer.Option("--version", help="版本 | the version", is_eager=True)] = False,
) -> None:
    """Keep what was said before the subcommand."""
    if version:
        typer.echo(f"tanj {tanjcli.__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
    context.obj.common = common


def _app(argv: Sequence[str]) -> typer.Typer:
    """The app. Only a command that ``argv`` names is imported and given its options: start-up time is imports."""
    app = typer.Typer(
        rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False, context_settings=_SETTINGS
    )
    app.callback(help=_SUMMARY, invoke_without_command=True)(root_options)
    for name, summary in _COMMANDS.items():
        if name not in argv:
            app.command(name, help=summary)(_unnamed)
            continue
        found = getattr(import_module(f"tanjcli.cli.{name}"), name)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name, help=summary)
        else:
            app.command(name, help=summary)(spread(found))
    return app


def _unnamed() -> None:
    """Stands for a command that is listed in help but not run."""


def _speak(command: Any, lang: Lang) -> None:
    """Leave each help text, written ``zh | en``, in one language."""
    command.help = _half(command.help, lang)
    for option in command.params:
        option.help = _half(option.help, lang)
    for child in getattr(command, "commands", {}).values():
        _speak(child, lang)


def _half(text: str | None, lang: Lang) -> str | None:
    zh, bar, en = (text or "").partition("|")
    return (en.lstrip() if bar and lang == "en" else zh.rstrip()) or text


def _asked_language(argv: Sequence[str]) -> Language | None:
    """``--lang`` as it will be parsed, needed before parsing: help speaks it too."""
    words = " ".join(argv).replace("--lang=", "--lang ").split()
    asked = [after for before, after in pairwise(words) if before == "--lang"]
    return Language(asked[-1]) if asked and asked[-1] in tuple(Language) else None


def _terminate(_number: int, _frame: FrameType | None) -> None:
    raise Terminated
