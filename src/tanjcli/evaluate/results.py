"""The Assessment: every number any output will ever print, as frozen values.

Amounts are unrounded ``Decimal`` in the unit of their row; percentages are numbers in percent (87.6 means 87.6 %),
``lead_pp`` is percentage points. An absent figure is ``Unmeasured`` with its reason, never ``None`` and never 0;
``None`` means the question does not arise (a range's second goal on a target without one).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

from tanjcli.core.absence import NOT_APPLICABLE as NOT_APPLICABLE
from tanjcli.core.absence import Figure as Figure
from tanjcli.core.findings import Finding
from tanjcli.core.words import Name
from tanjcli.evaluate.outlook_results import Chance as Chance
from tanjcli.evaluate.outlook_results import Outlook as Outlook
from tanjcli.evaluate.sayings import Check as Check
from tanjcli.evaluate.sayings import Remark as Remark
from tanjcli.evaluate.sayings import Waived as Waived

if TYPE_CHECKING:
    from tanjcli.evaluate.books.model import Notice, Ranking
    from tanjcli.evaluate.books.owed import Duty, Scorecard
    from tanjcli.evaluate.list_results import ListBook
    from tanjcli.evaluate.pipeline_results import PipelineBook
    from tanjcli.evaluate.register_results import RegisterBook

# The types of the books; most reports have none, and to make thirty classes takes as long as to show a report.
_BOOKS = {
    **dict.fromkeys(("Notice", "Ranking"), "books.model"),
    **dict.fromkeys(("Duty", "Scorecard"), "books.owed"),
    "ListBook": "list_results",
    "PipelineBook": "pipeline_results",
    "RegisterBook": "register_results",
}


def __getattr__(name: str) -> object:
    """A type of the books, when somebody looks for it here: a reader of stored results."""
    if name in _BOOKS:
        return getattr(import_module(f"tanjcli.evaluate.{_BOOKS[name]}"), name)
    raise AttributeError(name)


class Status(StrEnum):
    """The one status word of a cell, in the order in which the rules are tried (see ``evaluate.progress.status``)."""

    NOT_ASSIGNED = "not_assigned"
    INFORMATIVE = "informative"
    NOT_STARTED = "not_started"
    NO_DATA = "no_data"
    ACHIEVED = "achieved"
    MISSED = "missed"
    NO_BASELINE = "no_baseline"
    NOT_DUE = "not_due"
    ACCEPTED = "accepted"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    OFF_TRACK = "off_track"
    REVERSING = "reversing"


BEHIND_FAMILY = frozenset({Status.BEHIND, Status.OFF_TRACK, Status.REVERSING})
UNDECIDED = frozenset({Status.NO_DATA, Status.NO_BASELINE})


@dataclass(frozen=True, slots=True)
class Origin:
    """One contributing cell: where, what was written there, what it was read as, how it took part."""

    file: str
    sha256: str
    sheet: str
    cell: str
    received: date
    entity: str  # the key of the row (firm code, project id …)
    label: str  # its readable name
    unit: str  # as read
    value: Decimal | None  # in ``value_unit``; None for a row that only counts
    role: str  # wording key: addend, counted, below_threshold, boundary, removed, base …
    column: str  # ledger column
    value_unit: str = ""  # the ledger column's unit
    text: str = ""  # what stands there when it is no amount: a date, a name; empty for terms and flags


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who has reported: 15 of 16 units, and who is missing."""

    reported: int
    expected: int
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """True when nobody is missing."""
        return self.reported >= self.expected


@dataclass(frozen=True, slots=True)
class Part:
    """A component of a figure (签约 and 落地 of a two-stage count; V2019 and V2022 of a growth)."""

    name: Name
    value: Figure
    unit: str
    role: str = ""  # a sum of members that is itself counted or not: a role as of an ``Origin``
    firms: int | None = None  # as in ``CellResult``


@dataclass(frozen=True, slots=True)
class Share:
    """One place's or industry's contribution to a figure, in the row's unit. ``key`` is the place or term id.

    ``goal`` is the task given to a place, by which it is judged; without one it is not assigned. ``completion`` and
    ``time_share`` are in %, ``lead_pp`` in percentage points, all of the task.
    """

    key: str
    name: Name
    value: Figure
    goal: Figure = NOT_APPLICABLE
    status: Status = Status.NOT_ASSIGNED
    completion: Figure = NOT_APPLICABLE
    time_share: Figure = NOT_APPLICABLE
    lead_pp: Figure = NOT_APPLICABLE
    firms: int | None = None  # as in ``CellResult``


@dataclass(frozen=True, slots=True)
class Point:
    """One report of the window: what was there by its day, what was due, and the same day a year before.

    Days still to come have no ``value`` yet (``NOT_YET``), but what will be due on them; a day that nobody reported has
    none either (``NO_DATA``). In the row's unit.
    """

    label: str  # 2021-06
    day: date
    value: Figure
    expected: Figure
    last_year: Figure


