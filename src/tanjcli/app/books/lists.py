"""The lists of the plan in the shape somebody asked for, narrowed to what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tanjcli.app.books.book_text import book_text
from tanjcli.app.choices import choose
from tanjcli.app.faces import Face
from tanjcli.app.report import Report
from tanjcli.evaluate.results import Assessment


def lists_of(assessment: Assessment, ids: str) -> Assessment:
    """Only the lists called so (ids or names, commas; empty: all). Raises ``UsageError`` for any other word."""
    if not ids:
        return assessment
    known = {book.id: (book.name.zh, book.name.en) for book in assessment.lists}
    chosen = choose("--list", ids, known)
    return replace(assessment, lists=tuple(book for book in assessment.lists if book.id in chosen))


def sections_of(show: str) -> tuple[str, ...]:
    """What ``--show`` asks for, or the usual ones. Raises ``UsageError`` for another word."""
    from tanjcli.present.compose.lists import SECTIONS, USUAL

    return choose("--show", show, dict.fromkeys(SECTIONS, ())) if show else USUAL


def lists_text(report: Report, sections: Sequence[str], face: Face) -> str:
    """The lists as table, plain text, Markdown, JSON, or CSV and TSV with a row an item."""
    from tanjcli.present.compose.lists import compose_lists
    from tanjcli.present.list_records import LIST_COLUMNS, list_record, list_rows

    rows = (LIST_COLUMNS, list_rows(report.assessment, face.lang))
    return book_text(report, face, list_record, rows, lambda known: compose_lists(known, face.lang, sections))
