"""What is owed and led, as frozen values: the duties of the calendar, the card of a department."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tanjcli.core.words import Name
from tanjcli.evaluate.sayings import Remark

_NOTHING_SAID = Name("")


class State(StrEnum):
    """How a duty stands on the as-of day. Without a declared proof it is never said to be done or overdue."""

    NOT_YET = "not_yet"  # its time has not begun
    DUE = "due"  # open, and its last day not past
    OVERDUE = "overdue"  # its last day is past and nothing proves it
    DONE = "done"
    UNKNOWN = "unknown"  # its last day is past, and the plan names nothing that would prove it


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of one period. ``strict`` false: required in principle, so overdue is a caution and no breach."""

    id: str  # stable: cadence, subject, period
    cadence: str  # id of the cadence; ``return`` for the deliveries of a ledger
    name: Name
    clause: str
    owner_id: str
    owner: Name
    owner_source: str  # stated, inferred
    subject: str  # list, ledger, or empty for the working group itself
    subject_id: str
    subject_name: Name
    period: str  # label of the period it is owed for: 2021-07, 2021-Q3
    opens: date
    due: date
    state: State
    strict: bool
    done_on: date | None = None
    evidence: Remark | None = None  # what proves it, or what is missing
    missing: tuple[Name, ...] = ()  # units that have not handed in
    note: Name = _NOTHING_SAID  # what the plan says beside the duty, empty where it says nothing

    @property
    def late(self) -> bool:
        """True when done after its last day."""
        return self.done_on is not None and self.done_on > self.due


@dataclass(frozen=True, slots=True)
class Tally:
    """The targets a department answers for in one role, counted by status in the order of ``Status``."""

    role: str  # stated, inferred, support
    counts: tuple[tuple[str, int], ...]
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One department: the targets it leads by the document, by inference, and those it supports, never added up."""

    department_id: str
    department: Name
    tallies: tuple[Tally, ...]
    duties: tuple[tuple[str, int], ...] = ()  # by state
