"""The funnel of every pipeline: who came how far, how long that took, who waits, what each town has its share in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from tanjcli.core.absence import NOT_APPLICABLE, Figure
from tanjcli.core.findings import Finding
from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.measure.project_doubts import project_doubts
from tanjcli.evaluate.measure.projects import dated_projects, listed_projects, told_until
from tanjcli.evaluate.pipeline_results import AgeBucket, Aged, PipelineBook, Project, StageFlow, TownFlow
from tanjcli.evaluate.progress.aim import plain
from tanjcli.intake.ledger import Ledgers
from tanjcli.plan.pipelines import Pipeline


def pipeline_books(bench: Bench) -> tuple[PipelineBook, ...]:
    """Every pipeline of the plan, as of the bench's day."""
    return tuple(_book(key, one, bench) for key, one in bench.plan.pipelines.items())


def pipeline_findings(bench: Bench, books: Sequence[PipelineBook], ledgers: Ledgers) -> Iterator[Finding]:
    """What cannot be right about the projects; ``ledgers`` as they were ingested, so that earlier rows are seen."""
    for book in books:
        pipeline = bench.plan.pipelines[book.id]
        ingested = ledgers.ledgers.get(pipeline.ledger or "")
        if ingested is not None:
            yield from project_doubts(pipeline, bench.room, ingested)
        # A list tells for itself of rows taken off without a word.
        if pipeline.columns.reason is not None:
            for one in book.dropped:
                if not one.reason:
                    params = {"project": f"{one.key} {one.name}"}
                    yield Finding("pipeline-dropped-unexplained", one.place, params, one.key)


def _book(key: str, pipeline: Pipeline, bench: Bench) -> PipelineBook:
    rows = bench.plan.lists[pipeline.list].rows if pipeline.list else None
    if rows is None:
        projects = dated_projects(pipeline, bench.room, bench.as_of)
    else:
        projects = listed_projects(pipeline, rows, bench.room, bench.as_of)
    ledger = bench.room.ledgers.get(pipeline.ledger or "")
    amount = pipeline.columns.amount
    blank = PipelineBook(
        id=key,
        name=Name(pipeline.name.zh, pipeline.name.en),
        path=pipeline.path or "",
        unit=(ledger.spec.columns[amount].unit or "") if ledger and amount else "",
        through=told_until(pipeline, rows, bench.room, bench.as_of),
        by_month=rows is not None,
        total=len(projects),
        projects=projects,
    )
    ageing = tuple(_ageing(pipeline, projects, bench))
    return replace(
        blank,
        stages=tuple(_flows(pipeline, projects, bench.year)),
        ageing=ageing,
        ages=(pipeline.ageing.since, pipeline.ageing.until) if pipeline.ageing else ("", ""),
        towns=tuple(_towns(pipeline, projects, ageing, bench)),
    )


def _flows(pipeline: Pipeline, projects: Sequence[Project], year: int) -> Iterator[StageFlow]:
    names = {stage.id: Name(stage.name.zh, stage.name.en) for stage in pipeline.stages}
    come = {stage: [one for one in projects if one.has_reached(stage)] for stage in names}
    before: dict[str, str] = {after: stage for stage, after in pairwise(names)}
    for stage, name in names.items():
        here, last = come[stage], before.get(stage)
        waits = _waits(here, last, stage) if last else []
        yield StageFlow(
            id=stage,
            name=name,
            ever=len(here),
            year=sum(one.reached_in(stage, year) for one in here),
            now=sum(one.stage == stage and not one.dropped for one in here),
            dropped=sum(one.stage == stage and one.dropped for one in here),
            conversion=_percent(len(here), len(come[last])) if last else NOT_APPLICABLE,
            days=_median(waits),
            timed=len(waits),
        )


def _waits(projects: Sequence[Project], before: str, after: str) -> list[int]:
    """Days from one stage to the next, of those who have both days; out of order they say nothing."""
    found = ((one.reached_on(before), one.reached_on(after)) for one in projects)
    return sorted((later - earlier).days for earlier, later in found if earlier and later and earlier <= later)


def _ageing(pipeline: Pipeline, projects: Sequence[Project], bench: Bench) -> Iterator[AgeBucket]:
    """Who reached the one stage and not the other, by age; without a day nobody can tell it."""
    rule = pipeline.ageing
    if rule is None:
        return
    waiting = [
        Aged(one.key, since, (bench.as_of - since).days)
        for one in projects
        if not one.dropped and not one.has_reached(rule.until) and (since := one.reached_on(rule.since))
    ]
    waiting.sort(key=lambda aged: (-aged.days, aged.project))
    bounds = (-1, *rule.days, None)
    for over, to in pairwise(bounds):
        least = over if over is not None else 0
        yield AgeBucket(least, to, tuple(a for a in waiting if a.days > least and (to is None or a.days <= to)))


def _towns(
    pipeline: Pipeline, projects: Sequence[Project], ageing: Sequence[AgeBucket], bench: Bench
) -> Iterator[TownFlow]:
    """Towns in the order of the plan's roll, then those it does not know; a joint project counts in parts."""
    waiting = {aged.project for bucket in ageing for aged in bucket.aged}
    names = {share.key: share.name for one in projects for share in one.towns}
    order = [
        *(key for key in bench.plan.places if key in names),
        *(key for key in names if key not in bench.plan.places),
    ]
    for town in order:
        mine = [(one, share.share) for one in projects for share in one.towns if share.key == town]
        year = (
            (stage.id, sum((part for one, part in mine if one.reached_in(stage.id, bench.year)), Decimal(0)))
            for stage in pipeline.stages
        )
        waits = sum((part for one, part in mine if one.key in waiting), Decimal(0))
        yield TownFlow(names[town], tuple(year), waits)


def _percent(part: int, whole: int) -> Figure:
    return plain(Fraction(part * 100, whole)) if whole else NOT_APPLICABLE


def _median(days: Sequence[int]) -> Figure:
    if not days:
        return NOT_APPLICABLE
    middle = len(days) // 2
    return Decimal(days[middle]) if len(days) % 2 else Decimal(days[middle - 1] + days[middle]) / 2
