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
from tanjcli.intake.ledgers.rows_by_key import first_of_each, last_of_each, numbered

if TYPE_CHECKING:
    import pandas as pd


def check_series(ledger: Ledger) -> Iterator[Finding]:
    """Every doubt about a ledger as it is known at the end of all deliveries."""
    yield from _same_day(ledger)
    yield from _falling(ledger)
    yield from _ahead(ledger)
    for name, column in ledger.spec.columns.items():
        if column.names is not None:
            yield from _renamed(ledger, column.names, name)
            yield from _twins(ledger, column.names, name)
    for name, pair in alike_names(ledger):
        found = fault("name-alike", name=pair.name, other=pair.other)
        yield _finding(ledger, found, name, ledger.frame.iloc[pair.at], ledger.frame.iloc[pair.before])


def _same_day(ledger: Ledger) -> Iterator[Finding]:
    """Two files of one day that differ on the same thing: the one that sorts last counts, which may be chance."""
    used = {strip.source for strip in ledger.strips}
    days = Counter(ledger.sources[source].received for source in used)
    shared = [i for i, s in enumerate(ledger.strips) if days[ledger.sources[s.source].received] > 1]
    frame = ledger.frame[ledger.frame[STRIP].isin(shared)]
    key = [*ledger.spec.key, RECEIVED]
    said = [name for name, column in ledger.spec.columns.items() if column.lookup is None]
    frame = frame[frame.duplicated(key, keep=False)].drop_duplicates([*said, RECEIVED])
    frame = frame[frame.duplicated(key, keep=False)].sort_index()
    pairs: dict[tuple[int, int], list[tuple[pd.Series, pd.Series]]] = {}
    for _, group in frame.groupby(key, sort=False, dropna=False):
        before, now = group.iloc[-2], group.iloc[-1]
        files = ledger.strips[before[STRIP]].source, ledger.strips[now[STRIP]].source
        pairs.setdefault(files, []).append((now, before))
    for (other, _), differing in pairs.items():
        found = fault("same-day-differs", count=str(len(differing)), other=ledger.sources[other].file)
        yield _finding(ledger, found, _shown(ledger, *differing[0]), *differing[0])


def _shown(ledger: Ledger, now: pd.Series, before: pd.Series) -> str:
    """A column in which two rows differ, one with figures if there is any."""
    differing = [name for name in ledger.spec.columns if str(now[name]) != str(before[name])]
    return next((n for n in differing if ledger.spec.columns[n].type in ("amount", "whole")), differing[0])


def _falling(ledger: Ledger) -> Iterator[Finding]:
    """A year-to-date level never falls within a year; where it does, a column slid or a figure was taken back."""
    spec = ledger.spec
    columns = [n for n, c in spec.columns.items() if c.type == "amount" and c.flow == "ytd" and c.of is None]
    if not columns or spec.time not in spec.key:
        return
    entity = [k for k in spec.key if k != spec.time]
    frame = _large_falls(ledger, entity, columns) if ledger.codes else ledger.frame
    frame = frame.drop_duplicates(list(spec.key), keep="last").sort_values([*entity, spec.time])
    same = frame[spec.time].dt.year.eq(frame[spec.time].dt.year.shift())
    for name in entity:
        same &= frame[name].eq(frame[name].shift()).fillna(False).astype(bool)
    for column in columns:
        figures = frame[column].astype("Float64")
        falls = same & (figures < figures.shift()).fillna(False).astype(bool)
        for position in falls.to_numpy().nonzero()[0]:
            now, before = frame.iloc[position], frame.iloc[position - 1]
            params = {"column": spec.columns[column].name.zh, "entity": "、".join(str(now[k]) for k in entity)}
            yield _finding(ledger, Fault("ytd-falls", params), column, now, before)


def _large_falls(ledger: Ledger, entity: list[str], columns: list[str]) -> pd.DataFrame:
    """Of a large ledger, the rows of those entities in which some figure falls; found by whole numbers."""
    import numpy as np

    frame, time = ledger.frame, ledger.spec.time
    who = numbered(frame, entity, ledger.codes)
    years = frame[time].dt.year.to_numpy()
    order = last_of_each(numbered(frame, [*entity, time], ledger.codes))
    same = (who[order[1:]] == who[order[:-1]]) & (years[order[1:]] == years[order[:-1]])
    falls = np.zeros(len(same), np.bool_)
    for column in columns:
        if frame[column].dtype != "Int64":
            return frame  # beyond 64 bits: all of it in the usual way
        figures, gaps = frame[column].to_numpy(dtype=np.int64, na_value=0), frame[column].isna().to_numpy()
        known = same & ~gaps[order[1:]] & ~gaps[order[:-1]]
        falls[known] |= figures[order[1:]][known] < figures[order[:-1]][known]
    return frame[np.isin(who, who[order[1:]][falls])]


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


def _renamed(ledger: Ledger, code: str, name: str) -> Iterator[Finding]:
    pairs = _pairs(ledger, code, name)
    for _, group in pairs[pairs.duplicated(code, keep=False)].groupby(code, sort=True):
        rows = [row for _, row in group.iterrows()]
        for before, now in pairwise(rows):
            params = {"code": str(now[code]), "before": str(before[name]), "after": str(now[name])}
            yield _finding(ledger, Fault("code-renamed", params), name, now, before)


def _twins(ledger: Ledger, code: str, name: str) -> Iterator[Finding]:
    pairs = _pairs(ledger, code, name)
    for _, group in pairs[pairs.duplicated(name, keep=False)].groupby(name, sort=True):
        rows = [row for _, row in group.iterrows()]
        found = fault("name-two-codes", name=str(rows[0][name]), codes="、".join(str(r[code]) for r in rows))
        yield _finding(ledger, found, code, rows[-1], rows[0])


def _pairs(ledger: Ledger, code: str, name: str) -> pd.DataFrame:
    """The first row of every code under every name."""
    frame = ledger.frame
    if ledger.codes:
        frame = frame.iloc[first_of_each(numbered(frame, [code, name], ledger.codes))]
    return frame.dropna(subset=[code, name]).drop_duplicates([code, name])


def _finding(ledger: Ledger, found: Fault, column: str, now: pd.Series, before: pd.Series) -> Finding:
    here, there = _place(ledger, now, column), _place(ledger, before, column)
    cell = ledger.cell(int(now[STRIP]), int(now[ROW]), column)
    return Finding(found.code, here, found.params, related=(there,), sha256=cell.sha256 if cell else "")


def _place(ledger: Ledger, row: pd.Series, column: str) -> Place:
    cell = ledger.cell(int(row[STRIP]), int(row[ROW]), column)
    return Place(cell.file, cell.sheet, cell.cell) if cell else Place(ledger.id)
