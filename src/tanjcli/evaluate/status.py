"""The one status word: the first rule that applies, as a table.

Ratios of pace take a tolerance of 1e-9 at their bounds; met or missed is exact and takes none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tanjcli.evaluate.results import Status
from tanjcli.plan.model import Pace, Rules, Thresholds

PRESETS: Mapping[str, Thresholds] = {
    "eurostat": Thresholds(on_track=Decimal("0.95"), behind=Decimal("0.60"), off_track=Decimal(0)),
    "shixu": Thresholds(on_track=Decimal("1.00"), behind=Decimal("0.90"), off_track=Decimal(0)),
}
TOLERANCE = Fraction(1, 10**9)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at; everything else about a cell is settled before."""

    thresholds: Thresholds
    started: bool = True
    measured: bool = True
    met: bool = False  # the goal is reached, and can count as reached by now
    final: bool = False  # the due date is past, the data cover it, everybody has reported
    exceeded: bool = False  # beyond a limit, and what adds up cannot come back
    has_baseline: bool = True  # or needs none
    can_progress: bool = True  # the goal lies ahead of the baseline, so there is a way to go
    tolerated: bool = False  # a value to be kept has slipped, inside its declared tolerance, before the due date
    pace: Fraction | None = None  # R; None while the path asks for nothing or has no basis


def _at_least(bound: str) -> Callable[[Facts], bool]:
    def holds(facts: Facts) -> bool:
        limit = Fraction(getattr(facts.thresholds, bound))
        return facts.pace is not None and facts.pace + TOLERANCE >= limit

    return holds


RULES: tuple[tuple[Callable[[Facts], bool], Status], ...] = (
    (lambda f: not f.started, Status.NOT_STARTED),
    (lambda f: not f.measured, Status.NO_DATA),
    (lambda f: f.met, Status.ACHIEVED),
    (lambda f: f.final, Status.MISSED),
    (lambda f: f.exceeded, Status.OFF_TRACK),
    (lambda f: not f.has_baseline, Status.NO_BASELINE),
    (lambda f: f.tolerated, Status.BEHIND),
    (lambda f: not f.can_progress, Status.OFF_TRACK),
    (lambda f: f.pace is None, Status.NOT_DUE),
    (_at_least("on_track"), Status.ON_TRACK),
    (_at_least("behind"), Status.BEHIND),
    (_at_least("off_track"), Status.OFF_TRACK),
    (lambda _: True, Status.REVERSING),
)


def decide(facts: Facts) -> Status:
    """The status of the first rule that applies."""
    return next(status for applies, status in RULES if applies(facts))


def thresholds_for(rules: Rules, pace: Pace | None) -> Thresholds:
    """The bounds in force: the target's own, else the plan's, else its preset's."""
    own = pace.thresholds if pace is not None else None
    return own or rules.thresholds or PRESETS[rules.preset]
