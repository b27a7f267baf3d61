"""The outlook of a judged case: which builder, which method, its error on known years, and the words for it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.case import Case, open_case
from tanjcli.evaluate.forecast.counts import count_case, stock_case
from tanjcli.evaluate.forecast.firms import firm_case
from tanjcli.evaluate.forecast.flows import change_case, flow_case, growth_case, trend_case
from tanjcli.evaluate.forecast.prepared import Prepared, Ready
from tanjcli.evaluate.outlook.backtest import Backtest, better_than
from tanjcli.evaluate.outlook.choose import FLOW_METHODS, outlook
from tanjcli.evaluate.outlook.counts import CountCase
from tanjcli.evaluate.outlook.firms import FirmCase
from tanjcli.evaluate.outlook.model import Estimate, Forecast, Goal, Method, NoForecast, shown, word
from tanjcli.evaluate.outlook.terms import terms_of
from tanjcli.evaluate.progress.aim import GROWTH
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import NOT_APPLICABLE, Figure, Outlook, Remark
from tanjcli.plan.metrics import Lowest

BASIS: Mapping[Method, str] = {
    Method.RUN_RATE: "reports",
    Method.PROFILE: "past_years",
    Method.BLEND: "past_years",
    Method.YOY: "past_years",
    Method.TREND: "changes",
    Method.COUNT: "arrivals",
    Method.FIRM: "entities",
}
Build = Callable[[Case, Bench], Ready]


def look_ahead(case: Case, bench: Bench) -> Outlook:
    """Where the cell will end. Nothing is forecast before it begins, after its end, or without an actual."""
    method = Method(case.sight.target.outlook)
    why = _nothing_to_forecast(case, method)
    if why is not None:
        return Outlook(reason=why)
    metric = bench.room.metrics[case.sight.target.metric]
    if isinstance(metric, Lowest):
        return _worst_part(case, metric, bench)
    ready = _builder(case, method, bench)(case, bench)
    if isinstance(ready, NoForecast):
        return Outlook(reason=_refusal(ready))
    found = outlook(ready.case, method)
    if isinstance(found, NoForecast):
        return Outlook(reason=_refusal(found))
    return _told(found, ready, case, bench)


def _nothing_to_forecast(case: Case, method: Method) -> Remark | None:
    if method is Method.NONE:
        return remark("no-outlook-not-asked")
    if not case.started:
        return remark("no-outlook-not-started")
    if case.closed:
        return remark("no-outlook-finished")
    return remark("no-outlook-no-data", seen="0", needed="1") if case.actual is None else None


def _builder(case: Case, method: Method, bench: Bench) -> Build:
    """The builder of the declared method's case; for ``auto`` by what is measured and how often."""
    kind, target = bench.room.metrics[case.sight.target.metric].kind, case.sight.target
    if target.kind == GROWTH:
        return growth_case
    if method in FLOW_METHODS:
        return flow_case if case.aim.adds_up else change_case
    if method in _DECLARED:
        return stock_case if method is Method.COUNT and kind == "balance" else _DECLARED[method]
    if kind == "balance":
        return stock_case
    if bench.months(target) == (12,):
        return trend_case
    if not case.aim.adds_up:
        return change_case
    return _MEASURED.get(kind, flow_case)


_DECLARED: Mapping[Method, Build] = {Method.TREND: trend_case, Method.COUNT: count_case, Method.FIRM: firm_case}
_MEASURED: Mapping[str, Build] = {"count": count_case, "threshold_count": firm_case}


def _worst_part(case: Case, metric: Lowest, bench: Bench) -> Outlook:
    """A compound is as good as its worst part: the one with the smallest chance, else the lowest forecast."""
    parts: list[tuple[Outlook, str]] = []
    for name in metric.of:
        alone = case.sight.target.model_copy(update={"metric": name})
        found = look_ahead(open_case(alone, bench), bench)
        if found.reason is not None:
            return found
        parts.append((found, name))
    worst, name = min(parts, key=lambda part: (_sortable(part[0].p_hit), _sortable(part[0].mid)))
    words = bench.room.name(name)
    said = remark("outlook-worst-part", part=name, zh=words.get("zh"), en=words.get("en"))
    return replace(worst, caveats=(*worst.caveats, said))


