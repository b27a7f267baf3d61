"""Pipelines and registers in the shape somebody asked for, narrowed to what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tanjcli.app.books.book_text import book_text
from tanjcli.app.choices import choose
from tanjcli.app.faces import Face
from tanjcli.app.report import Report
from tanjcli.evaluate.results import Assessment

if TYPE_CHECKING:
    from tanjcli.core.words import Name
    from tanjcli.evaluate.pipeline_results import PipelineBook
    from tanjcli.evaluate.register_results import RegisterBook
    from tanjcli.present.document import Document


def pipelines_of(assessment: Assessment, ids: Sequence[str]) -> Assessment:
    """Only the pipelines called so (ids or names; none: all). Raises ``UsageError`` for any other word."""
    chosen = _chosen("ID", ids, ((book.id, book.name) for book in assessment.pipelines))
    return replace(assessment, pipelines=tuple(book for book in assessment.pipelines if book.id in chosen))


def registers_of(assessment: Assessment, ids: Sequence[str]) -> Assessment:
    """Only the registers called so (ids or names; none: all). Raises ``UsageError`` for any other word."""
    chosen = _chosen("ID", ids, ((book.id, book.name) for book in assessment.registers))
    return replace(assessment, registers=tuple(book for book in assessment.registers if book.id in chosen))


def sections_of(show: str) -> tuple[str, ...]:
    """What ``--show`` asks for of a pipeline, or the usual. Raises ``UsageError`` for another word."""
    from tanjcli.present.compose.pipeline import SECTIONS, USUAL

    return choose("--show", show, dict.fromkeys(SECTIONS, ())) if show else USUAL


def pipeline_text(report: Report, sections: Sequence[str], rows: str, face: Face) -> str:
    """Pipelines as table, plain text, Markdown, JSON, or CSV and TSV with a row a project and stage.

    ``rows``: the ids of counts whose projects are listed instead. Raises ``UsageError`` for another word.
    """
    from tanjcli.present.compose.pipeline import compose_pipeline, compose_pipeline_rows, count_label
    from tanjcli.present.pipeline_records import PIPELINE_COLUMNS, pipeline_record, pipeline_rows
    from tanjcli.present.wording import Wording

    known = report.assessment
    words = [Wording(lang) for lang in ("zh", "en")]
    ids = {count: tuple(count_label(b, count, w) for w in words) for b in known.pipelines for count in b.counts}
    counts = choose("--rows", rows, ids) if rows else ()

    def compose(known: Assessment) -> Document:
        return (
            compose_pipeline_rows(known, face.lang, counts) if counts else compose_pipeline(known, face.lang, sections)
        )

    asked = replace(known, pipelines=tuple(_projects_of(book, counts, known.year) for book in known.pipelines))
    return book_text(report, face, pipeline_record, (PIPELINE_COLUMNS, pipeline_rows(asked, face.lang)), compose)


def register_text(report: Report, rows: str, face: Face) -> str:
    """Registers in the same formats, CSV and TSV with a row an entry; ``rows`` as of ``pipeline_text``."""
    from tanjcli.present.compose.register import compose_register, count_label
    from tanjcli.present.register_records import REGISTER_COLUMNS, register_record, register_rows
    from tanjcli.present.wording import Wording

    known = report.assessment
    words = [Wording(lang) for lang in ("zh", "en")]
    ids = {
        count.id: tuple(count_label(book, count.id, w) for w in words)
        for book in known.registers
        for count in book.counts
        if count.drawn
    }
    counts = choose("--rows", rows, ids) if rows else ()
    asked = replace(known, registers=tuple(_entries_of(book, counts) for book in known.registers))
    flat = (REGISTER_COLUMNS, register_rows(asked, face.lang))
    return book_text(report, face, register_record, flat, lambda known: compose_register(known, face.lang, counts))


def _projects_of(book: PipelineBook, counts: Sequence[str], year: int) -> PipelineBook:
    """The book with the projects of these counts only (none named: all)."""
    wanted = {one.key for count in counts if count in book.counts for one in book.rows(count, year)}
    return replace(book, projects=tuple(p for p in book.projects if p.key in wanted)) if counts else book


def _entries_of(book: RegisterBook, counts: Sequence[str]) -> RegisterBook:
    """The book with the entries of these counts only (none named: all)."""
    return replace(book, entries=tuple(e for e in book.entries if {*e.counted} & {*counts})) if counts else book


def _chosen(option: str, ids: Sequence[str], known: Iterable[tuple[str, Name]]) -> tuple[str, ...]:
    spellings = {key: (name.zh, name.en) for key, name in known}
    return choose(option, ",".join(ids), spellings) if ids else tuple(spellings)
