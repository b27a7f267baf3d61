"""How far each method would have been off at the same month of the years that are known (历年同月误差).

One year is left out at a time and forecast from the others. A method that needs last year can only be tried on years
that have one. Errors are per cent of what the year really came to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.outlook.choose import FLOW_METHODS
from tanjcli.evaluate.outlook.counts import CountCase, count
from tanjcli.evaluate.outlook.firms import FirmCase, firm
from tanjcli.evaluate.outlook.flows import FlowCase, seasonal_share
from tanjcli.evaluate.outlook.model import Forecast, Method, YearToDate
from tanjcli.evaluate.outlook.trend import TrendCase, trend


@dataclass(frozen=True, slots=True)
class Backtest:
    """Errors by year, in %, positive; empty when no year could be tried."""

    method: Method
    errors: tuple[tuple[int, float], ...]

    @property
    def mean(self) -> float | None:
        """Mean error in %, ``None`` when nothing could be tried."""
        return sum(error for _, error in self.errors) / len(self.errors) if self.errors else None


def backtest_flow(case: FlowCase, method: Method) -> Backtest:
    """Leave one past year out, at the case's month."""
    tried = []
    for year in case.past:
        others = tuple(other for other in case.past if other is not year)
        seen = YearToDate(year.year, year.values[: case.age + 1])
        forecast = FLOW_METHODS[method](replace(case, past=others, current=seen, prior=None))
        tried.append((year.year, forecast.mid if isinstance(forecast, Forecast) else None, year.last))
    return _errors(method, tried)


def backtest_count(case: CountCase, past: Sequence[YearToDate], age: int, month: int) -> Backtest:
    """The same for a count, in the case's own exposure: seasonal shares from the other years, or months.

    ``past``: cumulative counts of full years; ``age`` and ``month``: index and number of the case's newest month.
    """
    tried = []
    for year in past:
        others = [other for other in past if other is not year]
        share = seasonal_share(others, age) if case.exposure == "share" else month / 12
        if isinstance(share, Unmeasured):
            continue
        seen = replace(
            case,
            arrived=round(year.values[age]),
            elapsed=share,
            left=max(0.0, 1 - share),
            start=0,
            gone=None,
            monthly=(),
        )
        forecast = count(seen)
        tried.append((year.year, forecast.mid if isinstance(forecast, Forecast) else None, year.last))
    return _errors(Method.COUNT, tried)


def backtest_firms(case: FirmCase) -> Backtest:
    """The same for a threshold count: every firm's year left out at once, its other years kept."""
    age = max((len(one.current.values) for one in case.firms), default=0) - 1
    tried = []
    for held in sorted({year.year for one in case.firms for year in one.past}):
        firms = tuple(
            replace(
                one,
                past=tuple(year for year in one.past if year.year != held),
                current=YearToDate(held, next(y for y in one.past if y.year == held).values[: age + 1]),
            )
            for one in case.firms
            if any(year.year == held for year in one.past)
        )
        actual = sum(year.last >= case.threshold for one in case.firms for year in one.past if year.year == held)
        forecast = firm(replace(case, firms=firms))
        tried.append((held, forecast.mid if isinstance(forecast, Forecast) else None, float(actual)))
    return _errors(Method.FIRM, tried)


def backtest_trend(case: TrendCase) -> Backtest:
    """A yearly series is forecast from its own past only, as far ahead as the due year is now."""
    ahead = max(1, case.due - case.values[-1][0])
    tried = []
    for year, actual in case.values:
        known = tuple(point for point in case.values if point[0] <= year - ahead)
        forecast = trend(replace(case, due=year, values=known))
        tried.append((year, forecast.mid if isinstance(forecast, Forecast) else None, actual))
    return _errors(Method.TREND, tried)


def better_than(chosen: Backtest, others: Sequence[Backtest]) -> tuple[Backtest, ...]:
    """The methods whose mean error is smaller over the very same years: when there is one, the report says so."""
    years = [year for year, _ in chosen.errors]
    return tuple(
        other
        for other in others
        if other.mean is not None
        and chosen.mean is not None
        and [year for year, _ in other.errors] == years
        and other.mean < chosen.mean
    )


def _errors(method: Method, tried: Sequence[tuple[int, float | None, float]]) -> Backtest:
    return Backtest(
        method,
        tuple(
            (year, 100 * abs(mid - actual) / abs(actual)) for year, mid, actual in tried if mid is not None and actual
        ),
    )
