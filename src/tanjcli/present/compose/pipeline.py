"""``tanj pipeline``: the funnel, who waits and how long, what each unit's projects reached, who was dropped and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from tanjcli.core.words import Lang
from tanjcli.evaluate.pipeline_results import PipelineBook, Project
from tanjcli.evaluate.results import Assessment, Figure
from tanjcli.present.compose import frame
from tanjcli.present.compose.amounts import absent_cell, exact_cell, money_cell
from tanjcli.present.compose.percents import percent_cell
from tanjcli.present.document import Align, Block, Cell, Column, Document, Number, Paragraph, Table, Words
from tanjcli.present.findings import SHOWN, finding_lines, finding_order
from tanjcli.present.wording import Wording

SECTIONS = ("funnel", "ageing", "towns", "dropped", "projects")
USUAL = SECTIONS[:4]
_FUNNEL = ("ever", "year", "now", "dropped")


def compose_pipeline(assessment: Assessment, lang: Lang, sections: Sequence[str]) -> Document:
    """The pipelines of an assessment (already narrowed to those asked for), with the ``sections`` asked for."""
    w = frame.wording(assessment, lang)
    blocks = [block for book in assessment.pipelines for block in pipeline_blocks(book, assessment.year, sections, w)]
    return _page(assessment, w, blocks or [Paragraph((w.text("pipeline.none"),))])


def compose_pipeline_rows(assessment: Assessment, lang: Lang, counts: Sequence[str]) -> Document:
    """The projects behind each count, with the cell each of them stands in."""
    w = frame.wording(assessment, lang)
    blocks = [
        _rows(book, count, book.rows(count, assessment.year), w)
        for book in assessment.pipelines
        for count in counts
        if count in book.counts
    ]
    return _page(assessment, w, blocks)


def pipeline_blocks(book: PipelineBook, year: int, sections: Sequence[str], w: Wording) -> Iterator[Block]:
    """The tables of one pipeline."""
    if book.through is None:
        yield Paragraph((w.text("pipeline.no_data", name=book.name.get(w.lang)),))
        return
    for section in sections:
        yield from _SECTIONS[section](book, year, w)


def doubts(assessment: Assessment, codes: str, w: Wording) -> Iterator[Paragraph]:
    """What cannot be right about the rows, each with its cell; ``codes`` is how those findings begin."""
    found = sorted((f for f in assessment.findings if f.code.startswith(codes)), key=finding_order)
    if found:
        told = (finding_lines(finding, w.lang) for finding in found[:SHOWN])
        lines = [line for first, _, *related in told for line in (first, *related)]
        if len(found) > SHOWN:
            lines.append(w.text("pipeline.doubts_more", n=len(found) - SHOWN))
        yield Paragraph(tuple(lines), w.text("pipeline.doubts", n=len(found)))


def count_label(book: PipelineBook, count: str, w: Wording) -> str:
    """``签约·现处`` for ``signed.now``."""
    stage, _, what = count.rpartition(".")
    words = w.text(f"pipeline.what_{what}")
    return w.text("pipeline.count", stage=book.called(stage).get(w.lang), what=words) if stage else words


def _page(assessment: Assessment, w: Wording, blocks: Sequence[Block]) -> Document:
    monthly = (book for book in assessment.pipelines if book.by_month and book.through)
    return Document(
        title=frame.title(assessment, "pipeline.title", w),
        banner=frame.banner(assessment, w),
        header=(frame.known(assessment, w),),
        blocks=(*blocks, *doubts(assessment, "pipeline-", w)),
        footer=(
            w.text("pipeline.legend"),
            w.text("pipeline.days_legend"),
            w.text("pipeline.shares_legend"),
            *(w.text("pipeline.month_legend", name=book.name.get(w.lang)) for book in monthly),
        ),
    )


def _funnel(book: PipelineBook, _year: int, w: Wording) -> Iterator[Block]:
    counted = (*_FUNNEL, "conversion", "days", "timed")
    columns = (
        Column("stage", w.text("pipeline.col_stage"), least=8),
        *(_number(key, w, 2 if key == "timed" else 0) for key in counted),
    )
    rows = (
        (
            Words(flow.name.get(w.lang)),
            *(Number(Decimal(getattr(flow, key)), 0) for key in _FUNNEL),
            percent_cell(flow.conversion, w),
            _days(flow.days, w),
            Number(Decimal(flow.timed), 0),
        )
        for flow in book.stages
    )
    through = book.through.isoformat() if book.through else ""
    title = w.text("pipeline.funnel", name=book.name.get(w.lang), n=book.total, through=through)
    yield Table(columns, tuple(rows), title)


def _ageing(book: PipelineBook, _year: int, w: Wording) -> Iterator[Block]:
    if not book.ageing:
        return
    since, until = (book.called(stage).get(w.lang) for stage in book.ages)
    known = {one.key: one for one in book.projects}
    aged = [one for bucket in reversed(book.ageing) for one in bucket.aged]
    ages = w.text("joiner.list").join(
        w.text("pipeline.age_over", low=bucket.over, n=len(bucket.aged))
        if bucket.to is None
        else w.text("pipeline.age", low=bucket.over + 1, high=bucket.to, n=len(bucket.aged))
        for bucket in book.ageing
    )
    title = w.text("pipeline.ageing", name=book.name.get(w.lang), since=since, until=until, n=len(aged))
    yield Paragraph((w.text("pipeline.ages", ages=ages),), title)
    columns = (*_named(book, w), Column("since", w.text("pipeline.col_since"), exact=True), _number("waited", w))
    rows = (
        (*_project(known[a.project], book, w), Words(a.since.isoformat()), Number(Decimal(a.days), 0)) for a in aged
    )
    if aged:
        yield Table(columns, tuple(rows))


def _towns(book: PipelineBook, year: int, w: Wording) -> Iterator[Block]:
    if not book.towns:
        return
    stages = tuple(Column(flow.id, flow.name.get(w.lang), Align.RIGHT, exact=True, priority=1) for flow in book.stages)
    waiting = (book.called(book.ages[1]).get(w.lang),) if book.ageing else ()
    columns = (
        Column("unit", w.text("pipeline.col_town"), least=10),
        *stages,
        *(Column("waiting", w.text("pipeline.waiting", until=until), Align.RIGHT, exact=True) for until in waiting),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            Words(flow.town.get(w.lang)),
            *(exact_cell(count, "", w) for _, count in flow.year),
            *(exact_cell(flow.waiting, "", w) for _ in waiting),
        )
        for flow in book.towns
    ]
    yield Table(columns, tuple(rows), w.text("pipeline.towns", name=book.name.get(w.lang), year=year))


def _dropped(book: PipelineBook, _year: int, w: Wording) -> Iterator[Block]:
    if not book.dropped:
        return
    columns = (
        *_named(book, w),
        Column("stage", w.text("pipeline.col_stage"), least=6),
        Column("reason", w.text("pipeline.col_reason"), least=10),
    )
    rows = (
        (
            *_project(one, book, w),
            Words(book.called(one.stage).get(w.lang)),
            Words(" ".join(one.reason.split("\n")) or w.text("pipeline.no_reason")),
        )
        for one in book.dropped
    )
    yield Table(columns, tuple(rows), w.text("pipeline.dropped", name=book.name.get(w.lang), n=len(book.dropped)))


def _projects(book: PipelineBook, year: int, w: Wording) -> Iterator[Block]:
    yield _rows(book, "all", book.rows("all", year), w)


def _rows(book: PipelineBook, count: str, projects: Sequence[Project], w: Wording) -> Table:
    """Projects with the day of the stage they are in, or, behind the count of a stage, of that stage; and its cell."""
    columns = (
        *_named(book, w),
        Column("stage", w.text("pipeline.col_stage"), least=6),
        Column("since", w.text("pipeline.col_since"), exact=True),
        Column("file", w.text("pipeline.col_file"), least=12),
        Column("sheet", w.text("pipeline.col_sheet"), least=4, priority=1),
        Column("cell", w.text("pipeline.col_cell"), exact=True),
    )
    asked = count.rpartition(".")[0]
    rows = []
    for one in projects:
        stage = next((stage for stage in one.reached if stage.stage == asked), one.reached[-1])
        on = Words(stage.on.isoformat() if stage.on else "–")
        place = (Words(stage.place.file), Words(stage.place.sheet), Words(stage.place.cell))
        rows.append((*_project(one, book, w), Words(book.called(stage.stage).get(w.lang)), on, *place))
    title = w.text("pipeline.rows", name=book.name.get(w.lang), count=count_label(book, count, w), n=len(rows))
    return Table(columns, tuple(rows), title)


_SECTIONS: Mapping[str, Callable[[PipelineBook, int, Wording], Iterator[Block]]] = {
    "funnel": _funnel,
    "ageing": _ageing,
    "towns": _towns,
    "dropped": _dropped,
    "projects": _projects,
}


def _named(book: PipelineBook, w: Wording) -> tuple[Column, ...]:
    return (
        Column("project", w.text("pipeline.col_project"), exact=True),
        Column("name", w.text("pipeline.col_name"), least=14),
        Column("town", w.text("pipeline.col_town"), least=6, priority=1),
        *((Column("amount", w.text("pipeline.col_amount"), Align.RIGHT, exact=True),) if book.unit else ()),
    )


def _project(one: Project, book: PipelineBook, w: Wording) -> tuple[Cell, ...]:
    towns = w.text("joiner.list").join(
        town.name.get(w.lang)
        if len(one.towns) == 1
        else w.text("pipeline.part", town=town.name.get(w.lang), share=_share(town.share, w))
        for town in one.towns
    )
    named = (Words(one.key), Words(one.name), Words(towns))
    return (*named, money_cell(one.amount, book.unit, w)) if book.unit else named


def _share(share: Decimal, w: Wording) -> str:
    return exact_cell(share.scaleb(2).normalize(), "%", w).text


def _days(figure: Figure, w: Wording) -> Cell:
    return exact_cell(figure, "", w) if isinstance(figure, Decimal) else absent_cell(figure, w)


def _number(key: str, w: Wording, priority: int = 0) -> Column:
    return Column(key, w.text(f"pipeline.col_{key}"), Align.RIGHT, priority, exact=True)
