"""What a survey says of a workbook, as plain values: per table its rows, ranges, periods, units, columns and doubts.

Rows count from 1 as in the sheet (records of a text file); ranges are A1 addresses. ``None`` means: not in the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from tanjcli.core.findings import Finding
from tanjcli.intake.survey.axis import AxisKind
from tanjcli.intake.survey.flows import SeenFlow

Role = Literal["key", "label", "period", "measure", "ordinal", "unit", "unnamed", "empty"]


@dataclass(frozen=True, slots=True)
class PeriodAt:
    """A period and the cell that states it."""

    cell: str
    raw: str | float
    period: str


@dataclass(frozen=True, slots=True)
class Figure:
    """What a column (or, where periods run in columns, a row) of figures is; ``means``: its unit in Chinese writing."""

    measure: str | None
    unit: str | None = None
    means: str | None = None
    unit_from: str | None = None
    flow: SeenFlow | None = None
    last_year: bool = False


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """One column: letters, header as written, what it is for, what its figures are.

    ``days``: it holds dates. ``twice``: another column has the same header. ``gaps``: a label that stands over the
    blanks below it, and no merge says so.
    """

    column: str
    header: str
    role: Role
    figure: Figure | None = None
    period: str | None = None
    filled: int = 0
    days: bool = False
    twice: bool = False
    gaps: bool = False


@dataclass(frozen=True, slots=True)
class SeriesSeen:
    """A row of figures, periods running in columns."""

    row: int
    label: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class UnitSeenAt:
    """Where the units of a table are stated, and which; ``source`` ``None``: nowhere, so they must be declared."""

    source: str | None
    values: tuple[str, ...] = ()
    cell: str | None = None
    means: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ask:
    """A question only a person can answer; the wording is made at the edge."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table by what they are; ``data`` counts rows of figures, totals and headings aside."""

    header: tuple[int, ...]
    context: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    data: tuple[int, ...] = ()
    roles: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Span:
    """How a table runs through time. First and last by position, earliest and latest by period."""

    axis: AxisKind
    first: PeriodAt | None = None
    last: PeriodAt | None = None
    earliest: str | None = None
    latest: str | None = None
    order: str | None = None
    missing: tuple[str, ...] = ()
    ambiguous: Mapping[str, str] = field(default_factory=dict)
    stated: str | None = None  # where periods are not in the rows: what title, sheet or file name says


@dataclass(frozen=True, slots=True)
class Checksums:
    """Enough to prove that all figures were seen: ``total`` mixes units."""

    values: int
    blanks: int
    total: Decimal


@dataclass(frozen=True)
class TableSeen:
    """One table. ``kind``: figures, a list of things, or a dictionary of other tables' columns.

    ``key``: the fewest columns that tell its rows apart, time aside; all there are when none do.
    """

    sheet: str | None
    sheet_index: int
    kind: Literal["data", "list", "dictionary"]
    rows: Rows
    data_range: str
    value_range: str | None
    label_columns: str | None
    span: Span
    unit: UnitSeenAt
    columns: tuple[ColumnSeen, ...]
    series: tuple[SeriesSeen, ...]
    checksums: Checksums
    rows_are: str | None = None
    columns_are: str | None = None
    title: str = ""
    key: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True)
class SurveyResult:
    """All tables of one file and everything found in them."""

    file: str
    sha256: str
    container: str
    encoding: str
    tables: tuple[TableSeen, ...]
    findings: tuple[Finding, ...]
    empty_sheets: tuple[str, ...] = ()
