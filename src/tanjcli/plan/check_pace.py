"""Rules about pace: milestones that rise to the whole, thresholds that fall, paths that have what they need."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.config.positions import Path, Positions
from tanjcli.core.findings import Finding
from tanjcli.plan.check_targets import window
from tanjcli.plan.judgement import Pace, Thresholds
from tanjcli.plan.model import Plan, Target


def pace_rules(plan: Plan, positions: Positions) -> Iterator[Finding]:
    """Thresholds of the plan and of each target, and each target's declared path."""
    if plan.rules.thresholds is not None:
        yield from _thresholds(plan.rules.thresholds, ("rules", "thresholds"), positions)
    for index, target in enumerate(plan.targets):
        if target.pace is None:
            continue
        here: Path = ("targets", index, "pace")
        if target.pace.thresholds is not None:
            yield from _thresholds(target.pace.thresholds, (*here, "thresholds"), positions)
        yield from _milestones(target, target.pace, here, positions)
        if target.pace.path == "geometric" and target.baseline is None:
            yield Finding("plan-geometric-base", positions.place(*here, "path"), {}, "geometric")


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
