"""The catalogue of findings: one entry holds everything about a code (severity, title, message, remedy; zh and en)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tanjcli.core.catalogue.model import Entry, Words

__all__ = ["Entry", "Words", "all_entries", "entry"]


@cache
def all_entries() -> Mapping[str, Entry]:
    """Every entry by code. Raises ``ValueError`` when two entries share a code."""
    from tanjcli.core.catalogue import config, data, filing, intake, plan, usage

    entries: dict[str, Entry] = {}
    for item in (*config.ENTRIES, *plan.ENTRIES, *intake.ENTRIES, *data.ENTRIES, *usage.ENTRIES, *filing.ENTRIES):
        if item.code in entries:
            raise ValueError(f"finding code defined twice: {item.code}")
        entries[item.code] = item
    return entries


def entry(code: str) -> Entry:
    """The entry of ``code``; an unknown code is a bug and raises ``KeyError``."""
    return all_entries()[code]
