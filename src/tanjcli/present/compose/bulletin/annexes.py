"""The annexes: every indicator, the units' figures, what is overdue on the lists, and how the checks came out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tanjcli.core.words import Name
from tanjcli.evaluate.results import NOT_APPLICABLE, Assessment, CellResult
from tanjcli.present.compose.amounts import absent_cell, amount_cell
from tanjcli.present.compose.bulletin.lists import overdue_items
from tanjcli.present.compose.columns import View, progress_table
from tanjcli.present.compose.reconcile import compose_checks
from tanjcli.present.document import Align, Annex, Block, Cell, Column, Paragraph, Role, Table, Words
from tanjcli.present.wording import Wording

_FULL = View(
    (
        *("ref", "name", "goal", "actual", "completion", "time_share", "lead_pp", "gap", "required_rate", "status"),
        *("lead", "note"),
    )
)
_LEAST = 14  # widths that names keep: paper has lines enough, so numbers need not become small
_ACROSS = 9  # indicators side by side


def titles(assessment: Assessment, w: Wording) -> tuple[str, ...]:
    """What the line 附件 names, in order."""
    keys = ["bulletin.annex_targets"]
    if _split(assessment):
        keys.append("bulletin.annex_places")
    if any(book.overdue for book in assessment.lists):
        keys.append("bulletin.annex_lists")
    return tuple(w.text(key) for key in (*keys, "bulletin.annex_checks"))


def annexes(assessment: Assessment, w: Wording) -> Iterator[Block]:
    """Each on wide pages of its own."""
    heads = iter(
        Annex(w.text("bulletin.annex", number=number), title) for number, title in enumerate(titles(assessment, w), 1)
    )
    yield next(heads)
    whole = progress_table(assessment.cells, _FULL, assessment.rules, w)
    yield replace(whole, columns=tuple(replace(column, least=min(column.least, _LEAST)) for column in whole.columns))
    split = _split(assessment)
    if split:
        yield next(heads)
        parts = [split[at : at + _ACROSS] for at in range(0, len(split), _ACROSS)]
        yield from (_places(part, assessment, w) for part in parts)
        yield Paragraph((w.text("bulletin.places_note"),), role=Role.NOTE)
    overdue = overdue_items(assessment, w)
    if overdue:
        yield next(heads)
        yield overdue
    yield next(heads)
    if assessment.checks:
        yield replace(compose_checks(assessment.checks, w), title="")


def _split(assessment: Assessment) -> list[CellResult]:
    return [row for row in assessment.cells if row.shares]


def _places(rows: list[CellResult], assessment: Assessment, w: Wording) -> Table:
    heads = (Column(row.ref, _place_head(row, w), Align.RIGHT) for row in rows)
    unit = Column("unit", w.text("bulletin.column_unit"), least=12)
    shares = {(row.ref, share.key): share for row in rows for share in row.shares}

    def figure(row: CellResult, key: str) -> Cell:
        share = shares.get((row.ref, key))
        return absent_cell(NOT_APPLICABLE, w) if share is None else amount_cell(share.value, row.unit, w, named=False)

    roll = [*assessment.places, ("", Name(w.text("report.place_none")))]
    present = [(key, name) for key, name in roll if key or any((row.ref, "") in shares for row in rows)]
    lines = [(Words(name.get(w.lang)), *(figure(row, key) for row in rows)) for key, name in present]
    whole = (amount_cell(row.actual, row.unit, w, (row.goal,), named=False) for row in rows)
    return Table((unit, *heads), (*lines, (Words(w.text("column.whole")), *whole)))


def _place_head(row: CellResult, w: Wording) -> str:
    """The indicator and, in brackets, its unit, where the language has a word for it."""
    unit = _unit(row, w)
    key = "bulletin.place_head" if unit else "bulletin.place_bare"
    return w.text(key, ref=row.ref, name=row.name.get(w.lang), unit=unit)


def _unit(row: CellResult, w: Wording) -> str:
    """The unit that the column's figures are printed in."""
    return w.amount(row.goal * 2, 0, row.unit).unit
