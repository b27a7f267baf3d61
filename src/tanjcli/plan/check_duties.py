"""Rules about comparison and duties: a ranking has tasks to rank by, a notice a condition, a proof its place."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding
from tanjcli.core.periods import Period
from tanjcli.plan.model import Plan


def duty_rules(plan: Plan, positions: Positions) -> Iterator[Finding]:
    """Every rule about ``ranking``, least tasks, and the proofs of cadences."""
    yield from _tasks(plan, positions)
    yield from _notices(plan, positions)
    for key, cadence in plan.cadences.items():
        for field in ("proof", "held") if cadence.per == "list" else ("proofs",):
            if getattr(cadence, field):
                place = positions.key("cadences", key, field)
                yield Finding("plan-proof-misplaced", place, {"key": field}, key)
        for index, entry in enumerate(cadence.held or ()):
            if entry.for_ != _period(entry.for_, cadence.every):
                place = positions.place("cadences", key, "held", index, "for")
                yield Finding("plan-held-period", place, {"every": cadence.every}, entry.for_.label)


def _tasks(plan: Plan, positions: Positions) -> Iterator[Finding]:
    tasks = {target.id: target.tasks for target in plan.targets}
    for index, target in enumerate(plan.targets):
        if target.least_task is not None and not target.tasks:
            place = positions.place("targets", index, "least_task")
            yield Finding("plan-ranked-without-tasks", place, {"target": target.id}, str(target.least_task))
    overall = plan.ranking.overall
    for number, name in enumerate(overall.targets if overall else ()):
        if name in tasks and not tasks[name]:
            place = positions.place("ranking", "overall", "targets", number)
            yield Finding("plan-ranked-without-tasks", place, {"target": name}, name)


def _notices(plan: Plan, positions: Positions) -> Iterator[Finding]:
    tasks = {target.id: target.tasks for target in plan.targets}
    for index, rule in enumerate(plan.ranking.notices):
        here = ("ranking", "notices", index)
        if not rule.conditions:
            yield Finding("plan-notice-empty", positions.place(*here, "id"), {}, rule.id)
        if rule.by != "town" and rule.target is not None:
            yield Finding("plan-notice-target", positions.place(*here, "target"), {"by": rule.by}, rule.target)
        elif rule.by == "town" and rule.target is None and plan.ranking.overall is None:
            yield Finding("plan-notice-no-ranking", positions.place(*here, "id"), {}, rule.id)
        elif rule.target in tasks and not tasks[rule.target]:
            place = positions.place(*here, "target")
            yield Finding("plan-ranked-without-tasks", place, {"target": rule.target}, rule.target)


def _period(about: Period, every: str) -> Period:
    """The month or the quarter that ``about`` begins with."""
    year, month = about.start.year, about.start.month
    return Period.month(year, month) if every == "month" else Period.quarter(year, (month + 2) // 3)
