"""Rules between entries: nesting, series, invariants, paths and their lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding
from tanjcli.plan.model import Invariant, Plan, Target

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
    for index, target in enumerate(plan.targets):
        for key in ("nested_in", "subset_of"):
            seen: list[str] = []
            above: str | None = getattr(target, key)
            while above is not None and above in targets and above not in seen:
                seen.append(above)
                above = getattr(targets[above], key)
            if target.id in seen[1:]:
                yield Finding("plan-nesting-circle", positions.place("targets", index, key), {}, " → ".join(seen))


def _series(plan: Plan, positions: Positions) -> Iterator[Finding]:
    first: dict[str, Target] = {}
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
        earlier = [cell for other in plan.targets[:index] if other.series == target.series for cell in other.cells]
        for cell in set(earlier) & set(target.cells):
            place = positions.place("targets", index, "cells", target.cells.index(cell))
            yield Finding("plan-cell-twice", place, {}, cell.label)


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
