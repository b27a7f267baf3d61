"""Suspiciously few rows: a table with less than half of what the same sender's last one had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fault import fault
from tanjcli.intake.ledger import STRIP, Ledger, Strip

_LEAST_ROWS = 8  # of the earlier table: small ones come and go


@dataclass(frozen=True)
class _Table:
    strip: Strip
    rows: int
    senders: frozenset[str]


def check_shrunk(ledger: Ledger) -> Iterator[Finding]:
    """A warning for every table that shrank by more than half against the latest earlier period from its senders.

    Only the first table of a period is compared: a later one may well restate a few rows.
    """
    if ledger.spec.columns[ledger.spec.time].type != "period":
        return
    for _, group in groupby(sorted(_tables(ledger), key=_recipe), key=_recipe):
        tables = sorted(group, key=lambda t: (t.strip.through, ledger.sources[t.strip.source].received))
        for at, table in enumerate(tables):
            alike = [t for t in tables[:at] if not t.senders or t.senders & table.senders]
            if not alike or alike[-1].strip.through == table.strip.through:
                continue
            if alike[-1].rows >= _LEAST_ROWS and 2 * table.rows < alike[-1].rows:
                yield _few(ledger, table, alike[-1])


def _recipe(table: _Table) -> str:
    return table.strip.recipe


def _tables(ledger: Ledger) -> list[_Table]:
    """The tables that have a stretch to themselves and are not the only one of their recipe."""
    import numpy as np

    recipes = [strip.recipe for strip in ledger.strips if not strip.across]
    several = [i for i, s in enumerate(ledger.strips) if not s.across and recipes.count(s.recipe) > 1]
    if not several:
        return []
    rows = np.bincount(ledger.frame[STRIP].to_numpy(dtype=np.int64), minlength=len(ledger.strips))
    place = ledger.spec.unit_of_report
    senders: dict[int, set[str]] = {i: set() for i in several}
    if place is not None:
        named = ledger.frame.loc[ledger.frame[STRIP].isin(several), [STRIP, place]].dropna().drop_duplicates()
        for strip, sender in zip(named[STRIP], named[place], strict=True):
            senders[strip].add(sender)
    return [_Table(ledger.strips[i], int(rows[i]), frozenset(senders[i])) for i in several]


def _few(ledger: Ledger, table: _Table, before: _Table) -> Finding:
    source, earlier = ledger.sources[table.strip.source], ledger.sources[before.strip.source]
    found = fault("rows-few", rows=str(table.rows), before=str(before.rows), other=earlier.file)
    here, there = Place(source.file, table.strip.sheet), Place(earlier.file, before.strip.sheet)
    return Finding(found.code, here, found.params, related=(there,), sha256=source.sha256)
