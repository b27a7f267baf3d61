"""One target, one cell, one verdict: what is known, what the rules look at, the word."""

from __future__ import annotations

from fractions import Fraction

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.evaluate.aim import Aim
from tanjcli.evaluate.bench import Bench
from tanjcli.evaluate.case import Case, open_case
from tanjcli.evaluate.results import CellResult
from tanjcli.evaluate.row import row
from tanjcli.evaluate.status import Facts, decide, thresholds_for
from tanjcli.plan.model import Target


def judge(target: Target, bench: Bench) -> CellResult:
    """The cell that a report for the bench's year shows for ``target``."""
    case = open_case(target, bench)
    facts = _facts(case, bench)
    return row(case, bench, facts, decide(facts))


def _facts(case: Case, bench: Bench) -> Facts:
    actual, way, value = case.actual, case.way, case.measured.value
    baseless = isinstance(value, Unmeasured) and value.why is Why.NO_BASELINE
    return Facts(
        thresholds=thresholds_for(bench.plan.rules, case.sight.target.pace),
        started=case.started,
        measured=actual is not None or baseless,
        met=actual is not None and _met(case, actual) and _provable(case),
        final=actual is not None and case.closed and case.complete,
        exceeded=actual is not None and case.aim.exceeded(actual),
        has_baseline=case.aim.start is not None and not baseless,
        can_progress=way is not None,
        tolerated=actual is not None and bench.as_of < case.sight.span.due and _tolerated(case.aim, actual),
        pace=way.pace if way is not None else None,
    )


def _met(case: Case, actual: Fraction) -> bool:
    return case.grown.met if case.grown is not None else case.aim.met(actual)


def _provable(case: Case) -> bool:
    """An incomplete sum is a lower bound: it proves that a floor is reached, never that a limit is kept."""
    upward = case.sight.target.direction == "higher" and not case.aim.band
    return (case.closed or not case.aim.limit) and (case.complete or upward)


def _tolerated(aim: Aim, actual: Fraction) -> bool:
    """A value to be kept (goal = baseline) has slipped, but no further than declared."""
    tolerance = aim.target.tolerance
    return aim.start == aim.goal and tolerance is not None and aim.short(actual) <= Fraction(tolerance)
