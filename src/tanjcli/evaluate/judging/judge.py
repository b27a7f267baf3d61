"""One target, one cell, one verdict: what is known, where it leads, what the rules look at, the word."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.case import Case, open_case
from tanjcli.evaluate.forecast.look import look_ahead
from tanjcli.evaluate.judging.growth_rate import judged_by_rate
from tanjcli.evaluate.judging.row import row
from tanjcli.evaluate.judging.verdict import Verdict
from tanjcli.evaluate.progress.aim import Aim
from tanjcli.evaluate.progress.status import Facts, decide
from tanjcli.evaluate.results import BEHIND_FAMILY, CellResult, Outlook, Status
from tanjcli.evaluate.rules.presets import PRESETS
from tanjcli.evaluate.rules.ruling import Seen, due_word
from tanjcli.plan.target import Target


def judge(target: Target, bench: Bench) -> CellResult:
    """The cell that a report for the bench's year shows for ``target``."""
    case = open_case(target, bench)
    verdict = _verdict(case, bench)
    return row(case, bench, _accepted(verdict, target, bench))


def _verdict(case: Case, bench: Bench) -> Verdict:
    target = case.sight.target
    needless = bench.verdicts and not PRESETS[bench.rule(target).preset].by_forecast
    ahead, rate = Outlook() if needless else look_ahead(case, bench), judged_by_rate(case, bench)
    seen = _seen(case, ahead)
    said = rate.status if rate is not None else due_word(bench.rule(target), seen)
    facts = _facts(case, bench, said)
    return Verdict(decide(facts), facts, seen, ahead, rate)


def _seen(case: Case, ahead: Outlook) -> Seen:
    way = case.way
    if way is None:
        return Seen()
    # A forecast of growth is in per cent, the way of growth in levels: nothing to compare.
    comparable = isinstance(ahead.mid, Decimal) and case.grown is None
    return Seen(
        pace=way.pace,
        done=way.done,
        actual=way.actual,
        start=way.start,
        goal=way.goal,
        forecast=Fraction(ahead.mid) if comparable and isinstance(ahead.mid, Decimal) else None,
        lower_is_better=way.goal < way.start,
    )


def _facts(case: Case, bench: Bench, said: Status | None) -> Facts:
    actual, target, value = case.actual, case.sight.target, case.measured.value
    baseless = isinstance(value, Unmeasured) and value.why is Why.NO_BASELINE
    return Facts(
        informative=target.informative,
        started=case.started,
        measured=actual is not None or baseless,
        met=actual is not None and _met(case, actual) and _provable(case, bench),
        final=actual is not None and case.closed and case.complete,
        exceeded=actual is not None and case.aim.exceeded(actual),
        has_baseline=case.aim.start is not None and not baseless,
        can_progress=case.way is not None or (case.waits and case.aim.can_progress),
        tolerated=actual is not None and bench.as_of < case.sight.span.due and _tolerated(case.aim, actual),
        word=said,
    )


def _accepted(verdict: Verdict, target: Target, bench: Bench) -> Verdict:
    """Behind, but on track with the accepted value in place of the goal, to the end of the day it is accepted until."""
    accept = target.accept
    if accept is None or verdict.status not in BEHIND_FAMILY or bench.as_of > accept.until:
        return verdict
    eased = _verdict(open_case(target.model_copy(update={"goal": accept.value}), bench), bench)
    if eased.status not in (Status.ON_TRACK, Status.ACHIEVED):
        return verdict
    return replace(verdict, status=Status.ACCEPTED, underlying=verdict.status)


def _met(case: Case, actual: Fraction) -> bool:
    return case.grown.met if case.grown is not None else case.aim.met(actual)


def _provable(case: Case, bench: Bench) -> bool:
    """An incomplete sum is a lower bound: it proves that a floor is reached, never that a limit is kept.

    What is taken away (a stock) or divided by (a ratio) may be missing too: such a figure bounds nothing.
    """
    target = case.sight.target
    grows = bench.plan.metrics[target.metric].kind not in ("balance", "ratio")
    upward = grows and target.direction == "higher" and not case.aim.band
    return (case.closed or not case.aim.limit) and (case.complete or upward)


def _tolerated(aim: Aim, actual: Fraction) -> bool:
    """A value to be kept (goal = baseline) has slipped, but no further than declared."""
    tolerance = aim.target.tolerance
    return aim.start == aim.goal and tolerance is not None and aim.short(actual) <= Fraction(tolerance)
