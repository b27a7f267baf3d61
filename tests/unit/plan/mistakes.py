"""Mistakes to plant in the small plan: what is written instead of what, the code it earns, a word of the remedy.

``▸`` marks the offending scalar. One list serves the test of each mistake and the test that no code goes untested.
"""

from __future__ import annotations

from typing import NamedTuple


class Mistake(NamedTuple):
    """One planted mistake; ``more`` are the other edits it takes."""

    code: str
    old: str
    new: str
    remedy: str
    more: tuple[tuple[str, str], ...] = ()


_DEALS = "cells: [2020, 2021]\n  path: P1"
_MILESTONES = "milestones: [{on: 2021-06-30, share: 0.5}, {on: 2021-12-31, share: 1}]"
_SPEED = "goal: 10\n  metric: growth"

_LEVEL = "kind: annual_count\n  direction: higher\n  comparison: at_least\n  goal: 5\n  metric: deals"

MISTAKES: tuple[Mistake, ...] = (
    # names that refer to nothing
    Mistake("plan-unknown-department", "support: [office]", "support: [▸offce]", "office"),
    Mistake("plan-unknown-department", "issuer: office", "issuer: ▸工程部", "works"),
    Mistake("plan-unknown-clause", "clause: 二(一), owner: works", "clause: ▸二(二), owner: works", "二(一)"),
    Mistake("plan-unknown-metric", "of: [signed, landed]", "of: [signed, ▸lande]", "landed"),
    Mistake("plan-unknown-metric", "metric: large", "metric: ▸larg", "large"),
    Mistake("plan-unknown-target", "subset_of: whole", "subset_of: ▸hole", "whole"),
    Mistake("plan-unknown-target", "targets: [part, whole]", "targets: [part, ▸wholes]", "whole"),
    Mistake("plan-unknown-place", "named_places: [east]", "named_places: [▸东乡]", "east"),
    Mistake(
        "plan-unknown-group",
        "west: {name: {zh: 西镇, en: West}}",
        "west: {name: {zh: 西镇, en: West}, group: ▸tonw}\n"
        "roll: {name: {zh: 乡镇, en: Towns}, groups: {town: {zh: 镇, en: Towns}}}",
        "town",
    ),
    Mistake("plan-unknown-industry", "industry: food", "industry: ▸foods", "food"),
    Mistake("plan-unknown-path", _DEALS, "cells: [2020, 2021]\n  path: ▸P2", "P1"),
    Mistake("plan-unknown-list", "lists: [L1]", "lists: [L1, ▸L9]", "L1"),
    Mistake("plan-unknown-timezone", "timezone: Asia/Shanghai", "timezone: ▸Asia/Shanghia", "Asia/Shanghai"),
    Mistake("plan-unknown-question", "questions: [A1]", "questions: [▸A2]", "A1"),
    Mistake("plan-unknown-unit", "unit: 个\n", "unit: ▸箱子\n", "箱"),
    Mistake("plan-unknown-unit", "threshold: {at_least: 1, unit: 亿元}", "threshold: {at_least: 1, unit: ▸亿}", "亿元"),
    # names given twice
    Mistake("plan-duplicate-id", "- id: part\n", "- id: ▸whole\n", "series"),
    Mistake("plan-duplicate-id", "ref: T3", "ref: ▸T2", "series"),
    Mistake(
        "plan-duplicate-id",
        "text: {zh: 每年, en: yearly}, confidence: high}",
        "text: {zh: 每年, en: yearly}, confidence: high, alternatives: "
        "[{id: a, text: {zh: 一, en: one}}, {id: ▸a, text: {zh: 二, en: two}}]}",
        "another",
    ),
    Mistake("plan-shared-spelling", "west: {name: {zh: 西镇", "▸west: {name: {zh: 东 乡", "one entry"),
    # units
    Mistake("plan-unit-redeclared", "箱: {dimension: count", "▸家: {dimension: count", "delete"),
    Mistake("plan-unit-without-factor", "箱: {dimension: count", "▸箱: {dimension: money", "factor: 10000"),
    Mistake("plan-unit-factor", "箱: {dimension: count", "箱: {factor: ▸-1, dimension: money", "above zero"),
    # metrics
    Mistake(
        "plan-metric-axis",
        "deals: {kind: lowest, of: [signed, landed], over_time: sum",
        "deals: {kind: lowest, of: [signed, landed], over_time: ▸last",
        "sum",
    ),
    Mistake("plan-metric-axis", "over_units: count\n", "over_units: ▸avg\n", "count, sum"),
    Mistake("plan-metric-axis", "dated: landed_on, over_time: sum", "over_time: ▸sum", "last"),
    Mistake("plan-metric-axis", "dated: signed_on, over_time: sum", "counted_in: year, over_time: ▸last", "sum"),
    Mistake("plan-condition", "town: {in: [east]}", "▸town: {in: [east], is: east}", "exactly one"),
    Mistake("plan-condition", "town: {in: [east]}", "▸town: {}", "exactly one"),
    Mistake("plan-bound", "threshold: {at_least: 1,", "threshold: ▸{at_least: 1, less_than: 1,", "lower"),
    Mistake("plan-bound", "threshold: {at_least: 1, unit: 亿元}", "threshold: ▸{unit: 亿元}", "lower"),
    Mistake("plan-bound", "{in: [east]}", "{bound: ▸{at_least: 1, more_than: 1, unit: 亿元}}", "lower"),
    Mistake("plan-metric-circle", "growth: {kind: growth, of: output", "▸growth: {kind: growth, of: growth", "break"),
    Mistake(
        "plan-unused-metric",
        "metrics:\n",
        "metrics:\n  ▸spare: " + "{kind: growth, of: output, base: 2019, over_time: ratio, over_units: ratio}\n",
        "delete",
    ),
    # targets
    Mistake("plan-kind-against-metric", "metric: deals", "metric: ▸growth", "count, lowest, total"),
    Mistake("plan-range-unasked", "goal: 5\n", "goal: 5\n  goal_max: ▸9\n", "comparison: range"),
    Mistake(
        "plan-range-incomplete",
        "comparison: range\n  goal: 6\n  goal_max: 8\n",
        "comparison: ▸range\n  goal: 6\n",
        "add goal_max",
    ),
    Mistake("plan-range-order", "goal_max: 8", "goal_max: ▸6", "upper"),
    Mistake("plan-cell-outside", "cells: [2021]", "cells: [▸2023]", "plan.period"),
    Mistake("plan-cell-twice", "cells: [2020, 2021]", "cells: [2020, ▸2020]", "once"),
    Mistake("plan-date-of-many-cells", _DEALS, _DEALS + "\n  due: ▸2021-12-31", "series"),
    Mistake("plan-opens-after-due", "opens: 2020-01-01", "opens: 2020-01-01\n  due: ▸2019-06-30", "opens, due"),
    Mistake(
        "plan-direction-against-comparison",
        "direction: higher\n  comparison: at_least\n  goal: 5",
        "direction: ▸lower\n  comparison: at_least\n  goal: 5",
        "at_most",
    ),
    Mistake(
        "plan-direction-against-comparison",
        "direction: higher\n  comparison: range",
        "direction: ▸lower\n  comparison: range",
        "at_most",
    ),
    Mistake("plan-baseline-value", "source: data}", "source: ▸stated}", "needs a value"),
    Mistake("plan-baseline-late", "at: 2019-12-31", "at: ▸2020-01-01", "before the start"),
    Mistake("plan-not-ambitious", "source: data}", "source: stated, value: ▸12}", "direction"),
    # pace
    Mistake(
        "plan-geometric-base",
        "  baseline: {at: 2019-12-31, source: data}\n  pace: {path: geometric}",
        "  pace: {path: ▸geometric}",
        "linear",
    ),
    Mistake(
        "plan-geometric-base",
        "baseline: {at: 2019-12-31, source: data}",
        "baseline: ▸{at: 2019-12-31, source: stated, value: 0}",
        "linear",
    ),
    Mistake(
        "plan-thresholds-order",
        "thresholds: {on_track: 1, behind: 0.5",
        "thresholds: ▸{on_track: 0.5, behind: 0.5",
        "fall strictly",
    ),
    Mistake("plan-threshold-above-zero", "off_track: 0}", "off_track: ▸0.2}", "0 is usual"),
    Mistake("plan-milestones-unasked", "path: plan\n    milestones", "path: linear\n    ▸milestones", "path: plan"),
    Mistake("plan-milestones-missing", "path: plan\n    " + _MILESTONES, "path: ▸plan", "share: 1"),
    Mistake(
        "plan-milestone-order",
        _MILESTONES,
        "milestones: [{on: 2021-06-30, share: 0.5}, ▸{on: 2021-06-30, share: 1}]",
        "rise strictly",
    ),
    Mistake("plan-milestone-end", "2021-12-31, share: 1}", "2021-12-31, share: ▸0.9}", "share: 1"),
    Mistake("plan-milestone-outside", "{on: 2021-06-30, share: 0.5}", "{on: ▸2020-06-30, share: 0.5}", "inside"),
    # rules of judgement
    Mistake(
        "plan-unknown-department", "units:\n", "rules: {groups: [{lead: ▸offce, clock: days}]}\nunits:\n", "office"
    ),
    Mistake("plan-unknown-clause", "units:\n", "rules: {groups: [{clause: ▸三, clock: days}]}\nunits:\n", "declare"),
    Mistake("plan-group-empty", "units:\n", "rules: {groups: [▸{clock: days}]}\nunits:\n", "lead, clause or kind"),
    Mistake(
        "plan-outlook-order", "units:\n", "rules: {outlook: {likely: 0.5, unlikely: ▸0.5}}\nunits:\n", "the larger"
    ),
    Mistake(
        "plan-thresholds-unasked",
        "thresholds: {on_track: 1,",
        "preset: globalfund\n    thresholds: ▸{on_track: 1,",
        "another preset",
    ),
    Mistake("plan-geometric-kind", _DEALS, _DEALS + "\n  pace: {path: ▸geometric}", "path: linear"),
    Mistake("plan-rate-kind", _DEALS, _DEALS + "\n  pace: {method: ▸cagr_ratio}", "give a baseline"),
    Mistake(
        "plan-rate-zero",
        _LEVEL,
        _LEVEL.replace("annual_count", "level") + "\n  pace: {method: ▸cagr_ratio}"
        "\n  baseline: {at: 2019-12-31, source: stated, value: 0}",
        "by a path",
    ),
    Mistake("plan-prior-unasked", _DEALS, _DEALS + "\n  prior: ▸7", "outlook: blend"),
    Mistake(
        "plan-accept-not-easier",
        _DEALS,
        _DEALS + "\n  accept: {value: ▸5, until: 2021-12-31, reason: {zh: 因, en: why}, ref: no. 1}",
        "direction",
    ),
    Mistake("plan-tasks-sum", "goal: 5\n", "goal: ▸5\n  tasks: {east: 2, west: 2}\n", "add up"),
    Mistake("plan-unknown-place", "goal: 5\n", "goal: 5\n  tasks: {east: 2, ▸wst: 3}\n", "west"),
    # relations
    Mistake("plan-self-reference", "subset_of: whole", "and_with: ▸part", "another target"),
    Mistake("plan-part-unit", _SPEED, _SPEED + "\n  nested_in: ▸whole", "one unit"),
    Mistake(
        "plan-part-above-whole", "subset_of: whole", "subset_of: ▸whole", "both goals", (("goal: 65", "goal: 165"),)
    ),
    Mistake(
        "plan-nesting-circle",
        "subset_of: whole",
        "subset_of: ▸whole",
        "break it",
        (("industry: food", "subset_of: ▸part"),),
    ),
    Mistake(
        "plan-series-unlike",
        "unit: 个",
        "unit: ▸箱",
        "use one",
        (("metric: deals", "metric: ▸deals"), ("ref: T2\n", "ref: T2\n  series: deals\n")),
    ),
    Mistake(
        "plan-cell-twice",
        "unit: 亿元\n  kind: annual_flow\n  direction: higher\n  comparison: at_least\n  goal: 65\n"
        "  metric: output\n  cells: [2022]",
        "unit: 亿元\n  kind: annual_flow\n  direction: higher\n"
        "  comparison: at_least\n  goal: 65\n  metric: output\n  cells: [▸2022]\n  series: outputs",
        "once",
        (("ref: T1\n", "ref: T1\n  series: outputs\n"),),
    ),
    Mistake(
        "plan-invariant-targets", "kind: at_most, targets: [part, whole]", "kind: ▸at_most, targets: [part]", "complete"
    ),
    Mistake("plan-invariant-units", "targets: [part, whole]", "targets: ▸[part, contracts]", "kind: remark"),
    Mistake(
        "plan-list-not-in-path",
        "lead: works, path: P1}",
        "lead: works, path: ▸P1}",
        "add L1",
        (("lists: [L1]", "lists: []"),),
    ),
)
