"""Completion, elapsed share and lead in printed per cent, as bulletins publish them.

The arithmetic itself is that of ``evaluate.progress.pace`` and ``evaluate.progress.clock``;
here it is asked in decimals.

Completion is 100·(A − B)/(T − B), never capped. Elapsed share follows one of two clocks: completed months, or days
with the as-of day counted (366 in leap years). The lead 较时序 is their difference in percentage points, never in per
cent. Source: the county's own progress bulletins (完成率, 时间进度, 较时序) and section 2 of the method.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.periods import Period
from tanjcli.core.quantities import EXACT
from tanjcli.evaluate.progress import pace
from tanjcli.evaluate.progress.clock import Clock, Span, elapsed_share

HUNDRED = Decimal(100)


def completion(actual: Decimal, goal: Decimal, base: Decimal = Decimal(0)) -> Decimal | Unmeasured:
    """Per cent of the way from ``base`` to ``goal``; ``Unmeasured`` when the two are equal (there is no way to go)."""
    done = pace.completion(Fraction(actual), Fraction(base), Fraction(goal))
    return Unmeasured(Why.NOT_APPLICABLE) if done is None else _percent(done)


def implied_goal(actual: Decimal, completion_pct: Decimal) -> Decimal | Unmeasured:
    """The goal behind a printed completion, when only that was published: A/完成率."""
    if completion_pct == 0:
        return Unmeasured(Why.NOT_APPLICABLE)
    return EXACT.divide(HUNDRED * actual, completion_pct)


def month_share(elapsed: Decimal, total: Decimal = Decimal(12)) -> Decimal:
    """Elapsed share in per cent by the months clock: completed months of all months."""
    return EXACT.divide(HUNDRED * elapsed, total)


def day_share(as_of: date, period: Period, *, as_of_counts: bool = True) -> Decimal:
    """Elapsed share in per cent by the days clock, between 0 and 100.

    tanj counts the as-of day (a report of 31 December is complete); ``as_of_counts=False`` is the other convention in
    use.
    """
    day = as_of if as_of_counts else as_of - timedelta(days=1)
    return _percent(elapsed_share(Span(period.start, period.last_day), day, Clock("days")))


def lead(completion_pct: Decimal, share_pct: Decimal) -> Decimal:
    """较时序: completion minus elapsed share, in percentage points; positive is ahead."""
    return EXACT.subtract(completion_pct, share_pct)


def _percent(share: Fraction) -> Decimal:
    return EXACT.divide(HUNDRED * share.numerator, Decimal(share.denominator))
