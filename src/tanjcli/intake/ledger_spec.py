"""What a ledger is: its columns, and what one row of it stands for.

A column's ``flow`` is part of its type: ``month`` and ``event`` figures may be added over time, ``ytd`` and
``point`` figures may not, and nothing downstream can say otherwise.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tanjcli.config.scalars import Flag, Id, Model, Text, UnitCode
from tanjcli.core.quantities import is_ratio

Flow = Literal["month", "year", "ytd", "point"]
ColumnType = Literal["text", "prose", "code", "place", "term", "date", "period", "year", "whole", "amount", "flag"]


class Label(Model):
    """A name in Chinese and English."""

    zh: Text
    en: Text


class Lookup(Model):
    """A column filled from another ledger: the latest non-empty value for the same key."""

    ledger: Id
    column: Id
    on: Id
    otherwise: Text | None = None  # term id for rows without a match (未分类)


class Column(Model):
    """One column of a ledger."""

    type: ColumnType
    name: Label
    unit: UnitCode | None = None  # amounts and whole numbers: the unit the ledger holds
    flow: Flow | None = None  # amounts: required
    of: Literal["last_year"] | None = None  # a same-period (同期) figure: last year's value, never an actual
    vocabulary: Id | None = None  # terms: which closed list
    lookup: Lookup | None = None
    names: Id | None = None  # text: the code column whose readable name this is (renames and twins are reported)

    @property
    def grows(self) -> bool:
        """True for what can only add up within a year: a year-to-date amount, but no rate or share."""
        return self.type == "amount" and self.flow == "ytd" and not is_ratio(self.unit)


class LedgerSpec(Model):
    """A canonical ledger: what one row is (``key``), which column places it in time, its columns."""

    name: Label
    key: Annotated[tuple[Id, ...], Field(min_length=1)]
    time: Id  # a date column (events) or a period column (reports)
    rhythm: Literal["month", "quarter", "half", "year", "any"]  # how often a delivery is due
    snapshot: Flag = False  # each delivery lists everything there is; the latest one is the state
    entity: Id | None = None  # the column that identifies what is counted (firm, project, person)
    unit_of_report: Id | None = None  # the place column whose members must all report (15/16 单位已报)
    columns: dict[Id, Column]
