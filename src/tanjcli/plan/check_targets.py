"""Rules about one target at a time: comparison, range, cells, dates, baseline, unit declarations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding, Place
from tanjcli.core.periods import Period
from tanjcli.core.quantities import BUILTIN_UNITS
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Baseline, Target

Here = tuple[str, int]

# The metrics that can measure a kind of target. A level may be measured by anything.
MEASURED_BY: Mapping[str, frozenset[str]] = {
    "annual_flow": frozenset({"total", "ratio"}),
    "average_growth": frozenset({"growth"}),
    "threshold_count": frozenset({"threshold_count"}),
    "annual_count": frozenset({"count", "lowest", "total"}),
    "annual_gross_additions": frozenset({"count", "total"}),
    "cumulative_count": frozenset({"count", "lowest", "total"}),
    "stock_at_date": frozenset({"balance", "count", "total", "lowest"}),
    "milestone_count": frozenset({"count", "lowest"}),
}
_RISING = frozenset({"at_least", "more_than"})
_FALLING = frozenset({"at_most", "less_than"})


def target_rules(plan: Plan, positions: Positions) -> Iterator[Finding]:
    """Every rule that looks at one target, and the declared units."""
    for index, target in enumerate(plan.targets):
        here: Here = ("targets", index)
        yield from _measurable(target, plan, here, positions)
        yield from _range(target, here, positions)
        yield from _cells(target, plan.plan.period, here, positions)
        yield from _dates(target, here, positions)
        yield from _direction(target, here, positions)
        if target.baseline is not None:
            yield from _baseline(target, target.baseline, here, positions)
        yield from _alternatives(target, here, positions)
        yield from _eased(target, here, positions)
    yield from _units(plan, positions)


def window(target: Target) -> Period:
    """The months a target of one cell runs over: its cell, opened or closed by its own dates."""
    cell = target.cells[0]
    start = target.opens.replace(day=1) if target.opens else cell.start
    due = Period.month(target.due.year, target.due.month).end if target.due else cell.end
    return Period(start, due) if start < due else cell


def _measurable(target: Target, plan: Plan, here: Here, positions: Positions) -> Iterator[Finding]:
    metric = plan.metrics.get(target.metric)
    allowed = MEASURED_BY.get(target.kind)
    if metric is not None and allowed is not None and metric.kind not in allowed:
        params = {"kind": target.kind, "metric": metric.kind, "choices": ", ".join(sorted(allowed))}
        yield Finding("plan-kind-against-metric", positions.place(*here, "metric"), params, target.metric)


def _range(target: Target, here: Here, positions: Positions) -> Iterator[Finding]:
    if target.comparison != "range":
        for key in ("goal_max", "range_rule"):
            if getattr(target, key) is not None:
                params = {"key": key, "comparison": target.comparison}
                yield Finding("plan-range-unasked", positions.place(*here, key), params, positions.text(*here, key))
        return
    for key in ("goal_max", "range_rule"):
        if getattr(target, key) is None:
            yield Finding("plan-range-incomplete", positions.place(*here, "comparison"), {"key": key}, target.id)
    if target.goal_max is not None and target.goal >= target.goal_max:
        params = {"goal": str(target.goal)}
        yield Finding("plan-range-order", positions.place(*here, "goal_max"), params, str(target.goal_max))


def _cells(target: Target, period: Period, here: Here, positions: Positions) -> Iterator[Finding]:
    seen: set[Period] = set()
    for index, cell in enumerate(target.cells):
        place = positions.place(*here, "cells", index)
        if not period.covers(cell):
            yield Finding("plan-cell-outside", place, {"period": period.label}, cell.label)
        if cell in seen:
            yield Finding("plan-cell-twice", place, {}, cell.label)
        seen.add(cell)


def _dates(target: Target, here: Here, positions: Positions) -> Iterator[Finding]:
    dates = {key: day for key, day in (("opens", target.opens), ("due", target.due)) if day is not None}
    if len(target.cells) > 1:
        for key, day in dates.items():
            yield Finding("plan-date-of-many-cells", positions.place(*here, key), {"key": key}, str(day))
        return
    opens = target.opens or target.cells[0].start
    due = target.due or target.cells[0].last_day
    if dates and opens > due:
        params = {"opens": str(opens), "due": str(due)}
        key = "due" if target.due else "opens"
        yield Finding("plan-opens-after-due", positions.place(*here, key), params, str(dates[key]))


def _direction(target: Target, here: Here, positions: Positions) -> Iterator[Finding]:
    falling = target.direction == "lower"
    against = target.comparison in (_RISING if falling else _FALLING) or (
        falling and target.range_rule == "floor_stretch"
    )
    if against:
        params = {"comparison": target.range_rule or target.comparison}
        yield Finding(
            "plan-direction-against-comparison", positions.place(*here, "direction"), params, target.direction
        )


def _baseline(target: Target, baseline: Baseline, here: Here, positions: Positions) -> Iterator[Finding]:
    place = positions.place(*here, "baseline")
    if (baseline.source == "stated") != (baseline.value is not None):
        yield Finding("plan-baseline-value", positions.place(*here, "baseline", "source"), {}, baseline.source)
    if len(target.cells) == 1 and baseline.at >= window(target).start:
        params = {"opens": str(window(target).start)}
        yield Finding("plan-baseline-late", positions.place(*here, "baseline", "at"), params, str(baseline.at))
    if baseline.value is not None and target.comparison != "range":
        beyond = baseline.value > target.goal if target.direction == "higher" else baseline.value < target.goal
        if beyond:
            params = {"direction": target.direction, "goal": str(target.goal)}
            yield Finding(
                "plan-not-ambitious", positions.place(*here, "baseline", "value"), params, str(baseline.value)
            )
    if (
        target.pace is not None
        and target.pace.path == "geometric"
        and baseline.value is not None
        and baseline.value <= 0
    ):
        yield Finding("plan-geometric-base", place, {}, str(baseline.value))


def _alternatives(target: Target, here: Here, positions: Positions) -> Iterator[Finding]:
    first: dict[str, Place] = {}
    for index, alternative in enumerate(target.reading.alternatives):
        path = (*here, "reading", "alternatives", index)
        place = positions.place(*path, "id")
        if alternative.id in first:
            other = first[alternative.id]
            yield Finding("plan-duplicate-id", place, {"first": str(other.line)}, alternative.id, related=(other,))
        first.setdefault(alternative.id, place)
        if alternative.goal_max is not None and target.comparison != "range":
            params = {"key": "goal_max", "comparison": target.comparison}
            yield Finding("plan-range-unasked", positions.place(*path, "goal_max"), params, str(alternative.goal_max))


def _eased(target: Target, here: Here, positions: Positions) -> Iterator[Finding]:
    """What is accepted in place of the goal, expected of the year, or given to single units."""
    accept = target.accept
    if accept is not None:
        easier = accept.value < target.goal if target.direction == "higher" else accept.value > target.goal
        if not easier:
            place = positions.place(*here, "accept", "value")
            yield Finding("plan-accept-not-easier", place, {"goal": str(target.goal)}, str(accept.value))
    if target.prior is not None and target.outlook != "blend":
        yield Finding("plan-prior-unasked", positions.place(*here, "prior"), {}, str(target.prior))
    if target.tasks and sum(target.tasks.values()) != target.goal:
        added = str(sum(target.tasks.values()))
        yield Finding("plan-tasks-sum", positions.place(*here, "goal"), {"sum": added}, str(target.goal))


def _units(plan: Plan, positions: Positions) -> Iterator[Finding]:
    builtin = {unit.code for unit in BUILTIN_UNITS}
    for code, unit in plan.units.items():
        if code in builtin:
            yield Finding("plan-unit-redeclared", positions.key("units", code), {}, code)
        if unit.dimension == "money" and unit.factor is None:
            yield Finding("plan-unit-without-factor", positions.key("units", code), {}, code)
        if unit.factor is not None and unit.factor <= 0:
            yield Finding("plan-unit-factor", positions.place("units", code, "factor"), {}, str(unit.factor))
