"""Cases of what runs up to a year's end month by month, and of what is only known once a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tanjcli.core.periods import Period, month_end
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.case import Case
from tanjcli.evaluate.bench.years import full_years, whole_year
from tanjcli.evaluate.forecast.prepared import Prepared, Ready, goal_of, refused
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.outlook.backtest import Backtest, backtest_flow, backtest_trend
from tanjcli.evaluate.outlook.choose import FLOW_METHODS
from tanjcli.evaluate.outlook.flows import FlowCase
from tanjcli.evaluate.outlook.model import Goal, Method, YearToDate
from tanjcli.evaluate.outlook.trend import TrendCase
from tanjcli.plan.metrics import Growth


def flow_case(case: Case, bench: Bench) -> Ready:
    """The window's cumulative values with those of full past years; a window of several years has no past ones."""
    target, span = case.sight.target, case.sight.span
    days = [
        month_end(year, month)
        for year in range(span.start.year, span.due.year + 1)
        for month in bench.months(target)
        if span.start <= month_end(year, month) <= span.due
    ]
    values = _so_far(days, bench.curve(target, Window(span.start, span.due, bench.as_of)))
    if values is None:
        return refused(Method.RUN_RATE, "months_missing")
    flow = FlowCase(
        goal_of(case.aim),
        tuple(_month_of(case, day) for day in days),
        _past(case, bench),
        YearToDate(span.start.year, values),
        prior=None if target.prior is None else float(target.prior),
    )
    return Prepared(flow, test=lambda method: _tests(flow, method))


def change_case(case: Case, bench: Bench) -> Ready:
    """What is there on a day, by its change since the baseline: no season, so nothing but its rate."""
    span, start = case.sight.span, case.aim.start
    if start is None:
        return refused(Method.RUN_RATE, "no_baseline")
    curve = bench.curve(case.sight.target, Window(span.start, span.due, bench.as_of))
    months = tuple(_month_of(case, day) for day in sorted(curve))
    whole = months if months and months[-1] == span.months else (*months, span.months)
    changes = tuple(float(Fraction(curve[day]) - start) for day in sorted(curve))
    flow = FlowCase(goal_of(case.aim, less=start), whole, (), YearToDate(span.start.year, changes), can_fall=True)
    return Prepared(flow, back=lambda value: value + float(start))


def trend_case(case: Case, bench: Bench) -> Ready:
    """The values at the ends of the years, without a gap up to the newest."""
    due = case.sight.span.due.year
    curves = {
        year: bench.curve(case.sight.target, whole_year(year, bench)) for year in range(bench.first_year, due + 1)
    }
    ends = {year: curve.get(Period.year(year).last_day) for year, curve in curves.items()}
    return _trend(case, ends, goal_of(case.aim))


def growth_case(case: Case, bench: Bench) -> Ready:
    """Average growth by the yearly levels under it; the forecast level is turned back into growth."""
    grown, metric = case.grown, bench.room.metrics[case.sight.target.metric]
    if grown is None or not isinstance(metric, Growth):
        return refused(Method.TREND, "no_data", 0, 1)
    ends: dict[int, Decimal | None] = {}
    for year in range(grown.levels.base_year, grown.levels.base_year + grown.years + 1):
        level = bench.room.measure(metric.of, whole_year(year, bench))
        if isinstance(level.value, Decimal) and level.data_through == Period.year(year).last_day:
            ends[year] = level.value
    goal = Goal(float(grown.goal), lower_is_better=case.sight.target.direction == "lower")
    ready = _trend(case, ends, goal)
    base, years = float(grown.base), grown.total
    if not isinstance(ready, Prepared):
        return ready
    return Prepared(ready.case, lambda level: 100 * ((max(level, 0.0) / base) ** (1 / years) - 1), ready.test)


def _trend(case: Case, ends: Mapping[int, Decimal | None], goal: Goal) -> Ready:
    series: list[tuple[int, float]] = []
    for year in sorted(ends):
        value = ends[year]
        if value is not None:
            series = [*series, (year, float(value))] if series and series[-1][0] == year - 1 else [(year, float(value))]
    if not series:
        return refused(Method.TREND, "no_data", 0, 1)
    trend = TrendCase(case.sight.target.id, goal, case.sight.span.due.year, tuple(series))
    return Prepared(trend, test=lambda _: (backtest_trend(trend),))


def _so_far(days: Sequence[date], curve: Mapping[date, Decimal]) -> tuple[float, ...] | None:
    """The values up to the newest report; ``None`` when one before it is missing."""
    known = [day for day in days if day in curve]
    return tuple(float(curve[day]) for day in known) if known == days[: len(known)] else None


def _past(case: Case, bench: Bench) -> tuple[YearToDate, ...]:
    span = case.sight.span
    if (span.start.month, span.months) != (1, 12):
        return ()
    years = full_years(case.sight.target, bench, span.start.year)
    return tuple(YearToDate(year.year, tuple(map(float, year.values))) for year in years)


def _month_of(case: Case, day: date) -> int:
    """1 for the first month of the span."""
    start = case.sight.span.start
    return (day.year - start.year) * 12 + day.month - start.month + 1


def _tests(flow: FlowCase, method: Method) -> tuple[Backtest, ...]:
    return (backtest_flow(flow, method), *(backtest_flow(flow, other) for other in FLOW_METHODS if other is not method))
