"""A target seen from one place: its metrics count that place's rows only, and its task stands for the goal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from tanjcli.evaluate.results import CellResult
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.plan.metrics import Condition, Growth, Label, Lowest, Metric, Ratio
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target


def seen_from(plan: Plan, specs: Mapping[str, LedgerSpec], cells: Iterable[CellResult], place: str) -> Plan | None:
    """The plan with the targets of ``cells`` narrowed to ``place``; ``None`` when a ledger behind them knows no places.

    A place without a task has nothing to be judged by: its figure is shown and no more.
    """
    declared = {target.id: target for target in plan.targets}
    counted = {cell.target_id: counted_by(declared[cell.target_id], cell, plan.metrics) for cell in cells}
    metrics = {name for metric in counted.values() for name in _behind(metric, plan.metrics)}
    columns = {name: _place_column(plan.metrics[name], specs) for name in metrics}
    if not all(column for name, column in columns.items() if hasattr(plan.metrics[name], "ledger")):
        return None
    narrowed = {name: _narrowed(metric, columns.get(name), place) for name, metric in plan.metrics.items()}
    targets = (
        _task_of(target, counted[target.id], plan, place) if target.id in counted else target for target in plan.targets
    )
    return plan.model_copy(update={"metrics": narrowed, "targets": tuple(targets)})


def counted_by(target: Target, cell: CellResult, metrics: Mapping[str, Metric]) -> str:
    """The metric whose parts by place add up to the target's figure: of several, the lowest of the whole."""
    metric = metrics[target.metric]
    known = [(part.value, index) for index, part in enumerate(cell.parts) if isinstance(part.value, Decimal)]
    if not isinstance(metric, Lowest) or len(known) < len(metric.of):
        return target.metric
    return metric.of[min(known)[1]]


def _behind(name: str, metrics: Mapping[str, Metric]) -> Iterable[str]:
    """A metric and those it is made of."""
    yield name
    match metrics[name]:
        case Lowest(of=parts):
            for part in parts:
                yield from _behind(part, metrics)
        case Growth(of=level):
            yield from _behind(level, metrics)
        case Ratio(numerator=upper, denominator=lower):
            yield from _behind(upper, metrics)
            yield from _behind(lower, metrics)


def _place_column(metric: Metric, specs: Mapping[str, LedgerSpec]) -> str | None:
    """The column by which figures of the metric's ledger are divided over places."""
    spec = specs.get(getattr(metric, "ledger", ""))
    if spec is None:
        return None
    return spec.unit_of_report or next((key for key, one in spec.columns.items() if one.type == "place"), None)


def _narrowed(metric: Metric, column: str | None, place: str) -> Metric:
    if column is None or isinstance(metric, Lowest | Growth | Ratio):
        return metric
    here = Condition.model_validate({"is": place})
    return metric.model_copy(update={"where": {**metric.where, column: here}})


def _task_of(target: Target, metric: str, plan: Plan, place: str) -> Target:
    town, task = plan.places[place].name, target.tasks.get(place)
    name = Label(zh=f"{target.name.zh}({town.zh})", en=f"{target.name.en} ({town.en})")
    judged = {"informative": True} if task is None else {"goal": task, "revisions": (), "accept": None}
    return target.model_copy(update={"name": name, "metric": metric, "tasks": {}, "proxy": None, **judged})
