"""Why a status: one remark for each, and what is said beside it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.evaluate.bench.case import Case
from tanjcli.evaluate.bench.paths import Sight
from tanjcli.evaluate.judging.verdict import Verdict
from tanjcli.evaluate.progress.aim import plain
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Figure, Remark, RulesUsed, Status
from tanjcli.evaluate.rules.ruling import looked_at

_OTHER = {"unsd": "reason-forecast", "destatis": "reason-gap-closing", "globalfund": "reason-completion"}
_ABSENT = {Why.NOT_YET: "reason-not-yet", Why.DISPUTED: "reason-disputed"}


def reason(verdict: Verdict, case: Case, rule: RulesUsed) -> Remark:
    """The remark that goes with the status."""
    sight, actual = case.sight, case.measured.value
    due = f"{sight.span.due}"
    match verdict.status:
        case Status.NOT_ASSIGNED:
            return remark("reason-not-assigned")
        case Status.INFORMATIVE:
            return remark("reason-informative")
        case Status.ACCEPTED:
            return _accepted(verdict, sight)
        case Status.NOT_STARTED:
            return remark("reason-not-started", opens=f"{sight.span.start}")
        case Status.NO_DATA:
            return _absent(actual)
        case Status.ACHIEVED:
            return _achieved(sight, actual)
        case Status.MISSED:
            return remark("reason-missed", due=due)
        case Status.NO_BASELINE:
            return remark("reason-no-baseline")
        case Status.NOT_DUE:
            return _not_due(verdict, sight, due, waits=case.waits)
    return _decided(verdict, sight, rule)


def _accepted(verdict: Verdict, sight: Sight) -> Remark:
    accept, covered = sight.target.accept, verdict.underlying
    if accept is None or covered is None:
        raise ValueError(f"accepted without an acceptance: {sight.target.id}")
    return remark(
        "reason-accepted",
        status=covered.value,
        goal=f"{accept.value:f}",
        until=f"{accept.until}",
        zh=accept.reason.zh,
        en=accept.reason.en,
        ref=accept.ref,
    )


def _absent(actual: Figure) -> Remark:
    if not isinstance(actual, Unmeasured):
        return remark("reason-no-data")
    if "months" in actual.params:
        return remark("months-missing", months=actual.params["months"])
    return remark(_ABSENT.get(actual.why, "reason-no-data"))


def _achieved(sight: Sight, actual: Figure) -> Remark:
    full = sight.target.goal_max
    if sight.target.range_rule == "floor_stretch" and full is not None and isinstance(actual, Decimal):
        beyond = actual >= full if sight.target.direction == "higher" else actual <= full
        if beyond:
            return remark("reason-full", goal_max=f"{full:f}")
    return remark("reason-achieved")


def _not_due(verdict: Verdict, sight: Sight, due: str, *, waits: bool) -> Remark:
    pace = sight.target.pace
    if waits:
        return remark("reason-cap", due=due)
    if verdict.rate is not None:
        return remark(f"reason-rate-{verdict.rate.refusal.replace('_', '-')}")
    if sight.path == "last_year":
        return remark("reason-no-last-year")
    if sight.path == "profile" and verdict.seen.pace is None:
        return remark("reason-no-profile")
    if pace is not None and pace.reason is not None:
        return remark("reason-declared", zh=pace.reason.zh, en=pace.reason.en)
    if verdict.seen.pace is not None:
        return remark("reason-no-forecast")
    return remark("reason-deadline", due=due) if sight.path == "deadline" else remark("reason-nothing-due")


def _decided(verdict: Verdict, sight: Sight, rule: RulesUsed) -> Remark:
    facts, status = verdict.facts, verdict.status
    if facts.exceeded:
        return remark("reason-exceeded")
    if facts.tolerated:
        return remark("reason-within-tolerance", tolerance=f"{sight.target.tolerance or 0:f}")
    if not facts.can_progress:
        return remark("reason-lost")
    if verdict.rate is not None:
        return remark("reason-rate")
    if rule.preset in _OTHER:
        return remark(_OTHER[rule.preset], percent=f"{plain((looked_at(rule, verdict.seen) or Fraction(0)) * 100):f}")
    if status is Status.REVERSING:
        return remark("reason-reversing", bound=f"{rule.off_track:f}")
    return remark("reason-pace", bound=f"{getattr(rule, status.value):f}")
