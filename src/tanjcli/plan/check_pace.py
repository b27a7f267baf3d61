"""Rules about judgement: thresholds that fall, milestones that rise to the whole, paths that have what they need."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.config.positions import Path, Positions
from tanjcli.core.findings import Finding
from tanjcli.plan.check_targets import window
from tanjcli.plan.judgement import Pace, RuleGroup, Rules, Thresholds
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target

# Presets whose bounds are part of the method.
FIXED = frozenset({"destatis", "globalfund"})


def pace_rules(plan: Plan, positions: Positions) -> Iterator[Finding]:
    """Thresholds of the plan and of each target, and each target's declared path."""
    yield from _bounds(plan.rules, ("rules",), positions)
    yield from _rules(plan, positions)
    for index, target in enumerate(plan.targets):
        if target.pace is None:
            continue
        here: Path = ("targets", index, "pace")
        yield from _bounds(target.pace, here, positions)
        yield from _milestones(target, target.pace, here, positions)
        if target.pace.path == "geometric":
            if target.kind != "average_growth":
                yield Finding("plan-geometric-kind", positions.place(*here, "path"), {}, target.id)
            elif target.baseline is None:
                yield Finding("plan-geometric-base", positions.place(*here, "path"), {}, "geometric")
        if target.pace.method is not None:
            yield from _rate(target, here, positions)


def _rules(plan: Plan, positions: Positions) -> Iterator[Finding]:
    said = plan.rules.outlook
    if said is not None and said.likely <= said.unlikely:
        place = positions.place("rules", "outlook", "unlikely")
        yield Finding("plan-outlook-order", place, {"likely": str(said.likely)}, str(said.unlikely))
    for index, group in enumerate(plan.rules.groups):
        here: Path = ("rules", "groups", index)
        if (group.lead, group.clause, group.kind) == (None, None, None):
            yield Finding("plan-group-empty", positions.place(*here), {}, str(index + 1))
        yield from _bounds(group, here, positions)


def _bounds(said: Rules | RuleGroup | Pace, here: Path, positions: Positions) -> Iterator[Finding]:
    if said.thresholds is None:
        return
    if said.preset in FIXED:
        yield Finding("plan-thresholds-unasked", positions.place(*here, "thresholds"), {}, said.preset)
    yield from _thresholds(said.thresholds, (*here, "thresholds"), positions)


def _rate(target: Target, here: Path, positions: Positions) -> Iterator[Finding]:
    """A growth rate needs a stock, a start, and neither end at zero."""
    base = target.baseline
    if target.kind not in ("stock_at_date", "level") or base is None:
        yield Finding("plan-rate-kind", positions.place(*here, "method"), {}, target.id)
    elif not target.goal or (base.value is not None and not base.value):
        shown = "" if base.value is None else str(base.value)
        yield Finding("plan-rate-zero", positions.place(*here, "method"), {"baseline": shown}, str(target.goal))


def _thresholds(thresholds: Thresholds, path: Path, positions: Positions) -> Iterator[Finding]:
    if not thresholds.on_track > thresholds.behind > thresholds.off_track:
        seen = f"{thresholds.on_track} / {thresholds.behind} / {thresholds.off_track}"
        yield Finding("plan-thresholds-order", positions.place(*path), {}, seen)
    if thresholds.off_track > 0:
        yield Finding("plan-threshold-above-zero", positions.place(*path, "off_track"), {}, str(thresholds.off_track))


def _milestones(target: Target, pace: Pace, here: Path, positions: Positions) -> Iterator[Finding]:
    if pace.path != "plan":
        if pace.milestones:
            yield Finding("plan-milestones-unasked", positions.key(*here, "milestones"), {}, pace.path)
        return
    if not pace.milestones:
        yield Finding("plan-milestones-missing", positions.place(*here, "path"), {}, pace.path)
        return
    last = len(pace.milestones) - 1
    for index, (before, after) in enumerate(zip(pace.milestones, pace.milestones[1:], strict=False), start=1):
        if after.on <= before.on or after.share <= before.share:
            seen = f"{after.on}: {after.share}"
            yield Finding("plan-milestone-order", positions.place(*here, "milestones", index), {}, seen)
    if pace.milestones[last].share != 1:
        place = positions.place(*here, "milestones", last, "share")
        yield Finding("plan-milestone-end", place, {}, str(pace.milestones[last].share))
    for index, milestone in enumerate(pace.milestones):
        if len(target.cells) == 1 and milestone.on not in window(target):
            place = positions.place(*here, "milestones", index, "on")
            yield Finding("plan-milestone-outside", place, {"period": window(target).label}, str(milestone.on))
