"""Registers: who is on which roll, since when and until when; each kind says which columns of which ledger it reads."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tanjcli.config.scalars import Id, Model, Text
from tanjcli.plan.duties import Many
from tanjcli.plan.metrics import Bound, Condition, Label


class _Register(Model):
    """What every register says."""

    name: Label
    note: Label | None = None


class StockRegister(_Register):
    """Entries by batch and count year, exits, gross, net and stock, from the events of a ``balance`` metric."""

    kind: Literal["stock"]
    metric: Id
    title: Id = "firm"
    town: Id = "town"
    batch: Id | None = None
    counted_in: Id | None = None  # the year column that decides in which year an entry counts


class NurseryRegister(_Register):
    """Small firms on their way above the line (小升规培育库): ``near`` is when one is worth a visit.

    ``register``: the stock they enter.
    """

    kind: Literal["nursery"]
    ledger: Id
    code: Id = "uscc"
    title: Id = "firm"
    town: Id = "town"
    revenue: Id = "revenue"  # of the last twelve months
    near: Bound
    filed_on: Id = "filed_on"
    approved_on: Id = "approved_on"
    register_: Annotated[Id, Field(alias="register")]


class CertificateRegister(_Register):
    """Certificates that run out; a holder's latest one counts. ``soon``: within so many months."""

    kind: Literal["certificates"]
    ledger: Id
    certificate: Id = "certificate"
    holder: Id = "uscc"
    title: Id = "firm"
    issued_on: Id = "issued_on"
    valid_to: Id = "valid_to"
    first: dict[Id, Condition]  # which ones are first recognitions
    soon: Many = 6


class WorksRegister(_Register):
    """Things that are built, and what proves it: without a day and all of ``evidence`` they do not count as built."""

    kind: Literal["works"]
    ledger: Id
    item: Id
    title: Id = "name"
    town: Id = "town"
    built: dict[Id, Condition]
    built_on: Id = "built_on"
    evidence: Annotated[tuple[Id, ...], Field(min_length=1)]


class NamedIn(Model):
    """A column in which the plan's named firms and parks may stand."""

    ledger: Id
    title: Id
    town: Id | None = None


class NamedRegister(_Register):
    """Every name that a target or a path watches (``named``), with its line. Only the name itself or an alias fits."""

    kind: Literal["named"]
    columns: Annotated[tuple[NamedIn, ...], Field(min_length=1)]
    aliases: dict[Text, tuple[Text, ...]] = {}  # name of the plan → how the returns write it


Register = Annotated[
    StockRegister | NurseryRegister | CertificateRegister | WorksRegister | NamedRegister, Field(discriminator="kind")
]
