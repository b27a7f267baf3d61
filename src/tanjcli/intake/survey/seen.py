"""A table that was understood, written down as the plain values of the survey's result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from tanjcli.core.addresses import column_letters
from tanjcli.core.periods import Period
from tanjcli.core.text import match_key
from tanjcli.intake.files.grid import Raw, shown
from tanjcli.intake.survey.axis import missing_periods
from tanjcli.intake.survey.canvas import BLANK
from tanjcli.intake.survey.columns import is_day_column
from tanjcli.intake.survey.keys import has_gaps
from tanjcli.intake.survey.result import Checksums, ColumnSeen, PeriodAt, Rows, SeriesSeen, Span, UnitSeenAt
from tanjcli.intake.survey.table import Table, address, axis_cell
from tanjcli.intake.words.period_text import Stated


def rows_seen(table: Table) -> Rows:
    """The rows of a table, as people count them."""
    head, body = table.block.head, table.body
    header = [row for row in range(head.first, head.last + 1) if table.canvas.filled(row, table.block.region)]
    context = sorted({row for row, _, _ in table.context})
    return Rows(
        _counted(header),
        _counted(context),
        _counted(body.notes),
        _counted(body.sources),
        _counted(body.totals),
        _counted(body.groups),
        _counted(body.data),
        {row + 1: role for row, role in head.roles.items()},
    )


def _counted(rows: Iterable[int]) -> tuple[int, ...]:
    return tuple(row + 1 for row in rows)


def span_seen(table: Table) -> Span:
    """How the table runs through time."""
    axis = table.axis
    base = table.base
    stated = None if base is None else base.period.label if base.grain == "day" else _told(base)
    if not axis.at:
        return Span("none", stated=stated)
    places = sorted(axis.at)
    days = [axis.at[i].day for i in places]
    order = "ascending" if days == sorted(days) else "descending" if days == sorted(days, reverse=True) else "unsorted"
    ordered = sorted(axis.at.values(), key=lambda s: (s.day, s.period.start))
    return Span(
        axis.kind,
        _period_at(table, places[0]),
        _period_at(table, places[-1]),
        _told(ordered[0]),
        _told(ordered[-1]),
        order,
        tuple(period.label for period in missing_periods(axis.at.values())),
        {
            address(*axis_cell(table, i)): shown(table.canvas.sheet.at(*axis_cell(table, i)))
            for i in sorted(axis.doubts)
        },
        stated,
    )


def _told(stated: Stated) -> str:
    """The period of a figure; of 2021年1—4月 the month it runs to, for that it is a sum so far is said by its flow."""
    if stated.grain == "day":
        return stated.day.isoformat()
    if stated.grain == "ytd" and stated.period.start.month == 1:
        return Period.month(stated.day.year, stated.day.month).label
    return stated.period.label


def _period_at(table: Table, place: int) -> PeriodAt:
    cell = axis_cell(table, place)
    raw = table.canvas.sheet.at(*cell)
    return PeriodAt(address(*cell), _raw(raw), _told(table.axis.at[place]))


def _raw(raw: Raw) -> str | float:
    return raw if isinstance(raw, int | float) and not isinstance(raw, bool) else shown(raw)


def unit_seen(table: Table) -> UnitSeenAt:
    """Where the units of the table are stated: by the place most figures have theirs from."""
    with_unit = [f for f in table.all_figures if f.unit is not None]
    of_rows = list(table.row_units.values()) if table.units_by_row else []
    if not with_unit and not of_rows:
        return UnitSeenAt(None)
    places = ["row label"] if of_rows else [f.unit_from or "" for f in with_unit]
    source = max(dict.fromkeys(places), key=places.count)
    values = tuple(dict.fromkeys((*(u.written for u in of_rows), *(f.unit for f in with_unit if f.unit))))
    means = {f.unit: f.means for f in with_unit if f.unit and f.means and f.means != f.unit}
    cell = next((address(*at) for where, at, _ in table.around.stated() if where == source and at is not None), None)
    return UnitSeenAt(source, values, table.dictionary_cell if source == "other sheet" else cell, means)


def columns_seen(table: Table) -> tuple[ColumnSeen, ...]:
    """Every column of the table."""
    seen = []
    headers = {col: _written(table, col) for col in table.roles}
    often = Counter(match_key(header) for header in headers.values() if header)
    for col, role in table.roles.items():
        stated = table.axis.at.get(col) if table.axis.kind == "columns" else None
        seen.append(
            ColumnSeen(
                column_letters(col),
                headers[col],
                role,
                table.by_column.get(col),
                _told(stated) if stated else None,
                sum(table.canvas.kind(row, col) != BLANK for row in table.body.data),
                is_day_column(table.canvas, col, table.body.data),
                often[match_key(headers[col])] > 1,
                has_gaps(table, col),
            )
        )
    return tuple(seen)


def _written(table: Table, col: int) -> str:
    """The header as written: what a recipe's ``from`` names, stacked labels joined by ``/``."""
    label = table.labels[col]
    return label.name if label.stacked else shown(label.raw).strip()


def series_seen(table: Table) -> tuple[SeriesSeen, ...]:
    """The rows of figures of a wide table."""
    return tuple(
        SeriesSeen(row + 1, table.canvas.text(row, table.row_label), figure) for row, figure in table.by_row.items()
    )


def checksums(table: Table) -> Checksums:
    """Counts and sum over the range of figures."""
    columns = table.figure_columns
    if not columns:
        return Checksums(0, 0, Decimal(0))
    values, blanks, total = 0, 0, Decimal(0)
    for row in table.body.data:
        for col in range(columns[0], columns[-1] + 1):
            number = table.number(row, col)
            if number is not None:
                values += 1
                total += number
            blanks += table.canvas.kind(row, col) == BLANK
    return Checksums(values, blanks, total)
