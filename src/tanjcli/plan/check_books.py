"""Rules about pipelines and registers: one source, stages that follow each other, ages that rise, a stock to count."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding
from tanjcli.core.words import nearest
from tanjcli.plan.check_metrics import bound_rule
from tanjcli.plan.metrics import Balance
from tanjcli.plan.model import Plan
from tanjcli.plan.pipelines import Pipeline
from tanjcli.plan.registers import NurseryRegister, StockRegister


def book_rules(plan: Plan, positions: Positions) -> Iterator[Finding]:
    """Every rule about ``pipelines`` and ``registers``."""
    for key, pipeline in plan.pipelines.items():
        yield from _source(key, pipeline, plan, positions)
        yield from _stages(key, pipeline, positions)
        yield from _words(key, pipeline, plan, positions)
        yield from _ageing(key, pipeline, positions)
    for key, register in plan.registers.items():
        if isinstance(register, StockRegister):
            metric = plan.metrics.get(register.metric)
            if metric is not None and not isinstance(metric, Balance):
                yield Finding("plan-register-metric", positions.place("registers", key, "metric"), {}, register.metric)
        elif isinstance(register, NurseryRegister):
            yield from bound_rule(register.near, ("registers", key, "near"), positions)
            stocks = [name for name, one in plan.registers.items() if isinstance(one, StockRegister)]
            if register.register_ not in stocks:
                place = positions.place("registers", key, "register")
                params = {"nearest": nearest(register.register_, stocks)}
                yield Finding("plan-unknown-register", place, params, register.register_)


def _source(key: str, pipeline: Pipeline, plan: Plan, positions: Positions) -> Iterator[Finding]:
    listed = plan.lists.get(pipeline.list) if pipeline.list else None
    rows = listed is not None and listed.rows is not None
    if (pipeline.ledger is None) == (pipeline.list is None) or (listed is not None and not rows):
        yield Finding("plan-pipeline-source", positions.key("pipelines", key), {}, key)


def _stages(key: str, pipeline: Pipeline, positions: Positions) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for at, stage in enumerate(pipeline.stages):
        place = positions.place("pipelines", key, "stages", at, "id")
        if stage.id in first:
            before = positions.place("pipelines", key, "stages", first[stage.id], "id")
            yield Finding("plan-duplicate-id", place, {"first": str(before.line)}, stage.id, (before,))
        first.setdefault(stage.id, at)
        if pipeline.ledger is not None and stage.dated is None:
            yield Finding("plan-pipeline-undated", place, {}, stage.id)


def _words(key: str, pipeline: Pipeline, plan: Plan, positions: Positions) -> Iterator[Finding]:
    """The stages of a list are words that the list has; a word it never says would keep its stage empty for ever."""
    listed = plan.lists.get(pipeline.list or "")
    if listed is None or listed.rows is None:
        return
    known = listed.rows.stages or listed.stages
    for at, stage in enumerate(pipeline.stages):
        word = stage.word or stage.name.zh
        if word not in known:
            step = ("word",) if stage.word else ("name", "zh")
            place = positions.place("pipelines", key, "stages", at, *step)
            yield Finding(
                "plan-pipeline-word", place, {"list": pipeline.list or "", "nearest": nearest(word, known)}, word
            )


def _ageing(key: str, pipeline: Pipeline, positions: Positions) -> Iterator[Finding]:
    rule = pipeline.ageing
    if rule is None:
        return
    order = {stage.id: at for at, stage in enumerate(pipeline.stages)}
    in_order = order.get(rule.since, len(order)) < order.get(rule.until, -1)
    if not in_order or any(later <= earlier for earlier, later in pairwise(rule.days)):
        params = {"until": rule.until, "days": ", ".join(str(day) for day in rule.days)}
        yield Finding("plan-pipeline-ageing", positions.key("pipelines", key, "ageing"), params, rule.since)
