"""Where plan and ledgers meet: every metric against the columns it uses, every target against its metric's unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding
from tanjcli.core.quantities import Dimension, Unit, UnitTable
from tanjcli.core.words import Vocabulary, nearest
from tanjcli.evaluate.bind_books import check_books
from tanjcli.evaluate.bind_compared import only_compared
from tanjcli.evaluate.bind_duties import check_duties
from tanjcli.evaluate.bind_lists import check_lists
from tanjcli.evaluate.bind_reconcile import check_reconciliation
from tanjcli.intake.ledger_spec import Column, LedgerSpec
from tanjcli.plan.metrics import Balance, Condition, Count, Growth, Lowest, Metric, Ratio, ThresholdCount, Total
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target
from tanjcli.plan.vocabulary import unit_table, vocabularies

NUMBERS = frozenset({"amount", "whole"})
COMPARABLE = NUMBERS | {"year"}
# kind → (over_time, over_units) that its function computes; growth and ratio are fixed by their own type
AXES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "total": (frozenset({"sum", "last"}), frozenset({"sum"})),
    "count": (frozenset({"sum", "last"}), frozenset({"sum", "count"})),
    "balance": (frozenset({"last"}), frozenset({"sum", "count"})),
    "threshold_count": (frozenset({"sum", "last"}), frozenset({"sum", "count"})),
    "lowest": (frozenset({"sum", "last"}), frozenset({"sum", "count"})),
}
# A number of entities has no unit of its own; the target's word (家, 个 …) is taken.
COUNTED = Unit("", Dimension.COUNT, Decimal(1), "")
Step = str | int


@dataclass(frozen=True)
class Fit:
    """What metrics are held against."""

    metrics: Mapping[str, Metric]  # those whose parts exist, without circles
    specs: Mapping[str, LedgerSpec]
    positions: Positions
    units: UnitTable
    words: Mapping[str, Vocabulary]
    compared: frozenset[str] = frozenset()  # metrics that only stand below a ratio


def check_metrics(plan: Plan, specs: Mapping[str, LedgerSpec], positions: Positions) -> tuple[Finding, ...]:
    """Every finding of the meeting, in order of position.

    Args:
        plan: a plan, or what is left of one without its faulty entries.
        specs: the ledgers of ``data/sources.yaml``.
        positions: of the plan.
    """
    fit = Fit(_sound(plan.metrics), specs, positions, unit_table(plan), vocabularies(plan), only_compared(plan))
    findings = [finding for name, metric in fit.metrics.items() for finding in _metric(name, metric, fit)]
    findings += [finding for index, target in enumerate(plan.targets) for finding in _target(index, target, fit)]
    for check in (check_reconciliation, check_duties, check_lists, check_books):
        findings += check(plan, specs, positions)
    return tuple(sorted(findings, key=lambda finding: finding.place))


def _sound(metrics: Mapping[str, Metric]) -> Mapping[str, Metric]:
    """The metrics that can be followed down to ledgers; the others have their finding from the plan's own checks."""
    sound: dict[str, Metric] = {}
    while True:
        found = {
            name: metric
            for name, metric in metrics.items()
            if name not in sound and all(part in sound for part in _parts(metric))
        }
        if not found:
            return {name: metric for name, metric in metrics.items() if name in sound}
        sound |= found


def _parts(metric: Metric) -> tuple[str, ...]:
    match metric:
        case Lowest():
            return metric.of
        case Growth():
            return (metric.of,)
        case Ratio():
            return (metric.numerator, metric.denominator)
    return ()


def _metric(name: str, metric: Metric, fit: Fit) -> Iterator[Finding]:
    yield from _axes(name, metric, fit)
    if isinstance(metric, Lowest):
        yield from _one_unit(name, metric, fit)
    elif isinstance(metric, Ratio):
        yield from _one_dimension(name, metric, fit)
    elif not isinstance(metric, Growth):
        yield from _on_ledger(name, metric, fit)


def _axes(name: str, metric: Metric, fit: Fit) -> Iterator[Finding]:
    for axis, allowed in zip(("over_time", "over_units"), AXES.get(metric.kind, ()), strict=False):
        given = getattr(metric, axis)
        if given not in allowed:
            params = {"metric": name, "kind": metric.kind, "axis": axis, "choices": ", ".join(sorted(allowed))}
            yield Finding("metric-axis", fit.positions.place("metrics", name, axis), params, given)


