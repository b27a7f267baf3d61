"""Where a number comes from: the verdict, the formula with its numbers, the reading, every contributing cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tanjcli.core.absence import Unmeasured
from tanjcli.core.findings import Place
from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.results import Assessment, CellResult, Part
from tanjcli.present.compose import amounts, cells, frame, percents
from tanjcli.present.compose.course import course_of
from tanjcli.present.compose.formula import formula_lines
from tanjcli.present.compose.origins import origin_blocks
from tanjcli.present.compose.outlook import outlook_facts
from tanjcli.present.compose.rules import outlook_lines, rule_of
from tanjcli.present.compose.sentences import gap_sentence, progress_sentence
from tanjcli.present.document import Block, Cell, Document, Facts, Paragraph, Words
from tanjcli.present.wording import Wording

if TYPE_CHECKING:
    from tanjcli.plan.target import Target


def compose_explain(assessment: Assessment, cell: CellResult, target: Target, place: Place, lang: Lang) -> Document:
    """One cell of an assessment made with its origins; ``place`` is where the plan file states the target."""
    w = frame.wording(assessment, lang)
    return Document(
        title=w.text(
            "explain.title",
            ref=cell.ref,
            name=cell.name.get(lang),
            period=w.period(cell.period),
            as_of=assessment.as_of.isoformat(),
        ),
        banner=frame.banner(assessment, w),
        header=(frame.known_of(assessment, cell, w),),
        blocks=tuple(_blocks(assessment, cell, target, place, w)),
        footer=(rule_of(cell, assessment.rules, w), *outlook_lines([cell], cell.rules or assessment.rules, w)),
    )


def _blocks(assessment: Assessment, cell: CellResult, target: Target, place: Place, w: Wording) -> Iterator[Block]:
    yield Facts(tuple(_judgement(assessment, cell, w)), w.text("explain.judgement"))
    course = course_of(cell, w)
    if course is not None:
        yield course
    yield outlook_facts(cell, w)
    yield Paragraph(tuple(formula_lines(cell, cell.rules or assessment.rules, w)), w.text("explain.formula"))
    if cell.parts:
        yield Facts(tuple((part.name.get(w.lang), told_part(part, w)) for part in cell.parts), w.text("explain.parts"))
    if cell.shares:
        shares = ((share.name.get(w.lang), amounts.amount_cell(share.value, cell.unit, w)) for share in cell.shares)
        yield Facts(tuple(shares), w.text("explain.shares"))
    yield Facts(tuple(_reading(cell, target, place, w)), w.text("explain.reading"))
    yield from origin_blocks(assessment, cell, w)


def told_part(part: Part, w: Wording) -> Cell:
    """A component of the figure, and how it took part where that is not plain."""
    value = amounts.part_cell(part, w)
    return Words(f"{value.text} · {w.text(f'role.{part.role}')}") if part.role else value


def _judgement(assessment: Assessment, cell: CellResult, w: Wording) -> Iterator[tuple[str, Cell]]:
    yield w.text("explain.status"), cells.status_cell(cell, w)
    yield w.text("explain.reason"), Words(w.remark(cell.reason, cell.unit))
    yield w.text("column.actual"), amounts.amount_cell(cell.actual, cell.unit, w, (cell.goal,))
    yield w.text("column.goal"), cells.goal_cell(cell, w)
    if cell.baseline is not None:
        yield w.text("explain.baseline"), amounts.amount_cell(cell.baseline, cell.unit, w)
    if progress := progress_sentence(cell, w):
        yield w.text("explain.summary"), Words(progress)
    if missing := gap_sentence(cell, w):
        yield w.text("column.gap"), Words(missing)
    if not isinstance(cell.level_share, Unmeasured):
        share = percents.percent_cell(cell.level_share, w).text
        yield w.text("explain.level"), Words(w.text("note.level_share", share=share))
    if cell.data_through:
        yield w.text("column.data_through"), Words(cell.data_through.isoformat())
    if cell.coverage:
        yield w.text("explain.coverage"), Words(told_coverage(assessment, cell, w))
    if cell.proxy:
        value = amounts.amount_cell(cell.proxy.value, cell.proxy.unit, w).text
        yield w.text("explain.remarks"), Words(w.text("note.proxy", name=cell.proxy.name.get(w.lang), value=value))
    for remark in cell.remarks:
        if remark.code != "coverage":
            yield w.text("explain.remarks"), Words(w.remark(remark, cell.unit))


def told_coverage(assessment: Assessment, cell: CellResult, w: Wording) -> str:
    """15/16 and, by name, who is missing."""
    coverage, names = cell.coverage, dict(assessment.places)
    if coverage is None:
        return ""
    counted = {"reported": coverage.reported, "expected": coverage.expected}
    if not coverage.missing:
        return w.text("note.coverage", **counted)
    missing = (names.get(key, Name(key)).get(w.lang) for key in coverage.missing)
    return w.text("note.coverage_missing", **counted, missing=w.text("joiner.list").join(missing))


def _reading(cell: CellResult, target: Target, place: Place, w: Wording) -> Iterator[tuple[str, Cell]]:
    yield w.text("explain.text"), Words(cell.reading.get(w.lang))
    yield w.text("explain.confidence"), Words(w.text(f"confidence.{cell.confidence}"))
    for other in target.reading.alternatives:
        yield w.text("explain.alternative"), Words(getattr(other.text, w.lang))
    if target.reading.questions:
        yield w.text("explain.questions"), Words(w.text("joiner.list").join(target.reading.questions))
    yield w.text("explain.clause"), Words(cell.clause)
    yield w.text("explain.lead"), Words(w.text(f"explain.lead_{cell.lead_source}", lead=cell.lead.get(w.lang)))
    yield w.text("explain.lead_basis"), Words(w.basis(cell.lead_basis))
    if cell.support:
        yield w.text("explain.support"), Words(w.text("joiner.list").join(name.get(w.lang) for name in cell.support))
    yield w.text("explain.metric"), Words(target.metric)
    yield w.text("explain.position"), Words(str(place))
    for source in cell.sources:
        yield w.text("explain.sources"), Words(source)
