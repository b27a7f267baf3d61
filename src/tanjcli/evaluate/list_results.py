"""The state of the lists as frozen values: rows, moves, what came and went, what the year began with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tanjcli.core.findings import Place
from tanjcli.core.words import Name
from tanjcli.evaluate.list_counts import ListCounts, StageCount, UnitLoad


@dataclass(frozen=True, slots=True)
class ListItem:
    """One row of a list as last reported. Prose is kept word for word; ``place`` is where its number stands."""

    key: str
    name: str
    town: Name
    owner: str
    stage: str
    planned_on: date | None
    progress: str
    problem: str
    remedy: str
    updated_on: date | None
    note: str
    place: Place


@dataclass(frozen=True, slots=True)
class StageMove:
    """An item in another stage than in the report before; ``back``: in an earlier one."""

    item: ListItem
    before: str
    back: bool


@dataclass(frozen=True, slots=True)
class Alteration:
    """An item that came or went: ``added``, ``removed`` with its reason, or ``vanished`` without a word.

    Of one that went ``item`` is the row as it was reported last.
    """

    kind: str
    period: str
    item: ListItem
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """An item of the year's first report, as last seen; ``ended`` says whether it has ended well since."""

    item: ListItem
    ended: bool


@dataclass(frozen=True, slots=True)
class ListBook:
    """One list as of a day. Without a report ``period`` is empty and so is everything else.

    ``original`` items were on the list in the year's first report (``begun``); ``original_done`` of them have ended
    well, those taken off since still counted among them. ``altered`` is since the quarter began, ``audit`` ever.
    """

    id: str
    name: Name
    clause: str
    lead_id: str
    lead: Name
    path: str
    period: str = ""
    before: str = ""  # the report before
    rows: int = 0
    done: int = 0
    original: int = 0
    original_done: int = 0
    counts: ListCounts = field(default_factory=ListCounts)
    stages: tuple[StageCount, ...] = ()
    items: tuple[ListItem, ...] = ()
    moves: tuple[StageMove, ...] = ()
    stale: tuple[ListItem, ...] = ()
    overdue: tuple[ListItem, ...] = ()
    altered: tuple[Alteration, ...] = ()
    audit: tuple[Alteration, ...] = ()
    begun: tuple[Begun, ...] = ()
    units: tuple[UnitLoad, ...] = ()

    @property
    def troubled(self) -> tuple[ListItem, ...]:
        """The items somebody wrote a problem about."""
        return tuple(item for item in self.items if item.problem)
