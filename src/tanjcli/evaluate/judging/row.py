"""The finished cell: every field that an output shows, and what is said beside it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.case import Case
from tanjcli.evaluate.bench.paths import path_points
from tanjcli.evaluate.bench.years import whole_year
from tanjcli.evaluate.judging.assigned import assigned
from tanjcli.evaluate.judging.history import history
from tanjcli.evaluate.judging.notes import remarks
from tanjcli.evaluate.judging.reasons import reason
from tanjcli.evaluate.judging.verdict import Verdict
from tanjcli.evaluate.outlook.slip import required_over_observed, slip
from tanjcli.evaluate.progress.aim import GROWTH, plain
from tanjcli.evaluate.progress.clock import elapsed_share
from tanjcli.evaluate.progress.figures import (
    Columns,
    Way,
    columns_absent,
    columns_before,
    columns_on_way,
    columns_unbased,
)
from tanjcli.evaluate.results import NOT_APPLICABLE, CellResult, Figure, Part
from tanjcli.plan.target import Target


def row(case: Case, bench: Bench, verdict: Verdict) -> CellResult:
    """The row of a judged case."""
    target, measured = case.sight.target, case.measured
    absent = isinstance(measured.value, Unmeasured)
    rule = bench.rule(target)
    return CellResult(
        **_declared(target, bench),
        **_columns(case, bench, verdict).as_fields(),
        period=case.cell.label,
        baseline=None if case.waits else case.baseline,
        actual=measured.value,
        proxy=_proxy(case, bench) if absent or target.kind == GROWTH else None,
        months_left=plain(case.time.left),
        status=verdict.status,
        reason=reason(verdict, case, rule),
        stale=case.stale,
        complete=case.complete,
        firms=measured.firms,
        data_through=measured.data_through,
        boundary=measured.boundary,
        coverage=measured.coverage,
        parts=measured.parts,
        shares=assigned(case, bench),
        remarks=measured.remarks + remarks(case, bench, verdict),
        sources=measured.sources,
        origins=measured.origins,
        pace_path="geometric" if target.kind == GROWTH else case.sight.path,
        rules=rule,
        underlying=verdict.underlying,
        outlook=verdict.outlook,
        history=() if bench.verdicts else history(case, bench),
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


def _proxy(case: Case, bench: Bench) -> Part | None:
    """The named stand-in for what is not out; beside a growth, which ends with a year, what the running year shows."""
    if case.sight.target.kind != GROWTH:
        return bench.proxy(case.sight.target, case.window)
    year, through = whole_year(bench.as_of.year, bench), case.measured.data_through
    return None if through is not None and through >= year.start else bench.proxy(case.sight.target, year)


def _columns(case: Case, bench: Bench, verdict: Verdict) -> Columns:
    value, way = case.measured.value, case.way
    if not case.started:
        return columns_before(case.aim, case.actual)
    if isinstance(value, Unmeasured):
        return columns_absent(value)
    if case.sight.target.informative:
        return Columns()
    if way is None:
        return columns_unbased(case.aim, Fraction(value), case.share, case.time)
    columns = columns_on_way(case.aim, Fraction(value), way, case.time)
    if case.grown is not None:
        return case.grown.columns(columns)
    if verdict.rate is not None:
        columns = replace(columns, pace=verdict.rate.ratio)
    return replace(columns, slip_months=_slip(case, bench, way), rate_ratio=_rate_ratio(way))


def _slip(case: Case, bench: Bench, way: Way) -> Figure:
    # A step asks for everything in one day: there is no day on which a part of it was due.
    points = () if case.sight.path == "plan" else path_points(case.sight, bench)
    now = elapsed_share(case.sight.span, case.sight.day, case.sight.clock) * case.sight.span.months
    late = slip(points, now, way.done) if points and way.done is not None else NOT_APPLICABLE
    return NOT_APPLICABLE if isinstance(late, Unmeasured) else plain(late)


def _rate_ratio(way: Way) -> Figure:
    if way.share is None or way.done is None:
        return NOT_APPLICABLE
    ratio = required_over_observed(way.done, Fraction(1), way.share)
    return NOT_APPLICABLE if isinstance(ratio, Unmeasured) else plain(ratio)
