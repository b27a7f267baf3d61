"""What an unknown workbook holds: its tables as records, as a table, or as a drafted recipe. Nothing is stored."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.core.errors import DataError, UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import nearest

if TYPE_CHECKING:
    from tanjcli.intake.files.limits import Limits
    from tanjcli.intake.survey.result import ColumnSeen, Figure, PeriodAt, SurveyResult, TableSeen


def limits_around(targets: Path | None, cwd: Path) -> Limits:
    """What files may be in the workspace around, as it says itself; the usual limits where there is none to be read."""
    from tanjcli.app.workspace import locate
    from tanjcli.intake.files.limits import DEFAULT_LIMITS

    workspace = locate(targets, cwd)
    if workspace is None or not workspace.sources.is_file():
        return DEFAULT_LIMITS
    from tanjcli.intake.sources import load_sources

    sources = load_sources(workspace.sources, workspace.shown(workspace.sources)).sources
    return DEFAULT_LIMITS if sources is None else sources.limits.limits()


def map_file(path: Path, name: str, sheet: str | None, limits: Limits) -> SurveyResult:
    """Survey one file; ``name`` is how people know it, ``sheet`` limits the survey to one sheet.

    Raises:
        MissingInputError: there is no such file, or it cannot be read.
        PathError: it is no regular file.
        DataError: the file cannot be read at all.
        UsageError: it has no such sheet.
    """
    from dataclasses import replace

    from tanjcli.app.trying.named import digest_of_named
    from tanjcli.intake.files.read import read_fenced
    from tanjcli.intake.survey.survey import survey

    book, found = read_fenced(path, name, digest_of_named(path, name), limits)
    if book is None:
        raise DataError(findings=found)
    sheets = [s.name for s in book.sheets]
    if sheet is not None and sheet not in sheets:
        params = {"option": "--sheet", "nearest": nearest(sheet, sheets), "choices": ", ".join(sheets)}
        raise UsageError(findings=(Finding("usage-unknown-choice", Place(), params, raw=sheet),))
    result = survey(book, sheet)
    return replace(result, findings=(*found, *result.findings))


def mapped_text(result: SurveyResult, face: Face) -> str:
    """The survey as JSON, as a drafted recipe (``yaml``), or for reading."""
    if face.format == "json":
        return json_text(survey_record(result, face))
    from tanjcli.present.compose.survey import TableRow, compose_draft, compose_survey

    if face.format == "yaml":
        from tanjcli.intake.survey.draft import draft_recipe

        lines = [(line.text, line.note, line.params, line.decide) for line in draft_recipe(result)]
        return compose_draft(lines, result.findings, face.lang)
    rows = [
        TableRow(
            table.sheet or "",
            table.kind,
            ",".join(map(str, table.rows.header)),
            table.data_range,
            len(table.rows.data),
            _period_words(table),
            "、".join(table.unit.values),
            table.unit.source or "",
            tuple((ask.code, ask.params) for ask in table.asks),
        )
        for table in result.tables
    ]
    return document_text(compose_survey(result.file, rows, result.findings, face.lang), face)


def survey_record(result: SurveyResult, face: Face) -> dict[str, object]:
    """The survey, ready for JSON."""
    from tanjcli.present.records import finding_record

    return {
        "schema_version": "1",
        "file": result.file,
        "sha256": result.sha256,
        "container": result.container,
        "encoding": result.encoding or None,
        "tables": [_table(table) for table in result.tables],
        "empty_sheets": list(result.empty_sheets),
        "findings": [finding_record(finding, face.lang) for finding in result.findings],
    }


def _table(table: TableSeen) -> dict[str, object]:
    rows, span, sums = table.rows, table.span, table.checksums
    return {
        "sheet": table.sheet,
        "sheet_index": table.sheet_index,
        "kind": table.kind,
        "header_rows": list(rows.header),
        "header_row_meaning": {str(row): role for row, role in rows.roles.items()},
        "context_rows": list(rows.context),
        "note_rows": list(rows.notes),
        "source_rows": list(rows.sources),
        "total_rows": list(rows.totals),
        "group_rows": list(rows.groups),
        "label_columns": table.label_columns,
        "data_range": table.data_range,
        "value_range": table.value_range,
        "data_rows": len(rows.data),
        "period_axis": span.axis,
        "period_first": _period(span.first),
        "period_last": _period(span.last),
        "period_earliest": span.earliest,
        "period_latest": span.latest,
        "period_order": span.order,
        "period_stated": span.stated,
        "missing_periods": list(span.missing),
        "ambiguous_periods": dict(span.ambiguous),
        "unit": {
            "from": table.unit.source,
            "values": list(table.unit.values),
            "cell": table.unit.cell,
            "means": dict(table.unit.means),
        },
        "columns": [_column(column) for column in table.columns],
        "series": [{"row": s.row, "label": s.label, **_figure(s.figure)} for s in table.series],
        "rows_are": table.rows_are,
        "columns_are": table.columns_are,
        "value_cells": sums.values,
        "blank_cells": sums.blanks,
        "value_sum": sums.total,
        "asks": [{"code": ask.code, **ask.params} for ask in table.asks],
    }


def _column(column: ColumnSeen) -> dict[str, object]:
    record: dict[str, object] = {"column": column.column, "header": column.header, "role": column.role}
    if column.period is not None:
        record["period"] = column.period
    return record | (_figure(column.figure) if column.figure is not None else {})


def _figure(figure: Figure) -> dict[str, object]:
    return {
        "measure": figure.measure,
        "unit": figure.unit,
        "unit_means": figure.means,
        "unit_from": figure.unit_from,
        "flow": figure.flow,
        "of": "last_year" if figure.last_year else None,
    }


def _period(at: PeriodAt | None) -> dict[str, object] | None:
    if at is None:
        return None
    raw = Decimal(repr(at.raw)) if isinstance(at.raw, float) else at.raw
    return {"cell": at.cell, "raw": raw, "period": at.period}


def _period_words(table: TableSeen) -> str:
    span = table.span
    if span.earliest is None or span.latest is None:
        return span.stated or ""
    return span.earliest if span.earliest == span.latest else f"{span.earliest} – {span.latest}"
