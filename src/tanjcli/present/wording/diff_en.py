"""Two reports compared, in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "diff.title": "{plan} · what changed between two reports",
    "diff.before": "Before",
    "diff.after": "After",
    "diff.side": "as of {as_of}, from what had come by {known_on}",
    "diff.pack": " (pack {pack}, program version {version})",
    "diff.counts": "{changed} changed, {same} as before",
    "diff.nothing": "None of {same} targets changed.",
    "diff.under": "{ref} {name}: {n:restated value|restated values}",
    "diff.rest": "{n:more restated value|more restated values} without effect on the targets above",
    "diff.cause": "Cause",
    "diff.cause_plan": "goal or reading changed",
    "diff.cause_program": "another version of the program",
    "diff.cause_inputs": "files used then have changed or are gone",
    "diff.cause_restated": "{n:restated value|restated values}",
    "diff.cause_late": "late returns",
    "diff.arrived": "{ref} {name}: {n:table|tables} that came only since",
    "diff.cause_period": "a new period",
    "diff.absent": "not in it",
    "diff.legend": "Causes in order of time; behind each arrow, the actual after that cause",
}
