"""Forecasts of a year's flow from its year-to-date: run_rate, profile (chain ladder), blend, yoy.

All four carry the value reached so far, C_m, to the year's end; a flow that cannot fall is never forecast below it.
Formulas: section 4 of the method; blend is Bornhuetter–Ferguson.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.outlook.distributions import student_quantile, student_sf
from tanjcli.evaluate.outlook.ladder import fit, project
from tanjcli.evaluate.outlook.model import Forecast, Goal, Method, NoForecast, Outlook, YearToDate, no_range

MIN_PERIODS = 3  # observed periods below which nothing is forecast
MIN_PROFILE = 2  # full past years for a profile
MIN_SPREAD = 3  # full past years for a range
HIGH_TAIL = 0.9  # the 80 % range runs from the 10 % to the 90 % quantile


@dataclass(frozen=True, slots=True)
class FlowCase:
    """One flow in one year.

    ``months`` are the year's reporting months in order (2…12); each of ``past`` is a full year, oldest first;
    ``prior`` is a declared expectation for the year (``None``: last year carried on at its past growth), read only by
    ``blend``.
    """

    goal: Goal
    months: tuple[int, ...]
    past: tuple[YearToDate, ...]
    current: YearToDate
    can_fall: bool = False
    prior: float | None = None

    def __post_init__(self) -> None:
        if any(len(year.values) != len(self.months) for year in self.past):
            raise ValueError("a past year lacks a reporting month")
        if len(self.current.values) > len(self.months):
            raise ValueError("more values than reporting months")

    @property
    def age(self) -> int:
        """Index of the newest reporting month; −1 before the first."""
        return len(self.current.values) - 1

    @property
    def elapsed(self) -> float:
        """Share of the year's months that have been reported."""
        return self.months[self.age] / self.months[-1]

    @property
    def last_year(self) -> YearToDate | None:
        """The year just before, when it is among the past ones."""
        return next((year for year in self.past if year.year == self.current.year - 1), None)


def seasonal_share(past: Sequence[YearToDate], age: int) -> float | Unmeasured:
    """Volume-weighted share of a year that past years had reached at ``age``: Σ C_m / Σ C_12."""
    whole = math.fsum(year.last for year in past)
    return math.fsum(year.values[age] for year in past) / whole if whole > 0 else no_range("zero_history")


def too_little(case: FlowCase, method: Method, years: int = 0) -> NoForecast | None:
    """The refusal when fewer than three periods were observed in all, none this year, or too few past years."""
    if not case.current.values:
        return NoForecast(method, "no_data", 0, 1)
    if len(case.past) < years:
        return NoForecast(method, "too_few_years", len(case.past), years)
    periods = len(case.current.values) + sum(len(year.values) for year in case.past)
    if (periods if years else len(case.current.values)) < MIN_PERIODS:
        return NoForecast(method, "insufficient_data", len(case.current.values), MIN_PERIODS)
    return None


def run_rate(case: FlowCase) -> Outlook:
    """C_m / elapsed share: takes every month to be alike. No range, and it says so."""
    refused = too_little(case, Method.RUN_RATE)
    if refused:
        return refused
    return _point(
        case,
        Method.RUN_RATE,
        case.current.last / case.elapsed,
        len(case.current.values),
        ("low_confidence", "no_seasonality"),
    )


def yoy(case: FlowCase) -> Outlook:
    """Last year's total × C_m / last year's C_m. One year gives no range."""
    refused = too_little(case, Method.YOY, years=1)
    if refused:
        return refused
    last = case.last_year
    if last is None:
        return NoForecast(Method.YOY, "no_last_year", 0, 1)
    if last.values[case.age] <= 0:
        return NoForecast(Method.YOY, "zero_history")
    return _point(case, Method.YOY, last.last * case.current.last / last.values[case.age], 1, ("one_past_year",))


