"""Catalogue entries: findings about the intake."""

from __future__ import annotations

from tanjcli.core.catalogue import (
    across,
    cells,
    containers,
    doubts,
    files,
    keys,
    series,
    sources,
    survey,
    tables,
    workbooks,
)
from tanjcli.core.catalogue.model import Entry

ENTRIES: tuple[Entry, ...] = (
    *files.ENTRIES,
    *containers.FILES,
    *containers.ARCHIVE,
    *workbooks.BOOK,
    *workbooks.SHEET,
    *cells.ENTRIES,
    *keys.ENTRIES,
    *tables.ENTRIES,
    *series.ENTRIES,
    *doubts.ENTRIES,
    *across.ENTRIES,
    *sources.ENTRIES,
    *survey.ENTRIES,
)
