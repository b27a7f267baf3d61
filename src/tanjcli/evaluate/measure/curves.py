"""A metric on many days at once: what ``Room.measure`` says on each of them, from one pass over the ledger.

A curve holds only days for which the ledger speaks; a day that nobody reported is not in it. It is what paths,
forecasts and pictures are made of; verdicts rest on ``Room.measure`` alone, and a test holds the two together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Any

import pandas as pd

from tanjcli.core.absence import Unmeasured
from tanjcli.core.quantities import EXACT, convert
from tanjcli.evaluate.measure.composite import ONE
from tanjcli.evaluate.measure.entities import entity_values, members_on
from tanjcli.evaluate.measure.model import Curve, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import amount, between, days_told, is_reports, matching
from tanjcli.evaluate.measure.tally import tally
from tanjcli.evaluate.measure.thresholds import by_entity, line_of
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.metrics import Balance, Count, Lowest, Ratio, ThresholdCount, Total

Days = Sequence[date]


def curve_of(metric_id: str, window: Window, days: Days, room: Room) -> Curve:
    """The metric over the window up to each of ``days`` (rising, inside the window), where it can be told."""
    metric = room.metrics[metric_id]
    drawn = _CURVES[metric.kind](metric, window, days, room) if metric.kind in _CURVES else None
    return _one_by_one(metric_id, window, days, room) if drawn is None else drawn


def months_told(metric_id: str, room: Room) -> tuple[int, ...]:
    """The months of a year for which a metric is reported; events can be counted at the end of any published month."""
    metric = room.metrics[metric_id]
    if isinstance(metric, Lowest | Ratio):
        below = metric.of if isinstance(metric, Lowest) else (metric.numerator, metric.denominator)
        told = [set(months_told(name, room)) for name in below]
        return tuple(sorted(set.intersection(*told)))
    ledger = room.ledgers.get(getattr(metric, "ledger", ""))
    rhythm = ledger.spec.rhythm if ledger is not None and is_reports(ledger) else "month"
    step = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(rhythm, 1)
    return tuple(month for month in range(step, 13, step) if step > 1 or month not in room.unpublished)


def _one_by_one(metric_id: str, window: Window, days: Days, room: Room) -> Curve:
    """The slow way, for what has no quick one: yearly figures and lists at a date, of which there are few."""
    ledger = room.ledgers.get(getattr(room.metrics[metric_id], "ledger", ""))
    if ledger is not None:
        days = _told(ledger, days, room)
    values, unit = {}, None
    for day in days:
        found = room.measure(metric_id, Window(window.start, window.last, day))
        if found.data_through == day and not isinstance(found.value, Unmeasured):
            values[day], unit = found.value, found.unit
    return Curve(values, unit)


def _total(metric: Total, window: Window, days: Days, room: Room) -> Curve | None:
    ledger = room.ledgers.get(metric.ledger)
    if ledger is None or (is_reports(ledger) and _flow(metric, ledger) not in ("ytd", "month")):
        return None
    code = ledger.spec.columns[metric.measure].unit
    rows = _matched(metric, ledger, room)
    rows = rows[rows[metric.measure].notna()]
    if is_reports(ledger):
        sums = by_entity(rows[ledger.spec.time].dt.strftime("%Y-%m-%d"), rows[metric.measure])
        by_day = {date.fromisoformat(day): value for day, value in sums.items()}
        found = _reported(metric, ledger, by_day, (window, days), room)
    else:
        found = _added_up(metric, rows, ledger, (window, days), room)
    values = {day: amount(ledger, metric.measure, value) for day, value in found.items()}
    return Curve(values, room.units[code] if code else None)


def _reported(
    metric: Total, ledger: Ledger, sums: Mapping[date, int], asked: tuple[Window, Days], room: Room
) -> dict[date, int]:
    window, days = asked
    told = days_told(ledger, metric.measure, room)
    unknown = {day.date() for day in _matched(metric, ledger, room)[ledger.spec.time].unique()} - sums.keys()
    at = {day: sums.get(day, 0) for day in days if day in told and day not in unknown}
    if _flow(metric, ledger) == "ytd" or metric.over_time == "last":
        return at
    added, values = 0, {}
    months = [day for day in days if day.month not in room.unpublished or day in told]
    for day in months:
        if day not in told:
            break
        added += sums.get(day, 0)
        values[day] = added
    return values if _from_the_start(window, days) else {}


def _from_the_start(window: Window, days: Days) -> bool:
    return bool(days) and (days[0].year, days[0].month) == (window.start.year, window.start.month)


def _added_up(
    metric: Total, rows: pd.DataFrame, ledger: Ledger, asked: tuple[Window, Days], room: Room
) -> dict[date, int]:
    window, days = asked
    first = window.start if metric.over_time == "sum" else None
    rows = between(rows, ledger.spec.time, first, window.last).sort_values(ledger.spec.time, kind="stable")
    dates = [day.date() for day in rows[ledger.spec.time]]
    totals = [0, *accumulate(rows[metric.measure].tolist())]
    return {day: totals[bisect_right(dates, day)] for day in _told(ledger, days, room)}


def _count(metric: Count, window: Window, days: Days, room: Room) -> Curve | None:
    ledger = room.ledgers.get(metric.ledger)
    if ledger is None or ledger.spec.snapshot:
        return None
    dates = event_days(metric, window, room)
    return Curve({day: Decimal(bisect_right(dates, day)) for day in _told(ledger, days, room)})


def event_days(metric: Count, window: Window, room: Room) -> list[date]:
    """The day each counted entity first appears inside the window, rising."""
    ledger = room.ledgers[metric.ledger]
    column = metric.dated or ledger.spec.time
    counted = [metric.distinct, *metric.together_with]
    needed = [name for name in (column, metric.counted_in, *counted) if name is not None]
    rows = _matched(metric, ledger, room)[list(dict.fromkeys(needed))]
    rows = rows[rows[metric.distinct].notna()]
    first, last = (window.start if metric.over_time == "sum" else None), window.last
    if metric.counted_in is not None:
        year = rows[metric.counted_in]
        inside = (year >= window.start.year) & (year <= window.last.year)
        rows, first, last = rows[inside.fillna(value=False).astype(bool)], None, window.as_of
    rows = between(rows, column, first, last).sort_values(column, kind="stable")
    return [day.date() for day in rows.drop_duplicates(subset=counted)[column]]


def _balance(metric: Balance, window: Window, days: Days, room: Room) -> Curve | None:
    ledger = room.ledgers.get(metric.ledger)
    if ledger is None:
        return None
    moves = stock_moves(metric, room)
    there: set[str] = set()
    values: dict[date, Decimal] = {}
    at = 0
    for day in _told(ledger, (day for day in days if day <= window.at), room):
        while at < len(moves) and moves[at][0] <= day:
            entity, came = moves[at][1:]
            there = there | {entity} if came else there - {entity}
            at += 1
        values[day] = Decimal(len(there))
    return Curve(values)


def stock_moves(metric: Balance, room: Room) -> list[tuple[date, str, bool]]:
    """Every event of a stock in order: (day, entity, came), on one day who came before who left."""
    ledger = room.ledgers[metric.ledger]
    rows = _matched(metric, ledger, room)
    moves: list[tuple[date, str, bool]] = []
    for came, side in ((True, metric.plus), (False, metric.minus)):
        sided = matching(ledger, rows, side, room.units)
        sided = sided[sided[metric.distinct].notna() & sided[metric.dated].notna()]
        moves += [(d.date(), e, came) for d, e in zip(sided[metric.dated], sided[metric.distinct], strict=True)]
    return sorted(moves, key=lambda move: (move[0], not move[2]))


def _threshold_count(metric: ThresholdCount, window: Window, days: Days, room: Room) -> Curve | None:
    ledger = room.ledgers.get(metric.ledger)
    values = entity_values(metric, room) if ledger is not None else None
    if ledger is None or values is None:
        return None
    line, told = line_of(metric, ledger, room), days_told(ledger, metric.measure, room)
    strict = metric.clusters is not None and metric.clusters.overlap == "strict"
    found = {}
    for day in days:
        if day not in told or day not in values or day > window.at:
            continue
        if metric.clusters is None:
            found[day] = Decimal(sum(map(line.reached_by, values[day].values())))
        else:
            counted = tally(values[day], line, members_on(metric.clusters, day, room), strict=strict)
            found[day] = Decimal(counted.strict if strict else counted.loose)
    return Curve(found)


def _lowest(metric: Lowest, window: Window, days: Days, room: Room) -> Curve:
    parts = [curve_of(name, window, days, room) for name in metric.of]
    unit = parts[0].unit
    values = {}
    for day in parts[0].values:
        if all(day in part.values for part in parts):
            values[day] = min(convert(p.values[day], p.unit, unit) if p.unit and unit else p.values[day] for p in parts)
    return Curve(values, unit)


def _ratio(metric: Ratio, window: Window, days: Days, room: Room) -> Curve:
    top, bottom = (curve_of(name, window, days, room) for name in (metric.numerator, metric.denominator))
    alike = top.unit is not None and bottom.unit is not None and top.unit.convertible(bottom.unit)
    values = {}
    for day, value in top.values.items():
        if bottom.values.get(day):
            same = convert(value, top.unit, bottom.unit) if alike and top.unit and bottom.unit else value
            values[day] = EXACT.divide(same, bottom.values[day])
    return Curve(values, ONE)


def _flow(metric: Total, ledger: Ledger) -> str:
    flow = ledger.spec.columns[metric.measure].flow or "point"
    snapshot = ledger.spec.snapshot
    return "list" if snapshot else flow if flow != "point" else "ytd"


def _matched(metric: Total | Count | Balance, ledger: Ledger, room: Room) -> pd.DataFrame:
    """The rows that fulfil the metric's conditions, found once."""
    frame: pd.DataFrame = room.once(
        ("matched", id(metric)), lambda: matching(ledger, ledger.frame, metric.where, room.units)
    )
    return frame


def _told(ledger: Ledger, days: Iterable[date], room: Room) -> list[date]:
    """The days for which the ledger speaks: as ``rows.told_through``, many at once."""
    strips = room.strips(ledger)
    if is_reports(ledger):
        ends = {strip.through for strip in strips}
        return [day for day in days if day in ends]
    spans = {(strip.covers.start, strip.through) for strip in strips}
    return [day for day in days if any(start <= day <= through for start, through in spans)]


_CURVES: Mapping[str, Callable[[Any, Window, Days, Room], Curve | None]] = {
    "total": _total,
    "count": _count,
    "balance": _balance,
    "threshold_count": _threshold_count,
    "lowest": _lowest,
    "ratio": _ratio,
}
