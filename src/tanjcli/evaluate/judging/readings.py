"""The verdict under every reading of the text: the chosen one, the goal before its revision, each alternative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.judging.goals import in_force
from tanjcli.evaluate.judging.judge import judge
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import BEHIND_FAMILY, CellResult, Reading, Status
from tanjcli.plan.target import Alternative, Target

CHOSEN, ORIGINAL = "chosen", "original"
_GOOD = frozenset({Status.ACHIEVED, Status.ON_TRACK, Status.ACCEPTED})
_BAD = BEHIND_FAMILY | {Status.MISSED}
_BEFORE = Name("调整前的目标", "the goal before it was revised")


def with_readings(cell: CellResult, target: Target, bench: Bench) -> CellResult:
    """The cell with its readings; ``target`` is as the plan declares it."""
    return replace(cell, readings=tuple(_readings(cell, target, bench)))


def _readings(cell: CellResult, target: Target, bench: Bench) -> Iterator[Reading]:
    yield _judged(CHOSEN, cell.reading, cell, cell)
    if cell.goal_original is not None:
        yield _judged(ORIGINAL, _BEFORE, judge(target, bench), cell)
    for other in target.reading.alternatives:
        yield _alternative(other, cell, target, bench)


def _alternative(other: Alternative, cell: CellResult, target: Target, bench: Bench) -> Reading:
    text, changed = Name(other.text.zh, other.text.en), _changed(other)
    if changed:
        read = in_force(target, bench.year, bench.as_of).model_copy(update=changed)
        return _judged(other.id, text, judge(read, bench), cell)
    reason = remark("reading-undeclared")
    if other.reason is not None:
        reason = remark("reading-uncomputable", zh=other.reason.zh, en=other.reason.en)
    return Reading(other.id, text, cell.period, cell.goal, cell.goal_max, reason=reason)


def _changed(other: Alternative) -> dict[str, Any]:
    """The fields of the target that the reading changes; with another goal an accepted deviation has lost its sense."""
    fields = {"metric": other.metric, "goal": other.goal, "goal_max": other.goal_max, "cells": other.cells or None}
    changed: dict[str, Any] = {name: value for name, value in fields.items() if value is not None}
    return changed | {"accept": None} if "goal" in changed else changed


def _judged(key: str, text: Name, cell: CellResult, chosen: CellResult) -> Reading:
    flips = (cell.status in _GOOD and chosen.status in _BAD) or (cell.status in _BAD and chosen.status in _GOOD)
    return Reading(
        id=key,
        text=text,
        period=cell.period,
        goal=cell.goal,
        goal_max=cell.goal_max,
        actual=cell.actual,
        status=cell.status,
        flips=flips,
    )
