"""``tanj explain exit 65``: the rows of the table of exit codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tanjcli.core.exit_words import EXIT_ROWS
from tanjcli.core.exits import ExitCode
from tanjcli.core.words import Lang
from tanjcli.present.document import Document, Facts, Words
from tanjcli.present.wording import Wording


def compose_exits(codes: Sequence[ExitCode], lang: Lang) -> Document:
    """These codes, each with its name, its meaning and what to do."""
    w = Wording(lang)
    return Document(w.text("exits.title"), tuple(_row(code, w) for code in codes))


def _row(code: ExitCode, w: Wording) -> Facts:
    row = EXIT_ROWS[code]
    told = ((w.text("exits.meaning"), row.meaning), (w.text("column.remedy"), row.remedy))
    items = tuple((label, Words(_plain(getattr(words, w.lang)))) for label, words in told)
    return Facts(items, f"{int(code)} EX_{code.name}")


def exit_record(code: ExitCode) -> dict[str, Any]:
    """One row for programs, in both languages."""
    row = EXIT_ROWS[code]
    return {
        "code": int(code),
        "name": f"EX_{code.name}",
        "meaning_zh": row.meaning.zh,
        "meaning_en": _plain(row.meaning.en),
        "remedy_zh": row.remedy.zh,
        "remedy_en": _plain(row.remedy.en),
    }


def _plain(text: str) -> str:
    """Without the marks that the documentation needs."""
    return text.replace("`", "")
