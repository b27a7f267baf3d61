"""Flat tables: every target with the months that led up to it, every target by itself, every reject by its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.findings import Finding
from tanjcli.core.severity import Severity
from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Assessment, Point
from tanjcli.present.findings import finding_id, finding_message, finding_order, finding_remedy
from tanjcli.present.records import ROW_COLUMNS, report_records, report_rows

Row = dict[str, Decimal | int | str | None]

# ``scope`` is ``target`` for the verdict and ``history`` for a month on the way to it.
LONG_COLUMNS = ("scope", "day", "last_year", *ROW_COLUMNS)
_OF_TARGET = (
    "schema_version", "plan", "year", "as_of", "known_on", "sample", "target_id", "ref", "series", "name", "clause",
    "kind", "unit", "direction", "comparison", "goal", "goal_max", "lead", "lead_source", "reading", "confidence",
)  # fmt: skip
REJECT_COLUMNS = (
    "id", "severity", "code", "file", "sha256", "sheet", "cell", "line", "record", "column", "raw", "reason", "remedy",
    "run_id",
)  # fmt: skip
_LONGEST_RAW = 200


def long_rows(assessment: Assessment, lang: Lang) -> list[Row]:
    """Tidy rows with ``LONG_COLUMNS``: one a target and period, the months of its window after the verdict itself."""
    rows: list[Row] = []
    for cell, row in zip(assessment.cells, report_rows(assessment, lang), strict=True):
        rows.append({"scope": "target", "day": None, "last_year": None, **row})
        rows += [_month(point, row) for point in cell.history]
    return rows


def row_lines(assessment: Assessment) -> Iterator[dict[str, Any]]:
    """For JSON lines: one record a target, each saying by itself of which plan, day and vintage it is."""
    whole = report_records(assessment)
    rows = whole["rows"]
    head = {key: whole[key] for key in ("schema_version", "plan", "year", "as_of", "known_on", "sample")}
    return ({**head, **row} for row in rows)


def reject_rows(findings: Sequence[Finding], lang: Lang, run_id: str) -> list[Row]:
    """One row for each error and warning, in the order in which a person walks through the files.

    ``id`` names the same reject in every run: it is made from the code, the place and the bytes of the file.
    """
    shown = [finding for finding in findings if finding.severity is not Severity.NOTE]
    return [_reject(finding, lang, run_id) for finding in sorted(shown, key=finding_order)]


def _month(point: Point, row: Row) -> Row:
    figures = {"actual": point.value, "expected": point.expected, "last_year": point.last_year}
    absent = (f"{name}:{value.why.value}" for name, value in figures.items() if isinstance(value, Unmeasured))
    return {
        **dict.fromkeys(LONG_COLUMNS),
        **{name: row[name] for name in _OF_TARGET},
        **{name: None if isinstance(value, Unmeasured) else value for name, value in figures.items()},
        "scope": "history",
        "period": point.label,
        "day": point.day.isoformat(),
        "absent": " ".join(absent),
    }


def _reject(finding: Finding, lang: Lang, run_id: str) -> Row:
    place = finding.place
    return {
        "id": finding_id(finding),
        "severity": finding.severity.value,
        "code": finding.code,
        "file": place.file,
        "sha256": finding.sha256,
        "sheet": place.sheet,
        "cell": place.cell,
        "line": place.line or None,
        "record": place.record or None,
        "column": finding.params.get("column", ""),
        "raw": finding.raw[:_LONGEST_RAW],
        "reason": finding_message(finding, lang),
        "remedy": finding_remedy(finding, lang),
        "run_id": run_id,
    }
