"""What reconciliation looks at: the parts of a total by a column, entities reported twice, the events of a stock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pandas as pd

from tanjcli.core.findings import Finding, Place
from tanjcli.evaluate.measure.flows import Flow, select_flow
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import amount, between, matching
from tanjcli.evaluate.measure.totals import exact_sum
from tanjcli.intake.ledger import RECEIVED, ROW, STRIP, Ledger
from tanjcli.plan.metrics import Balance, Condition, Total

Row = Mapping[Any, Any]  # a ledger row by column
Odd = tuple[str, Row, Row | None]  # code, the event, the one before it
_ODD = _UNKNOWN, _TWICE, _COUNT_YEAR = ("register-exit-unknown", "register-entry-twice", "register-count-year")


@dataclass(frozen=True, slots=True)
class Moves:
    """The events of a stock: how many in the window each way, and the entities whose events cannot all be right."""

    added: int
    removed: int
    unknown: tuple[str, ...]  # left without ever having entered
    twice: tuple[str, ...]  # entered while inside
    elsewhere: tuple[str, ...]  # counted in a year that is not the event's
    findings: tuple[Finding, ...]  # each of those events, with its cells


def parts_by(metric: Total, column: str, window: Window, room: Room) -> Mapping[str, Decimal]:
    """The total by the keys of a column, in the measure's unit; rows without a key under the empty one."""
    flow = select_flow(metric, window, room)
    if not isinstance(flow, Flow):
        return {}
    ledger = room.ledgers[metric.ledger]
    groups = flow.frame.groupby(flow.frame[column].fillna(""), observed=True)[metric.measure]
    return {str(key): amount(ledger, metric.measure, exact_sum(values)) for key, values in groups}


def reported_twice(ledger: Ledger, known_on: date, window: Window) -> tuple[Finding, ...]:
    """Entities that two units report for one period, each in a table of its own; ``ledger`` is as it was ingested.

    A later table that also reports for the first unit restates it: there the entity has moved, not doubled.
    """
    spec = ledger.spec
    unit, entity = spec.unit_of_report, spec.entity
    if unit is None or entity is None:
        return ()
    rows = between(ledger.frame[ledger.frame[RECEIVED] <= pd.Timestamp(known_on)], spec.time, window.start, window.at)
    rows = rows[rows[unit].notna() & rows[entity].notna()]
    places = rows.groupby([entity, spec.time], observed=True)[unit].transform("nunique")
    doubtful = rows[places > 1]
    covered = {strip: set(group) for strip, group in rows.groupby(STRIP)[unit]}
    found = []
    for _, group in doubtful.groupby([entity, spec.time], sort=True, observed=True):
        records = group.to_dict("records")
        for before, after in pairwise(records):
            if before[unit] != after[unit] and before[unit] not in covered[after[STRIP]]:
                found.append(_twice(ledger, before, after))
    return tuple(found)


def moves_of(
    metric: Balance, counted_in: str | None, own_year: Mapping[str, Condition], window: Window, room: Room
) -> Moves:
    """The moves of the stock inside the window, and every impossible one up to its end."""
    ledger = room.ledgers[metric.ledger]
    events = matching(ledger, between(ledger.frame, metric.dated, None, window.at), metric.where, room.units)
    plus, minus = (matching(ledger, events, side, room.units) for side in (metric.plus, metric.minus))
    inside = (between(side, metric.dated, window.start, window.at) for side in (plus, minus))
    added, removed = (len(side) for side in inside)
    ordered = pd.concat([plus.assign(_enters=True), minus.assign(_enters=False)]).sort_values(
        metric.dated, kind="stable"
    )
    odd = _impossible(ordered.to_dict("records"), metric)
    own = set(matching(ledger, plus, own_year, room.units).index) if own_year else set()
    odd += [(_COUNT_YEAR, row, None) for row in _elsewhere(plus, counted_in, metric.dated, own)]
    who = {code: tuple(str(row[metric.distinct]) for said, row, _ in odd if said == code) for code in _ODD}
    told = (_told(ledger, metric, counted_in or "", *one) for one in odd)
    return Moves(added, removed, who[_UNKNOWN], who[_TWICE], who[_COUNT_YEAR], tuple(told))


def _impossible(events: Sequence[Row], metric: Balance) -> list[Odd]:
    """Exits of who was not there, and entries of who was, each with the event before it."""
    last: dict[object, Row] = {}
    odd: list[Odd] = []
    for event in events:
        before = last.get(event[metric.distinct])
        if bool(event["_enters"]) == (before is not None and bool(before["_enters"])):
            odd.append((_TWICE if event["_enters"] else _UNKNOWN, event, before))
        last[event[metric.distinct]] = event
    return odd


def _elsewhere(plus: pd.DataFrame, counted_in: str | None, dated: str, own: set[object]) -> Iterator[Row]:
    """Entries counted in a year they cannot count in. What a batch filed last year may bring comes by March."""
    if counted_in is None:
        return
    rows = plus[plus[counted_in].notna()]
    for index, row in zip(rows.index, rows.to_dict("records"), strict=True):
        day, year = row[dated], row[counted_in]
        late = day.month <= 3 and year == day.year - 1 and index not in own
        if year != day.year and not late:
            yield row


def _told(ledger: Ledger, metric: Balance, counted_in: str, code: str, row: Row, before: Row | None) -> Finding:
    """The event with its cell, and that of the one before it."""
    column = counted_in if code == _COUNT_YEAR else metric.distinct
    naming = next((name for name, c in ledger.spec.columns.items() if c.names == metric.distinct), metric.distinct)
    params = {"name": str(row[naming]), "day": f"{pd.Timestamp(row[metric.dated]):%Y-%m-%d}"}
    related = () if before is None else (_place(ledger, column, before),)
    source = ledger.sources[ledger.strips[int(row[STRIP])].source]
    return Finding(code, _place(ledger, column, row), params, str(row[column]), related, source.sha256)


def _twice(ledger: Ledger, before: Mapping[object, object], after: Mapping[object, object]) -> Finding:
    spec = ledger.spec
    unit = spec.unit_of_report or ""
    earlier, later = (_place(ledger, unit, record) for record in (before, after))
    params = {
        "entity": str(after[spec.entity]),
        "period": f"{pd.Timestamp(str(after[spec.time])):%Y-%m}",
        "other": str(before[unit]),
    }
    source = ledger.sources[ledger.strips[int(str(after[STRIP]))].source]
    return Finding("data-reported-twice", later, params, str(after[unit]), (earlier,), source.sha256)


def _place(ledger: Ledger, column: str, record: Row) -> Place:
    cell = ledger.cell(int(str(record[STRIP])), int(str(record[ROW])), column)
    return Place() if cell is None else Place(file=cell.file, sheet=cell.sheet, cell=cell.cell)
