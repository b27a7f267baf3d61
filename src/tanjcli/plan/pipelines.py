"""Pipelines: the stages a project passes, each with the ledger's date column, or the word a list says for it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tanjcli.config.scalars import Id, Model, Text
from tanjcli.plan.duties import Many
from tanjcli.plan.metrics import Condition, Label


class Stage(Model):
    """One stage: ``dated`` is the ledger's date column; of a list ``word`` is its word (absent: the Chinese name)."""

    id: Id
    name: Label
    dated: Id | None = None
    word: Text | None = None


class ProjectColumns(Model):
    """The ledger's column for each role; the column of the same name unless another is given."""

    project: Id = "project"
    name: Id = "name"
    town: Id = "town"
    amount: Id | None = None
    state: Id | None = None  # its words say which projects are dropped
    dropped_on: Id | None = None  # with it a project is dropped from that day on, else as soon as its state says so
    reason: Id | None = None


class Shares(Model):
    """Where jointly introduced projects are divided: one row a project and town, the shares of a project adding to 1.

    A share in ``%`` counts as a hundredth. A project that is not listed is wholly its own town's.
    """

    ledger: Id
    project: Id = "project"
    town: Id = "town"
    share: Id = "share"


class Ageing(Model):
    """Projects that reached ``since`` and not ``until`` grow old: ``days`` are the bounds of the buckets.

    ``[90, 180]`` makes three: up to 90 days, 91 to 180, more.
    """

    since: Id
    until: Id
    days: Annotated[tuple[Many, ...], Field(min_length=1)]


class Pipeline(Model):
    """A pipeline of projects, from a ``ledger`` with a date a stage, or from the months of a ``list``.

    Of a list the date of a stage is the end of the first month in which it is reported; what stood there in the first
    report has none. Its columns, its conditions and the words that take a row off are those of the list.
    """

    name: Label
    path: Id | None = None
    ledger: Id | None = None
    list: Id | None = None
    where: dict[Id, Condition] = {}
    columns: ProjectColumns = ProjectColumns()
    stages: Annotated[tuple[Stage, ...], Field(min_length=2)]
    dropped: tuple[Text, ...] = ()
    shares: Shares | None = None
    ageing: Ageing | None = None
    note: Label | None = None
