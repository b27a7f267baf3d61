"""``tanj check``: what became of every row, and everything found; nothing stored, nothing judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tanjcli.core.findings import Finding
from tanjcli.core.words import Lang
from tanjcli.present.document import Align, Block, Cell, Column, Document, Number, Paragraph, Table, Words
from tanjcli.present.findings import SHOWN, compose_findings
from tanjcli.present.wording import Wording

_COUNTS = ("rows_in", "used", "excluded", "rejected")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The row account of one sheet; ``recipe`` is empty where none claimed it."""

    file: str
    sheet: str
    recipe: str
    rows_in: int
    used: int
    excluded: int
    rejected: int


def compose_check(
    files: int, sheets: Sequence[SheetRow], findings: Sequence[Finding], lang: Lang, every: bool = False
) -> Document:
    """Totals, the sheets with something to say (``every``: all sheets), the findings (``every``: all findings)."""
    w = Wording(lang)
    listed = [s for s in sheets if every or s.rejected or not s.recipe]
    found = compose_findings(findings, lang, None if every else SHOWN)
    blocks: list[Block] = [Paragraph((w.text("check.rows", **_totals(sheets)),))]
    if listed:
        blocks.append(_table(listed, w))
    first, *rest = found.blocks
    return Document(
        title=w.text("check.title", files=files, sheets=len(sheets)),
        blocks=(*blocks, replace(first, title=found.title), *rest),
        footer=found.footer,
    )


def _totals(sheets: Sequence[SheetRow]) -> dict[str, int]:
    return {key: sum(getattr(sheet, key) for sheet in sheets) for key in _COUNTS}


def _table(sheets: Sequence[SheetRow], w: Wording) -> Table:
    words = [Column(key, w.text(f"column.{key}"), least=16) for key in ("file", "sheet", "recipe")]
    counts = [Column(key, w.text(f"column.{key}"), Align.RIGHT, exact=True) for key in _COUNTS]
    return Table((*words, *counts), tuple(_row(sheet, w) for sheet in sheets), w.text("check.sheets"))


def _row(sheet: SheetRow, w: Wording) -> tuple[Cell, ...]:
    names = (sheet.file, sheet.sheet, sheet.recipe or w.text("check.unclaimed"))
    return (*map(Words, names), *(Number(Decimal(getattr(sheet, key)), 0) for key in _COUNTS))