def _on_ledger(name: str, metric: Total | Count | Balance | ThresholdCount, fit: Fit) -> Iterator[Finding]:
    spec = fit.specs.get(metric.ledger)
    if spec is None:
        yield _unknown_ledger(name, ("metrics", name, "ledger"), metric.ledger, fit)
        return
    for path, column, wanted in _columns(metric):
        yield from _column(name, metric.ledger, (*path, column), wanted, fit)
    for field in ("where", "plus", "minus"):
        for column, condition in getattr(metric, field, {}).items():
            yield from _condition(name, metric.ledger, (field, column), condition, fit)
    if isinstance(metric, Total | ThresholdCount) and metric.measure in spec.columns:
        yield from _measure(name, metric, spec, fit)
    if isinstance(metric, ThresholdCount):
        yield from _threshold(name, metric, spec, fit)


def _columns(
    metric: Total | Count | Balance | ThresholdCount,
) -> Iterator[tuple[tuple[str, ...], str, frozenset[str]]]:
    """Field, column named there, types it may have (empty: any)."""
    if isinstance(metric, Total | ThresholdCount):
        yield ("measure",), metric.measure, NUMBERS
    if isinstance(metric, ThresholdCount):
        yield ("group",), metric.group, frozenset()
    if isinstance(metric, Count | Balance):
        yield ("distinct",), metric.distinct, frozenset()
        if metric.dated is not None:
            yield ("dated",), metric.dated, frozenset({"date"})
    if isinstance(metric, Count):
        yield from ((("together_with",), column, frozenset()) for column in metric.together_with)
        if metric.counted_in is not None:
            yield ("counted_in",), metric.counted_in, frozenset({"year"})


def _column(name: str, ledger: str, path: tuple[str, ...], wanted: frozenset[str], fit: Fit) -> Iterator[Finding]:
    """``path`` is the field inside the metric and the column it names."""
    columns, column = fit.specs[ledger].columns, path[-1]
    place = fit.positions.place("metrics", name, *path[:-1])
    found = columns.get(column)
    if found is None:
        params = {"metric": name, "ledger": ledger, "nearest": nearest(column, columns)}
        yield Finding("metric-unknown-column", place, params, column)
    elif wanted and found.type not in wanted:
        params = {"metric": name, "ledger": ledger, "wanted": ", ".join(sorted(wanted)), "seen": found.type}
        yield Finding("metric-column-type", place, params, column)


def _condition(name: str, ledger: str, path: tuple[str, str], condition: Condition, fit: Fit) -> Iterator[Finding]:
    wanted = COMPARABLE if condition.bound is not None else frozenset()
    faults = list(_column(name, ledger, path, wanted, fit))
    yield from faults
    column = fit.specs[ledger].columns.get(path[1])
    if faults or column is None:
        return
    if condition.bound is not None:
        yield from _bound_unit(name, ledger, (path[1], column), condition.bound.unit, (*path, "bound"), fit)
    yield from _terms(name, (path[1], column), condition, path, fit)


def _bound_unit(
    name: str, ledger: str, column: tuple[str, Column], unit: str, path: tuple[str, ...], fit: Fit
) -> Iterator[Finding]:
    own = column[1].unit
    if own is None or own not in fit.units or unit not in fit.units or fit.units[unit].convertible(fit.units[own]):
        return
    params = {"metric": name, "ledger": ledger, "column": column[0], "unit": own}
    yield Finding("metric-bound-unit", fit.positions.place("metrics", name, *path, "unit"), params, unit)


def _terms(
    name: str, column: tuple[str, Column], condition: Condition, path: tuple[str, str], fit: Fit
) -> Iterator[Finding]:
    """Only the plan's own words can be checked here; those of the deliveries are another file's."""
    key = "places" if column[1].type == "place" else column[1].vocabulary or ""
    words = fit.words.get(key)
    if words is None:
        return
    known = [term.id for term in words.terms]
    for text in (condition.is_, *(condition.in_ or ()), *(condition.not_in or ())):
        if text is not None and text not in known:
            params = {"metric": name, "column": column[0], "vocabulary": key, "nearest": nearest(text, known)}
            yield Finding("metric-unknown-term", fit.positions.place("metrics", name, *path), params, text)


def _measure(name: str, metric: Total | ThresholdCount, spec: LedgerSpec, fit: Fit) -> Iterator[Finding]:
    column = spec.columns[metric.measure]
    params = {"metric": name, "ledger": metric.ledger}
    reports = spec.time in spec.columns and spec.columns[spec.time].type == "period"
    if reports and metric.over_time == "sum" and column.flow in ("ytd", "point"):
        place = fit.positions.place("metrics", name, "over_time")
        yield Finding("metric-summed-over-time", place, params | {"flow": column.flow}, metric.measure)
    if column.of is not None and name not in fit.compared:
        yield Finding(
            "metric-last-year-column", fit.positions.place("metrics", name, "measure"), params, metric.measure
        )


