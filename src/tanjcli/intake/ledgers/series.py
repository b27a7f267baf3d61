"""What only several deliveries together can show: figures that run backwards, renames, twins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.ledger import RECEIVED, ROW, STRIP, Ledger
from tanjcli.intake.ledgers.alike import alike_names
from tanjcli.intake.ledgers.row_findings import row_finding
from tanjcli.intake.ledgers.rows_by_key import first_of_pairs, numbered
from tanjcli.intake.ledgers.shrunk import check_shrunk
from tanjcli.intake.ledgers.steps import check_steps

if TYPE_CHECKING:
    import pandas as pd


def check_series(ledger: Ledger) -> Iterator[Finding]:
    """Every doubt about a ledger as it is known at the end of all deliveries."""
    yield from _same_day(ledger)
    yield from check_steps(ledger)
    yield from check_shrunk(ledger)
    yield from _ahead(ledger)
    for name, column in ledger.spec.columns.items():
        if column.names is not None:
            pairs = _Pairs(ledger.frame, column.names, name)
            yield from _renamed(ledger, pairs)
            yield from _twins(ledger, pairs)
    for name, pair in alike_names(ledger):
        found = fault("name-alike", name=pair.name, other=pair.other)
        yield row_finding(ledger, found, name, ledger.frame.iloc[pair.at], ledger.frame.iloc[pair.before])


def _same_day(ledger: Ledger) -> Iterator[Finding]:
    """Two files of one day that differ on the same thing: the one that sorts last counts, which may be chance."""
    used = {strip.source for strip in ledger.strips}
    days = Counter(ledger.sources[source].received for source in used)
    shared = [i for i, s in enumerate(ledger.strips) if days[ledger.sources[s.source].received] > 1]
    if not shared:
        return
    frame = ledger.frame[ledger.frame[STRIP].isin(shared)]
    key = [*ledger.spec.key, RECEIVED]
    said = [name for name, column in ledger.spec.columns.items() if column.lookup is None]
    frame = frame[frame.duplicated(key, keep=False)].drop_duplicates([*said, RECEIVED])
    frame = frame[frame.duplicated(key, keep=False)].sort_index()
    pairs: dict[tuple[int, int], list[tuple[pd.Series, pd.Series]]] = {}
    for _, group in frame.groupby(key, sort=False, dropna=False, observed=True):
        before, now = group.iloc[-2], group.iloc[-1]
        files = ledger.strips[before[STRIP]].source, ledger.strips[now[STRIP]].source
        pairs.setdefault(files, []).append((now, before))
    for (other, _), differing in pairs.items():
        found = fault("same-day-differs", count=str(len(differing)), other=ledger.sources[other].file)
        yield row_finding(ledger, found, _shown(ledger, *differing[0]), *differing[0])


def _shown(ledger: Ledger, now: pd.Series, before: pd.Series) -> str:
    """A column in which two rows differ, one with figures if there is any."""
    differing = [name for name in ledger.spec.columns if str(now[name]) != str(before[name])]
    return next((n for n in differing if ledger.spec.columns[n].type in ("amount", "whole")), differing[0])


def _ahead(ledger: Ledger) -> Iterator[Finding]:
    """What happened is known afterwards: an event dated later than the file that tells of it is a slip."""
    time = ledger.spec.columns[ledger.spec.time]
    if time.type != "date":
        return
    late = ledger.frame[ledger.frame[ledger.spec.time] > ledger.frame[RECEIVED]]
    for _, rows in late.groupby(STRIP, sort=True):
        first = rows.iloc[0]
        day, received = (f"{first[name]:%Y-%m-%d}" for name in (ledger.spec.time, RECEIVED))
        params = {"column": time.name.zh, "day": day, "received": received, "count": str(len(rows))}
        strip = ledger.strips[int(first[STRIP])]
        source = ledger.sources[strip.source]
        cell = ledger.cell(int(first[STRIP]), int(first[ROW]), ledger.spec.time)
        here = Place(source.file, strip.sheet, cell.cell if cell else str(first[ROW]))
        yield Finding("date-after-receipt", here, params, day, sha256=source.sha256)


def _renamed(ledger: Ledger, pairs: _Pairs) -> Iterator[Finding]:
    code, name = pairs.code, pairs.name
    for _, group in pairs.several(ledger.frame, code).groupby(code, sort=True, observed=True):
        rows = [row for _, row in group.iterrows()]
        for before, now in pairwise(rows):
            params = {"code": str(now[code]), "before": str(before[name]), "after": str(now[name])}
            yield row_finding(ledger, Fault("code-renamed", params), name, now, before)


def _twins(ledger: Ledger, pairs: _Pairs) -> Iterator[Finding]:
    code, name = pairs.code, pairs.name
    for _, group in pairs.several(ledger.frame, name).groupby(name, sort=True, observed=True):
        rows = [row for _, row in group.iterrows()]
        found = fault("name-two-codes", name=str(rows[0][name]), codes="、".join(str(r[code]) for r in rows))
        yield row_finding(ledger, found, code, rows[-1], rows[0])


class _Pairs:
    """The first row of every code under every name."""

    def __init__(self, frame: pd.DataFrame, code: str, name: str) -> None:
        self.code, self.name = code, name
        codes, names = numbered(frame, [code]), numbered(frame, [name])
        rows = first_of_pairs(codes, names)
        self._rows = rows[(codes[rows] > 0) & (names[rows] > 0)]
        self._numbers = {code: codes[self._rows], name: names[self._rows]}

    def several(self, frame: pd.DataFrame, column: str) -> pd.DataFrame:
        """The rows of those codes, or names, that stand in more than one pair."""
        import numpy as np

        numbers = self._numbers[column]
        return frame.iloc[self._rows[np.bincount(numbers)[numbers] > 1]]
