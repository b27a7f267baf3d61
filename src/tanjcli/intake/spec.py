"""The schema of ``data/sources.yaml``: canonical ledgers, and recipes that map each family of workbooks to one.

A column's ``flow`` is part of its type: ``month`` and ``event`` figures may be added over time, ``ytd`` and
``point`` figures may not, and nothing downstream can say otherwise.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tanjcli.config.scalars import Flag, Id, Model, Number, Text, UnitCode, Whole
from tanjcli.core.quantities import is_ratio
from tanjcli.intake.bounds import Bounds

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


class Take(Model):
    """Where a ledger column comes from in a workbook: a header (stacked headers joined by /) or a fixed value.

    A table whose figures run across has one column that the headers over them give (``across: header``); the figures
    go to the column with ``across: figures``, or, where each row is a measure of its own, to those with ``row``.
    """

    from_: Annotated[tuple[Text, ...], Field(alias="from")] = ()
    at: Text | None = None  # the letters of the sheet column, where its header is blank
    across: Literal["header", "figures"] | None = None
    row: tuple[Text, ...] = ()  # how the row is labelled that holds the figures, its unit aside
    value: Text | None = None  # the same for every row
    context: Literal["period", "year"] | None = None  # taken from the title, sheet or file name
    unit: UnitCode | None = None  # as the workbook must declare it; a conflict stops the file
    required: Flag = False  # a row without it is rejected, not absent
    fill_down: Flag = False  # unmerged blanks repeat the value above (merged ranges always do)
    missing: tuple[Text, ...] = ()  # extra tokens that mean "no value" in this column
    map: dict[Text, Text] = {}  # exact cell text → value (是 → true, 首次 → first)


class Match(Model):
    """Which workbooks a recipe is for."""

    file: Text  # a glob on the file name
    sheet: Text | None = None  # a glob on the sheet name; else any sheet with the headers
    title: Text | None = None  # words that stand above the header: often only they say what the figures are
    # The table has its sheet to itself; is one of several there (title and headers say which); or every one that fits.
    tables: Literal["alone", "one", "each"] = "alone"


class PeriodRule(Model):
    """How the reporting period of a table is found; places that disagree stop the file."""

    from_: Annotated[tuple[Literal["title", "sheet", "file", "column", "header"], ...], Field(alias="from")]
    kind: Literal["month", "ytd", "quarter", "half", "year", "day"]


class Totals(Model):
    """Which rows are control totals, and how far off they may be (absent: what rounding can explain)."""

    labels: tuple[Text, ...] = ()  # beside the built-in words (合计, 总计, 小计 …)
    tolerance: Annotated[Number, Field(ge=0)] | None = None


class Accept(Model):
    """A finding a person has looked at and accepts, with her reason."""

    code: Id
    file: Text
    cell: Text | None = None
    reason: Text


class Recipe(Model):
    """One family of workbooks."""

    ledger: Id
    match: Match
    period: PeriodRule
    hidden: Literal["include", "ignore", "refuse"] = "include"
    columns: dict[Id, Take]
    totals: Totals = Totals()
    duplicates: Literal["error", "latest"] = "error"
    accept: tuple[Accept, ...] = ()

    @property
    def across(self) -> str:
        """The ledger column that the headers over the figures give; empty for an ordinary table."""
        return next((name for name, take in self.columns.items() if take.across == "header"), "")


class Alias(Model):
    """A declared correction: where ``column`` says ``seen``, ``is_`` is meant. Aliases are declared, never inferred."""

    ledger: Id | None = None  # everywhere when absent
    column: Id
    seen: Text
    is_: Annotated[Text, Field(alias="is")]
    reason: Text


class TermDecl(Model):
    """One member of a vocabulary the deliveries use (入库, 首次, 在营 …)."""

    name: Label
    aliases: tuple[Text, ...] = ()


class Sources(Model):
    """All of ``data/sources.yaml``."""

    schema_: Annotated[Literal["tanj-sources/1"], Field(alias="schema")]
    sample: Flag  # synthetic data: every output says 样例数据
    max_rejects: Whole = 0
    limits: Bounds = Bounds()  # what one file may ask for, where more than usual is meant
    vocabularies: dict[Id, dict[Id, TermDecl]] = {}  # beside the plan's own (places, industries …)
    ledgers: dict[Id, LedgerSpec]
    recipes: dict[Id, Recipe]
    aliases: tuple[Alias, ...] = ()
    ignore: tuple[Text, ...] = ()  # globs of files under data/ that are no deliveries
