"""Past years of a target, month by month: what profiles, forecasts and backtests rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tanjcli.core.periods import Period, month_end
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.progress.clock import Span
from tanjcli.plan.target import Target

MIN_PROFILE = 2  # full past years for a profile


@dataclass(frozen=True, slots=True)
class FullYear:
    """A year of which every reporting month is known: the cumulative values at ``Bench.months``."""

    year: int
    values: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        """What the year came to."""
        return self.values[-1]


def full_years(target: Target, bench: Bench, before: int, since: int = 0) -> tuple[FullYear, ...]:
    """The full years from ``since`` up to ``before``, oldest first."""
    months = bench.months(target)
    years = []
    for year in range(max(bench.first_year, since), before):
        curve = bench.curve(target, whole_year(year, bench))
        days = [month_end(year, month) for month in months]
        if days and days[-1].month == 12 and all(day in curve for day in days):
            years.append(FullYear(year, tuple(curve[day] for day in days)))
    return tuple(years)


def whole_year(year: int, bench: Bench) -> Window:
    """A calendar year, seen from the day of the question."""
    return Window(Period.year(year).start, Period.year(year).last_day, bench.as_of)


def profile_share(target: Target, bench: Bench, span: Span, day: date) -> Fraction | None:
    """历史同期占比: Σ past cumulative at the month of ``day`` over Σ past full years, volume weighted.

    Nothing is interpolated: between two reports the earlier one counts. In a window of several years each year has
    the same weight. ``None`` with fewer than two full past years, or nothing in them.
    """
    past = full_years(target, bench, day.year)
    whole = sum((Fraction(year.total) for year in past), Fraction(0))
    if len(past) < MIN_PROFILE or whole <= 0:
        return None
    ages = [at for at, month in enumerate(bench.months(target)) if month_end(day.year, month) <= day]
    reached = sum((Fraction(year.values[ages[-1]]) for year in past), Fraction(0)) if ages else Fraction(0)
    years = span.due.year - span.start.year + 1
    return (day.year - span.start.year + reached / whole) / years
