"""Industries compared: growth of the output against the same period of last year, and completion of their targets.

Growth is taken from the pair that each return supplies (同期 on this year's firms), never from last year's figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tanjcli.core.absence import Unmeasured
from tanjcli.core.periods import Period
from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.books.model import Ranking, Standing
from tanjcli.evaluate.books.places import moved_from, ranked
from tanjcli.evaluate.books.sight import Look
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.progress.aim import plain
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import NOT_APPLICABLE, CellResult, Figure, Status
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.plan.metrics import Total
from tanjcli.plan.target import Target


@dataclass(frozen=True)
class Kin:
    """The targets of several industries that are measured by one column, one target each."""

    targets: tuple[Target, ...]
    measure: str
    spec: LedgerSpec

    @property
    def name(self) -> Name:
        """What the column holds."""
        label = self.spec.columns[self.measure].name
        return Name(label.zh, label.en)

    @property
    def same_period(self) -> str | None:
        """The column with the same figure of last year, on this year's firms."""
        own = self.spec.columns[self.measure]
        alike = (key for key, c in self.spec.columns.items() if c.of == "last_year" and c.flow == own.flow)
        return next(alike, None)


def rank_industries(now: Look, before: Look | None) -> Iterator[Ranking]:
    """For every column that measures several industries, and has: growth on the same period, then completion."""
    for kin in _kin(now.bench):
        running = any(now.cells[target.id].status is not Status.NOT_STARTED for target in kin.targets)
        for measure in ("growth", "completion" if running else "level_share"):
            ranking = _ranking(kin, measure, now, before)
            if any(isinstance(one.completion, Decimal) for one in ranking.standings):
                yield ranking


def _kin(bench: Bench) -> Iterator[Kin]:
    found: dict[tuple[str, str], dict[str, Target]] = {}
    for target in bench.plan.targets:
        metric = bench.plan.metrics[target.metric]
        if target.industry is not None and isinstance(metric, Total) and metric.ledger in bench.room.ledgers:
            found.setdefault((metric.ledger, metric.measure), {}).setdefault(target.industry, target)
    for (ledger, measure), targets in found.items():
        if len(targets) > 1:
            yield Kin(tuple(targets.values()), measure, bench.room.ledgers[ledger].spec)


def _ranking(kin: Kin, measure: str, now: Look, before: Look | None) -> Ranking:
    standings = _standings(kin, measure, now)
    rules = {"growth": "rank-by-growth", "completion": "rank-by-completion", "level_share": "rank-by-level"}
    return Ranking(
        by="industry",
        group="",
        target_id="",
        ref="",
        name=kin.name,
        unit=kin.targets[0].unit,
        period=f"{now.bench.year}",
        as_of=now.bench.as_of,
        before=before.bench.as_of if before else None,
        standings=moved_from(standings, _standings(kin, measure, before) if before else ()),
        measure=measure,
        target_ids=tuple(target.id for target in kin.targets),
        rule=(remark(rules[measure]),),
    )


def _standings(kin: Kin, measure: str, at: Look) -> tuple[Standing, ...]:
    if measure == "growth":
        return ranked(_grown(target, kin, at.bench) for target in kin.targets)
    return ranked(_completed(at.cells[target.id], at.bench, measure) for target in kin.targets)


def _grown(target: Target, kin: Kin, bench: Bench) -> Standing:
    key, year = target.industry or "", Period.year(bench.year)
    window = Window(year.start, year.last_day, bench.as_of)
    now = bench.actual(target, window)
    if kin.same_period is None:
        return Standing(key, _name(key, bench), "", NOT_APPLICABLE, now.value, NOT_APPLICABLE, firms=now.firms)
    metric = bench.plan.metrics[target.metric].model_copy(update={"measure": kin.same_period})
    then = bench.in_unit(bench.room.kinds[metric.kind](metric, window, bench.room), target.unit)
    firms = min((n for n in (now.firms, then.firms) if n is not None), default=None)
    growth = _growth(now.value, then.value)
    return Standing(key, _name(key, bench), "", then.value, now.value, growth, firms=firms)


def _growth(now: Figure, then: Figure) -> Figure:
    for figure in (now, then):
        if isinstance(figure, Unmeasured):
            return figure
    if isinstance(now, Unmeasured) or isinstance(then, Unmeasured) or then <= 0:
        return NOT_APPLICABLE
    return plain((Fraction(now) / Fraction(then) - 1) * 100)


def _completed(cell: CellResult, bench: Bench, measure: str) -> Standing:
    completion = cell.level_share if measure == "level_share" else cell.completion
    if measure == "level_share" and isinstance(cell.actual, Unmeasured):
        completion = cell.actual
    return Standing(
        key=cell.industry,
        name=_name(cell.industry, bench),
        group="",
        goal=cell.goal,
        actual=cell.actual,
        completion=completion,
        time_share=cell.time_share,
        lead_pp=cell.lead_pp,
        status=cell.status.value,
        firms=cell.firms,
    )


def _name(key: str, bench: Bench) -> Name:
    return bench.room.places.get(key, Name(key))
