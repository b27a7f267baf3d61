"""A result in the shape somebody asked for: composed once, handed to one writer, returned as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tanjcli.app.report import Health, Report
from tanjcli.core.findings import Finding
from tanjcli.core.words import Lang

if TYPE_CHECKING:
    from tanjcli.evaluate.results import Assessment
    from tanjcli.present.document import Document


@dataclass(frozen=True, slots=True)
class Face:
    """A format, a language, and the paper: ``width`` ``None`` is as wide as it gets."""

    format: str
    lang: Lang
    width: int | None = None
    colour: bool = False
    ascii_only: bool = False
    wide: bool = False


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


def document_text(document: Document, face: Face) -> str:
    """A document as table, plain text or Markdown."""
    if face.format == "md":
        from tanjcli.present.writers import markdown

        return markdown.render(document)
    from tanjcli.present.writers.glyphs import ASCII, UNICODE

    glyphs = ASCII if face.ascii_only else UNICODE
    if face.width is None:
        from tanjcli.present.writers import plain

        return plain.render(document, glyphs)
    from tanjcli.present.wording import Wording
    from tanjcli.present.writers import table

    return table.render(document, table.Terminal(face.width, face.colour, glyphs, Wording(face.lang).dropped))


def findings_text(findings: Sequence[Finding], face: Face, limit: int | None) -> str:
    """Findings, errors first: all of them as JSON, at most ``limit`` in words."""
    if face.format == "json":
        from tanjcli.present.records import finding_record

        return json_text({"schema_version": "1", "findings": [finding_record(f, face.lang) for f in findings]})
    from tanjcli.present.findings import compose_findings

    return document_text(compose_findings(findings, face.lang, limit), face)


def json_text(record: Mapping[str, object]) -> str:
    """A record as JSON."""
    from tanjcli.present.writers.json_text import render

    return render(record)


def _progress_text(report: Report, face: Face, compose: Callable[[Assessment], Document]) -> str:
    from tanjcli.present.records import ROW_COLUMNS, report_records, report_rows

    if face.format == "json":
        return json_text(report_records(report.assessment) | {"complete": not report.health.incomplete})
    if face.format in ("csv", "tsv"):
        from tanjcli.present.writers import delimited

        return delimited.render(ROW_COLUMNS, report_rows(report.assessment, face.lang), face.format)  # type: ignore[arg-type]
    return document_text(_marked(compose(report.assessment), report.health, face.lang), face)


def _marked(document: Document, health: Health, lang: Lang) -> Document:
    """The document, saying on its face that rows are missing from it."""
    if not health.incomplete:
        return document
    from tanjcli.present.wording import Wording

    mark = Wording(lang).text("report.incomplete", n=health.rejected, files=health.refused + health.unread)
    return replace(document, banner=" · ".join(part for part in (document.banner, mark) if part))
