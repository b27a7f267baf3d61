"""One numeric target: what is promised, by when, who leads, how the text is read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tanjcli.config.scalars import ClauseId, Day, Flag, Id, Model, Number, PeriodLabel, Text, UnitCode
from tanjcli.plan.judgement import Accept, Forecasting, Kind, Pace
from tanjcli.plan.metrics import Label

Confidence = Literal["high", "medium", "low"]
Comparison = Literal["at_least", "more_than", "at_most", "less_than", "range"]


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
    least_task: Number | None = None  # a unit with a smaller task is not ranked
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
