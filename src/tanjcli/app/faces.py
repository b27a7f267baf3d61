"""A result in the shape somebody asked for: composed once, handed to one writer, returned as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tanjcli.core.findings import Finding
    from tanjcli.core.words import Lang
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


def rejects_text(findings: Sequence[Finding], face: Face, run_id: str) -> str:
    """The reject record as CSV or TSV: a line for every error and warning, by its place."""
    from tanjcli.present.pack_records import REJECT_COLUMNS, reject_rows
    from tanjcli.present.writers import delimited

    rows = reject_rows(findings, face.lang, run_id)
    return delimited.render(REJECT_COLUMNS, rows, "tsv" if face.format == "tsv" else "csv")


def json_text(record: Mapping[str, object]) -> str:
    """A record as JSON."""
    from tanjcli.present.writers.json_text import render

    return render(record)
