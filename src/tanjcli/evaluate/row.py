"""The finished cell: every field that an output shows, and what is said beside it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Name
from tanjcli.evaluate.aim import GROWTH, HELD, plain
from tanjcli.evaluate.bench import Bench
from tanjcli.evaluate.case import Case
from tanjcli.evaluate.clock import report_ends
from tanjcli.evaluate.figures import Columns, columns_absent, columns_before, columns_on_way, columns_unbased
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.pace import slip_months
from tanjcli.evaluate.reasons import reason
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import CellResult, Remark, Status
from tanjcli.evaluate.status import Facts
from tanjcli.plan.model import Target


def row(case: Case, bench: Bench, facts: Facts, status: Status) -> CellResult:
    """The row of a judged case."""
    target, measured = case.sight.target, case.measured
    absent = isinstance(measured.value, Unmeasured)
    return CellResult(
        **_declared(target, bench),
        **_columns(case).as_fields(),
        period=case.cell.label,
        baseline=case.baseline,
        actual=measured.value,
        proxy=bench.proxy(target, case.window) if absent else None,
        months_left=plain(case.time.left),
        status=status,
        reason=reason(status, facts, case.sight, measured.value),
        stale=case.stale,
        data_through=measured.data_through,
        boundary=measured.boundary,
        coverage=measured.coverage,
        parts=measured.parts,
        shares=measured.shares,
        remarks=measured.remarks + _remarks(case, bench, status),
        sources=measured.sources,
        origins=measured.origins,
        pace_path="geometric" if target.kind == GROWTH else case.sight.path,
    )


def _declared(target: Target, bench: Bench) -> dict[str, Any]:
    """The fields that only repeat the plan."""
    path = bench.plan.paths.get(target.path or "")
    support = (*target.support, *(path.support if path else ()))
    return {
        "target_id": target.id,
        "ref": target.ref,
        "series": target.series or "",
        "name": Name(target.name.zh, target.name.en),
        "clause": target.clause,
        "kind": target.kind,
        "unit": target.unit,
        "direction": target.direction,
        "comparison": target.comparison,
        "goal": target.goal,
        "goal_max": target.goal_max,
        "lead": bench.department(target.lead.department),
        "lead_id": target.lead.department,
        "lead_source": target.lead.source,
        "lead_basis": target.lead.basis,
        "support": tuple(bench.department(key) for key in dict.fromkeys(support)),
        "industry": target.industry or "",
        "path": target.path or "",
        "reading": Name(target.reading.text.zh, target.reading.text.en),
        "confidence": target.reading.confidence,
    }


def _columns(case: Case) -> Columns:
    value, way = case.measured.value, case.way
    if not case.started:
        return columns_before(case.aim, case.actual)
    if isinstance(value, Unmeasured):
        return columns_absent(value)
    if way is None:
        return columns_unbased(case.aim, Fraction(value), case.share, case.time)
    columns = columns_on_way(case.aim, Fraction(value), way, case.time)
    if case.grown is not None:
        return case.grown.columns(columns)
    if case.sight.path == "linear" and case.share is not None and way.done is not None:
        columns = replace(columns, slip_months=plain(slip_months(case.sight.span, case.share, way.done)))
    return columns


def _remarks(case: Case, bench: Bench, status: Status) -> tuple[Remark, ...]:
    said: list[Remark] = []
    if not case.started:
        said.append(remark("level-of-period", period=_level_label(case)))
        return tuple(said)
    if case.stale:
        said.append(remark("judged-at-data-date", data_through=f"{case.measured.data_through}"))
    if case.grown is not None:
        said += case.grown.remarks()
    if case.actual is not None and status not in (Status.ACHIEVED, Status.MISSED):
        said += _held_back(case)
        said += _was_met(case, bench)
    said += _about_the_goal(case, status)
    return tuple(said)


def _level_label(case: Case) -> str:
    through = case.measured.data_through
    if case.sight.target.kind in HELD and through is not None:
        return f"{through}"
    return f"{case.window.start.year}"


def _held_back(case: Case) -> list[Remark]:
    """After the due date without a final word: because data end too early, or because somebody is missing."""
    due, through, who = case.sight.span.due, case.measured.data_through, case.measured.coverage
    if case.window.as_of < due:
        return []
    if not case.closed:
        return [remark("held-back-data", data_through=f"{through or ''}", due=f"{due}")]
    if who is not None and not who.complete:
        return [remark("held-back-coverage", reported=str(who.reported), expected=str(who.expected))]
    return []


def _was_met(case: Case, bench: Bench) -> list[Remark]:
    """A stock that once held its goal: the month of the last report in which it did."""
    span, target = case.sight.span, case.sight.target
    if target.kind not in HELD:
        return []
    rhythm = "month" if case.measured.rhythm == "any" else case.measured.rhythm
    for day in reversed(report_ends(span.start, case.sight.day, rhythm)):
        value = bench.actual(target, Window(span.start, span.due, day)).value
        if not isinstance(value, Unmeasured) and case.aim.met(Fraction(value)):
            return [remark("was-met", month=f"{day:%Y-%m}")]
    return []


def _about_the_goal(case: Case, status: Status) -> list[Remark]:
    target, start, actual = case.sight.target, case.aim.start, case.actual
    said: list[Remark] = []
    backwards = start is not None and start != case.aim.goal and not case.aim.can_progress
    if backwards and not case.aim.band and target.kind != GROWTH:
        said.append(remark("target-not-ambitious", baseline=f"{plain(start or Fraction(0)):f}"))
    full = target.goal_max
    if status is Status.ACHIEVED and target.range_rule == "floor_stretch" and full is not None and actual is not None:
        short = Fraction(full) - actual if target.direction == "higher" else actual - Fraction(full)
        if short > 0:
            said.append(remark("stretch", goal_max=f"{full:f}", short=f"{plain(short):f}"))
    return said