def profile(case: FlowCase) -> Outlook:
    """C_m carried on by the chain ladder; from three past years on with Mack's error and Student's t, n − 1 d.f."""
    refused = too_little(case, Method.PROFILE, years=MIN_PROFILE)
    if refused:
        return refused
    carried = _carried(case)
    if isinstance(carried, Unmeasured):
        return NoForecast(Method.PROFILE, "zero_history")
    mid, error = carried
    return _spread(case, Method.PROFILE, mid, error, ())


def blend(case: FlowCase) -> Outlook:
    """C_m + (1 − s_m)·prior, for months so early that C_m / s_m would swing; the error is the profile's."""
    refused = too_little(case, Method.BLEND, years=MIN_PROFILE)
    if refused:
        return refused
    share, carried = seasonal_share(case.past, case.age), _carried(case)
    if isinstance(share, Unmeasured) or isinstance(carried, Unmeasured):
        return NoForecast(Method.BLEND, "zero_history")
    expected = expectation(case)
    if expected is None:
        return NoForecast(Method.BLEND, "no_last_year", 0, 1)
    prior, caveat = expected
    return _spread(case, Method.BLEND, case.current.last + (1 - share) * prior, carried[1], (caveat,))


def expectation(case: FlowCase) -> tuple[float, str] | None:
    """What the whole year is expected to come to, and where that comes from: declared, else from last year."""
    if case.prior is not None:
        return case.prior, "declared_prior"
    if case.last_year is not None:
        # In a backtest there are years after the one left out: what they came to was not known in it.
        before = [year for year in case.past if year.year < case.current.year]
        return case.last_year.last * (1 + past_growth(before)), "prior_from_last_year"
    return None


def past_growth(past: Sequence[YearToDate]) -> float:
    """Mean yearly growth g over the full past years, 0 where it has no meaning."""
    first, last = past[0], past[-1]
    if first.last <= 0 or last.last <= 0 or first.year >= last.year:
        return 0.0
    return float((last.last / first.last) ** (1 / (last.year - first.year))) - 1


def _carried(case: FlowCase) -> tuple[float, float] | Unmeasured:
    try:
        steps = fit([*(year.values for year in case.past), case.current.values])
    except ValueError:
        return no_range("zero_history")
    projection = project(case.current.values, steps)
    return projection.ultimate, projection.error


def _point(case: FlowCase, method: Method, mid: float, n: int, caveats: tuple[str, ...]) -> Forecast:
    absent, settled = no_range(caveats[-1]), _settled(case)
    chance = absent if isinstance(settled, Unmeasured) else settled
    return Forecast(method, n, _bounded(case, mid), absent, absent, chance, absent, caveats)


def _spread(case: FlowCase, method: Method, mid: float, error: float, caveats: tuple[str, ...]) -> Forecast:
    n = len(case.past)
    if n < MIN_SPREAD:
        return _point(case, method, mid, n, (*caveats, "too_few_years_for_range"))
    if error <= 0 and case.age + 1 < len(case.months):
        return _point(case, method, mid, n, (*caveats, "no_variation"))
    half = student_quantile(HIGH_TAIL, n - 1) * error
    chance = student_sf((case.goal.value - mid) / error, n - 1) if error > 0 else float(case.goal.met_by(mid))
    if case.goal.lower_is_better and error > 0:
        chance = 1 - chance
    settled = _settled(case)
    return Forecast(
        method,
        n,
        _bounded(case, mid),
        _bounded(case, mid - half),
        _bounded(case, mid + half),
        chance if isinstance(settled, Unmeasured) else settled,
        error,
        caveats,
    )


def _settled(case: FlowCase) -> float | Unmeasured:
    # What cannot fall has decided the matter once it passed the goal.
    if case.can_fall or case.current.last < case.goal.value:
        return no_range("open")
    if case.goal.lower_is_better:
        return no_range("open") if case.current.last == case.goal.value else 0.0
    return 1.0


def _bounded(case: FlowCase, value: float) -> float:
    return value if case.can_fall else max(value, case.current.last, 0.0)
