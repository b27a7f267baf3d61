"""What is said beside a row, beyond why its status is what it is."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tanjcli.core.periods import Period
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.case import Case
from tanjcli.evaluate.bench.years import profile_share
from tanjcli.evaluate.judging.verdict import Verdict
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.progress.aim import GROWTH, HELD, plain
from tanjcli.evaluate.progress.clock import report_ends
from tanjcli.evaluate.progress.figures import Way
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import BEHIND_FAMILY, Remark, Status
from tanjcli.evaluate.rules.ruling import is_ahead, word


def remarks(case: Case, bench: Bench, verdict: Verdict) -> tuple[Remark, ...]:
    """The remarks of a judged case, beside those of its measurement."""
    said: list[Remark] = []
    status = verdict.status
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
    said += _about_the_rule(case, bench, verdict)
    return tuple(said)


def _about_the_rule(case: Case, bench: Bench, verdict: Verdict) -> list[Remark]:
    """What another rule would have said, and what became of an accepted deviation."""
    said, accept, rule = [], case.sight.target.accept, bench.rule(case.sight.target)
    other = _by_profile(case, bench, verdict)
    if other is not None:
        said.append(remark("profile-would-say", status=other.value))
    if verdict.status is Status.ON_TRACK and is_ahead(rule, verdict.seen):
        said.append(remark("ahead"))
    if accept is not None and verdict.status in BEHIND_FAMILY:
        over = bench.as_of > accept.until
        said.append(
            remark("accept-expired", until=f"{accept.until}")
            if over
            else remark("accept-not-enough", goal=f"{accept.value:f}")
        )
    return said


def _by_profile(case: Case, bench: Bench, verdict: Verdict) -> Status | None:
    """The word by the seasonal profile, where a line gave another one. The rule itself never switches."""
    way, span = case.way, case.sight.span
    judged = verdict.status in BEHIND_FAMILY or verdict.status is Status.ON_TRACK
    if not judged or way is None or not case.aim.adds_up or case.sight.path != "linear" or span.months != 12:
        return None
    share = profile_share(case.sight.target, bench, span, case.sight.day)
    if share is None:
        return None
    pace = Way(way.actual, way.start, way.goal, share).pace
    other = word(bench.rule(case.sight.target), replace(verdict.seen, pace=pace))
    return other if other is not None and other is not verdict.status else None


def _level_label(case: Case) -> str:
    through = case.measured.data_through
    if case.sight.target.kind in HELD and through is not None:
        return f"{through}"
    year = Period.year(case.window.start.year)
    if through is None or through >= year.last_day:
        return year.label
    return Period.months_of(through.year, 1, through.month).label


def _held_back(case: Case) -> list[Remark]:
    """After the due date without a final word: because data end too early, or because somebody is missing."""
    due, through, who = case.sight.span.due, case.measured.data_through, case.measured.coverage
    if case.window.as_of < due:
        return []
    if not case.closed:
        return [remark("held-back-data", data_through=f"{through or ''}", due=f"{due}")]
    if who is not None and not who.complete:
        return [remark("held-back-coverage", reported=str(who.reported), expected=str(who.expected))]
    if not case.measured.whole:
        return [remark("held-back-incomplete")]
    return []


def _was_met(case: Case, bench: Bench) -> list[Remark]:
    """A stock that once held its goal: the month of the last report in which it did."""
    span, target = case.sight.span, case.sight.target
    if target.kind not in HELD:
        return []
    curve = bench.curve(target, Window(span.start, span.due, bench.as_of))
    rhythm = "month" if case.measured.rhythm == "any" else case.measured.rhythm
    for day in reversed(report_ends(span.start, case.sight.day, rhythm)):
        value = curve.get(day)
        if value is not None and case.aim.met(Fraction(value)):
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
