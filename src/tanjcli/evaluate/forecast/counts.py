"""Cases of counts: what came so far, in which exposure, and what can still come.

The exposure is months. Where arrivals come in batches it is the share of a year's arrivals that past years had seen by
now: by declaration (yearly batches, a path that follows the year), else where it would have erred less than months in
the years that are known; a single known year decides for it when its months are clustered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from tanjcli.core.absence import Unmeasured
from tanjcli.core.periods import Period, month_end
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.case import Case
from tanjcli.evaluate.bench.years import full_years, whole_year
from tanjcli.evaluate.forecast.prepared import Prepared, Ready, goal_of, refused
from tanjcli.evaluate.measure.curves import stock_moves
from tanjcli.evaluate.outlook.backtest import Backtest, backtest_count
from tanjcli.evaluate.outlook.counts import CountCase, overdispersion
from tanjcli.evaluate.outlook.flows import seasonal_share
from tanjcli.evaluate.outlook.model import Method, YearToDate
from tanjcli.plan.metrics import Balance
from tanjcli.plan.target import Target

LATE = Fraction(3, 4)
_BATCHED_PATHS = frozenset({"plan", "profile", "last_year"})


@dataclass(frozen=True, slots=True)
class _Arrivals:
    """What is known of arrivals before now: full past years, and every month that can be told."""

    past: tuple[YearToDate, ...]
    monthly: tuple[int, ...]


def count_case(case: Case, bench: Bench) -> Ready:
    """Arrivals of the window."""
    arrived, target = case.actual, case.sight.target
    if arrived is None or arrived.denominator != 1:
        return refused(Method.COUNT, "no_data", 0, 1)
    counted = CountCase(goal_of(case.aim, whole=True), int(arrived), float(case.time.gone), float(case.time.left))
    years = full_years(target, bench, case.sight.day.year)
    past = tuple(YearToDate(year.year, tuple(map(float, year.values))) for year in years if year.total)
    return _exposed(counted, _Arrivals(past, _monthly(case, bench)), case, bench)


def stock_case(case: Case, bench: Bench) -> Ready:
    """A stock by what enters and what leaves, each at its rate since the window opened."""
    metric, span, there = bench.room.metrics[case.sight.target.metric], case.sight.span, case.actual
    if not isinstance(metric, Balance) or there is None:
        return refused(Method.COUNT, "method_does_not_fit")
    until = min(bench.as_of, span.due)
    moves = [(day, came) for day, _, came in stock_moves(metric, bench.room) if span.start <= day <= until]
    entries = [day for day, came in moves if came]
    left = len(moves) - len(entries)
    stock = CountCase(
        goal_of(case.aim, whole=True),
        len(entries),
        float(case.time.gone),
        float(case.time.left),
        start=int(there) - len(entries) + left,
        gone=left,
    )
    ends = {
        year: [month_end(year, month) for month in bench.months(case.sight.target)]
        for year in range(span.start.year, case.sight.day.year)
    }
    past = tuple(
        YearToDate(year, tuple(float(sum(Period.year(year).start <= day <= end for day in entries)) for end in days))
        for year, days in ends.items()
    )
    gone = (case.sight.day.year - span.start.year) * 12 + case.sight.day.month - span.start.month + 1
    months = [month_end(span.start.year, span.start.month + step) for step in range(max(gone, 0))]
    monthly = tuple(sum((day.year, day.month) == (end.year, end.month) for day in entries) for end in months)
    return _exposed(stock, _Arrivals(tuple(year for year in past if year.last), monthly), case, bench)


def _exposed(counted: CountCase, known: _Arrivals, case: Case, bench: Bench) -> Prepared:
    """The case in the exposure that fits its arrivals, with its backtest."""
    day = case.sight.day
    age = sum(month_end(day.year, month) <= day for month in bench.months(case.sight.target)) - 1
    declared = in_declared_batches(case.sight.target)
    # The months' own clustering widens the range; in shares of a year it is explained already.
    by_month = replace(counted, monthly=known.monthly)
    share = seasonal_share(known.past, age) if known.past and age >= 0 else 0.0
    years = case.sight.span.months / 12
    gone = day.year - case.sight.span.start.year + (0.0 if isinstance(share, Unmeasured) else share)
    by_share = replace(counted, elapsed=gone, left=max(0.0, years - gone), exposure="share")
    tests = [_test(one, known, age, day.month) for one in (by_month, by_share)]
    # Late in a window, arrivals before the time at which past years saw any leave only the months to go by.
    late = case.time.gone >= LATE * case.sight.span.months
    early = bool(known.past) and late and gone <= 0 < counted.arrived
    batched = bool(known.past) and not early and (declared or (gone > 0 and _in_batches(known, tests)))
    chosen, test = (by_share, tests[1]) if batched else (by_month, tests[0])
    if counted.gone is not None:
        test = _of_the_stock(test, counted, known)
    few = ("one_past_year",) if batched and len(known.past) == 1 else ()
    alike = ("months_alike",) if declared and not batched and not early else ()
    sooner = ("sooner_than_ever",) if declared and early else ()
    return Prepared(chosen, test=lambda _: (test,), caveats=(*few, *alike, *sooner))


def in_declared_batches(target: Target) -> bool:
    """True when the plan itself says that arrivals do not come evenly: yearly batches, a path that follows the year."""
    pace = target.pace
    return target.kind == "annual_gross_additions" or (pace is not None and pace.path in _BATCHED_PATHS)


def _test(one: CountCase, known: _Arrivals, age: int, month: int) -> Backtest:
    return backtest_count(one, known.past if age >= 0 else (), age, month)


def _of_the_stock(test: Backtest, counted: CountCase, known: _Arrivals) -> Backtest:
    """Errors of the arrivals as errors of the stock, which they are only a part of."""
    came = {year.year: year.last for year in known.past}
    there = max(counted.start + counted.arrived - (counted.gone or 0), 1)
    return replace(test, errors=tuple((year, error * came[year] / there) for year, error in test.errors))


def _in_batches(known: _Arrivals, tests: Sequence[Backtest]) -> bool:
    months, shares = tests
    if len(known.past) < 2 or months.mean is None or shares.mean is None:
        return overdispersion(known.monthly) > 1
    return shares.mean < months.mean


def _monthly(case: Case, bench: Bench) -> tuple[int, ...]:
    """Arrivals of every month that can be told, past years included."""
    arrivals: list[int] = []
    for year in range(bench.first_year, case.sight.day.year + 1):
        curve = bench.curve(case.sight.target, whole_year(year, bench))
        days = sorted(day for day in curve if day <= case.sight.day)
        # A year that is told from March on has arrivals before it that nobody knows.
        if days and days[0].month <= 2:
            steps = pairwise((Decimal(0), *(curve[day] for day in days)))
            arrivals += [int(after - before) for before, after in steps]
    return tuple(arrivals)
