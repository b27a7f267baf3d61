"""``tanj scorecard``: what each department leads, supports and owes, in roles that are never added up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tanjcli.core.words import Lang
from tanjcli.evaluate.books.owed import Scorecard
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose import frame
from tanjcli.present.compose.rules import rule_lines
from tanjcli.present.document import Align, Block, Cell, Column, Document, Number, Paragraph, Table, Words
from tanjcli.present.wording import Wording


def compose_scorecard(assessment: Assessment, lang: Lang) -> Document:
    """One table for each department of an assessment (already narrowed to those asked for)."""
    w = frame.wording(assessment, lang)
    cards: list[Block] = [scorecard_table(card, w) for card in assessment.scorecards]
    return Document(
        title=frame.title(assessment, "scorecard.title", w),
        banner=frame.banner(assessment, w),
        header=(frame.known(assessment, w),),
        blocks=tuple(cards or [Paragraph((w.text("scorecard.none"),))]),
        footer=(w.text("scorecard.apart"), *rule_lines(assessment, w)) if cards else (),
    )


def scorecard_table(card: Scorecard, w: Wording) -> Table:
    """The roles of one department, and what it owes."""
    columns = (
        Column("role", w.text("column.role_in"), exact=True),
        Column("n", w.text("column.n"), Align.RIGHT, exact=True),
        Column("statuses", w.text("column.statuses"), least=16),
        Column("refs", w.text("column.refs"), priority=1, least=10),
    )
    return Table(columns, tuple(_rows(card, w)), card.department.get(w.lang))


def _rows(card: Scorecard, w: Wording) -> Iterator[tuple[Cell, ...]]:
    for tally in card.tallies:
        role, refs = w.text(f"scorecard.role.{tally.role}"), w.text("joiner.list").join(tally.refs)
        said = (f"{w.status(status)} {n}" for status, n in tally.counts)
        yield Words(role), Number(Decimal(len(tally.refs)), 0), Words(" · ".join(said)), Words(refs)
    if card.duties:
        total = sum(n for _, n in card.duties)
        said = (f"{w.text(f'duty.{state}')} {n}" for state, n in card.duties)
        yield Words(w.text("scorecard.duties")), Number(Decimal(total), 0), Words(" · ".join(said)), Words("")
