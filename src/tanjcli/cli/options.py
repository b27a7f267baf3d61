"""Options as values: a group of options is a frozen dataclass, and a command takes whole groups.

A command is a plain function ``(context, common, [groups…], [options…]) -> ExitCode``; ``spread`` gives typer the flat
signature it wants. ``Common`` is taken by the root and by every command, so its options may stand before or after the
subcommand; what is said after wins.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache, wraps
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_type_hints

import typer

R = TypeVar("R")
_KEYWORD = inspect.Parameter.KEYWORD_ONLY


class Language(StrEnum):
    """Languages tanj speaks."""

    ZH = "zh"
    EN = "en"


class Glyphs(StrEnum):
    """Which signs a terminal is given."""

    AUTO = "auto"
    UNICODE = "unicode"
    ASCII = "ascii"


@dataclass(frozen=True)
class Common:
    """Options every command knows."""

    targets: Annotated[
        Path | None,
        typer.Option("--targets", "-t", metavar="PATH", help="计划文件或其文件夹 | the plan, or its folder"),
    ] = None
    lang: Annotated[Language | None, typer.Option("--lang", help="输出语言 | language of the output")] = None
    no_color: Annotated[bool, typer.Option("--no-color", help="不用颜色 | no colour")] = False
    glyphs: Annotated[Glyphs | None, typer.Option("--glyphs", help="状态符号 | signs on the terminal")] = None
    no_cache: Annotated[bool, typer.Option("--no-cache", help="不读写缓存 | neither read nor write the cache")] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只报错误 | errors only")] = False
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="多说一些 | say more")] = False
    debug: Annotated[bool, typer.Option("--debug", help="出错时显示堆栈 | show the stack when tanj fails")] = False

    def over(self, earlier: Common) -> Common:
        """What was said here, over what was said earlier."""
        said = {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != f.default}
        return replace(earlier, **said)


@dataclass(frozen=True)
class When:
    """Which year, and as of when."""

    year: Annotated[
        int | None, typer.Option("--year", metavar="YYYY", help="年度,默认最新数据所在年 | year; else that of the data")
    ] = None
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="截至日期,默认最新数据日 | as of; else the latest data date")
    ] = ""
    as_known_on: Annotated[
        str,
        typer.Option("--as-known-on", metavar="DATE", help="只用当日及以前收到的表 | only what had come in by then"),
    ] = ""


@dataclass(frozen=True)
class Pick:
    """Which rows."""

    status: Annotated[
        str, typer.Option("--status", metavar="WORDS", help="只看这些状态(逗号分隔)| only these statuses (commas)")
    ] = ""
    owner: Annotated[
        str, typer.Option("--owner", metavar="NAMES", help="只看这些牵头部门 | only these lead departments")
    ] = ""


class Format(StrEnum):
    """Formats of an output; ``html``, ``xlsx`` and ``docx`` are files that stand by themselves."""

    TABLE = "table"
    PLAIN = "plain"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"
    HTML = "html"
    XLSX = "xlsx"
    DOCX = "docx"
    ICS = "ics"


@dataclass(frozen=True)
class Out:
    """How and where to."""

    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="格式,默认看后缀或终端 | else by suffix or terminal")
    ] = None
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="写入文件;- 为标准输出 | write to a file; - is stdout")
    ] = ""
    width: Annotated[
        int | None, typer.Option("--width", metavar="N", min=20, help="按此宽度排版 | lay out for this width")
    ] = None
    wide: Annotated[bool, typer.Option("--wide", help="不省略任何列 | leave no column out")] = False


@dataclass(frozen=True)
class Packing:
    """Which pack, of what, where."""

    month: Annotated[
        str,
        typer.Option(
            "--month", metavar="PERIOD", help="报告期,如 2021-06、2021-Q2,默认最近一个月 | else the latest month"
        ),
    ] = ""
    to: Annotated[
        str, typer.Option("--to", metavar="FORMATS", help="格式(逗号分隔),默认全部 | formats (commas), else all")
    ] = ""
    out_dir: Annotated[
        str, typer.Option("--out-dir", metavar="DIR", help="报告包放在哪里,默认 out | where packs lie, else out")
    ] = ""
    public: Annotated[
        bool, typer.Option("--public", help="可公开的一份:无企业信息 | nothing that identifies a firm")
    ] = False
    as_known_on: Annotated[
        str,
        typer.Option("--as-known-on", metavar="DATE", help="只用当日及以前收到的表 | only what had come in by then"),
    ] = ""


@dataclass(frozen=True)
class Unattended:
    """For runs that nobody watches."""

    lock_wait: Annotated[
        float,
        typer.Option("--lock-wait", metavar="SECONDS", min=0, help="等另一次导出结束 | wait for another run to end"),
    ] = 0.0
    json_log: Annotated[
        bool, typer.Option("--json-log", help="标准错误末行为 JSON | the last line on standard error is JSON")
    ] = False
    nagios: Annotated[
        bool, typer.Option("--nagios", help="按监控插件的格式与返回码 | one line and the codes of a monitoring plugin")
    ] = False
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="WORDS",
            help="behind,missed,no-data,stale:出现时以 10/11/12 结束 | exit codes for news",
        ),
    ] = ""


def spread(function: Callable[..., R]) -> Callable[..., R]:
    """``function`` with every parameter that is a group of options spread into its options, as typer wants it."""
    hints = get_type_hints(function, include_extras=True)
    taken = inspect.signature(function).parameters.values()
    groups = {p.name: hints[p.name] for p in taken if is_dataclass(hints[p.name])}
    single = [p.replace(annotation=hints[p.name], kind=_KEYWORD) for p in taken if p.name not in groups]
    ordered = sorted(groups.values(), key=lambda kind: kind is Common)  # in help, the common ones come last
    flat = single + [option for kind in ordered for option in _options(kind)]

    @wraps(function)
    def run(**given: Any) -> R:
        built = {name: kind(**{f.name: given.pop(f.name) for f in fields(kind)}) for name, kind in groups.items()}
        return function(**given, **built)

    del run.__wrapped__
    run.__signature__ = inspect.Signature(flat)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in flat}
    return run


@cache
def _options(kind: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(kind, include_extras=True)
    return [inspect.Parameter(f.name, _KEYWORD, default=f.default, annotation=hints[f.name]) for f in fields(kind)]
