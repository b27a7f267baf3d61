"""What a plan is followed by beside its numbers: paths, lists, recurring duties, promises without a number."""

from __future__ import annotations

from typing import Literal

from tanjcli.config.scalars import ClauseId, Flag, Id, Model, Text
from tanjcli.plan.metrics import Label


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
