"""What a recipe is: which workbooks it is for, and where in them each column of a ledger stands."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tanjcli.config.scalars import Flag, Id, Model, Number, Text, UnitCode


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
