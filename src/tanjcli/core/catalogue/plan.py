"""Catalogue entries: findings about the plan."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry

ENTRIES: tuple[Entry, ...] = ()
