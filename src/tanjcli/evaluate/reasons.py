"""Why a status: one remark for each, and what is said beside it."""

from __future__ import annotations

from decimal import Decimal

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.evaluate.paths import Sight
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Figure, Remark, Status
from tanjcli.evaluate.status import Facts

_ABSENT = {Why.NOT_YET: "reason-not-yet", Why.DISPUTED: "reason-disputed"}


def reason(status: Status, facts: Facts, sight: Sight, actual: Figure) -> Remark:
    """The remark that goes with the status."""
    due = f"{sight.span.due}"
    match status:
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
            return _not_due(sight, due)
    return _by_pace(status, facts, sight)


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


def _not_due(sight: Sight, due: str) -> Remark:
    pace = sight.target.pace
    if sight.path == "last_year":
        return remark("reason-no-last-year")
    if pace is not None and pace.reason is not None:
        return remark("reason-declared", zh=pace.reason.zh, en=pace.reason.en)
    return remark("reason-deadline", due=due) if sight.path == "deadline" else remark("reason-nothing-due")


def _by_pace(status: Status, facts: Facts, sight: Sight) -> Remark:
    if facts.exceeded:
        return remark("reason-exceeded")
    if facts.tolerated:
        return remark("reason-within-tolerance", tolerance=f"{sight.target.tolerance or 0:f}")
    if not facts.can_progress:
        return remark("reason-lost")
    if status is Status.REVERSING:
        return remark("reason-reversing", bound=f"{facts.thresholds.off_track:f}")
    return remark("reason-pace", bound=f"{getattr(facts.thresholds, status.value):f}")
