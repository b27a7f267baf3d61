"""The catalogue of findings: one entry holds everything about a code (severity, title, message, remedy; zh and en)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tanjcli.core.catalogue.model import Entry, Words

__all__ = ["Entry", "Words", "all_entries", "entry"]


@cache
def all_entries() -> Mapping[str, Entry]:
    """Every entry by code. Raises ``ValueError`` when two entries share a code."""
    from tanjcli.core.catalogue import (
        comparing,
        config,
        data,
        duties,
        filing,
        intake,
        judgement,
        lists,
        packing,
        pipelines,
        plan,
        reconcile,
        relations,
        usage,
    )

    entries: dict[str, Entry] = {}
    books = (lists, duties, pipelines)
    parts = (comparing, *books, config, plan, relations, judgement, reconcile, intake, data, usage, filing, packing)
    for item in (item for part in parts for item in part.ENTRIES):
        if item.code in entries:
            raise ValueError(f"finding code defined twice: {item.code}")
        entries[item.code] = item
    return entries


def entry(code: str) -> Entry:
    """The entry of ``code``; an unknown code is a bug and raises ``KeyError``."""
    return all_entries()[code]
