"""What is still missing: gap, months left, needed a month beside the speed so far, most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Lang
from tanjcli.evaluate.results import BEHIND_FAMILY, Assessment, CellResult, Status
from tanjcli.present.compose import frame
from tanjcli.present.compose.columns import View, progress_table
from tanjcli.present.document import Block, Document, Paragraph
from tanjcli.present.wording import Wording

GAP = View(
    (
        *("status", "ref", "name", "actual", "goal", "gap", "months_left", "required_rate", "observed_rate"),
        *("outlook", "lead", "note"),
    ),
    go=("note", "lead", "observed_rate", "outlook", "months_left", "ref", "goal", "actual", "required_rate", "gap"),
)
# A missed target's gap is history: nothing can be done about it before the due date any more.
_RANK = dict.fromkeys(BEHIND_FAMILY, 0) | {Status.MISSED: 2}
_ENDLESS = Decimal("Infinity")


def compose_gap(assessment: Assessment, lang: Lang) -> Document:
    """The rows of an assessment that are still short of their goal, sorted by urgency."""
    w = frame.wording(assessment, lang)
    short = still_short(assessment)
    table: Block = progress_table(short, GAP, assessment.rules, w)
    return Document(
        title=frame.title(assessment, "gap.title", w),
        banner=frame.banner(assessment, w),
        header=(frame.known(assessment, w),),
        blocks=(table, frame.tally(short, w)) if short else (Paragraph((w.text("gap.none"),)),),
        footer=(*gap_notes(assessment, w), *frame.legend(assessment, w, paced=False)),
        hints=tuple(w.text("hint.explain", ref=cell.ref, year=assessment.year) for cell in short[:1]),
    )


def still_short(assessment: Assessment) -> list[CellResult]:
    """The rows that have a gap, by urgency."""
    gaps = ((cell, cell.gap) for cell in assessment.cells if not isinstance(cell.gap, Unmeasured))
    return sorted((cell for cell, gap in gaps if gap > 0), key=urgency)


def urgency(cell: CellResult) -> tuple[int, Decimal, Decimal]:
    """The sort key: behind first, then needed over achieved a month (highest first), then fewest months left."""
    return _RANK.get(cell.status, 1), -_strain(cell), cell.months_left


def _strain(cell: CellResult) -> Decimal:
    if isinstance(cell.required_rate, Unmeasured):
        return Decimal(0)
    if isinstance(cell.observed_rate, Unmeasured) or cell.observed_rate <= 0:
        return _ENDLESS
    return cell.required_rate / cell.observed_rate


def gap_notes(assessment: Assessment, w: Wording) -> Iterator[str]:
    """Nothing disappears without a word: rows at their goal are counted, rows without a gap are named."""
    yield w.text("gap.order")
    done = sum(not isinstance(cell.gap, Unmeasured) and cell.gap <= 0 for cell in assessment.cells)
    if done:
        yield w.text("gap.done", n=done)
    unknown = [cell for cell in assessment.cells if isinstance(cell.gap, Unmeasured)]
    if unknown:
        named = (f"{cell.ref} {w.status(cell.status.value)}" for cell in unknown)
        yield w.text("gap.unknown", names=w.text("joiner.list").join(named))
