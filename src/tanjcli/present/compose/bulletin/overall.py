"""一、总体完成情况: how many of which status, a sentence for each judged indicator, and their table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.results import BEHIND_FAMILY, Assessment, CellResult, Status
from tanjcli.present.compose import frame
from tanjcli.present.compose.bulletin.sentences import lead_sentence, official
from tanjcli.present.compose.columns import View, progress_table
from tanjcli.present.document import Block, Heading, Paragraph, Role
from tanjcli.present.wording import Wording

JUDGED = BEHIND_FAMILY | {Status.ACHIEVED, Status.ON_TRACK, Status.ACCEPTED, Status.MISSED}
_TABLE = View(("ref", "name", "goal", "actual", "completion", "lead_pp", "status"))


def overall(assessment: Assessment, w: Wording) -> Iterator[Block]:
    """The chapter, without its slot."""
    rows = assessment.cells
    judged = [row for row in rows if row.status in JUDGED]
    yield Heading(w.text("bulletin.chapter_1"))
    counts = w.text("joiner.list").join(official(status.text, w) for status in frame.tally(rows, w).statuses)
    yield Paragraph((w.text("bulletin.counts", n=len(rows), counts=counts), *_sentences(judged, assessment.year, w)))
    if judged:
        yield progress_table(judged, _TABLE, assessment.rules, w, w.text("bulletin.table_status"))
    notes = tuple(_notes(assessment, len(rows) - len(judged), w))
    if notes:
        yield Paragraph(notes, role=Role.NOTE)


def _sentences(rows: list[CellResult], year: int, w: Wording) -> Iterator[str]:
    """A paragraph for each clause of the plan."""
    told = ((row.clause, row, lead_sentence(row, year, w)) for row in rows)
    for _, group in groupby((one for one in told if one[2]), key=lambda one: one[0]):
        text = w.text("joiner.sentence").join(_marked(row, said, w) for _, row, said in group)
        yield w.text("bulletin.stop", text=text)


def _marked(row: CellResult, text: str, w: Wording) -> str:
    """What the figure leaves out is said in the sentence itself: who has not reported, how old the data are."""
    said = []
    if row.coverage and not row.coverage.complete:
        said.append(w.text("bulletin.partly", reported=row.coverage.reported, expected=row.coverage.expected))
    elif not row.complete:
        said.append(w.text("bulletin.incomplete"))
    if row.stale and row.data_through:
        said.append(w.text("bulletin.through", day=row.data_through))
    return w.text("bulletin.with_note", text=text, note=w.text("joiner.clause_wide").join(said)) if said else text


def _notes(assessment: Assessment, others: int, w: Wording) -> Iterator[str]:
    if others:
        yield w.text("bulletin.others", n=others)
    lacking = [row.name.get(w.lang) for row in assessment.cells if row.status in (Status.NO_DATA, Status.NO_BASELINE)]
    if lacking:
        yield w.text("bulletin.lacking", names=w.text("joiner.list").join(lacking))
    if any(isinstance(row.actual, Unmeasured) for row in assessment.cells):
        yield w.text("bulletin.dash")
