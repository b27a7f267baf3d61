"""Rules about metrics: what may be added over time and over places, thresholds that make sense, no circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tanjcli.config.positions import Path, Positions
from tanjcli.core.findings import Finding
from tanjcli.plan.metrics import (
    Balance,
    Bound,
    Condition,
    Count,
    Growth,
    Lowest,
    Metric,
    Ratio,
    ThresholdCount,
    Total,
)
from tanjcli.plan.model import Plan

# How a kind of metric may be added up: over time, over places. Entities are added where each stands in one place
# only (sum) or counted once over all places (count).
AXES: Mapping[type, tuple[frozenset[str], frozenset[str]]] = {
    Total: (frozenset({"sum", "last"}), frozenset({"sum"})),
    Count: (frozenset({"sum", "last"}), frozenset({"sum", "count"})),
    Balance: (frozenset({"last"}), frozenset({"sum", "count"})),
    ThresholdCount: (frozenset({"sum", "last"}), frozenset({"sum", "count"})),
    Growth: (frozenset({"ratio"}), frozenset({"ratio"})),
    Ratio: (frozenset({"ratio"}), frozenset({"ratio"})),
}


def metric_rules(plan: Plan, positions: Positions) -> Iterator[Finding]:
    """Every rule on every metric."""
    for key, metric in plan.metrics.items():
        yield from _axes(metric, ("metrics", key), plan, positions)
        yield from _conditions(metric, ("metrics", key), positions)
        if isinstance(metric, ThresholdCount):
            yield from bound_rule(metric.threshold, ("metrics", key, "threshold"), positions)
    yield from _circles(plan, positions)
    yield from _unused(plan, positions)


def parts(metric: Metric) -> tuple[str, ...]:
    """Ids of the metrics a metric is made of."""
    match metric:
        case Lowest():
            return metric.of
        case Growth():
            return (metric.of,)
        case Ratio():
            return (metric.numerator, metric.denominator)
        case _:
            return ()


def _axes(metric: Metric, path: Path, plan: Plan, positions: Positions) -> Iterator[Finding]:
    times, units = _allowed(metric, plan)
    for key, value, allowed in (("over_time", metric.over_time, times), ("over_units", metric.over_units, units)):
        if allowed and value not in allowed:
            params = {"key": key, "kind": metric.kind, "choices": ", ".join(sorted(allowed))}
            yield Finding("plan-metric-axis", positions.place(*path, key), params, value)


def _allowed(metric: Metric, plan: Plan) -> tuple[frozenset[str], frozenset[str]]:
    if isinstance(metric, Lowest):
        below = [plan.metrics[part] for part in metric.of if part in plan.metrics]
        return frozenset(part.over_time for part in below), frozenset(part.over_units for part in below)
    times, units = AXES[type(metric)]
    if isinstance(metric, Count) and metric.counted_in is not None:
        return frozenset({"sum"}), units
    if isinstance(metric, Count) and metric.dated is None:
        return frozenset({"last"}), units
    return times, units


def _conditions(metric: Metric, path: Path, positions: Positions) -> Iterator[Finding]:
    for key in ("where", "plus", "minus"):
        conditions: Mapping[str, Condition] = getattr(metric, key, {})
        for column, condition in conditions.items():
            here = (*path, key, column)
            given = [name for name, value in condition if value is not None]
            if len(given) != 1:
                yield Finding("plan-condition", positions.key(*here), {"count": str(len(given))}, column)
            if condition.bound is not None:
                yield from bound_rule(condition.bound, (*here, "bound"), positions)


def bound_rule(bound: Bound, path: Path, positions: Positions) -> Iterator[Finding]:
    """A bound leaves something in and something out; ``path`` is where it stands, below a section and a name."""
    lower = [value for value in (bound.at_least, bound.more_than) if value is not None]
    upper = [value for value in (bound.at_most, bound.less_than) if value is not None]
    if not lower + upper or len(lower) > 1 or len(upper) > 1 or (lower and upper and lower[0] >= upper[0]):
        yield Finding("plan-bound", positions.place(*path), {}, str(path[1]))


def _circles(plan: Plan, positions: Positions) -> Iterator[Finding]:
    """Metrics caught in a circle: take away what is made of nothing left, then what nothing left is made of."""
    made_of = {key: {p for p in parts(metric) if p in plan.metrics} for key, metric in plan.metrics.items()}
    used_by: dict[str, set[str]] = {key: set() for key in made_of}
    for key, below in made_of.items():
        for part in below:
            used_by[part].add(key)
    caught = _never_free(made_of, used_by, set(made_of))
    caught = _never_free(used_by, made_of, caught)
    for key in plan.metrics:
        if key in caught:
            yield Finding("plan-metric-circle", positions.key("metrics", key), {}, key)


def _never_free(needs: Mapping[str, set[str]], needed_by: Mapping[str, set[str]], among: set[str]) -> set[str]:
    """Those of ``among`` that stay when everything without an open need is taken away, over and over."""
    open_needs = {key: len(needs[key] & among) for key in among}
    free = [key for key, count in open_needs.items() if not count]
    while free:
        for key in needed_by[free.pop()] & among:
            open_needs[key] -= 1
            if not open_needs[key]:
                free.append(key)
    return {key for key, count in open_needs.items() if count}


def _unused(plan: Plan, positions: Positions) -> Iterator[Finding]:
    used = {name for metric in plan.metrics.values() for name in parts(metric)}
    for target in plan.targets:
        used |= {target.metric, target.proxy or ""}
        used |= {alternative.metric or "" for alternative in target.reading.alternatives}
    for field in ("metric", "total", "part", "whole", "metrics"):
        below = ("*",) if field == "metrics" else ()
        used |= {text for text, _ in positions.scalars("reconcile", "*", field, *below)}
    written = {text for text, _ in positions.scalars("targets", "*", "metric")}
    for key in plan.metrics:
        if key not in used | written:
            yield Finding("plan-unused-metric", positions.key("metrics", key), {}, key)
