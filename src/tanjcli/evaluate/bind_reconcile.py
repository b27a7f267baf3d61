"""Rules of reconciliation against the ledgers: columns they divide by exist, and places that add up report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding
from tanjcli.core.words import nearest
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.plan.check_promises import metrics_of
from tanjcli.plan.model import Plan
from tanjcli.plan.reconcile import Reconciliation, StockBalance, Subset, TotalBy


def check_reconciliation(plan: Plan, specs: Mapping[str, LedgerSpec], positions: Positions) -> list[Finding]:
    """Every finding of ``reconcile``; a ledger that is not described is the metric's own fault and said there."""
    found = []
    for index, rule in enumerate(plan.reconcile):
        for field, name in metrics_of(rule).items():
            ledger = getattr(plan.metrics.get(name), "ledger", "")
            spec = specs.get(ledger)
            if spec is None or field == "total":
                continue
            if rule.kind == "places_sum" and spec.unit_of_report is None:
                place = positions.place("reconcile", index, "metric")
                found.append(Finding("plan-reconcile-places", place, {"ledger": ledger}, name))
            for key, column in _columns(rule):
                if column not in spec.columns:
                    params = {"metric": name, "ledger": ledger, "nearest": nearest(column, spec.columns)}
                    place = positions.place("reconcile", index, key)
                    found.append(Finding("plan-reconcile-column", place, params, column))
    return found


def _columns(rule: Reconciliation) -> Iterator[tuple[str, str]]:
    """Field of the rule, and the column named there."""
    match rule:
        case TotalBy() | Subset() if rule.by is not None:
            yield "by", rule.by
        case StockBalance():
            if rule.counted_in is not None:
                yield "counted_in", rule.counted_in
            yield from (("own_year", column) for column in rule.own_year)
