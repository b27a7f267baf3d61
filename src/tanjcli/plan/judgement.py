"""How targets are judged, as the plan declares it: rules for all, for groups, for one target; accepted deviations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tanjcli.config.scalars import ClauseId, Day, Id, Model, Number, Text
from tanjcli.plan.metrics import Label

Kind = Literal[
    "annual_flow",  # Σ over a year (output of 2022)
    "average_growth",  # mean yearly growth since a base
    "threshold_count",  # entities whose yearly measure reaches a threshold
    "annual_count",  # events in a year, reset on 1 January
    "annual_gross_additions",  # approved entries of the year's batches
    "cumulative_count",  # events in a window of several years
    "stock_at_date",  # what is there on the day; can be lost again
    "milestone_count",  # things finished by the deadline
    "level",  # any other measured level; can be lost again
]
Preset = Literal["eurostat", "shixu", "evm", "unsd", "destatis", "globalfund"]
ClockKind = Literal["months", "days"]
Forecasting = Literal["auto", "run_rate", "profile", "blend", "yoy", "trend", "count", "firm", "none"]


class Thresholds(Model):
    """Lower bounds of what the preset looks at (R unless it says otherwise), inclusive; below the last is reversing."""

    on_track: Number
    behind: Number
    off_track: Number


class OutlookBounds(Model):
    """Words for the chance to meet the target: ``likely`` from its bound on, ``unlikely`` below its own."""

    likely: Annotated[Number, Field(le=1, json_schema_extra={"maximum": 1})]
    unlikely: Annotated[Number, Field(ge=0, json_schema_extra={"minimum": 0})]


class RuleGroup(Model):
    """Rules for the targets that fit every condition given. The first group that fits a target is its group."""

    lead: Id | None = None
    clause: ClauseId | None = None
    kind: Kind | None = None
    preset: Preset | None = None
    clock: ClockKind | None = None
    thresholds: Thresholds | None = None


class Rules(Model):
    """The declared rule of judgement, printed in every footer. A group goes before it, a target before its group."""

    preset: Preset = "eurostat"
    clock: ClockKind = "months"
    thresholds: Thresholds | None = None  # overrides the preset
    outlook: OutlookBounds | None = None
    groups: tuple[RuleGroup, ...] = ()


class Milestone(Model):
    """One step of a ``plan`` path: from this day on, this share of the way is due."""

    on: Day
    share: Number


class Pace(Model):
    """The path s(t) by which progress is due (``linear`` when a target says nothing).

    ``method: cagr_ratio`` judges a yearly stock by its growth rate against the one required, instead of by a path.
    """

    path: Literal["linear", "plan", "profile", "geometric", "deadline", "last_year"] = "linear"
    milestones: tuple[Milestone, ...] = ()
    reason: Label | None = None  # why nothing is due yet, in the field's words (年度批次,暂不判定)
    method: Literal["cagr_ratio"] | None = None
    preset: Preset | None = None
    clock: ClockKind | None = None
    thresholds: Thresholds | None = None


class Accept(Model):
    """A deviation accepted on record: until the day, included, ``value`` stands in for the goal."""

    value: Number
    until: Day
    reason: Label
    ref: Text  # the document that says so
