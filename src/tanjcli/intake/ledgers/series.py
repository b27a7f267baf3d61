"""What only several deliveries together can show: figures that run backwards, renames, twins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.ledger import RECEIVED, ROW, STRIP, Ledger

if TYPE_CHECKING:
    import pandas as pd


def check_series(ledger: Ledger) -> Iterator[Finding]:
    """Every doubt about a ledger as it is known at the end of all deliveries."""
    yield from _falling(ledger)
    yield from _ahead(ledger)
    for name, column in ledger.spec.columns.items():
        if column.names is not None:
            yield from _renamed(ledger, column.names, name)
            yield from _twins(ledger, column.names, name)


def _falling(ledger: Ledger) -> Iterator[Finding]:
    """A year-to-date level never falls within a year; where it does, a column slid or a figure was taken back."""
    spec = ledger.spec
    columns = [n for n, c in spec.columns.items() if c.type == "amount" and c.flow == "ytd" and c.of is None]
    if not columns or spec.time not in spec.key:
        return
    entity = [k for k in spec.key if k != spec.time]
    frame = ledger.frame.drop_duplicates(list(spec.key), keep="last").sort_values([*entity, spec.time])
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
    pairs = ledger.frame.dropna(subset=[code, name]).drop_duplicates([code, name])
    for _, group in pairs[pairs.duplicated(code, keep=False)].groupby(code, sort=True):
        rows = [row for _, row in group.iterrows()]
        for before, now in pairwise(rows):
            params = {"code": str(now[code]), "before": str(before[name]), "after": str(now[name])}
            yield _finding(ledger, Fault("code-renamed", params), name, now, before)


def _twins(ledger: Ledger, code: str, name: str) -> Iterator[Finding]:
    pairs = ledger.frame.dropna(subset=[code, name]).drop_duplicates([code, name])
    for _, group in pairs[pairs.duplicated(name, keep=False)].groupby(name, sort=True):
        rows = [row for _, row in group.iterrows()]
        found = fault("name-two-codes", name=str(rows[0][name]), codes="、".join(str(r[code]) for r in rows))
        yield _finding(ledger, found, code, rows[-1], rows[0])


def _finding(ledger: Ledger, found: Fault, column: str, now: pd.Series, before: pd.Series) -> Finding:
    here, there = _place(ledger, now, column), _place(ledger, before, column)
    cell = ledger.cell(int(now[STRIP]), int(now[ROW]), column)
    return Finding(found.code, here, found.params, related=(there,), sha256=cell.sha256 if cell else "")


def _place(ledger: Ledger, row: pd.Series, column: str) -> Place:
    cell = ledger.cell(int(row[STRIP]), int(row[ROW]), column)
    return Place(cell.file, cell.sheet, cell.cell) if cell else Place(ledger.id)
