"""English words: packs, looking at them again, what is new since the last."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "export.written": "written: {folder} ({n:file|files})",
    "export.unchanged": "unchanged: {folder} is up to date; no file was touched",
    "verify.title": "{folder} looked at again",
    "verify.whole": "Whole: {n:file is|files are} what manifest.json says",
    "verify.made": "period {period} · from data received up to {known_on} · tanj {version} · run {run_id}",
    "verify.inputs": "Up to date: {n:input is|inputs are} what the pack was made from",
    "verify.unchecked": "Inputs were not looked at: no plan here that loads",
    "verify.partial": "Marked incomplete when it was made",
    "digest.title": "{plan} · news since {before} · as of {as_of}",
    "digest.sides": "Before: {before}. Now: {after}.",
    "digest.group": "{kind}: {n}",
    "digest.missed": "Missed",
    "digest.behind": "Newly behind",
    "digest.worse": "Further behind",
    "digest.lost": "No longer achieved",
    "digest.absent": "Figure now absent",
    "digest.achieved": "Newly achieved",
    "digest.recovered": "Recovered",
    "digest.other": "Other changes",
    "digest.overdue": "Data overdue",
    "digest.same": "The verdict on {n:other target|other targets} is the same",
    "digest.nothing": "No verdict has changed ({n:target|targets})",
    "digest.new": "new",
    "export.extract": "{name}: {n} of {all} targets",
}
