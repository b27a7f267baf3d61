"""Every method that could forecast a series, tried at every month of its full past years.

A method's error at a month is the mean over the years that could be tried, each left out in turn; what ``auto`` would
take is settled by the same functions that settle it in a report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from tanjcli.evaluate.outlook.backtest import Backtest, backtest_count, backtest_firms, backtest_flow
from tanjcli.evaluate.outlook.choose import FLOW_METHODS, chosen_method
from tanjcli.evaluate.outlook.counts import CountCase
from tanjcli.evaluate.outlook.firms import FirmCase
from tanjcli.evaluate.outlook.flows import FlowCase
from tanjcli.evaluate.outlook.model import Goal, Method, YearToDate

MIN_YEARS = 2
BY_MONTH, BY_SHARE = "count_months", "count_share"
_ANY = Goal(0.0)  # errors do not depend on it


@dataclass(frozen=True, slots=True)
class Series:
    """Full past years of one figure, oldest first, at the ``months`` of a year; what it counts decides its methods.

    ``batched``: its arrivals are declared to come in batches. ``firms`` are there for a threshold count.
    """

    months: tuple[int, ...]
    past: tuple[YearToDate, ...]
    counts: bool = False
    batched: bool = False
    firms: FirmCase | None = None

    def flow(self, age: int) -> FlowCase:
        """The next year as a report would see it at this age; its values do not matter."""
        return FlowCase(_ANY, self.months, self.past, YearToDate(self.past[-1].year + 1, (0.0,) * (age + 1)))


def tried(series: Series) -> Mapping[str, tuple[Backtest, ...]]:
    """Method → its backtest at each age but the last, which needs no forecast."""
    found = {method: _at_ages(series, run) for method, run in _runs(series).items()}
    return {method: tests for method, tests in found.items() if any(test.errors for test in tests)}


def taken(series: Series, tests: Mapping[str, Sequence[Backtest]]) -> tuple[str, ...]:
    """What ``auto`` takes at each age."""
    ages = range(len(series.months) - 1)
    if series.firms is not None:
        return tuple(Method.FIRM.value for _ in ages)
    if not series.counts:
        return tuple(chosen_method(series.flow(age)).value for age in ages)
    return tuple(BY_SHARE if series.batched or _shares_err_less(tests, age) else BY_MONTH for age in ages)


def _runs(series: Series) -> Mapping[str, Callable[[int], Backtest]]:
    runs: dict[str, Callable[[int], Backtest]] = {}
    firms = series.firms
    if firms is not None:
        runs[Method.FIRM.value] = lambda age: backtest_firms(_seen(firms, age))
    elif series.counts:
        runs[BY_MONTH] = lambda age: _count(CountCase(_ANY, 0, 1.0, 1.0), series, age)
        runs[BY_SHARE] = lambda age: _count(CountCase(_ANY, 0, 1.0, 1.0, exposure="share"), series, age)
    for method in FLOW_METHODS:
        runs[method.value] = lambda age, method=method: backtest_flow(series.flow(age), method)  # type: ignore[misc]
    return runs


def _at_ages(series: Series, run: Callable[[int], Backtest]) -> tuple[Backtest, ...]:
    return tuple(run(age) for age in range(len(series.months) - 1))


def _count(case: CountCase, series: Series, age: int) -> Backtest:
    return backtest_count(case, series.past, age, series.months[age])


def _seen(firms: FirmCase, age: int) -> FirmCase:
    blank = (0.0,) * (age + 1)
    return replace(firms, firms=tuple(replace(one, current=YearToDate(0, blank)) for one in firms.firms))


def _shares_err_less(tests: Mapping[str, Sequence[Backtest]], age: int) -> bool:
    months, shares = (tests[key][age].mean if key in tests else None for key in (BY_MONTH, BY_SHARE))
    return months is not None and shares is not None and shares < months
