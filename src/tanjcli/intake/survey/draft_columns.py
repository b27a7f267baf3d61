"""The ledger columns a surveyed table would fill, and how: a column each, or across where figures run so."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.intake.survey.result import ColumnSeen, Figure, TableSeen

_TAKEN = ("key", "label", "period", "measure")
_NAME = "名称"


def across_columns(table: TableSeen) -> Iterator[tuple[ColumnSeen, str]]:
    """Each ledger column as a column seen, with ``header``, ``figures``, ``row`` or nothing for one of its own."""
    if table.span.axis == "columns":
        yield from _periods_across(table)
    elif table.columns_are == "entities" and table.span.axis == "rows":
        yield from _things_across(table)
    else:
        yield from ((column, "") for column in table.columns if column.role in _TAKEN)


def _periods_across(table: TableSeen) -> Iterator[tuple[ColumnSeen, str]]:
    figures = [column for column in table.columns if column.role == "period" or column.period is not None]
    if table.rows_are != "measures":
        yield from ((column, "") for column in table.columns if column.role in ("key", "label"))
    yield _named("报告期", "period", figures[0].column), "header"
    if table.rows_are == "measures":
        for series in table.series:
            yield ColumnSeen(figures[0].column, series.label, "measure", series.figure), "row"
    else:
        yield _figures(figures[0].column, figures[0].figure), "figures"


def _things_across(table: TableSeen) -> Iterator[tuple[ColumnSeen, str]]:
    measures = [column for column in table.columns if column.role == "measure"]
    yield from ((column, "") for column in table.columns if column.role == "period")
    yield _named(_NAME, "label", measures[0].column), "header"
    yield _figures(measures[0].column, measures[0].figure), "figures"


def _named(header: str, role: str, column: str) -> ColumnSeen:
    return ColumnSeen(column, header, "period" if role == "period" else "label")


def _figures(column: str, figure: Figure | None) -> ColumnSeen:
    name = (figure.measure if figure else None) or "数值"
    return ColumnSeen(column, name, "measure", figure or Figure(name))
