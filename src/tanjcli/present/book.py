"""The neutral Book: a report as sheets of typed cells, before a writer makes a workbook of it.

It is the Document's sister for outputs that people sort and filter: the same cells (``present.document``), the same
text gate. A chart names the rows it draws instead of holding figures of its own, so it can not differ from its table,
and all figures of one chart share their unit.
"""

from __future__ import annotations

from dataclasses import dataclass

from tanjcli.core.words import Lang
from tanjcli.present.document import Gated, StatusCell, Table, Tally


@dataclass(frozen=True, slots=True)
class Rows(Gated):
    """Rows ``first`` up to, not including, ``stop`` of a table: the ``panel``-th one of a sheet, both from 0."""

    sheet: str
    first: int
    stop: int
    panel: int = 0


@dataclass(frozen=True, slots=True)
class Series(Gated):
    """One column drawn: grey, all in the colour of one status, or each bar in that of its own (``statuses``)."""

    key: str
    statuses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars(Gated):
    """A bar chart; ``label`` is the column that names the bars."""

    title: str
    of: Rows
    label: str
    series: tuple[Series, ...]
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Lines(Gated):
    """A small line chart of one target: the columns ``value``, ``expected``, ``last_year`` as far as ``keys`` says."""

    title: str
    of: Rows
    label: str
    keys: tuple[str, ...]
    status: StatusCell


@dataclass(frozen=True, slots=True)
class Spark(Gated):
    """Small bars in one cell of a panel: ``row`` and ``column`` of its table, drawn from column ``key`` of other rows.

    ``zero``: the bars stand on 0, as nothing is below it.
    """

    row: int
    column: str
    of: Rows
    key: str
    zero: bool = True


@dataclass(frozen=True, slots=True)
class Panel(Gated):
    """A table of a sheet. ``bars`` are columns of percentages with a bar behind each figure.

    Columns up to ``fixed`` stay in sight. ``drawn`` are the columns that charts read, with the heading of a second copy
    in which absent figures are empty: a spreadsheet draws every word in a line as 0.
    """

    table: Table
    bars: tuple[str, ...] = ()
    drawn: tuple[tuple[str, str], ...] = ()
    sparks: tuple[Spark, ...] = ()
    fixed: str = "name"


@dataclass(frozen=True, slots=True)
class Sheet(Gated):
    """One sheet of tables. The first is the one that can be filtered; the headings of a single one stay in sight."""

    name: str
    title: str
    panels: tuple[Panel, ...]
    header: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    tally: Tally | None = None


@dataclass(frozen=True, slots=True)
class Gallery(Gated):
    """One sheet of charts: wide ones first, then small ones."""

    name: str
    title: str
    charts: tuple[Bars | Lines, ...]
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book(Gated):
    """A whole workbook. ``banner`` marks sample data; ``footer`` stands on every printed page.

    ``page`` numbers the pages, with ``{page}`` and ``{pages}`` in it.
    """

    title: str
    lang: Lang
    sheets: tuple[Sheet | Gallery, ...]
    footer: str
    page: str
    banner: str = ""
