"""Readings, revised goals, reconciliation and entities near a threshold, in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # a revised goal
    "remark.goal-revised": "goal revised from {original} to {goal} ({change}, revision {times}) from {since}: {en}",
    "targets.revision": "Revised goal",
    "targets.revised": "{goal} from {since}: {reason}",
    # readings
    "readings.title": "{plan} · verdicts under every reading · {year} · as of {as_of}",
    "readings.flips": "Targets whose verdict flips with the reading ({n}): {refs}",
    "readings.firm": "No verdict flips with the reading.",
    "readings.legend": "Flips: good as chosen and bad under this reading, or the reverse; reports show the chosen one",
    "readings.chosen": "chosen",
    "readings.original": "original goal",
    "readings.other": "alternative",
    "readings.flip": "flips",
    "column.reading": "Reading",
    "column.reading_text": "Read as",
    "column.flips": "Flips",
    "remark.reading-undeclared": "the plan declares no computation",
    "remark.reading-uncomputable": "{en}",
    # reconciliation
    "remark.declared-stock": (
        "entries sum to {sum}, the stock's goal is {total}: opening {opening} less exits {removed} is {rest}, "
        "no fewer than the {needed} needed"
    ),
    "remark.declared-stock-short": (
        "entries sum to {sum}, the stock's goal is {total}: opening {opening} less exits {removed} is {rest}, "
        "fewer than the {needed} needed"
    ),
    "remark.sums-agree": "sum {sum}, stated {total}",
    "remark.sums-differ": "sum {sum}, stated {total}, difference {difference}",
    "remark.part-above-whole": "{en}: part {part_sum} above whole {total}",
    "remark.parts-without-key": "{sum} belong nowhere",
    "remark.unclassified-part": "{sum} of it unclassified ({percent})",
    "remark.stated-totals-differ": "{count:total|totals} in the sheets differ from the rows they stand for",
    "remark.reported-twice": "{count:entity|entities} reported under two units",
    "remark.stock-adds-up": "opening {opening} + entries {entries} − exits {exits} = closing {closing}",
    "remark.stock-differs": "opening {opening} + entries {entries} − exits {exits} ≠ closing {closing}",
    "remark.removed-unknown": "{count:exit|exits} without an entry: {names}",
    "remark.entered-twice": "{count:entry|entries} of who was in already: {names}",
    "remark.counted-elsewhere": "{count:entry|entries} counted in a year against the day of approval: {names}",
    "remark.not-same-day": "the two sides end on different days ({one}, {other})",
    "remark.nothing-told": "no data to compare",
    "remark.waiver-expired": "the waiver by {by} ran out on {until}",
    "footer.checks_waived": "{n} waived",
    "footer.breach_why": "Check failed: {text} ({why})",
    "footer.waived": "Waived: {text} ({why}); {by}: {reason} (until {until})",
    "footer.noted": "Note: {why}",
    "reconcile.title": "Reconciliation",
    "outcome.ok": "agrees",
    "outcome.breach": "fails",
    "outcome.waived": "waived",
    "outcome.unknown": "cannot be told",
    "outcome.remark": "remark",
    "reconcile.waiver": "{by}: {reason} (until {until})",
    "column.outcome": "Outcome",
    "column.rule": "Rule",
    "column.detail": "Detail",
    # near a threshold
    "near.title": "{ref} {name} · near the threshold · {period} · as of {as_of}",
    "near.counted": "Threshold {threshold}: {reached} reach it, {counted} counted; goal {goal}",
    "near.reached": "Over the threshold, the {n} with the least to spare",
    "near.short": "Below the threshold, the {n} that lack least",
    "near.boundary": "On the boundary (within ±0.5%), {n}",
    "near.more": "{n} more not listed (list more by --top)",
    "near.no_chance": "Chances: no forecast for each entity, none shown",
    "near.none": "Nothing to list.",
    "near.no_data": "No data: {why}",
    "near.cluster": "sum of {n:member|members}",
    "near.inside": "in a counted cluster, not counted again",
    "column.label_near": "Name",
    "column.amount": "Value",
    "column.lacks": "Lacks",
    "column.spare": "To spare",
    "column.chance": "Chance by year end",
    "column.place": "Unit",
    "column.origin": "Source",
    "column.mark": "Mark",
    "near.mark_boundary": "boundary",
}
