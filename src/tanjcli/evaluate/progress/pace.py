"""Pace: how much is due by a day, and what follows from it. Exact fractions, no rounding.

One formula: ``E = B + (T − B)·s`` with baseline B, target T and s the share of the way due.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from tanjcli.evaluate.progress.clock import Span


def step_share(steps: Iterable[tuple[date, Fraction]], span: Span, day: date) -> Fraction:
    """A declared plan as steps: the share of the latest milestone of this span on or before ``day``, else 0."""
    inside = (step for step in steps if span.start <= step[0] <= day)
    return max(inside, default=(day, Fraction(0)))[1]


def expected(base: Fraction, goal: Fraction, share: Fraction) -> Fraction:
    """E, in the target's unit."""
    return base + (goal - base) * share


def completion(actual: Fraction, base: Fraction, goal: Fraction) -> Fraction | None:
    """(A − B)/(T − B) as a share, never capped; ``None`` where there is no way to go."""
    return None if goal == base else (actual - base) / (goal - base)


def pace_ratio(actual: Fraction, base: Fraction, due: Fraction) -> Fraction | None:
    """R = (A − B)/(E − B); ``None`` where nothing is due."""
    return None if due == base else (actual - base) / (due - base)