def _told(found: Forecast, ready: Prepared, case: Case, bench: Bench) -> Outlook:
    rule, tests = bench.rule(case.sight.target), ready.test(found.method)
    chance = _in_band(found.p_hit, ready, case)
    said = [remark(_key("outlook", code)) for code in (*found.caveats, *ready.caveats)]
    mean = tests[0].mean if tests else None
    informative = case.sight.target.informative
    return Outlook(
        method=found.method.value,
        low=_figure(found.low, ready),
        mid=shown(ready.back(found.mid)),
        high=_figure(found.high, ready),
        p_hit=NOT_APPLICABLE if informative or isinstance(chance, Unmeasured) else shown(chance),
        word="none"
        if informative or isinstance(chance, Unmeasured)
        else word(chance, float(rule.likely), float(rule.unlikely)),
        n=found.n,
        basis=BASIS[found.method],
        error=NOT_APPLICABLE if mean is None else shown(mean),
        errors=tuple((year, shown(error)) for year, error in (tests[0].errors if tests else ())),
        caveats=(*said, *_beaten(tests), *_too_narrow(found, mean)),
        chances=ready.chances,
        terms=tuple((name, shown(value)) for name, value in terms_of(ready.case, found).items()),
    )


def _in_band(chance: Estimate, ready: Prepared, case: Case) -> Estimate:
    """Of a band: the chance to reach its floor, less the chance to run out at its top."""
    top = case.sight.target.goal_max
    if not case.aim.band or top is None or isinstance(chance, Unmeasured):
        return chance
    low, high = float(case.sight.target.goal), float(top)
    whole = isinstance(ready.case, CountCase | FirmCase)
    ends = [Goal(low), Goal(math.floor(high) + 1 if whole else math.nextafter(high, math.inf))]
    found = [outlook(replace(ready.case, goal=goal)) for goal in ends]
    reached, beyond = (one.p_hit if isinstance(one, Forecast) else chance for one in found)
    if isinstance(reached, Unmeasured) or isinstance(beyond, Unmeasured):
        return chance
    return max(0.0, reached - beyond)


def _beaten(tests: Sequence[Backtest]) -> tuple[Remark, ...]:
    """The method that would have erred least on the very same years, when it is not the chosen one."""
    if not tests:
        return ()
    better = sorted(better_than(tests[0], tests[1:]), key=lambda test: test.mean or 0.0)
    return tuple(
        remark("outlook-other-method-better", method=test.method.value, percent=f"{shown(test.mean or 0.0):f}")
        for test in better[:1]
    )


def _too_narrow(found: Forecast, mean: float | None) -> tuple[Remark, ...]:
    """A flow whose past errors are on average larger than half its range: that range promises too much."""
    if found.method not in FLOW_METHODS or mean is None or not found.mid:
        return ()
    if isinstance(found.low, Unmeasured) or isinstance(found.high, Unmeasured):
        return ()
    half = 50 * (found.high - found.low) / abs(found.mid)
    return (remark("outlook-erred-beyond-range", percent=f"{shown(mean):f}"),) if mean > half else ()


def _figure(estimate: Estimate, ready: Prepared) -> Figure:
    return NOT_APPLICABLE if isinstance(estimate, Unmeasured) else shown(ready.back(estimate))


def _refusal(refused: NoForecast) -> Remark:
    return remark(_key("no-outlook", refused.reason), seen=str(refused.seen), needed=str(refused.needed))


def _key(family: str, code: str) -> str:
    return f"{family}-{code.replace('_', '-')}"


def _sortable(figure: Figure) -> float:
    return math.inf if isinstance(figure, Unmeasured) else float(figure)
