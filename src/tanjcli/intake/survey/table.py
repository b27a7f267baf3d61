"""One block of a sheet, understood: rows, periods, columns, figures, put together into what the survey reports."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from pathlib import PurePosixPath

from tanjcli.core.addresses import column_letters
from tanjcli.core.text import match_key
from tanjcli.intake.files.grid import Book, shown
from tanjcli.intake.survey.axis import Axis, base_period, column_axis, quarter_of, row_axis
from tanjcli.intake.survey.blocks import Block, note_kind
from tanjcli.intake.survey.body import Body, is_ordinal, read_rows
from tanjcli.intake.survey.canvas import BLANK, NUMBER, Canvas
from tanjcli.intake.survey.columns import are_places, column_roles, common_suffix
from tanjcli.intake.survey.figures import Around, Conflict, Named, figures
from tanjcli.intake.survey.flows import read_words
from tanjcli.intake.survey.labels import ColumnLabel, column_labels
from tanjcli.intake.survey.result import Figure, Role
from tanjcli.intake.survey.units import UnitSeen, parse_unit, split_label
from tanjcli.intake.words.number_text import plain_number
from tanjcli.intake.words.period_text import Stated, find_periods

_MEASURES = re.compile(r"指标|指标名称|项目|INDICATORS?|SERIES|VARIABLES?|ITEMS?|MEASURES?")
# Days of the form or of the file, not of what it reports.
_OF_THE_FORM = re.compile(
    r"有效期|批准文号|文号|.*〔[0-9]{4}〕|(?:制表|填[表报]|[报上]报|报出|打印|导出|更新|发布)(?:日期|时间)"
    r"|DATAEXTRACTED|EXTRACTED|LASTUPDATED?|UPDATED|RELEASED?ATE|NEXTRELEASE|PUBLISHED"
)


@dataclass(frozen=True)
class Table:
    """A block while it is being understood; every property is worked out once, from the ones before it."""

    book: Book
    index: int
    canvas: Canvas
    block: Block
    dictionary: Mapping[str, tuple[str, str]]
    dictionary_cell: str = ""

    @cached_property
    def labels(self) -> dict[int, ColumnLabel]:
        """Column labels."""
        if not self.block.head.present:
            return {col: ColumnLabel((), "", None, None, {}) for col in self.block.region.columns}
        return column_labels(self.canvas, self.block.region, self.block.head)

    @cached_property
    def body(self) -> Body:
        """Rows below the header."""
        return read_rows(self.canvas, self.block, self.labels)

    @cached_property
    def context(self) -> tuple[tuple[int, int, str], ...]:
        """Cells above the header: row, column, text."""
        inside = [
            (row, col, self.canvas.text(row, col))
            for row in range(self.block.region.top, self.block.head.first)
            for col in self.canvas.filled(row, self.block.region)
        ]
        return (*((r, c, self.canvas.text(r, c)) for r, c in self.block.shared), *inside)

    @cached_property
    def around(self) -> Around:
        """What is said around the table."""
        stem = PurePosixPath(self.book.file).stem
        texts = tuple(item for item in self.context if not note_kind(item[2]))
        return Around(texts, self.canvas.sheet.name, stem, self.dictionary)

    @cached_property
    def base(self) -> Stated | None:
        """The period of the whole table as title, sheet or file name states it."""
        for text, bare in (
            *((t, False) for _, _, t in self.context if not _OF_THE_FORM.match(match_key(t))),
            (self.around.sheet, True),
            (self.around.file, True),
        ):
            found = find_periods(text, bare_year=bare)
            if len({s.period for s in found}) == 1:
                return found[0]
        return None

    @cached_property
    def axis(self) -> Axis:
        """How the table runs through time."""
        region = self.block.region
        base = (
            base_period(t for _, _, t in self.context if not _OF_THE_FORM.match(match_key(t)))
            or base_period([self.around.sheet])
            or base_period([self.around.file])
        )
        across = column_axis(self.labels, self.block.head.numeric, base)
        if across.kind == "columns":
            return across
        down = row_axis(self.canvas, region, self.body.data, self.labels, base)
        ordinals = {col for col, label in self.labels.items() if is_ordinal(label.name)}
        figures = self.block.head.numeric - set(down.labels) - ordinals
        # A list of things that happens to have a date column does not run through time.
        return down if figures or region.left in down.labels else Axis("none")

    @cached_property
    def roles(self) -> dict[int, Role]:
        """What the columns are for."""
        columns = list(self.block.region.columns)
        return column_roles(self.canvas, columns, self.block.head, self.labels, self.axis, self.body.data)

    @property
    def figure_columns(self) -> list[int]:
        """Columns that hold figures."""
        wide = self.axis.kind == "columns"
        return [c for c, role in self.roles.items() if role == "measure" or (wide and role == "period")]

    @property
    def label_columns(self) -> list[int]:
        """Columns left of the figures that say what or whom a row is about."""
        left = self.figure_columns[0] if self.figure_columns else self.block.region.right + 1
        time = {"period"} if self.axis.kind != "columns" else set()
        return [c for c, role in self.roles.items() if c < left and role in {"key", "label", "ordinal", "unit"} | time]

    @property
    def row_label(self) -> int:
        """The column that names the rows of a wide table."""
        named = [c for c in self.label_columns if self.roles[c] in ("label", "key")]
        return named[-1] if named else self.block.region.left

    @cached_property
    def row_units(self) -> Mapping[int, UnitSeen]:
        """The units that a column of units gives by row, or else the rows' labels."""
        col = next((c for c, role in self.roles.items() if role == "unit"), None)
        if col is None:
            found = {row: split_label(self.canvas.text(row, self.row_label))[1] for row in self.body.data}
        else:
            found = {row: parse_unit(self.canvas.text(row, col)) for row in self.body.data}
        return {row: unit for row, unit in found.items() if unit is not None}

    @cached_property
    def rows_are_measures(self) -> bool:
        """Whether every row is a measure of its own, over columns of periods or of places."""
        if self.axis.kind == "rows" or self.around.measure is not None or any(self.axis.rest.values()):
            return False
        corner = match_key(self.labels[self.row_label].name) if self.row_label in self.labels else ""
        texts = [self.canvas.text(row, self.row_label) for row in self.body.data]
        units = bool(self.row_units)
        if 5 * len(set(texts)) < 4 * len(texts):
            return False  # one label again and again is what the rows share, not what they are
        if self.axis.kind == "columns":
            return bool(_MEASURES.fullmatch(corner)) or units
        over = [self.labels[col] for col in self.figure_columns]
        return units and len(over) > 1 and not any(label.unit or _says_how(label.name) for label in over)

    @cached_property
    def yearly(self) -> bool:
        """True when the figures are of whole years: by their periods, or by the title over anything but a list."""
        things = {"key", "ordinal"} & set(self.roles.values())
        by_title = self.axis.kind == "none" and not things and self.base is not None and self.base.grain == "year"
        return self.axis.yearly or by_title

    @cached_property
    def by_column(self) -> dict[int, Figure]:
        """What each column of figures is, where columns are measures."""
        wide = self.axis.kind == "columns"
        columns = self.figure_columns
        names = [self._named(col) for col in columns]
        if not wide and are_places([n.label or "" for n in names]):
            names = [Named(self.around.measure, None, "") for _ in names]
        if self.rows_are_measures:
            return {}
        stated = set(self.row_units.values())
        if len(stated) == 1:
            (unit,) = stated
            names = [n if n.unit else replace(n, unit=unit, where="row label") for n in names]
        found, self._conflicts[:] = figures(names, self.around, self.yearly, self.axis.to_date)
        return dict(zip(columns, found, strict=True))

    @cached_property
    def by_row(self) -> dict[int, Figure]:
        """What each row of figures is, where rows are measures."""
        if not self.rows_are_measures:
            return {}
        names = []
        for row in self.body.data:
            text = self.canvas.text(row, self.row_label)
            label, unit = split_label(text)
            names.append(Named(label, unit or self.row_units.get(row), "row label", text))
        found, self._conflicts[:] = figures(names, self.around, self.yearly, self.axis.to_date)
        return dict(zip(self.body.data, found, strict=True))

    @property
    def units_by_row(self) -> bool:
        """True when the rows differ in their units, and the columns are what is measured."""
        return bool(self.by_column) and len(set(self.row_units.values())) > 1

    @cached_property
    def _conflicts(self) -> list[Conflict]:
        return []

    @property
    def conflicts(self) -> list[Conflict]:
        """Places that disagree about a unit."""
        return self._conflicts if (self.by_column or self.by_row) else []

    @property
    def all_figures(self) -> list[Figure]:
        """Every figure once."""
        return list(self.by_row.values()) or list(self.by_column.values())

    def _named(self, col: int) -> Named:
        label = self.labels[col]
        where = "column header" if label.unit_row is None else f"header row {label.unit_row + 1}"
        if self.axis.kind == "columns" and col in self.axis.at:
            rest, unit = split_label(self.axis.rest.get(col, ""))
            return Named(rest or self.around.measure, label.unit or unit, where)
        behind = None if label.unit else common_suffix(self.canvas, col, self.body.data)
        where = "cells" if behind else where
        return Named(
            label.name or None, label.unit or behind, where, "" if len(label.parts) != 1 else shown(label.raw).strip()
        )

    def period_at(self, row: int, col: int) -> Stated | None:
        """The period of one figure; none inside a quarter of a quarterly series."""
        stated = self.axis.at.get(col) if self.axis.kind == "columns" else self.axis.at.get(row)
        if (
            stated is not None
            and stated.grain == "month"
            and self.labels[col].roles.get("frequency") in ("季", "季度", "Q")
        ):
            return quarter_of(stated)
        return stated

    def number(self, row: int, col: int) -> Decimal | None:
        """The figure in a cell, if it is one."""
        return plain_number(self.canvas.sheet.at(row, col)) if self.canvas.kind(row, col) == NUMBER else None


def _says_how(header: str) -> bool:
    words = read_words(header)
    return words.flow is not None or words.growth or words.share or words.last_year


def address(row: int, col: int) -> str:
    """A1."""
    return f"{column_letters(col)}{row + 1}"


def span_of(rows: Sequence[int], columns: Sequence[int]) -> str | None:
    """The A1 range from the first to the last of rows and columns; ``None`` when either is empty."""
    if not rows or not columns:
        return None
    return f"{address(min(rows), min(columns))}:{address(max(rows), max(columns))}"


def axis_cell(table: Table, place: int) -> tuple[int, int]:
    """The cell that states the period of a row or column."""
    if table.axis.kind == "columns":
        head = table.block.head
        rows = [r for r in range(head.last, head.first - 1, -1) if table.canvas.kind(r, place) != BLANK]
        return (rows[0] if rows else head.last), place
    return place, table.axis.labels[-1] if table.axis.labels else table.block.region.left
