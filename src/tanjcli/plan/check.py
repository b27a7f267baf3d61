"""What a plan may say only if the rest of it agrees: every rule runs, every fault is reported."""

from __future__ import annotations

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding
from tanjcli.plan.check_books import book_rules
from tanjcli.plan.check_duties import duty_rules
from tanjcli.plan.check_metrics import metric_rules
from tanjcli.plan.check_pace import pace_rules
from tanjcli.plan.check_promises import promise_rules
from tanjcli.plan.check_references import reference_rules
from tanjcli.plan.check_relations import relation_rules
from tanjcli.plan.check_targets import target_rules
from tanjcli.plan.model import Plan


def check_plan(plan: Plan | None, positions: Positions) -> tuple[Finding, ...]:
    """Every finding of the semantic rules, in order of position.

    Args:
        plan: the plan, or what could be bound of it; ``None`` when nothing could (names are checked all the same).
        positions: of ``plan``; names declared in an entry that could not be bound still count as declared.

    Returns:
        Errors and warnings. A reference is checked in the file itself, everything else in what was bound.
    """
    findings = [*reference_rules(positions)]
    if plan is not None:
        for rules in (metric_rules, target_rules, pace_rules, relation_rules, promise_rules, duty_rules, book_rules):
            findings += rules(plan, positions)
    return tuple(sorted(findings, key=lambda finding: finding.place))
