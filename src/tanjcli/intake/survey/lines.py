"""The figures of a table as lines through time: one measure of one place, whichever way the table runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tanjcli.intake.files.grid import Cell
from tanjcli.intake.survey.flows import read_words
from tanjcli.intake.survey.result import Figure
from tanjcli.intake.survey.table import Table
from tanjcli.intake.words.period_text import Stated

_RELATIVE = ("%", "‰", "百分点", "倍", "-")


@dataclass(frozen=True, slots=True)
class Point:
    """One figure, its cell, and the row or column that gives its period."""

    stated: Stated
    value: Decimal
    cell: Cell
    place: int


@dataclass(frozen=True, slots=True)
class Line:
    """One measure through time; ``entity`` tells apart the lines of one measure."""

    name: str
    entity: str
    figure: Figure
    points: tuple[Point, ...]

    @property
    def level(self) -> bool:
        """False for shares, rates and indices."""
        words = read_words(self.name)
        relative = self.figure.means in _RELATIVE or "=100" in (self.figure.means or "") or self.figure.unit == "-"
        return not (relative or words.growth or words.share or "指数" in self.name)


def lines_of(table: Table) -> tuple[Line, ...]:
    """Every line of the table; none when it does not run through time."""
    if table.axis.kind == "columns":
        return tuple(_across(table))
    return tuple(_down(table)) if table.axis.kind == "rows" else ()


def _across(table: Table) -> Iterator[Line]:
    for row in table.body.data:
        label = table.canvas.text(row, table.row_label)
        if row in table.by_row:
            yield Line(label, "", table.by_row[row], _points(table, [(row, col, col) for col in table.axis.at]))
            continue
        groups: dict[str | None, list[int]] = {}
        for col in table.axis.at:
            groups.setdefault(table.by_column[col].measure, []).append(col)
        for measure, columns in groups.items():
            points = _points(table, [(row, col, col) for col in columns])
            yield Line(measure or label, label, table.by_column[columns[0]], points)


def _down(table: Table) -> Iterator[Line]:
    others = [c for c, role in table.roles.items() if role in ("key", "label")]
    rows: dict[str, list[int]] = {}
    for row in table.body.data:
        if row in table.axis.at:
            rows.setdefault(" ".join(table.canvas.text(row, c) for c in others), []).append(row)
    for col, figure in table.by_column.items():
        for entity, chosen in rows.items():
            points = _points(table, [(row, col, row) for row in chosen])
            yield Line(table.labels[col].name or (figure.measure or ""), entity, figure, points)


def _points(table: Table, cells: list[tuple[int, int, int]]) -> tuple[Point, ...]:
    found = []
    for row, col, place in cells:
        stated, value = table.period_at(row, col), table.number(row, col)
        if stated is not None and value is not None:
            found.append(Point(stated, value, (row, col), place))
    return tuple(found)
