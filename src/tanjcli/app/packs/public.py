"""The report that may be given out, of the report that may not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tanjcli.app.report import Report

if TYPE_CHECKING:
    from tanjcli.plan.model import Plan


def published(report: Report, plan: Plan) -> Report:
    """``report`` without anything that identifies a firm; to be done before any row is left out of it."""
    from tanjcli.evaluate.public import publish

    nested_in = {target.id: target.nested_in for target in plan.targets if target.nested_in}
    targets = [target for target in plan.targets if target.proxy]
    shown_for = {t.id: frozenset(other.id for other in plan.targets if other.metric == t.proxy) for t in targets}
    return replace(report, assessment=publish(report.assessment, nested_in, shown_for))
