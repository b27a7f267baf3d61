"""The plan as frozen values: the schema of ``targets.yaml``, one class per kind of entry.

Ids are free text keys of the file; cross references (department, place, metric, clause …) are checked in
``tanjcli.plan.check``. Only what the schema can say alone is said here.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from tanjcli.config.scalars import ClauseId, Day, Id, Model, PeriodLabel, Text, UnitCode, Whole
from tanjcli.plan.duties import RankingRules, Return
from tanjcli.plan.follow import Cadence, Commitment, Path, TaskList
from tanjcli.plan.judgement import Rules
from tanjcli.plan.metrics import Label, Metric
from tanjcli.plan.pipelines import Pipeline
from tanjcli.plan.reconcile import Reconciliation
from tanjcli.plan.registers import Register
from tanjcli.plan.reports import ReportPreset
from tanjcli.plan.target import Target
from tanjcli.plan.words import Clause, Department, Roll, UnitDecl, VocabularyTerm

Periods = Annotated[Whole, Field(ge=0), WithJsonSchema({"type": "integer", "minimum": 0})]
Month = Annotated[Whole, Field(ge=1, le=12), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 12})]


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
    roll: Roll | None = None
    vocabularies: dict[Id, dict[Id, VocabularyTerm]] = {}
    clauses: dict[ClauseId, Clause]
    questions: dict[Id, Label] = {}
    paths: dict[Id, Path] = {}
    lists: dict[Id, TaskList] = {}
    pipelines: dict[Id, Pipeline] = {}
    registers: dict[Id, Register] = {}
    cadences: dict[Id, Cadence] = {}
    returns: dict[Id, Return] = {}
    commitments: tuple[Commitment, ...] = ()
    ranking: RankingRules = RankingRules()
    invariants: tuple[Invariant, ...] = ()
    reconcile: tuple[Reconciliation, ...] = ()
    reports: dict[Id, ReportPreset] = {}
    metrics: dict[Id, Metric]
    targets: tuple[Target, ...]
