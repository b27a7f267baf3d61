"""Goals that were revised: which one judges a cell, and what is said about the one before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.judging.judge import judge
from tanjcli.evaluate.progress.cells import cell_for, span_of
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import CellResult
from tanjcli.plan.target import Revision, Target


def judge_in_force(target: Target, bench: Bench) -> CellResult:
    """The cell of ``target`` under the goal in force; a revised one says so and keeps the original beside it."""
    made = revisions_made(target, bench.year, bench.as_of)
    if not made:
        return judge(target, bench)
    cell = judge(in_force(target, bench.year, bench.as_of), bench)
    last, change = made[-1], made[-1].value - target.goal
    said = remark(
        "goal-revised",
        original=f"{target.goal:f}",
        goal=f"{last.value:f}",
        change=f"{change:+f}",
        since=f"{last.from_}",
        times=str(len(made)),
        zh=_because(last.reason.zh, last),
        en=_because(last.reason.en, last),
    )
    return replace(cell, goal_original=target.goal, remarks=(said, *cell.remarks))


def in_force(target: Target, year: int, as_of: date) -> Target:
    """The target with the goal that judges the cell a report for ``year`` shows."""
    made = revisions_made(target, year, as_of)
    return target.model_copy(update={"goal": made[-1].value, "goal_max": made[-1].value_max}) if made else target


def revisions_made(target: Target, year: int, as_of: date) -> tuple[Revision, ...]:
    """The revisions in force on ``as_of``; one made after the cell was due comes too late for it."""
    day = min(as_of, span_of(target, cell_for(target, year)).due)
    return tuple(revision for revision in target.revisions if revision.from_ <= day)


def _because(reason: str, revision: Revision) -> str:
    return f"{reason} ({revision.document})" if revision.document else reason