@dataclass(frozen=True, slots=True)
class RulesUsed:
    """The declared rule, for every footer. The bounds belong to ``measure``: R, or what the preset looks at instead."""

    preset: str
    clock: str
    on_track: Decimal
    behind: Decimal
    off_track: Decimal
    likely: Decimal = Decimal("0.75")
    unlikely: Decimal = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Reading:
    """The verdict under one reading of the text, in the row's unit; without one, ``reason`` says why.

    ``id`` is ``chosen`` for the row itself, ``original`` for the goal before it was revised, else the plan's own.
    ``flips``: what is good under the chosen reading is bad under this one, or the other way round.
    """

    id: str
    text: Name
    period: str
    goal: Decimal
    goal_max: Decimal | None
    actual: Figure = NOT_APPLICABLE
    status: Status | None = None
    reason: Remark | None = None
    flips: bool = False


@dataclass(frozen=True, slots=True)
class CellResult:
    """One evaluation cell: one target for one period, as of one day. The fields every output shows."""

    target_id: str
    ref: str
    series: str
    name: Name
    clause: str
    kind: str
    unit: str
    period: str  # label of the cell: 2021, 2020-2022
    direction: str
    comparison: str
    goal: Decimal
    goal_max: Decimal | None
    baseline: Figure | None  # None: this kind needs none
    actual: Figure
    proxy: Part | None  # a named stand-in while the real figure is not out
    completion: Figure  # %, of the way from baseline to goal
    level_share: Figure  # %, actual of goal (占目标比): for targets whose window has not opened, or without baseline
    time_share: Figure  # %, share of the way due by the judged date (s)
    expected: Figure  # E, in the row's unit
    lead_pp: Figure  # completion − time_share, percentage points
    pace: Figure  # R
    gap: Figure  # positive: still short, whichever way is better
    gap_to_plan: Figure
    months_left: Decimal
    required_rate: Figure  # per month, in the row's unit
    observed_rate: Figure
    status: Status
    reason: Remark  # why this status
    stale: bool
    data_through: date | None
    boundary: int  # entities within ±0.5 % of a threshold
    lead: Name
    lead_id: str
    lead_source: str
    lead_basis: str
    support: tuple[Name, ...]
    industry: str
    path: str
    reading: Name
    confidence: str
    coverage: Coverage | None
    parts: tuple[Part, ...] = ()
    shares: tuple[Share, ...] = ()  # by town, when asked for
    remarks: tuple[Remark, ...] = ()
    sources: tuple[str, ...] = ()  # "file!sheet" of every table that contributed, sorted
    origins: tuple[Origin, ...] = field(default=(), repr=False)  # every contributing cell, when asked for
    pace_path: str = ""  # the path s(t) that applied: linear, plan, profile, geometric, deadline, last_year
    slip_months: Figure = NOT_APPLICABLE  # months late on the path, negative when ahead
    rate_ratio: Figure = NOT_APPLICABLE  # required over observed rate, each per share of the path
    rules: RulesUsed | None = None  # the rule of this cell: the plan's, its group's or its own
    underlying: Status | None = None  # the word that an accepted deviation covers
    outlook: Outlook = field(default_factory=Outlook)
    history: tuple[Point, ...] = field(default=(), repr=False)
    goal_original: Decimal | None = None  # before the goal was revised; None: it never was, as far as this cell goes
    readings: tuple[Reading, ...] = ()  # the chosen one first, when asked for
    firms: int | None = None  # single firms behind the actual; None: it is not made of single firms
    complete: bool = True  # nobody who reports is late, no row, cell or category that the figure needs is missing


@dataclass(frozen=True, slots=True)
class Assessment:
    """One report's worth of judgement."""

    schema_version: str
    program_version: str
    plan_id: str
    plan_name: Name
    issuer: Name
    year: int
    as_of: date
    known_on: date
    sample: bool
    language: str
    rules: RulesUsed
    cells: tuple[CellResult, ...]
    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]
    departments: tuple[tuple[str, Name], ...]
    industries: tuple[tuple[str, Name], ...]
    places: tuple[tuple[str, Name], ...]
    time_share: Figure = NOT_APPLICABLE  # %, of the report year gone by as_of, on the plan's clock
    place_groups: tuple[tuple[str, str], ...] = ()  # place → group id (township, zone …), empty where it has none
    roll: tuple[tuple[str, Name], ...] = ()  # what the places are called: group id → name, empty id → all of them
    units: tuple[tuple[str, str], ...] = ()  # the plan's own units and their English words
    followed: tuple[tuple[str, int], ...] = ()  # how many lists, pipelines, registers the plan is followed by, if any
    rankings: tuple[Ranking, ...] = ()  # these and those below when the books are asked for
    duties: tuple[Duty, ...] = ()
    scorecards: tuple[Scorecard, ...] = ()
    notices: tuple[Notice, ...] = ()
    lists: tuple[ListBook, ...] = ()
    pipelines: tuple[PipelineBook, ...] = ()
    registers: tuple[RegisterBook, ...] = ()
