"""The ledger columns a surveyed table would fill, and how: a column each, or across where figures run so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tanjcli.intake.survey.result import ColumnSeen, Figure, TableSeen

_TAKEN = ("key", "label", "period", "measure")
_NAME = "名称"


def across_columns(table: TableSeen) -> Iterator[tuple[ColumnSeen, str]]:
    """Each ledger column as a column seen, with ``header``, ``figures``, ``row`` or nothing for one of its own."""
    if periods_apart(table):
        yield from (
            (_apart(column) if column.period else column, "") for column in table.columns if column.role in _TAKEN
        )
    elif table.span.axis == "columns":
        yield from _periods_across(table)
    elif table.rows_are == "measures":
        yield from _places_over_measures(table)
    elif table.columns_are == "entities" and table.span.axis == "rows":
        yield from _things_across(table)
    else:
        yield from ((column, "") for column in table.columns if column.role in _TAKEN)


def periods_apart(table: TableSeen) -> bool:
    """True when several measures stand under each period: no recipe takes both across, so each column is taken."""
    measures = {c.figure.measure for c in table.columns if c.figure is not None and c.period is not None}
    return table.span.axis == "columns" and len(measures) > 1


def _apart(column: ColumnSeen) -> ColumnSeen:
    """A column of one period, as a measure that bears it in its name."""
    figure = column.figure or Figure(None)
    return replace(column, role="measure", figure=replace(figure, measure=column.header))


def _periods_across(table: TableSeen) -> Iterator[tuple[ColumnSeen, str]]:
    figures = [column for column in table.columns if column.role == "period" or column.period is not None]
    if table.rows_are != "measures":
        yield from ((column, "") for column in table.columns if column.role in ("key", "label"))
    yield _named("报告期", "period", figures[0].column), "header"
    if table.rows_are == "measures":
        yield from _measures(table, figures[0].column)
    else:
        yield _figures(figures[0].column, figures[0].figure), "figures"


def _places_over_measures(table: TableSeen) -> Iterator[tuple[ColumnSeen, str]]:
    first = next(column for column in table.columns if column.role == "measure")
    yield _named(_NAME, "label", first.column), "header"
    yield from _measures(table, first.column)


def _things_across(table: TableSeen) -> Iterator[tuple[ColumnSeen, str]]:
    measures = [column for column in table.columns if column.role == "measure"]
    labels = [column for column in table.columns if column.role == "label" and column.column in table.key]
    yield from ((column, "") for column in (*labels, *(c for c in table.columns if c.role == "period")))
    yield _named(_NAME, "label", measures[0].column), "header"
    yield _figures(measures[0].column, measures[0].figure), "figures"


def _measures(table: TableSeen, column: str) -> Iterator[tuple[ColumnSeen, str]]:
    for series in (series for series in table.series if series.label):
        yield ColumnSeen(column, series.label, "measure", series.figure), "row"


def _named(header: str, role: str, column: str) -> ColumnSeen:
    return ColumnSeen(column, header, "period" if role == "period" else "label")


def _figures(column: str, figure: Figure | None) -> ColumnSeen:
    name = (figure.measure if figure else None) or "数值"
    return ColumnSeen(column, name, "measure", figure or Figure(name))
