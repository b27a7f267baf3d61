"""What is counted of a list: by stage, by unit, and in all. Counts stay where the rows themselves are not given out."""

from __future__ import annotations

from dataclasses import dataclass

from tanjcli.core.words import Name


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many items are in a stage now, and how many were in the report before.

    ``declared``: the plan names it. Items in an ``ends`` stage have ended.
    """

    stage: str
    now: int
    before: int
    declared: bool = True
    ends: bool = False


@dataclass(frozen=True, slots=True)
class ListCounts:
    """How many rows are in each part of a list.

    ``added``, ``removed`` and ``vanished`` are since the quarter began.
    """

    moved: int = 0
    added: int = 0
    removed: int = 0
    vanished: int = 0
    stale: int = 0
    overdue: int = 0
    troubled: int = 0


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """What one unit has on a list, in rows: all, not updated in the month, past their planned day, with a problem."""

    unit: Name
    rows: int
    stale: int
    overdue: int
    troubled: int
