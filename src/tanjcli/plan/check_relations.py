"""Rules between entries: nesting, series, invariants, paths and their lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding
from tanjcli.core.periods import Period
from tanjcli.plan.model import Invariant, Plan
from tanjcli.plan.target import Target

_FEWEST: Mapping[str, tuple[int, int | None]] = {
    "at_most": (2, 2),
    "nested": (2, None),
    "declared_total": (2, None),
    "remark": (0, None),
}


def relation_rules(plan: Plan, positions: Positions) -> Iterator[Finding]:
    """Every rule that looks at two entries at once."""
    targets = {target.id: target for target in plan.targets}
    for index, target in enumerate(plan.targets):
        for key in ("nested_in", "subset_of", "and_with"):
            if getattr(target, key) == target.id:
                yield Finding("plan-self-reference", positions.place("targets", index, key), {"key": key}, target.id)
        for key in ("nested_in", "subset_of"):
            whole = targets.get(getattr(target, key) or "")
            if whole is not None and whole is not target:
                yield from _part_and_whole(target, whole, (index, key), positions)
    yield from _nesting_circles(targets, plan, positions)
    yield from _series(plan, positions)
    for index, invariant in enumerate(plan.invariants):
        yield from _invariant(invariant, index, targets, positions)
    yield from _lists(plan, positions)


def _part_and_whole(part: Target, whole: Target, at: tuple[int, str], positions: Positions) -> Iterator[Finding]:
    place = positions.place("targets", at[0], at[1])
    if part.unit != whole.unit:
        params = {"unit": part.unit, "other": whole.unit}
        yield Finding("plan-part-unit", place, params, whole.id)
    elif part.goal > whole.goal:
        params = {"goal": str(part.goal), "other": str(whole.goal)}
        yield Finding("plan-part-above-whole", place, params, whole.id)


def _nesting_circles(targets: Mapping[str, Target], plan: Plan, positions: Positions) -> Iterator[Finding]:
    index = {target.id: number for number, target in enumerate(plan.targets)}
    for key in ("nested_in", "subset_of"):
        visited: set[str] = set()
        for target in plan.targets:
            way: dict[str, None] = {}  # in order, and quick to ask
            here: str | None = target.id
            while here is not None and here in targets and here not in visited and here not in way:
                way[here] = None
                here = getattr(targets[here], key)
            if here is not None and here in way:
                circle = list(way)[list(way).index(here) :]
                if len(circle) > 1:
                    for member in circle:
                        place = positions.place("targets", index[member], key)
                        yield Finding("plan-nesting-circle", place, {}, " → ".join((*circle, circle[0]))[:200])
            visited |= way.keys()


def _series(plan: Plan, positions: Positions) -> Iterator[Finding]:
    first: dict[str, Target] = {}
    cells: dict[str, set[Period]] = {}
    for index, target in enumerate(plan.targets):
        if target.series is None:
            continue
        head = first.setdefault(target.series, target)
        for key in ("unit", "metric", "direction", "comparison"):
            if getattr(target, key) != getattr(head, key):
                params = {"key": key, "series": target.series, "other": str(getattr(head, key)), "first": head.id}
                yield Finding(
                    "plan-series-unlike", positions.place("targets", index, key), params, getattr(target, key)
                )
        judged = cells.setdefault(target.series, set())
        for number, cell in enumerate(target.cells):
            if cell in judged:
                yield Finding("plan-cell-twice", positions.place("targets", index, "cells", number), {}, cell.label)
        judged |= set(target.cells)


def _invariant(
    invariant: Invariant, index: int, targets: Mapping[str, Target], positions: Positions
) -> Iterator[Finding]:
    fewest, most = _FEWEST[invariant.kind]
    count = len(invariant.targets)
    if count < fewest or (most is not None and count > most):
        params = {"kind": invariant.kind, "wanted": str(fewest) + ("" if most else "+"), "count": str(count)}
        yield Finding("plan-invariant-targets", positions.place("invariants", index, "kind"), params, invariant.id)
    if invariant.kind == "remark":
        return
    named = [targets[t] for t in (*invariant.targets, invariant.total or "") if t in targets]
    units = sorted({target.unit for target in named})
    if len(units) > 1:
        params = {"units": ", ".join(units)}
        yield Finding("plan-invariant-units", positions.place("invariants", index, "targets"), params, invariant.id)


def _lists(plan: Plan, positions: Positions) -> Iterator[Finding]:
    for key, task_list in plan.lists.items():
        path = plan.paths.get(task_list.path)
        if path is not None and key not in path.lists:
            yield Finding("plan-list-not-in-path", positions.place("lists", key, "path"), {"list": key}, task_list.path)
