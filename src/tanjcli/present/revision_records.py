"""What deliveries restated, for programs: every value before and after, with both cells."""

from __future__ import annotations

from datetime import date
from typing import Any

from tanjcli.evaluate.trial import Restated, Revision


def revision_record(revision: Revision) -> dict[str, Any]:
    """What files did to one ledger, in keys, and every value they restated."""
    return {
        "ledger": revision.ledger,
        "new": revision.new,
        "same": revision.same,
        "restated": revision.restated,
        "superseded": revision.late,
        "new_periods": list(revision.periods),
        "values": [value_record(value) for value in revision.values],
    }


def value_record(value: Restated) -> dict[str, Any]:
    """One restated value; amounts in ``unit``."""
    cells = {
        key: c and {"file": c.file, "sheet": c.sheet, "cell": c.cell, "received": c.received.isoformat()}
        for key, c in (("old", value.old), ("new", value.new))
    }
    return {
        "column": value.column,
        "key": list(value.key),
        "label": value.label or None,
        "sender": value.sender or None,
        "unit": value.unit or None,
        "before": plain_value(value.before),
        "after": plain_value(value.after),
        **cells,
    }


def plain_value(value: object) -> object:
    """A day in ISO form, everything else as it is."""
    return value.isoformat() if isinstance(value, date) else value
