"""``survey``: every table of a workbook nobody has described yet, what it says about itself, and what is doubtful."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from tanjcli.core.addresses import column_letters
from tanjcli.intake.files.grid import Book
from tanjcli.intake.survey.blocks import find_blocks
from tanjcli.intake.survey.canvas import Canvas
from tanjcli.intake.survey.checks import table_findings
from tanjcli.intake.survey.columns import are_places
from tanjcli.intake.survey.dictionary import Dictionary, dictionary_of, joined
from tanjcli.intake.survey.keys import key_columns
from tanjcli.intake.survey.questions import questions
from tanjcli.intake.survey.repeats import repeated_tables
from tanjcli.intake.survey.result import SurveyResult, TableSeen
from tanjcli.intake.survey.seen import checksums, columns_seen, rows_seen, series_seen, span_seen, unit_seen
from tanjcli.intake.survey.table import Table, span_of


def survey(book: Book, sheet: str | None = None) -> SurveyResult:
    """Every table of ``book`` (of one ``sheet`` only, by name). Nothing is guessed: what is not said is asked."""
    tables = [
        Table(book, index, canvas, block, {})
        for index, canvas in enumerate(map(Canvas, book.sheets))
        for block in find_blocks(canvas)
    ]
    tables = [table for table in tables if table.body.data or not table.block.head.contrast]
    dictionaries = [d for table in tables if (d := dictionary_of(table)) is not None]
    tables = [joined(table, dictionaries) for table in tables]
    chosen = [t for t in tables if sheet is None or t.canvas.sheet.name == sheet]
    found = [finding for table in chosen for finding in table_findings(table)]
    found += repeated_tables(chosen)
    filled = {table.index for table in tables}
    empty = tuple(s.name for i, s in enumerate(book.sheets) if i not in filled)
    return SurveyResult(
        book.file,
        book.sha256,
        book.container,
        book.encoding,
        tuple(_seen(table, dictionaries, many=len(chosen) > 1) for table in chosen),
        tuple(found),
        empty,
    )


def _seen(table: Table, dictionaries: list[Dictionary], *, many: bool) -> TableSeen:
    columns = list(table.block.region.columns)
    labels = [column_letters(c) for c in table.label_columns]
    place: Mapping[bool, str] = {True: "measures", False: "entities"}
    wide = table.axis.kind == "columns"
    headers = [table.labels[c].name for c in table.figure_columns]
    return TableSeen(
        sheet=table.canvas.sheet.name if table.canvas.sheet.lines is None else None,
        sheet_index=table.index,
        kind=_kind(table, dictionaries),
        rows=rows_seen(table),
        data_range=span_of(table.body.data, columns) or "",
        value_range=span_of(table.body.data, table.figure_columns),
        label_columns=None if not labels else labels[0] if len(labels) == 1 else f"{labels[0]}:{labels[-1]}",
        span=span_seen(table),
        unit=unit_seen(table),
        columns=columns_seen(table),
        series=series_seen(table),
        checksums=checksums(table),
        rows_are=place[table.rows_are_measures] if wide or table.rows_are_measures else None,
        columns_are=None if wide else place[not are_places(headers)],
        key=key_columns(table),
        title=next((text for _, _, text in table.context), ""),
        asks=questions(table, many=many),
    )


def _kind(table: Table, dictionaries: list[Dictionary]) -> Literal["data", "list", "dictionary"]:
    if any(d.table is table or d.block is table.block for d in dictionaries):
        return "dictionary"
    return "data" if table.figure_columns else "list"
