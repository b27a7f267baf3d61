"""Catalogue entries: findings about the intake."""

from __future__ import annotations

from tanjcli.core.catalogue import cells, containers, files, sources, survey, tables, workbooks
from tanjcli.core.catalogue.model import Entry

ENTRIES: tuple[Entry, ...] = (
    *files.ENTRIES,
    *containers.FILES,
    *containers.ARCHIVE,
    *workbooks.BOOK,
    *workbooks.SHEET,
    *cells.ENTRIES,
    *tables.ENTRIES,
    *sources.ENTRIES,
    *survey.ENTRIES,
)
