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

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.findings import Finding
from tanjcli.core.words import Name

Figure = Decimal | Unmeasured
NOT_APPLICABLE = Unmeasured(Why.NOT_APPLICABLE)


class Status(StrEnum):
    """The one status word of a cell, in the order in which the rules are tried (see ``evaluate.status``)."""

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
class Remark:
    """Something said beside a figure: a wording key and its parameters (``present.wording`` makes the sentence)."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


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


@dataclass(frozen=True, slots=True)
class Share:
    """One place's or industry's contribution to a figure, in the row's unit. ``key`` is the place or term id."""

    key: str
    name: Name
    value: Figure


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
    pace_path: str = ""  # the path s(t) that applied: linear, plan, geometric, deadline, last_year
    slip_months: Figure = NOT_APPLICABLE  # months late on a linear path, negative when ahead


@dataclass(frozen=True, slots=True)
class RulesUsed:
    """The declared rule, for every footer."""

    preset: str
    clock: str
    on_track: Decimal
    behind: Decimal
    off_track: Decimal


@dataclass(frozen=True, slots=True)
class Check:
    """An invariant or reconciliation and how it came out: ``ok``, ``breach``, ``unknown`` or a plain ``remark``."""

    id: str
    outcome: str
    text: Name
    remark: Remark | None = None


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
