"""Suspiciously few rows: a table with less than half of what its senders had in the last one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fault import fault
from tanjcli.intake.ledger import STRIP, Ledger, Strip

_LEAST_ROWS = 8  # of the earlier table: small ones come and go


@dataclass(frozen=True)
class _Table:
    strip: Strip
    rows: Mapping[str, int]  # by the place that reports; one entry where rows are not reported by places

    def of(self, senders: Collection[str]) -> int:
        """The rows of these senders."""
        return sum(count for sender, count in self.rows.items() if sender in senders)


def check_shrunk(ledger: Ledger) -> Iterator[Finding]:
    """A warning for every table that shrank by more than half against the latest earlier period from its senders.

    Only the first table of a period is compared: a later one may well restate a few rows.
    """
    if ledger.spec.columns[ledger.spec.time].type != "period":
        return
    for _, group in groupby(sorted(_tables(ledger), key=_recipe), key=_recipe):
        tables = sorted(group, key=lambda t: (t.strip.through, ledger.sources[t.strip.source].received))
        for at, table in enumerate(tables):
            alike = [t for t in tables[:at] if t.of(table.rows)]
            if not alike or alike[-1].strip.through == table.strip.through:
                continue
            before, now = alike[-1].of(table.rows), sum(table.rows.values())
            if before >= _LEAST_ROWS and 2 * now < before:
                yield _few(ledger, table, alike[-1], now, before)


def _recipe(table: _Table) -> str:
    return table.strip.recipe


def _tables(ledger: Ledger) -> list[_Table]:
    """The tables that have a stretch to themselves and are not the only one of their recipe."""
    import numpy as np

    recipes = [strip.recipe for strip in ledger.strips if not strip.across]
    several = [i for i, s in enumerate(ledger.strips) if not s.across and recipes.count(s.recipe) > 1]
    if not several:
        return []
    frame, place = ledger.frame, ledger.spec.unit_of_report
    if place is None:
        rows = np.bincount(frame[STRIP].to_numpy(dtype=np.int64), minlength=len(ledger.strips))
        return [_Table(ledger.strips[i], {"": int(rows[i])}) for i in several]
    listed = frame.loc[frame[STRIP].isin(several), [STRIP, place]].dropna()
    named = listed.groupby([STRIP, place], observed=True).size().reset_index(name="count")
    by_strip: dict[int, dict[str, int]] = {i: {} for i in several}
    for strip, sender, rows_of in zip(named[STRIP], named[place], named["count"], strict=True):
        by_strip[strip][sender] = int(rows_of)
    return [_Table(ledger.strips[i], by_strip[i]) for i in several]


def _few(ledger: Ledger, table: _Table, last: _Table, now: int, before: int) -> Finding:
    source, earlier = ledger.sources[table.strip.source], ledger.sources[last.strip.source]
    found = fault("rows-few", rows=str(now), before=str(before), other=earlier.file)
    here, there = Place(source.file, table.strip.sheet), Place(earlier.file, last.strip.sheet)
    return Finding(found.code, here, found.params, related=(there,), sha256=source.sha256)
