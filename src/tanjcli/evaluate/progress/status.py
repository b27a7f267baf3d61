"""The one status word: the first rule that applies, as a table.

Met or missed is exact and takes no tolerance; the last word is that of the rule's preset (``evaluate.rules.ruling``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tanjcli.evaluate.results import Status


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at; everything else about a cell is settled before."""

    assigned: bool = True
    informative: bool = False
    started: bool = True
    measured: bool = True
    met: bool = False  # the goal is reached, and can count as reached by now
    final: bool = False  # the due date is past, the data cover it, everybody has reported
    exceeded: bool = False  # beyond a limit, and what adds up cannot come back
    has_baseline: bool = True  # or needs none
    can_progress: bool = True  # the goal lies ahead of the baseline, so there is a way to go
    tolerated: bool = False  # a value to be kept has slipped, inside its declared tolerance, before the due date
    word: Status | None = None  # of the preset; None while the path asks for nothing or the preset has no basis


RULES: tuple[tuple[Callable[[Facts], bool], Status], ...] = (
    (lambda f: not f.assigned, Status.NOT_ASSIGNED),
    (lambda f: f.informative, Status.INFORMATIVE),
    (lambda f: not f.started, Status.NOT_STARTED),
    (lambda f: not f.measured, Status.NO_DATA),
    (lambda f: f.met, Status.ACHIEVED),
    (lambda f: f.final, Status.MISSED),
    (lambda f: f.exceeded, Status.OFF_TRACK),
    (lambda f: not f.has_baseline, Status.NO_BASELINE),
    (lambda f: f.tolerated, Status.BEHIND),
    (lambda f: not f.can_progress, Status.OFF_TRACK),
)


def decide(facts: Facts) -> Status:
    """The status of the first rule that applies, else the preset's word, else ``not_due``."""
    return next((status for applies, status in RULES if applies(facts)), facts.word or Status.NOT_DUE)
