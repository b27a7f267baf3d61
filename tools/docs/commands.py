"""``docs/cli.md``: what ``--help`` says, of every command, in both languages.

The help is printed by the program itself and copied, so the page cannot promise an option that is not there.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tanjcli.cli.main import run
from tanjcli.cli.terminal import Terminal

_COLUMNS = "100"
_NAMES = re.compile(r"^  (?P<name>[a-z]\S*)(?:  |$)", re.MULTILINE)
_HEAD = """# Commands

Made from the program by `python -m tools.docs`; do not edit. Exit codes: [exit-codes.md](exit-codes.md).

Options common to all commands may stand before or after the command; what is said after wins. `TANJ_TARGETS` stands
for `--targets`, `TANJ_LANG` for `--lang`; `TANJ_CACHE` names another cache folder; `NO_COLOR` is obeyed. Without
`--targets` the nearest `targets.yaml` at or above the current folder is taken. Words after `--status` and `--owner`
are ids or names in either language, separated by commas.
"""


def commands_page() -> str:
    """The page."""
    return "\n".join([_HEAD, *_sections(())])


def _sections(command: tuple[str, ...]) -> Iterator[str]:
    english, chinese = (_help(command, lang) for lang in ("en", "zh"))
    yield f"## {' '.join(('tanj', *command))}\n\n```text\n{english}\n```\n\n```text\n{chinese}\n```\n"
    _, found, listed = english.partition("\nCommands:\n")
    for name in _NAMES.findall(listed) if found else ():
        yield from _sections((*command, name))


def _help(command: tuple[str, ...], lang: str) -> str:
    """What ``tanj COMMAND --help`` prints, in an empty folder and on a terminal of one fixed width."""
    out, outside = io.StringIO(), os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = _COLUMNS
    try:
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(out):
            run((*command, "--help", "--lang", lang), Terminal(out, out, {}, Path(folder)))
    finally:
        os.environ.pop("COLUMNS")
        os.environ.update({} if outside is None else {"COLUMNS": outside})
    return "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())
