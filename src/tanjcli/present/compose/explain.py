"""Where a number comes from: the verdict, the formula with its numbers, the reading, every contributing cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tanjcli.core.absence import Unmeasured
from tanjcli.core.findings import Place
from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.results import Assessment, CellResult, Origin
from tanjcli.present.compose import cells, frame
from tanjcli.present.compose.formula import formula_lines
from tanjcli.present.compose.sentences import gap_sentence, progress_sentence
from tanjcli.present.document import Align, Block, Cell, Column, Document, Facts, Paragraph, Table, Words
from tanjcli.present.wording import Wording

if TYPE_CHECKING:
    from tanjcli.plan.model import Target


def compose_explain(assessment: Assessment, cell: CellResult, target: Target, place: Place, lang: Lang) -> Document:
    """One cell of an assessment made with its origins; ``place`` is where the plan file states the target."""
    w = Wording(lang)
    return Document(
        title=w.text(
            "explain.title",
            ref=cell.ref,
            name=cell.name.get(lang),
            period=w.period(cell.period),
            as_of=assessment.as_of.isoformat(),
        ),
        banner=frame.banner(assessment, w),
        header=(frame.known(assessment, w),),
        blocks=tuple(_blocks(assessment, cell, target, place, w)),
        footer=tuple(frame.legend(assessment, w)),
    )


def _blocks(assessment: Assessment, cell: CellResult, target: Target, place: Place, w: Wording) -> Iterator[Block]:
    yield Facts(tuple(_judgement(assessment, cell, w)), w.text("explain.judgement"))
    yield Paragraph(tuple(formula_lines(cell, assessment.rules, w)), w.text("explain.formula"))
    if cell.parts:
        parts = ((part.name.get(w.lang), cells.amount_cell(part.value, part.unit, w)) for part in cell.parts)
        yield Facts(tuple(parts), w.text("explain.parts"))
    if cell.shares:
        shares = ((share.name.get(w.lang), cells.amount_cell(share.value, cell.unit, w)) for share in cell.shares)
        yield Facts(tuple(shares), w.text("explain.shares"))
    yield Facts(tuple(_reading(cell, target, place, w)), w.text("explain.reading"))
    yield from _origins(cell, w)


def _judgement(assessment: Assessment, cell: CellResult, w: Wording) -> Iterator[tuple[str, Cell]]:
    yield w.text("explain.status"), cells.status_cell(cell, w)
    yield w.text("explain.reason"), Words(w.remark(cell.reason, cell.unit))
    yield w.text("column.actual"), cells.amount_cell(cell.actual, cell.unit, w, (cell.goal,))
    yield w.text("column.goal"), cells.goal_cell(cell, w)
    if cell.baseline is not None:
        yield w.text("explain.baseline"), cells.amount_cell(cell.baseline, cell.unit, w)
    if progress := progress_sentence(cell, w):
        yield w.text("explain.summary"), Words(progress)
    if missing := gap_sentence(cell, w):
        yield w.text("column.gap"), Words(missing)
    if not isinstance(cell.level_share, Unmeasured):
        share = cells.percent_cell(cell.level_share, w).text
        yield w.text("explain.level"), Words(w.text("note.level_share", share=share))
    if cell.data_through:
        yield w.text("column.data_through"), Words(cell.data_through.isoformat())
    if cell.coverage:
        yield w.text("explain.coverage"), Words(_coverage(assessment, cell, w))
    if cell.proxy:
        value = cells.amount_cell(cell.proxy.value, cell.proxy.unit, w).text
        yield w.text("explain.remarks"), Words(w.text("note.proxy", name=cell.proxy.name.get(w.lang), value=value))
    for remark in cell.remarks:
        if remark.code != "coverage":
            yield w.text("explain.remarks"), Words(w.remark(remark, cell.unit))


def _coverage(assessment: Assessment, cell: CellResult, w: Wording) -> str:
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
    source = w.text(f"explain.lead_{cell.lead_source}")
    yield w.text("explain.lead"), Words(f"{cells.lead_cell(cell, w).text} {source}")
    yield w.text("explain.lead_basis"), Words(w.basis(cell.lead_basis))
    if cell.support:
        yield w.text("explain.support"), Words(w.text("joiner.list").join(name.get(w.lang) for name in cell.support))
    yield w.text("explain.metric"), Words(target.metric)
    yield w.text("explain.position"), Words(str(place))
    for source in cell.sources:
        yield w.text("explain.sources"), Words(source)


_ORIGIN_COLUMNS = (
    Column("role", "column.role", exact=True),
    Column("label", "column.label", priority=1, least=16),
    Column("entity", "column.entity", priority=2, exact=True),
    Column("cell", "column.cell", exact=True),
    Column("value", "column.value", Align.RIGHT, exact=True),
)


def _origins(cell: CellResult, w: Wording) -> Iterator[Block]:
    """Every contributing cell, none left out however long the list: one table for each sheet they stand in."""
    columns = tuple(replace(column, heading=w.text(column.heading)) for column in _ORIGIN_COLUMNS)
    sheets: dict[str, list[Origin]] = {}
    for origin in cell.origins:
        place = str(Place(origin.file, origin.sheet))
        heading = w.text("explain.sheet", place=place, received=origin.received.isoformat())
        sheets.setdefault(heading, []).append(origin)
    yield Paragraph((w.text("explain.rows", n=len(cell.origins), sheets=len(sheets)),))
    for heading, found in sheets.items():
        yield Table(columns, tuple(_origin(origin, w) for origin in found), heading)


def _origin(origin: Origin, w: Wording) -> tuple[Cell, ...]:
    words = (w.text(f"role.{origin.role}"), origin.label, origin.entity, origin.cell)
    return (*map(Words, words), cells.source_cell(origin, w))
