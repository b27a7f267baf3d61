"""What a plan is followed by beside its numbers: paths, lists, recurring duties, promises without a number."""

from __future__ import annotations

from typing import Literal

from tanjcli.config.scalars import ClauseId, Flag, Id, Model, Text
from tanjcli.plan.duties import DueDay, Held
from tanjcli.plan.lists import ListRows
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
    rows: ListRows | None = None  # where they are reported; absent: the list is only named
    note: Label | None = None


class Cadence(Model):
    """A recurring duty, of its owner or (``per: list``) of the lead of every list.

    A delivery of the ledger ``proof`` for the period proves it done, or an entry of ``held``; of a duty per list a
    delivery of the ledger in ``proofs``. Without any of them nobody can tell.
    """

    name: Label
    clause: ClauseId
    every: Literal["month", "quarter"]
    owner: Id
    owner_source: Literal["stated", "inferred"]
    strict: Flag  # false: in principle only, so overdue is a caution and no breach
    due: DueDay = DueDay()
    per: Literal["list"] | None = None
    proof: Id | None = None
    proofs: dict[Id, Id] = {}
    held: tuple[Held, ...] | None = None  # kept by hand; given but empty: nothing was done yet
    note: Label | None = None


class Commitment(Model):
    """A promise without a number: done or not done."""

    id: Id
    name: Label
    clause: ClauseId
    owner: Id
