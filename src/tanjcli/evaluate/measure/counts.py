"""Counts of distinct entities: dated events, lists at a date, and stocks kept by entries and exits."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pandas as pd

from tanjcli.core.absence import Why
from tanjcli.evaluate.measure.doubts import rejected
from tanjcli.evaluate.measure.model import Measurement, Window, absent
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import between, matching, state_at, told_through
from tanjcli.evaluate.measure.trace import (
    coverage,
    coverage_remarks,
    firms,
    last_told,
    origins,
    shares,
    sources,
)
from tanjcli.evaluate.remarks import PART_NAMES, remark
from tanjcli.evaluate.results import Part, Remark
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.metrics import Balance, Count


def measure_count(metric: Count, window: Window, room: Room) -> Measurement:
    """Distinct entities dated inside the window (``over_time: sum``) or there at its end (``last``).

    A delivered list without a matching row is a real 0.
    """
    ledger = room.ledgers.get(metric.ledger)
    through = told_through(ledger, window, room) if ledger is not None else None
    if ledger is None or through is None:
        return absent(Why.NO_DATA, rhythm=ledger.spec.rhythm if ledger is not None else "any")
    frame = matching(ledger, counted_rows(metric, window, ledger), metric.where, room.units)
    frame = frame[frame[metric.distinct].notna()]
    columns = dict.fromkeys(metric.where, "condition")
    columns |= {c: "dated" for c in (metric.dated, metric.counted_in) if c}
    columns |= dict.fromkeys((metric.distinct, *metric.together_with), "counted")
    # A list counted by year holds what was found late, too: any of its tables may name an entity of this year.
    first = window.start if metric.over_time == "sum" else None
    doubts = rejected(ledger, (*columns, metric.distinct), (first, window.as_of), room)
    who = coverage(ledger, through) if ledger.spec.columns[ledger.spec.time].type == "period" else None

    def figure(rows: pd.DataFrame) -> Decimal:
        return Decimal(len(rows.drop_duplicates(subset=[metric.distinct, *metric.together_with])))

    return Measurement(
        value=figure(frame),
        data_through=through,
        rhythm=ledger.spec.rhythm,
        coverage=who,
        shares=shares(ledger, frame, room, figure),
        remarks=coverage_remarks(who) + doubts,
        whole=not doubts,
        firms=firms(ledger, frame),
        sources=sources(ledger, frame) or last_told(ledger, through, room),
        origins=origins(ledger, frame, columns, room),
    )


def measure_balance(metric: Balance, window: Window, room: Room) -> Measurement:
    """Entities whose latest event up to the day added them: opening + entries − exits, each entity once."""
    ledger = room.ledgers.get(metric.ledger)
    through = told_through(ledger, window, room) if ledger is not None else None
    if ledger is None or through is None:
        return absent(Why.NO_DATA, rhythm=ledger.spec.rhythm if ledger is not None else "any")
    events = matching(ledger, between(ledger.frame, metric.dated, None, window.at), metric.where, room.units)
    plus, minus = (matching(ledger, events, side, room.units) for side in (metric.plus, metric.minus))
    if _unopened(metric, plus):
        return absent(Why.NO_BASELINE, data_through=through, rhythm=ledger.spec.rhythm)
    moves = pd.concat([plus.assign(_there=True), minus.assign(_there=False)])
    # A stable sort keeps an exit behind an entry of the same day.
    last = moves.sort_values(metric.dated, kind="stable").drop_duplicates(subset=metric.distinct, keep="last")
    there = last[last["_there"]]

    def figure(rows: pd.DataFrame) -> Decimal:
        return Decimal(int(rows[metric.distinct].nunique()))

    doubts = rejected(ledger, (*metric.plus, *metric.minus, metric.dated, metric.distinct), (None, window.at), room)
    entered = dict.fromkeys(metric.plus, "condition") | {metric.dated: "dated", metric.distinct: "counted"}
    left = dict.fromkeys(metric.minus, "condition") | {metric.dated: "dated", metric.distinct: "removed"}
    return Measurement(
        value=figure(there),
        data_through=through,
        rhythm=ledger.spec.rhythm,
        parts=_moved(metric, window, plus, minus),
        shares=shares(ledger, there, room, figure),
        remarks=_strangers(metric, plus, minus) + doubts,
        whole=not doubts,
        firms=firms(ledger, there),
        sources=sources(ledger, moves) or last_told(ledger, through, room),
        origins=origins(ledger, plus, entered, room) + origins(ledger, minus, left, room),
    )


def counted_rows(metric: Count, window: Window, ledger: Ledger) -> pd.DataFrame:
    """The rows inside the window, before any condition."""
    spec = ledger.spec
    frame = state_at(ledger, ledger.frame, window.at) if spec.snapshot else ledger.frame
    if metric.counted_in is not None:
        year = frame[metric.counted_in]
        inside = (year >= window.start.year) & (year <= window.last.year)
        return between(frame[inside.fillna(value=False).astype(bool)], metric.dated or spec.time, None, window.as_of)
    if spec.snapshot and metric.dated is None:
        return frame
    first = window.start if metric.over_time == "sum" else None
    return between(frame, metric.dated or spec.time, first, window.at)


def _unopened(metric: Balance, plus: pd.DataFrame) -> bool:
    """True when of several kinds of additions the one named first, the opening, never came."""
    firsts = [(column, condition.in_[0]) for column, condition in metric.plus.items() if condition.in_]
    return any(word not in set(plus[column].dropna()) for column, word in firsts)


def _moved(metric: Balance, window: Window, plus: pd.DataFrame, minus: pd.DataFrame) -> tuple[Part, ...]:
    """The stock before the window, and who came and left inside it; of an endless window all that ever did."""
    sides = {"added": plus, "removed": minus}
    parts: dict[str, pd.DataFrame] = {}
    if window.start > plus[metric.dated].min().date():
        eve = window.start - timedelta(days=1)
        moves = pd.concat([plus.assign(_there=True), minus.assign(_there=False)])
        before = between(moves, metric.dated, None, eve).sort_values(metric.dated, kind="stable")
        before = before.drop_duplicates(subset=metric.distinct, keep="last")
        parts["opening"] = before[before["_there"]]
        sides = {name: between(rows, metric.dated, window.start, window.at) for name, rows in sides.items()}
    return tuple(
        Part(PART_NAMES[name], Decimal(int(rows[metric.distinct].nunique())), "")
        for name, rows in (parts | sides).items()
    )


def _strangers(metric: Balance, plus: pd.DataFrame, minus: pd.DataFrame) -> tuple[Remark, ...]:
    """Entities that left without ever having been there."""
    unknown = set(minus[metric.distinct].dropna()) - set(plus[metric.distinct].dropna())
    return (remark("removed-without-entry", count=str(len(unknown))),) if unknown else ()
