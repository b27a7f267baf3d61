"""The difference between two reports for programs: every change by stages, every restated value with its cells."""

from __future__ import annotations

from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Name
from tanjcli.evaluate.compare import Change, Difference, Snapshot, Stage, Told
from tanjcli.present.revision_records import revision_record, value_record


def diff_record(difference: Difference) -> dict[str, Any]:
    """One difference as JSON-ready values; an absent figure is null and says why beside it."""
    return {
        "schema_version": "1",
        "sample": difference.sample,
        "before": _side(difference.before),
        "after": _side(difference.after),
        "same": difference.same,
        "changes": [_change(change) for change in difference.changes],
        "revisions": [revision_record(revision) for revision in difference.revisions],
    }


def _side(side: Snapshot) -> dict[str, Any]:
    return {
        "as_of": side.as_of.isoformat(),
        "known_on": side.known_on.isoformat(),
        "program_version": side.version,
        "pack": side.pack or None,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "target_id": change.target_id,
        "stages": [_stage(stage) for stage in change.stages],
        "restated": [value_record(value) for value in change.restated],
        "arrived": list(change.arrived),
    }


def _stage(stage: Stage) -> dict[str, Any]:
    return {"causes": [cause.value for cause in stage.causes], "told": _told(stage.told) if stage.told else None}


def _told(told: Told) -> dict[str, Any]:
    figure = told.actual
    absent = figure.why.value if isinstance(figure, Unmeasured) else None
    return {
        "ref": told.ref,
        **_named("name", told.name),
        "period": told.period,
        "status": told.status.value,
        "actual": None if absent else figure,
        "actual_absent": absent,
        "unit": told.unit,
        "goal": told.goal,
        "reading": told.reading,
    }


def _named(key: str, name: Name) -> dict[str, str]:
    return {key: name.zh, f"{key}_en": name.en}
