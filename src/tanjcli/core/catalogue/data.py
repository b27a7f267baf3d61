"""Catalogue entries: findings about the data."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry

ENTRIES: tuple[Entry, ...] = ()