def _threshold(name: str, metric: ThresholdCount, spec: LedgerSpec, fit: Fit) -> Iterator[Finding]:
    column = spec.columns.get(metric.measure)
    if column is not None:
        at = ("threshold",)
        yield from _bound_unit(name, metric.ledger, (metric.measure, column), metric.threshold.unit, at, fit)
    clusters = metric.clusters
    if clusters is None:
        return
    if clusters.ledger not in fit.specs:
        yield _unknown_ledger(name, ("metrics", name, "clusters", "ledger"), clusters.ledger, fit)
        return
    for field, named in (("cluster", clusters.cluster), ("member", clusters.member)):
        yield from _column(name, clusters.ledger, ("clusters", field, named), frozenset(), fit)


def _unknown_ledger(name: str, path: tuple[Step, ...], ledger: str, fit: Fit) -> Finding:
    params = {"metric": name, "nearest": nearest(ledger, fit.specs)}
    return Finding("metric-unknown-ledger", fit.positions.place(*path), params, ledger)


def _one_unit(name: str, metric: Lowest, fit: Fit) -> Iterator[Finding]:
    """Parts are compared: amounts with amounts, counts with counts."""
    units = [unit for part in metric.of if (unit := unit_of(part, fit)) is not None]
    for other in units[1:]:
        if not units[0].convertible(other):
            yield _mixed(name, units[0], other, fit)


def _one_dimension(name: str, metric: Ratio, fit: Fit) -> Iterator[Finding]:
    top, bottom = unit_of(metric.numerator, fit), unit_of(metric.denominator, fit)
    if top is not None and bottom is not None and top.dimension is not bottom.dimension:
        yield _mixed(name, top, bottom, fit)


def _mixed(name: str, unit: Unit, other: Unit, fit: Fit) -> Finding:
    params = {"metric": name, "unit": unit.code or unit.dimension.value}
    place = fit.positions.place("metrics", name)
    return Finding("metric-mixed-units", place, params, other.code or other.dimension.value)


def _target(index: int, target: Target, fit: Fit) -> Iterator[Finding]:
    metric = fit.metrics.get(target.metric)
    if metric is None:
        return
    here = ("targets", index)
    if (metric.kind == "growth") != (target.kind == "average_growth"):
        params = {"target": target.id}
        yield Finding("target-growth-metric", fit.positions.place(*here, "metric"), params, target.metric)
    if target.pace is not None and (target.pace.path == "geometric") and target.kind != "average_growth":
        place = fit.positions.place(*here, "pace", "path")
        yield Finding("target-geometric-path", place, {"target": target.id}, target.pace.path)
    yield from _target_unit(here, target, target.metric, fit)
    others = (target.proxy, *(other.metric for other in target.reading.alternatives))
    for metric_id in dict.fromkeys(other for other in others if other is not None):
        yield from _target_unit(here, target, metric_id, fit)


def _target_unit(here: tuple[Step, ...], target: Target, metric: str, fit: Fit) -> Iterator[Finding]:
    given = unit_of(metric, fit)
    if given is None or target.unit not in fit.units:
        return
    unit = fit.units[target.unit]
    counts = given == COUNTED and unit.dimension in (Dimension.COUNT, Dimension.OTHER)
    if not counts and not given.convertible(unit):
        params = {"target": target.id, "metric": metric, "unit": given.code or given.dimension.value}
        yield Finding("target-unit-differs", fit.positions.place(*here, "unit"), params, target.unit)


def unit_of(metric_id: str, fit: Fit) -> Unit | None:
    """The unit a metric's figure comes in: ``COUNTED`` for counts, ``None`` while its ledger or column is unknown."""
    metric = fit.metrics.get(metric_id)
    match metric:
        case None:
            return None
        case Growth():
            return fit.units["%"]
        case Ratio():
            return fit.units["1"]
        case Lowest():
            return unit_of(metric.of[0], fit)
        case Total():
            spec = fit.specs.get(metric.ledger)
            column = spec.columns.get(metric.measure) if spec is not None else None
            if column is None:
                return None
            if column.unit is not None and column.unit not in fit.units:
                return None
            return COUNTED if column.unit is None else fit.units[column.unit]
    return COUNTED
