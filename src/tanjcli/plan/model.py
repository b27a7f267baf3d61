"""The plan as frozen values: the schema of ``targets.yaml``, one class per kind of entry.

Ids are free text keys of the file; cross references (department, place, metric, clause …) are checked in
``tanjcli.plan.check``. Only what the schema can say alone is said here.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from tanjcli.config.scalars import ClauseId, Day, Flag, Id, Model, Number, PeriodLabel, Text, UnitCode, Whole
from tanjcli.plan.judgement import Accept, Forecasting
from tanjcli.plan.judgement import Kind as Kind
from tanjcli.plan.judgement import Pace as Pace
from tanjcli.plan.judgement import Rules as Rules
from tanjcli.plan.judgement import Thresholds as Thresholds
from tanjcli.plan.metrics import Label as Label
from tanjcli.plan.metrics import Metric
from tanjcli.plan.reconcile import Reconciliation

Periods = Annotated[Whole, Field(ge=0), WithJsonSchema({"type": "integer", "minimum": 0})]
Month = Annotated[Whole, Field(ge=1, le=12), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 12})]
Confidence = Literal["high", "medium", "low"]
Comparison = Literal["at_least", "more_than", "at_most", "less_than", "range"]


class PlanHead(Model):
    """What the plan is, who issued it, and how its reports speak."""

    id: Id
    name: Label
    issuer: Id
    document: Label | None = None
    dated: Day | None = None
    language: Literal["zh", "en"]
    timezone: Text
    period: PeriodLabel
    unpublished_months: tuple[Month, ...] = ()  # months with no report of their own (1: January joins February)
    stale_after: Periods = 1  # data older than this many reporting periods are flagged


class UnitDecl(Model):
    """A unit the plan adds to the built-in ones; money units give their size in 元."""

    dimension: Literal["money", "count", "ratio", "other"]
    factor: Number | None = None
    en: Text


class Department(Model):
    """A department that leads or supports."""

    name: Label
    aliases: tuple[Text, ...] = ()


class VocabularyTerm(Model):
    """One member of a vocabulary (a town, an industry …)."""

    name: Label
    aliases: tuple[Text, ...] = ()
    group: Id | None = None  # township, zone …
    code: Text | None = None
    note: Text | None = None


class Clause(Model):
    """Where in the document; the number as printed, the heading in our own words."""

    title: Label


class Lead(Model):
    """Who leads, and whether the document says so."""

    department: Id
    source: Literal["stated", "inferred"]
    basis: Text


class Alternative(Model):
    """Another defensible reading of the text: what it changes, if that can be computed, else why it cannot."""

    id: Id
    text: Label
    metric: Id | None = None
    goal: Number | None = None
    goal_max: Number | None = None
    cells: tuple[PeriodLabel, ...] = ()  # other periods: every year, or the three years together
    reason: Label | None = None  # why it cannot be computed


class Reading(Model):
    """How the text is read, how sure that is, and what else could be meant."""

    text: Label
    confidence: Confidence
    questions: tuple[Id, ...] = ()  # ids of the ambiguity table (A1 …)
    alternatives: tuple[Alternative, ...] = ()


class Baseline(Model):
    """The starting value B of a stock or growth: measured from data at a date, or given."""

    at: Day
    value: Number | None = None
    source: Literal["data", "stated"]


class Revision(Model):
    """From a day on, another goal. Cells that were due before that day keep the one they were judged by."""

    from_: Annotated[Day, Field(alias="from")]
    value: Number
    value_max: Number | None = None  # the upper goal of a range
    reason: Label
    document: Text | None = None


class Target(Model):
    """One numeric target of the document. ``cells`` are the periods it is judged for, one verdict each.

    ``subset_of``: a part of another target's amount; ``nested_in``: every entity counted here is counted there too;
    ``and_with``: the other half of one condition, met only when both are.
    """

    id: Id
    ref: Id
    series: Id | None = None  # several targets that are one indicator over the years
    name: Label
    clause: ClauseId
    unit: UnitCode
    kind: Kind
    direction: Literal["higher", "lower"]
    comparison: Comparison
    goal: Number
    goal_max: Number | None = None
    range_rule: Literal["floor_stretch", "band"] | None = None
    revisions: tuple[Revision, ...] = ()  # of ``goal``, the earliest first
    tolerance: Number | None = None  # maintain (goal = baseline): how far the value may slip before the due date
    metric: Id
    proxy: Id | None = None  # a metric shown, under its own name, while the real figure is not out
    cells: Annotated[tuple[PeriodLabel, ...], Field(min_length=1)]
    opens: Day | None = None  # first day that counts, when earlier than the cell's own
    due: Day | None = None  # when later or earlier than the cell's last day
    baseline: Baseline | None = None
    pace: Pace | None = None
    outlook: Forecasting = "auto"
    prior: Number | None = None  # a declared expectation of the year, read by ``outlook: blend``
    informative: Flag = False  # followed on purpose, never judged
    accept: Accept | None = None
    tasks: dict[Id, Number] = {}  # the goal split over reporting units; who has none is not assigned
    lead: Lead
    path: Id | None = None
    support: tuple[Id, ...] = ()  # beside those of the path
    data_owner: tuple[Id, ...] = ()
    industry: Id | None = None
    nested_in: Id | None = None
    subset_of: Id | None = None
    and_with: Id | None = None
    named: tuple[Text, ...] = ()  # watched by name (an open list), never a filter
    named_places: tuple[Id, ...] = ()  # the same for places
    reading: Reading


class Path(Model):
    """One implementation path: lead, supporters, the lists it is followed by."""

    name: Label
    clause: ClauseId
    lead: Id
    support: tuple[Id, ...] = ()
    lists: tuple[Id, ...] = ()
    named: tuple[Text, ...] = ()  # parks and firms named as its carriers (an open list)
    note: Label | None = None


class TaskList(Model):
    """A list (清单) the plan is managed by."""

    name: Label
    clause: ClauseId
    lead: Id
    path: Id
    fields: tuple[Text, ...] = ()
    stages: tuple[Text, ...] = ()
    ways: tuple[Text, ...] = ()
    note: Label | None = None


class Cadence(Model):
    """A recurring duty."""

    name: Label
    clause: ClauseId
    every: Literal["month", "quarter"]
    owner: Id
    owner_source: Literal["stated", "inferred"]
    strict: Flag  # false: in principle only, so overdue is a caution and no breach
    note: Label | None = None


class Commitment(Model):
    """A promise without a number: done or not done."""

    id: Id
    name: Label
    clause: ClauseId
    owner: Id


class Invariant(Model):
    """Arithmetic that must hold, or is printed as a remark: ``kind`` says which machine checks it.

    ``at_most``: the first target never exceeds the second. ``nested``: each is part of the next, so the counts rise.
    ``declared_total``: the goals of ``targets`` are added and printed beside the goal of ``total`` (alone without it).
    ``remark``: words only.
    """

    id: Id
    kind: Literal["at_most", "nested", "declared_total", "remark"]
    targets: tuple[Id, ...] = ()
    total: Id | None = None
    text: Label


class Plan(Model):
    """All of ``targets.yaml``."""

    schema_: Annotated[Literal["tanj-plan/1"], Field(alias="schema")]
    plan: PlanHead
    rules: Rules = Rules()
    units: dict[UnitCode, UnitDecl] = {}
    departments: dict[Id, Department]
    places: dict[Id, VocabularyTerm] = {}
    vocabularies: dict[Id, dict[Id, VocabularyTerm]] = {}
    clauses: dict[ClauseId, Clause]
    questions: dict[Id, Label] = {}
    paths: dict[Id, Path] = {}
    lists: dict[Id, TaskList] = {}
    cadences: dict[Id, Cadence] = {}
    commitments: tuple[Commitment, ...] = ()
    invariants: tuple[Invariant, ...] = ()
    reconcile: tuple[Reconciliation, ...] = ()
    metrics: dict[Id, Metric]
    targets: tuple[Target, ...]
