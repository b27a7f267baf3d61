"""A pipeline of projects as frozen values: who reached which stage when, the funnel, what grows old, who shares.

Counts by town are ``Decimal``, because a joint project counts in parts; conversion is in per cent, time in days.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tanjcli.core.absence import NOT_APPLICABLE, Figure
from tanjcli.core.findings import Place
from tanjcli.core.words import Name


@dataclass(frozen=True, slots=True)
class Reached:
    """A stage that a project has reached. Without ``on`` nobody wrote the day, and a later stage is reached."""

    stage: str
    on: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class TownShare:
    """What of a project counts for a town: 1, or a part of 1."""

    key: str
    name: Name
    share: Decimal


@dataclass(frozen=True, slots=True)
class Project:
    """One project as of the day. ``reached`` is in the order of the stages and never empty; ``place`` is its row.

    ``amount`` is in the book's unit. A dropped one keeps the stage in which it was given up.
    """

    key: str
    name: str
    towns: tuple[TownShare, ...]
    amount: Figure
    reached: tuple[Reached, ...]
    dropped: bool
    reason: str
    place: Place

    @property
    def stage(self) -> str:
        """The stage it is in."""
        return self.reached[-1].stage

    def has_reached(self, stage: str) -> bool:
        """True when it is in the stage, or beyond."""
        return any(one.stage == stage for one in self.reached)

    def reached_in(self, stage: str, year: int) -> bool:
        """True when the day it reached the stage is in the year."""
        on = self.reached_on(stage)
        return on is not None and on.year == year

    def reached_on(self, stage: str) -> date | None:
        """The day it reached a stage; ``None`` where it did not, or nobody wrote when."""
        return next((one.on for one in self.reached if one.stage == stage), None)


@dataclass(frozen=True, slots=True)
class StageFlow:
    """One stage of the funnel: how many reached it ``ever`` and in the report ``year``, are in it now, gave up in it.

    ``conversion`` is the share of those of the stage before that came this far; ``days`` the median from there, over
    the ``timed`` projects of which both days are known.
    """

    id: str
    name: Name
    ever: int
    year: int
    now: int
    dropped: int
    conversion: Figure = NOT_APPLICABLE
    days: Figure = NOT_APPLICABLE
    timed: int = 0


@dataclass(frozen=True, slots=True)
class Aged:
    """A project that waits, and since how many days on the as-of day."""

    project: str
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class AgeBucket:
    """Those that wait longer than ``over`` days and up to ``to`` (``None``: without end), the oldest first."""

    over: int
    to: int | None
    aged: tuple[Aged, ...]


@dataclass(frozen=True, slots=True)
class TownFlow:
    """What a town's projects, or parts of them, reached in the report year, by stage, and what of them waits now."""

    town: Name
    year: tuple[tuple[str, Decimal], ...]
    waiting: Decimal


@dataclass(frozen=True, slots=True)
class PipelineBook:
    """One pipeline as of a day. ``by_month``: dates are ends of months, as the lists tell them."""

    id: str
    name: Name
    path: str
    unit: str = ""
    through: date | None = None  # how far the data speak; None: nothing has come
    by_month: bool = False
    total: int = 0  # all projects, dropped ones too
    stages: tuple[StageFlow, ...] = ()
    ageing: tuple[AgeBucket, ...] = ()
    ages: tuple[str, str] = ("", "")  # the stage they wait since, the stage they wait for
    towns: tuple[TownFlow, ...] = ()
    projects: tuple[Project, ...] = ()

    @property
    def dropped(self) -> tuple[Project, ...]:
        """The projects that were given up: they stay, with their reason."""
        return tuple(one for one in self.projects if one.dropped)

    @property
    def counts(self) -> tuple[str, ...]:
        """The ids of what ``rows`` can list: ``signed.now`` …, ``waiting``, ``all``."""
        flows = (f"{flow.id}.{what}" for flow in self.stages for what in ("ever", "year", "now", "dropped"))
        return (*flows, *(("waiting",) if self.ageing else ()), "all")

    def rows(self, count: str, year: int) -> tuple[Project, ...]:
        """The projects behind a count; ``year`` is the report's."""
        stage, _, what = count.rpartition(".")
        waiting = {aged.project for bucket in self.ageing for aged in bucket.aged}
        return tuple(one for one in self.projects if _counts(one, stage, what, year, waiting))

    def called(self, stage: str) -> Name:
        """The name of a stage."""
        return next((one.name for one in self.stages if one.id == stage), Name(stage))


def _counts(one: Project, stage: str, what: str, year: int, waiting: Container[str]) -> bool:
    if what in ("waiting", "all"):
        return what == "all" or one.key in waiting
    if what == "ever":
        return one.has_reached(stage)
    if what == "year":
        return one.reached_in(stage, year)
    return one.stage == stage and one.dropped is (what == "dropped")
