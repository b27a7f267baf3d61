"""The news since the last pack, for programs."""

from __future__ import annotations

from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.compare import Snapshot, Told
from tanjcli.evaluate.digest import Digest


def digest_record(digest: Digest) -> dict[str, Any]:
    """Both reports by their days, and every target with news; figures exact, in the target's unit."""
    return {
        "schema_version": "1",
        "sample": digest.sample,
        "before": _report(digest.before),
        "after": _report(digest.after),
        "compared": digest.rows,
        "items": [
            {
                "kind": item.kind.value,
                "target_id": item.target_id,
                "ref": item.now.ref,
                "name": item.now.name.get("zh"),
                "name_en": item.now.name.get("en"),
                "unit": item.now.unit,
                "period": item.now.period,
                "was": None if item.was is None else _told(item.was),
                "now": _told(item.now),
            }
            for item in digest.items
        ],
    }


def _report(report: Snapshot) -> dict[str, Any]:
    return {
        "pack": report.pack or None,
        "as_of": report.as_of.isoformat(),
        "known_on": report.known_on.isoformat(),
        "program_version": report.version,
    }


def _told(told: Told) -> dict[str, Any]:
    absent = told.actual.why.value if isinstance(told.actual, Unmeasured) else None
    return {
        "status": told.status.value,
        "stale": told.stale,
        "actual": None if absent else told.actual,
        "actual_absent": absent,
        "goal": told.goal,
    }
