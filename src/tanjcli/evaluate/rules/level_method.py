"""The level method 水平法: a level planned for the last year counts as reached by any run of twelve months in a row.

Certification only; no tanj mode. Source: the textbook rule of Chinese five-year plan statistics. Inside the month in
which the run is completed, output is taken to be even over its days, in that month and in the same month a year before.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from tanjcli.core.quantities import EXACT

YEAR = 12


@dataclass(frozen=True, slots=True)
class Reached:
    """When the level was reached: whole months left after that month, and days left inside it."""

    month: int  # 0-based position in the series
    months_early: int
    days_early: Decimal


def rolling_years(months: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Sums of twelve months in a row; the first ends with the twelfth month."""
    sums = (Decimal(0), *accumulate(months))
    return tuple(after - before for before, after in zip(sums, sums[YEAR:], strict=False))


def reached(months: Sequence[Decimal], level: Decimal) -> Reached | None:
    """The first run of twelve months that reaches ``level``, or ``None``. ``months`` starts in a January.

    With x days left in the month, the run holds x days of that month a year before and the month's other days, so
    x = days·(sum − level)/(this month − same month last year).
    """
    for end, total in enumerate(rolling_years(months), start=YEAR - 1):
        if total >= level:
            days = monthrange(2001, end % YEAR + 1)[1]  # the series names no calendar year: 28 days in February
            gain = months[end] - months[end - YEAR] if end >= YEAR else Decimal(0)
            left = EXACT.divide(days * (total - level), gain) if gain > 0 else Decimal(0)
            return Reached(end, len(months) - 1 - end, min(left, Decimal(days)))
    return None
