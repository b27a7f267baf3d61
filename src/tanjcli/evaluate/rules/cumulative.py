"""Year-to-date chains and growth targets: the arithmetic between a figure and its neighbours.

The county publishes 累计 with its growth; the month before follows by subtraction, its growth through last year's
bases, each value/(1 + yoy). Rates are fractions (0.187 is 18.7 %). Certification only; no tanj mode.
"""

from __future__ import annotations

from decimal import Decimal

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.quantities import EXACT

ONE = Decimal(1)


def previous_to_date(to_date: Decimal, month: Decimal) -> Decimal:
    """Last month's year-to-date: 累计 − 当月."""
    return to_date - month


def previous_growth(to_date: Decimal, to_date_yoy: Decimal, month: Decimal, month_yoy: Decimal) -> Decimal | Unmeasured:
    """Growth of last month's year-to-date, from two amounts and their two growth rates.

    Rates were rounded when printed, so the result carries their error (about 0.1 points for rates printed to 0.1 %).
    """
    if to_date_yoy <= -1 or month_yoy <= -1:
        return Unmeasured(Why.NOT_APPLICABLE)
    base = EXACT.divide(to_date, ONE + to_date_yoy) - EXACT.divide(month, ONE + month_yoy)
    if base == 0:
        return Unmeasured(Why.NOT_APPLICABLE)
    return EXACT.divide(to_date - month, base) - ONE


def growth_completion(actual: Decimal, planned: Decimal) -> Decimal | Unmeasured:
    """Completion of a growth target in %: 100·(1 + actual)/(1 + planned), never the ratio of the two rates.

    Planned 10 %, actual 12 % is 101.8 %, not 120 %.
    """
    if planned <= -1:
        return Unmeasured(Why.NOT_APPLICABLE)
    return EXACT.divide(100 * (ONE + actual), ONE + planned)
