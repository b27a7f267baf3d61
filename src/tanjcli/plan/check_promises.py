"""Rules about revised goals, other periods of a reading, and what reconciliation may be asked to hold together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from tanjcli.config.positions import Path, Positions
from tanjcli.core.findings import Finding
from tanjcli.plan.metrics import Metric
from tanjcli.plan.model import Plan
from tanjcli.plan.reconcile import PlacesSum, Reconciliation, StockBalance, Subset, TotalBy
from tanjcli.plan.target import Target

# rule → kinds of metric it can take apart; nested ones take any
_TAKES: Mapping[str, frozenset[str]] = {
    "places_sum": frozenset({"total"}),
    "total_by": frozenset({"total"}),
    "subset": frozenset({"total"}),
    "stock_balance": frozenset({"balance"}),
}


def promise_rules(plan: Plan, positions: Positions) -> Iterator[Finding]:
    """Every rule about revisions, periods of alternatives, and ``reconcile``."""
    for index, target in enumerate(plan.targets):
        yield from _revisions(target, ("targets", index), positions)
        for number, other in enumerate(target.reading.alternatives):
            for place, cell in enumerate(other.cells):
                if not plan.plan.period.covers(cell):
                    at = positions.place("targets", index, "reading", "alternatives", number, "cells", place)
                    yield Finding("plan-cell-outside", at, {"period": plan.plan.period.label}, cell.label)
    for index, rule in enumerate(plan.reconcile):
        yield from _reconcile(rule, ("reconcile", index), plan.metrics, positions)


def metrics_of(rule: Reconciliation) -> Mapping[str, str]:
    """The metrics a rule takes apart: field → id."""
    match rule:
        case PlacesSum() | TotalBy():
            return {"metric": rule.metric} | ({"total": rule.total} if rule.total else {})
        case Subset():
            return {"part": rule.part, "whole": rule.whole}
        case StockBalance():
            return {"metric": rule.metric}
    return {}


def _revisions(target: Target, here: Path, positions: Positions) -> Iterator[Finding]:
    for number, (before, after) in enumerate(pairwise(target.revisions), start=1):
        if after.from_ <= before.from_:
            place = positions.place(*here, "revisions", number, "from")
            yield Finding("plan-revision-order", place, {"before": str(before.from_)}, str(after.from_))
    due = target.due or max(target.cells).last_day
    for number, revision in enumerate(target.revisions):
        at = (*here, "revisions", number)
        if revision.from_ > due:
            yield Finding("plan-revision-outside", positions.place(*at, "from"), {"due": str(due)}, str(revision.from_))
        ranged, top = target.comparison == "range", revision.value_max
        if ranged != (top is not None) or (top is not None and top <= revision.value):
            yield Finding("plan-revision-range", positions.place(*at, "value"), {}, str(revision.value))


def _reconcile(
    rule: Reconciliation, here: Path, metrics: Mapping[str, Metric], positions: Positions
) -> Iterator[Finding]:
    for field, name in metrics_of(rule).items():
        metric, allowed = metrics.get(name), _TAKES[rule.kind]
        if metric is not None and metric.kind not in allowed:
            params = {"kind": rule.kind, "choices": ", ".join(sorted(allowed)), "metric": metric.kind}
            yield Finding("plan-reconcile-metric", positions.place(*here, field), params, name)
