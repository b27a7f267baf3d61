"""Where a target will end, and how it came this far, for programs: exact numbers, absences with their reason."""

from __future__ import annotations

from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.results import Chance, Figure, Outlook, Point, RulesUsed
from tanjcli.present.head_record import remark_record


def outlook_record(ahead: Outlook) -> dict[str, Any]:
    """The forecast, or in ``reason`` why there is none. ``p_hit`` is between 0 and 1, errors are in %."""
    return {
        "method": ahead.method,
        "n": ahead.n,
        "basis": ahead.basis,
        **{name: number(getattr(ahead, name)) for name in ("low", "mid", "high", "p_hit")},
        "word": ahead.word,
        "terms": dict(ahead.terms),
        "error": number(ahead.error),
        "errors": [{"year": year, "error": error} for year, error in ahead.errors],
        "caveats": [remark_record(remark) for remark in ahead.caveats],
        "reason": None if ahead.reason is None else remark_record(ahead.reason),
        "chances": [_chance(chance) for chance in ahead.chances],
    }


def point_record(point: Point) -> dict[str, Any]:
    """One report of the window."""
    return {
        "period": point.label,
        "day": point.day.isoformat(),
        "value": number(point.value),
        "expected": number(point.expected),
        "last_year": number(point.last_year),
    }


def rules_record(rules: RulesUsed) -> dict[str, Any]:
    """The declared rule of a report or of one row."""
    return {
        "preset": rules.preset,
        "clock": rules.clock,
        "on_track": rules.on_track,
        "behind": rules.behind,
        "off_track": rules.off_track,
        "likely": rules.likely,
        "unlikely": rules.unlikely,
    }


def _chance(chance: Chance) -> dict[str, Any]:
    return {
        "key": chance.key,
        "label": chance.label,
        "unit": chance.unit,
        "reached": chance.reached,
        "gap": chance.gap,
        "expected": chance.expected,
        "p": chance.p,
        "basis": chance.basis,
    }


def number(figure: Figure) -> Any:
    """The exact number, ``None`` where there is none."""
    return None if isinstance(figure, Unmeasured) else figure
