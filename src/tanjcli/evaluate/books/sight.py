"""What the books look at: the rows judged now, and the same question at the report before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tanjcli.core.periods import month_start, parse_label
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.judging.goals import judge_in_force
from tanjcli.evaluate.progress.clock import last_point
from tanjcli.evaluate.results import CellResult
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target


@dataclass(frozen=True)
class Look:
    """The targets of one report, judged: ``cells`` as the report shows them, ``towns`` those with tasks, split."""

    bench: Bench
    cells: Mapping[str, CellResult]
    towns: Mapping[str, CellResult]


def look(bench: Bench, cells: Mapping[str, CellResult]) -> Look:
    """The rows of a report; those with tasks for its year once more, divided over the units."""
    split = replace(bench, room=replace(bench.room, split_by="town", _memo={}))
    shared = bench.room.split_by == "town"
    towns = {
        target.id: cells[target.id] if shared else judge_in_force(target, split)
        for target in ranked_targets(bench.plan, cells, bench.year)
    }
    return Look(bench, cells, towns)


def look_before(now: Look) -> Look | None:
    """The report before, on what is known now; ``None`` when it would be of another year."""
    day = report_before(now.bench)
    if day.year != now.bench.year:
        return None
    bench = replace(now.bench, as_of=day)
    return look(bench, {target.id: judge_in_force(target, bench) for target in bench.plan.targets})


def report_before(bench: Bench) -> date:
    """The end of the last month with a report of its own before the one that ``bench`` shows."""
    unpublished = frozenset(bench.plan.plan.unpublished_months)
    shown = last_point(bench.as_of, unpublished)
    return last_point(month_start(shown.year, shown.month), unpublished)


def ranked_targets(plan: Plan, cells: Mapping[str, CellResult], year: int) -> Iterator[Target]:
    """The targets whose tasks run in the report year; those of years gone by have been ranked then."""
    for target in plan.targets:
        period = parse_label(cells[target.id].period)
        if target.tasks and period.start.year <= year <= period.last_day.year:
            yield target
