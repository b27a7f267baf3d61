"""Two figures beside the pace: months late (slip), and the rate still required against the rate observed.

Formulas: sections 2 and 4 of the method.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.outlook.model import no_range

Real = TypeVar("Real", float, Fraction)  # estimates in floats, verdicts in exact fractions
_TOLERANCE = 1e-9


def required_over_observed(done: Real, goal: Real, share: Real) -> Real | Unmeasured:
    """Rate required for the rest over the rate seen so far, each per unit of ``share`` s.

    With the elapsed share it compares months, with the seasonal share it asks for no more in a month than the month
    can give.
    """
    if done <= 0 or not 0 < share < 1:
        return no_range("undefined")
    return (goal - done) / (1 - share) / (done / share)


def slip(path: Sequence[tuple[Real, Real]], now: Real, share: Real) -> Real | Unmeasured:
    """Months late: ``now`` − t*, where the path's s(t*) equals the ``share`` of the way done; negative is ahead.

    Args:
        path: (t, s) of the path's points, t rising, s never falling; it starts at s = 0.
        now: the t being judged.
        share: completion as a fraction.

    Where the path is level, any time on the level is on time; beyond its end there is no time to name.
    """
    if not path or share > path[-1][1] + _TOLERANCE or share < path[0][1] - _TOLERANCE:
        return no_range("off_path")
    due = _at(path, now)
    if abs(share - due) <= _TOLERANCE:
        return now - now
    return now - (_latest(path, share) if share < due else _earliest(path, share))


def _at(path: Sequence[tuple[Real, Real]], now: Real) -> Real:
    for (t0, s0), (t1, s1) in pairwise(path):
        if t0 <= now <= t1:
            return s0 + (s1 - s0) * (now - t0) / (t1 - t0) if t1 > t0 else s1
    return path[0][1] if now < path[0][0] else path[-1][1]


def _latest(path: Sequence[tuple[Real, Real]], share: Real) -> Real:
    for (t0, s0), (t1, s1) in zip(reversed(path[:-1]), reversed(path[1:]), strict=True):
        if s0 <= share:
            return _between(t0, t1, (share - s0) / (s1 - s0)) if s1 > s0 else t1
    return path[0][0]


def _earliest(path: Sequence[tuple[Real, Real]], share: Real) -> Real:
    for (t0, s0), (t1, s1) in pairwise(path):
        if s1 >= share:
            return _between(t0, t1, (share - s0) / (s1 - s0)) if s1 > s0 else t0
    return path[-1][0]


def _between(start: Real, end: Real, part: Real) -> Real:
    return start if part < 0 else end if part > 1 else start + (end - start) * part
