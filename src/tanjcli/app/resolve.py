"""Which target a person means: by id, by reference (T17), by series, or by name in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tanjcli.core.errors import UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.text import match_key
from tanjcli.core.words import nearest

if TYPE_CHECKING:
    from tanjcli.plan.model import Plan
    from tanjcli.plan.target import Target


def resolve(plan: Plan, text: str) -> tuple[Target, ...]:
    """The target called ``text``, or all targets of the series of that name, in the plan's order.

    Raises:
        UsageError: nothing is called that; the finding names what looks like it.
    """
    asked = match_key(text)
    exact = [t for t in plan.targets if asked in {match_key(s) for s in (t.id, t.ref, t.name.zh, t.name.en)}]
    found = exact or [t for t in plan.targets if t.series is not None and match_key(t.series) == asked]
    if not found:
        known = dict.fromkeys(s for t in plan.targets for s in (t.id, t.series or "", t.name.zh, t.name.en, t.ref) if s)
        params = {"nearest": nearest(text, known)}
        raise UsageError(findings=(Finding("usage-unknown-target", Place(), params, raw=text),))
    return tuple(found)


def of_year(targets: tuple[Target, ...], year: int) -> tuple[Target, ...]:
    """Of a series, the targets judged for ``year``; all of them when none is."""
    judged = tuple(t for t in targets if any(cell.start.year <= year <= cell.last_day.year for cell in t.cells))
    return judged or targets
