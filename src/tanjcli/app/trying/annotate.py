"""A copy of a file to send back: its faults painted, explained in comments, and listed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tanjcli.app.trying.trial import Tried
from tanjcli.core.errors import UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import Lang

if TYPE_CHECKING:
    from tanjcli.intake.files.grid import Book
    from tanjcli.present.writers.annotated import Page


def check_annotation(wanted: str, copy: Path, files: Sequence[tuple[Path, str]]) -> None:
    """Whether ``--annotate`` can be done at all. Raises ``UsageError`` for two files, or for the file itself."""
    if not wanted:
        return
    if len(files) != 1:
        raise UsageError(findings=(Finding("annotate-one-file", Place(), raw=str(len(files))),))
    if copy.suffix.lower() != ".xlsx" or os.path.realpath(copy) == os.path.realpath(files[0][0]):
        raise UsageError(findings=(Finding("annotate-target", Place(), raw=wanted),))


def annotated_copy(tried: Tried, lang: Lang) -> bytes:
    """The one file tried, as a marked workbook; of a file that could not be read, the list of findings alone."""
    from tanjcli.present.compose.annotate import compose_annotation
    from tanjcli.present.writers import annotated

    look, offered = tried.trial.files[0], tried.offered[0]
    book = tried.book
    annotation = compose_annotation(look, lang)
    if book is not None and book.container == "xlsx":
        return annotated.render(offered.path.read_bytes(), _pages(book), annotation)
    return annotated.render(None, _pages(book) if book else (), annotation)


def _pages(book: Book) -> tuple[Page, ...]:
    from tanjcli.present.writers.annotated import Page

    return tuple(Page(sheet.name, sheet.rows, sheet.merges) for sheet in book.sheets)
