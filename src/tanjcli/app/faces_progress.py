"""A report in the shape somebody asked for: text for readers and programs, or a file that stands by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.report import Health, Report
from tanjcli.core.words import Lang

if TYPE_CHECKING:
    from tanjcli.evaluate.results import Assessment
    from tanjcli.present.document import Document


def report_text(report: Report, by: str, face: Face) -> str:
    """The gap and on-track report; ``by`` is one of its sections, or empty."""
    from tanjcli.present.compose.report import ReportOptions, compose_report

    def compose(assessment: Assessment) -> Document:
        return compose_report(assessment, face.lang, ReportOptions(by=by, wide=face.wide))  # type: ignore[arg-type]

    return _progress_text(report, face, compose)


def gap_text(report: Report, face: Face) -> str:
    """What is still missing, most urgent first."""
    from tanjcli.present.compose.gap import compose_gap

    return _progress_text(report, face, lambda assessment: compose_gap(assessment, face.lang))


def readings_text(report: Report, face: Face) -> str:
    """The verdict under every reading; JSON is the report's, whose rows have their readings."""
    if face.format in ("csv", "tsv"):
        from tanjcli.present.reading_records import READING_COLUMNS, reading_rows
        from tanjcli.present.writers import delimited

        return delimited.render(READING_COLUMNS, reading_rows(report.assessment, face.lang), face.format)  # type: ignore[arg-type]
    from tanjcli.present.compose.readings import compose_readings

    return _progress_text(report, face, lambda assessment: compose_readings(assessment, face.lang))


def incomplete(health: Health, lang: Lang) -> str:
    """What a report must say on its face when data are missing from it, else nothing."""
    if not health.incomplete:
        return ""
    from tanjcli.present.wording import Wording

    return Wording(lang).text("report.incomplete", n=health.rejected, files=health.refused + health.unread)


def marked(document: Document, mark: str) -> Document:
    """The document with ``mark`` beside its banner."""
    return replace(document, banner=" · ".join(part for part in (document.banner, mark) if part))


def _progress_text(report: Report, face: Face, compose: Callable[[Assessment], Document]) -> str:
    if face.format == "json":
        from tanjcli.present.records import report_records

        return json_text(report_records(report.assessment) | {"complete": not report.health.incomplete})
    if face.format == "jsonl":
        from tanjcli.present.pack_records import row_lines
        from tanjcli.present.writers.json_text import render

        return "".join(render(line, indent=None) for line in row_lines(report.assessment))
    if face.format in ("csv", "tsv"):
        from tanjcli.present.records import ROW_COLUMNS, report_rows
        from tanjcli.present.writers import delimited

        return delimited.render(ROW_COLUMNS, report_rows(report.assessment, face.lang), face.format)  # type: ignore[arg-type]
    return document_text(marked(compose(report.assessment), incomplete(report.health, face.lang)), face)
