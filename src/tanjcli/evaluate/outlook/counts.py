"""Forecast of a count from its arrivals: negative binomial, with months or seasonal shares as exposure.

With k arrivals in exposure t and h left, the arrivals still to come are NB(k + ½, t/(t + h)): a Poisson rate under
Jeffreys' prior. So no arrival yet does not mean no arrival ever. Batches come through the exposure: shares of past
arrivals instead of months. Formulas: section 4 of the method.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tanjcli.evaluate.outlook.distributions import Discrete, negative_binomial
from tanjcli.evaluate.outlook.model import Forecast, Goal, Method, NoForecast, Outlook

PRIOR_SHAPE = 0.5
OVERDISPERSED = 1.5
MIN_MONTHS = 12


@dataclass(frozen=True, slots=True)
class CountCase:
    """A count in its window.

    ``arrived`` came in the exposure ``elapsed``, ``left`` is still to come: months, or the historical shares of
    arrivals. For a stock, ``start`` is what was there when the window opened and ``gone`` what left it since
    (``None``: nothing ever leaves). ``monthly`` are past and present monthly arrivals, from which clustering is judged.
    """

    goal: Goal
    arrived: int
    elapsed: float
    left: float
    exposure: Literal["months", "share"] = "months"
    start: int = 0
    gone: int | None = None
    monthly: tuple[int, ...] = ()


def still_to_come(arrived: int, elapsed: float, left: float, phi: float = 1.0) -> Discrete:
    """The distribution of arrivals still to come.

    Args:
        arrived: arrivals k in ``elapsed``.
        elapsed: exposure t > 0.
        left: exposure h ≥ 0 in the same measure.
        phi: variance inflation; the mean μ is kept, r = μ²/(var − μ), p = μ/var.
    """
    r, p = arrived + PRIOR_SHAPE, elapsed / (elapsed + max(left, 0.0))
    if phi > 1 and p < 1:
        mean = r * (1 - p) / p
        variance = phi * mean / p
        r, p = mean**2 / (variance - mean), mean / variance
    return negative_binomial(r, p)


def overdispersion(monthly: Sequence[int]) -> float:
    """φ = variance / mean of monthly counts, 1 unless at least twelve months show more than 1.5."""
    if len(monthly) < MIN_MONTHS or sum(monthly) == 0:
        return 1.0
    mean = sum(monthly) / len(monthly)
    phi = sum((m - mean) ** 2 for m in monthly) / (len(monthly) - 1) / mean
    return phi if phi > OVERDISPERSED else 1.0


def final_count(case: CountCase) -> Discrete:
    """The distribution of the count at the due date: what is there, plus arrivals, minus exits. Needs an exposure."""
    phi = overdispersion(case.monthly)
    coming = still_to_come(case.arrived, case.elapsed, case.left, phi)
    if case.gone is None:
        return coming.shifted(case.start + case.arrived)
    leaving = still_to_come(case.gone, case.elapsed, case.left)
    return coming.minus(leaving).shifted(case.start + case.arrived - case.gone)


def count(case: CountCase) -> Outlook:
    """Forecast of a count; refused without exposure, when nothing can be known about the rate."""
    if case.elapsed <= 0:
        return NoForecast(Method.COUNT, "no_exposure", 0, 1)
    final = final_count(case)
    chance = final.at_least(case.goal.value)
    if case.goal.lower_is_better:
        chance = 1 - final.at_least(math.floor(case.goal.value) + 1)
    caveats = (
        *(("seasonal_exposure",) if case.exposure == "share" else ()),
        *(("overdispersed",) if overdispersion(case.monthly) > 1 else ()),
        *(("independent_exits",) if case.gone is not None else ()),
    )
    return Forecast(
        Method.COUNT,
        case.arrived,
        final.mean,
        final.quantile(0.1),
        final.quantile(0.9),
        chance,
        math.sqrt(final.variance),
        caveats,
    )
