"""``docs/findings.md``: every finding of the catalogue, what it says and what to do, in both languages."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tanjcli.core import catalogue
from tanjcli.core.catalogue import Entry, Words, all_entries

_HEAD = """# Findings

Made from the catalogue (`core/catalogue`) by `python -m tools.docs`; do not edit.

An **error** must be looked at: a plan with one is not used; a file, a row or a value that cannot be trusted is left
out and counted. A **warning** is worth a look. A **note** is on record: something was read although it was not written
plainly, or a person has accepted it. `{raw}` is the text as seen; other words in braces are filled in for each case.
Examples are what the smallest input in `tests/findings` gives.
错误必须处理:计划有错即不采用,不可信的文件、行或数值不计入;警告值得一看;提示仅留记录。示例取自 `tests/findings`。
"""

_NOUNS = re.compile(r"\{(\w+):[^|}]*\|([^}]*)\}")  # {count:row|rows}
_GALLERY = Path(__file__).parents[2] / "tests" / "findings"

# Modules of the catalogue, in the order of the page.
_TITLES = {
    "usage": "Commands and outputs 命令与输出",
    "config": "YAML files YAML 文件",
    "plan": "The plan 计划",
    "sources": "The description of the data 数据说明",
    "data": "Plan against data 计划与数据的对应",
    "files": "Files and recipes 文件与取数规则",
    "containers": "Containers 文件容器",
    "workbooks": "Workbooks 工作簿",
    "tables": "Tables and rows 表与行",
    "cells": "Cells 单元格",
    "survey": "Unknown tables 未知的表",
}


def findings_page() -> str:
    """The page."""
    return "\n".join([_HEAD, *_sections()])


def _sections() -> Iterator[str]:
    entries = dict(sorted(all_entries().items()))
    for name in _modules():
        codes = [code for code in entries if code in _codes(name)]
        if codes:
            yield f"## {_TITLES.get(name, name)}\n"
        yield from (_entry(entries.pop(code)) for code in codes)


def _modules() -> list[str]:
    """Modules in the order of the page; those without a title follow, and what only gathers others comes to nothing."""
    found = sorted(module.name for module in pkgutil.iter_modules(catalogue.__path__))
    return [name for name in _TITLES if name in found] + [name for name in found if name not in _TITLES]


def _codes(name: str) -> frozenset[str]:
    """The codes of one module of the catalogue, however many tuples it keeps them in."""
    values = vars(import_module(f"{catalogue.__name__}.{name}")).values()
    tuples = [value for value in values if isinstance(value, tuple)]
    return frozenset(item.code for items in tuples for item in items if isinstance(item, Entry))


def _entry(entry: Entry) -> str:
    rows = (("", Words("中文", "English")), ("what", entry.title), ("says", entry.message), ("do", entry.remedy))
    lines = [f"| {head} | {_cell(words.zh)} | {_cell(words.en)} |" for head, words in rows]
    lines += [f"| example | {_cell(words.zh)} | {_cell(words.en)} |" for words in _example(entry.code)]
    lines.insert(1, "|--|--|--|")
    return "\n".join([f"### {entry.code}", "", f"*{entry.severity.value}*", "", *lines, ""])


def _example(code: str) -> Iterator[Words]:
    """The sentence the gallery has for a code, in both languages."""
    path = _GALLERY / code / "expected.txt"
    if path.exists():
        lines = path.read_text(encoding="utf-8").splitlines()
        zh, en = (lines[lines.index(lang) + 1].removesuffix(f" [{code}]") for lang in ("zh", "en"))
        yield Words(zh, en)


def _cell(text: str) -> str:
    text = _NOUNS.sub(r"{\1} \2", text)
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("\n", " ")
