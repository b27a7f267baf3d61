"""Which rule judges a target: its own, else that of its group, else the plan's; and the word the rule gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.progress.aim import plain
from tanjcli.evaluate.results import RulesUsed, Status
from tanjcli.evaluate.rules import destatis, globalfund, unsd
from tanjcli.evaluate.rules.presets import PRESETS, Bounds
from tanjcli.plan.judgement import RuleGroup, Rules
from tanjcli.plan.target import Target


@dataclass(frozen=True, slots=True)
class Seen:
    """What a preset may look at. ``None``: not known, or without a meaning here."""

    pace: Fraction | None = None  # R
    done: Fraction | None = None  # completion, as a share
    actual: Fraction | None = None
    start: Fraction | None = None
    goal: Fraction | None = None
    forecast: Fraction | None = None
    lower_is_better: bool = False


def rule_for(rules: Rules, target: Target | None = None) -> RulesUsed:
    """The rule of a target, or the plan's own without one: of each part the nearest declaration.

    A preset declared nearer than thresholds replaces them, for they were written for another.
    """
    own = target.pace if target is not None else None
    group = next((g for g in rules.groups if target is not None and _fits(g, target)), None)
    near = [place for place in (own, group, rules) if place is not None]
    preset = next(place.preset for place in near if place.preset is not None)
    bounds = PRESETS[preset]
    nearest = next(place for place in near if place.preset is not None or place.thresholds is not None)
    if nearest.thresholds is not None:
        told = nearest.thresholds
        bounds = Bounds(told.on_track, told.behind, told.off_track, bounds.ahead)
    used = RulesUsed(
        preset=preset,
        clock=next(place.clock for place in near if place.clock is not None),
        on_track=bounds.on_track,
        behind=bounds.behind,
        off_track=bounds.off_track,
    )
    said = rules.outlook
    return used if said is None else replace(used, likely=said.likely, unlikely=said.unlikely)


def word(rule: RulesUsed, seen: Seen) -> Status | None:
    """The word of the rule's preset; ``None`` where what it looks at is not known."""
    return _PRESETS[rule.preset](rule, seen)


def due_word(rule: RulesUsed, seen: Seen) -> Status | None:
    """The word, once the path asks for something: before that no preset has one, whatever it looks at."""
    return None if seen.pace is None else word(rule, seen)


def looked_at(rule: RulesUsed, seen: Seen) -> Fraction | None:
    """The share that the rule's preset decides by, where it is another one than the pace."""
    looks = {"unsd": _share_of_way(seen), "destatis": _missed_gap(seen), "globalfund": seen.done}
    return looks.get(rule.preset)


def is_ahead(rule: RulesUsed, seen: Seen) -> bool:
    """True above the "ahead" bound of a preset that has one."""
    return seen.pace is not None and PRESETS[rule.preset].is_ahead(seen.pace)


def _fits(group: RuleGroup, target: Target) -> bool:
    said = ((group.lead, target.lead.department), (group.clause, target.clause), (group.kind, target.kind))
    return all(wanted is None or wanted == given for wanted, given in said)


def _by_pace(rule: RulesUsed, seen: Seen) -> Status | None:
    return None if seen.pace is None else _bounds(rule).status(seen.pace)


def _by_forecast(rule: RulesUsed, seen: Seen) -> Status | None:
    share = _share_of_way(seen)
    return None if share is None else _bounds(rule).status(share)


def _share_of_way(seen: Seen) -> Fraction | None:
    if seen.forecast is None or seen.start is None or seen.goal is None:
        return None
    share = unsd.share_of_way(float(seen.forecast), float(seen.start), float(seen.goal))
    return None if isinstance(share, Unmeasured) else Fraction(share)


def _by_missed_gap(_: RulesUsed, seen: Seen) -> Status | None:
    if seen.forecast is None or seen.actual is None or seen.goal is None:
        return None
    last, projected, goal = float(seen.actual), float(seen.forecast), float(seen.goal)
    return destatis.STATUS[destatis.symbol(last, projected, goal, lower_is_better=seen.lower_is_better)]


def _missed_gap(seen: Seen) -> Fraction | None:
    if seen.forecast is None or seen.actual is None or seen.goal is None:
        return None
    missed = destatis.missed_share(float(seen.actual), float(seen.forecast), float(seen.goal))
    return Fraction(max(missed, 0.0))


def _by_rating(_: RulesUsed, seen: Seen) -> Status | None:
    return None if seen.done is None else globalfund.STATUS[globalfund.rating(plain(seen.done * 100))]


def _bounds(rule: RulesUsed) -> Bounds:
    return Bounds(rule.on_track, rule.behind, rule.off_track)


_PRESETS: Mapping[str, Callable[[RulesUsed, Seen], Status | None]] = {
    "eurostat": _by_pace,
    "shixu": _by_pace,
    "evm": _by_pace,
    "unsd": _by_forecast,
    "destatis": _by_missed_gap,
    "globalfund": _by_rating,
}
