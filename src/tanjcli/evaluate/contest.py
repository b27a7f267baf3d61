"""Which method forecasts best here: every one of them on the county's own full past years, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tanjcli.core.absence import NOT_APPLICABLE, Figure
from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.opening import open_bench
from tanjcli.evaluate.bench.years import full_years
from tanjcli.evaluate.forecast.counts import in_declared_batches
from tanjcli.evaluate.forecast.firms import past_firms
from tanjcli.evaluate.outlook.backtest import Backtest
from tanjcli.evaluate.outlook.contest import MIN_YEARS, Series, taken, tried
from tanjcli.evaluate.outlook.model import YearToDate, shown
from tanjcli.evaluate.progress.aim import GROWTH, HELD
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Remark
from tanjcli.intake.ledger import Ledgers
from tanjcli.plan.metrics import Lowest
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target


@dataclass(frozen=True, slots=True)
class Trial:
    """One method: its mean error in % at each month (absent where it had no basis), and the years behind each.

    ``mean`` is over the months and years that every method of the contest could be tried at, so that it compares.
    """

    method: str
    errors: tuple[Figure, ...]
    years: tuple[int, ...]
    mean: Figure


@dataclass(frozen=True, slots=True)
class Contest:
    """The methods on one metric. ``auto`` is what it takes at each of ``months``; ``reason`` says why there is none."""

    metric: str
    name: Name
    target_ids: tuple[str, ...]
    refs: tuple[str, ...]
    declared: tuple[str, ...]  # the outlook each target asks for
    years: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    trials: tuple[Trial, ...] = ()
    auto: tuple[str, ...] = ()
    auto_mean: Figure = NOT_APPLICABLE  # as ``Trial.mean``, of what ``auto`` takes
    reason: Remark | None = None


@dataclass(frozen=True, slots=True)
class Contests:
    """All contests asked for, in the plan's order."""

    plan_name: Name
    as_of: date
    known_on: date
    sample: bool
    contests: tuple[Contest, ...]


def contests(plan: Plan, ledgers: Ledgers, question: Question) -> Contests:
    """One contest for every metric that the targets of ``question.only`` (all, when empty) are judged by."""
    bench = open_bench(plan, ledgers, question)
    asked = [target for target in plan.targets if not question.only or target.id in question.only]
    by_metric: dict[str, list[Target]] = {}
    for target in asked:
        for metric in _parts(target.metric, plan):
            by_metric.setdefault(metric, []).append(target)
    return Contests(
        plan_name=Name(plan.plan.name.zh, plan.plan.name.en),
        as_of=bench.as_of,
        known_on=bench.room.known_on,
        sample=ledgers.sample,
        contests=tuple(_contest(metric, targets, bench) for metric, targets in by_metric.items()),
    )


def _parts(name: str, plan: Plan) -> Iterator[str]:
    """A compound is forecast part by part."""
    metric = plan.metrics[name]
    if isinstance(metric, Lowest):
        for part in metric.of:
            yield from _parts(part, plan)
    else:
        yield name


def _contest(metric: str, targets: Sequence[Target], bench: Bench) -> Contest:
    one = targets[0].model_copy(update={"metric": metric})
    words = bench.room.name(metric)
    head = Contest(
        metric=metric,
        name=Name(words.get("zh"), words.get("en")),
        target_ids=tuple(target.id for target in targets),
        refs=tuple(target.ref for target in targets),
        declared=tuple(target.outlook for target in targets),
    )
    series = _series(one, bench)
    if isinstance(series, Remark):
        return replace(head, reason=series)
    tests = tried(series)
    return replace(
        head,
        years=tuple(year.year for year in series.past),
        months=series.months[:-1],
        trials=_trials(tests),
        auto=(auto := taken(series, tests)),
        auto_mean=_followed(auto, tests),
    )


def _series(target: Target, bench: Bench) -> Series | Remark:
    """The full years of a target's metric, the newest included; or why its methods cannot be compared."""
    if target.kind in HELD:
        return remark("no-contest-held")
    if target.kind == GROWTH or len(bench.months(target)) < MIN_YEARS:
        return remark("no-contest-yearly")
    before = bench.as_of.year + 1
    years = full_years(target, bench, before)
    past = tuple(YearToDate(year.year, tuple(map(float, year.values))) for year in years if year.total)
    if len(past) < MIN_YEARS:
        return remark("no-outlook-too-few-years", seen=str(len(past)), needed=str(MIN_YEARS))
    kind = bench.room.metrics[target.metric].kind
    return Series(
        months=bench.months(target),
        past=past,
        counts=kind == "count",
        batched=in_declared_batches(target),
        firms=past_firms(target, bench, before) if kind == "threshold_count" else None,
    )


def _trials(tests: Mapping[str, Sequence[Backtest]]) -> tuple[Trial, ...]:
    common = _common(tests)
    return tuple(
        Trial(
            method=method,
            errors=tuple(_mean([error for _, error in test.errors]) for test in found),
            years=tuple(len(test.errors) for test in found),
            mean=_mean([error for test, years in zip(found, common, strict=True) for error in _of(test, years)]),
        )
        for method, found in tests.items()
    )


def _followed(auto: Sequence[str], tests: Mapping[str, Sequence[Backtest]]) -> Figure:
    """The mean error of who follows ``auto`` from month to month; absent where it takes what could not be tried."""
    common = _common(tests)
    if not set(auto) <= set(tests):
        return NOT_APPLICABLE
    return _mean([error for age, method in enumerate(auto) for error in _of(tests[method][age], common[age])])


def _common(tests: Mapping[str, Sequence[Backtest]]) -> list[frozenset[int]]:
    """At each age the years that every method was tried at."""
    ages = range(max((len(found) for found in tests.values()), default=0))
    return [frozenset.intersection(*(_years(found[age]) for found in tests.values())) for age in ages]


def _years(test: Backtest) -> frozenset[int]:
    return frozenset(year for year, _ in test.errors)


def _of(test: Backtest, years: frozenset[int]) -> list[float]:
    return [error for year, error in test.errors if year in years]


def _mean(errors: Sequence[float]) -> Figure:
    return shown(sum(errors) / len(errors)) if errors else NOT_APPLICABLE
