"""One of the books (rankings, duties, lists, projects, registers) in the shape somebody asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tanjcli.app.faces import Face, document_text, json_text
from tanjcli.app.faces_progress import incomplete, marked
from tanjcli.app.report import Report

if TYPE_CHECKING:
    from tanjcli.evaluate.results import Assessment
    from tanjcli.present.document import Document


def book_text(
    report: Report,
    face: Face,
    record: Callable[[Assessment], dict[str, Any]],
    rows: tuple[Sequence[str], Sequence[Mapping[str, Any]]],
    compose: Callable[[Assessment], Document],
) -> str:
    """As JSON the ``record``, as CSV and TSV the ``rows`` (columns first), as anything else the composed document."""
    if face.format == "json":
        return json_text(record(report.assessment) | {"complete": not report.health.incomplete})
    if face.format in ("csv", "tsv"):
        from tanjcli.present.writers import delimited

        return delimited.render(*rows, face.format)  # type: ignore[arg-type]
    return document_text(marked(compose(report.assessment), incomplete(report.health, face.lang)), face)
