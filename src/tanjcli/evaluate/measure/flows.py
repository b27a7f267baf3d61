"""Which report rows make up an amount over a window, by the measure's declared flow.

A year-to-date figure is taken from the latest report of the whole ledger (the report month), never from each
entity's own last report: who has not reported is missing, not carried forward and not 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from tanjcli.core.absence import Why
from tanjcli.core.periods import Period, month_start
from tanjcli.evaluate.measure.categories import categories_gone, unclassified, vanished
from tanjcli.evaluate.measure.doubts import rejected
from tanjcli.evaluate.measure.model import Measurement, Window, absent
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import (
    between,
    days_told,
    is_reports,
    matching,
    on_day,
    state_at,
    told_through,
)
from tanjcli.evaluate.measure.trace import coverage
from tanjcli.evaluate.progress.clock import report_ends
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Coverage, Remark
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.metrics import ThresholdCount, Total


@dataclass(frozen=True)
class Flow:
    """The rows whose ``measure`` adds up to the figure (none missing), how far they reach, and who is absent."""

    frame: pd.DataFrame
    through: date
    coverage: Coverage | None = None
    remarks: tuple[Remark, ...] = ()


def select_flow(metric: Total | ThresholdCount, window: Window, room: Room) -> Flow | Measurement:
    """The rows of the metric over the window, or the measurement that says why there are none."""
    ledger = room.ledgers.get(metric.ledger)
    if ledger is None:
        return absent(Why.NO_DATA)
    if not is_reports(ledger):
        return _dated(metric, window, room, ledger)
    flow = ledger.spec.columns[metric.measure].flow or "point"
    return _FLOWS[flow](metric, window, room, ledger)


def _dated(metric: Total | ThresholdCount, window: Window, room: Room, ledger: Ledger) -> Flow | Measurement:
    through = told_through(ledger, window, room)
    if through is None:
        return absent(Why.NO_DATA, rhythm=ledger.spec.rhythm)
    first = window.start if metric.over_time == "sum" else None
    frame = matching(ledger, between(ledger.frame, ledger.spec.time, first, window.at), metric.where, room.units)
    known = frame[frame[metric.measure].notna()]
    doubts = rejected(ledger, _needed(metric), (first, window.at), room)
    return Flow(known, through, None, _unknown(len(frame) - len(known), through) + doubts)


def _latest(metric: Total | ThresholdCount, window: Window, room: Room, ledger: Ledger) -> Flow | Measurement:
    """Year to date and points in time: the latest report inside the window (for a year to date: of its own year)."""
    told = _told(metric, window, room, ledger)
    if not told:
        return absent(Why.NO_DATA, rhythm=ledger.spec.rhythm)
    period = told[-1]
    rows = on_day(ledger, period, room)
    if ledger.spec.snapshot:
        rows = state_at(ledger, rows, period)
    rows = matching(ledger, rows, metric.where, room.units)
    known = rows[rows[metric.measure].notna()]
    doubts = rejected(ledger, _needed(metric), (period, period), room)
    if known.empty and (not rows.empty or doubts or vanished(metric, ledger, period, room)):
        return absent(Why.NO_DATA, rhythm=ledger.spec.rhythm)
    remarks = _unknown(len(rows) - len(known), period) + _left(metric, ledger, known, period, room) + doubts
    remarks += _by_category(metric, ledger, known, period, room)
    return Flow(known, period, _who(metric, ledger, period, room), remarks)


def _months(metric: Total | ThresholdCount, window: Window, room: Room, ledger: Ledger) -> Flow | Measurement:
    """Month figures, each of which must be there: a sum that silently lacks a month would be too small."""
    if metric.over_time == "last":
        return _latest(metric, window, room, ledger)
    told = _told(metric, window, room, ledger)
    if not told:
        return absent(Why.NO_DATA, rhythm=ledger.spec.rhythm)
    period = told[-1]
    due = report_ends(window.start, period, _rhythm(ledger), room.unpublished)
    gaps = [f"{day:%Y-%m}" for day in due if day not in told]
    if gaps:
        return absent(Why.NO_DATA, rhythm=ledger.spec.rhythm, months=",".join(gaps))
    rows = matching(ledger, between(ledger.frame, ledger.spec.time, window.start, period), metric.where, room.units)
    known = rows[rows[metric.measure].notna()]
    remarks = _unknown(len(rows) - len(known), period)
    remarks += rejected(ledger, _needed(metric), (window.start, period), room)
    remarks += _by_category(metric, ledger, known, period, room)
    return Flow(known, period, _who(metric, ledger, period, room), remarks)


def _years(metric: Total | ThresholdCount, window: Window, room: Room, ledger: Ledger) -> Flow | Measurement:
    """Yearly figures: those of the window's years delivered without a gap (``over_time: last``: the latest one)."""
    days = _told(metric, window, room, ledger)
    delivered: list[date] = []
    for year in window.years:
        if Period.year(year).last_day not in days:
            break
        delivered.append(Period.year(year).last_day)
    if not delivered:
        return absent(Why.NOT_YET if room.strips(ledger) else Why.NO_DATA, rhythm=ledger.spec.rhythm)
    taken = delivered if metric.over_time == "sum" else delivered[-1:]
    rows = ledger.frame[ledger.frame[ledger.spec.time].isin([pd.Timestamp(day) for day in taken])]
    rows = matching(ledger, rows, metric.where, room.units)
    known, last = rows[rows[metric.measure].notna()], delivered[-1]
    if known.empty and not rows.empty:
        return absent(Why.NOT_YET, rhythm=ledger.spec.rhythm)
    doubts = rejected(ledger, _needed(metric), (Period.year(taken[0].year).start, last), room)
    if known.empty and (doubts or vanished(metric, ledger, last, room)):
        return absent(Why.NO_DATA, rhythm=ledger.spec.rhythm)
    remarks = _unknown(len(rows) - len(known), last) + doubts + _by_category(metric, ledger, known, last, room)
    return Flow(known, last, _who(metric, ledger, last, room), remarks)


def _told(metric: Total | ThresholdCount, window: Window, room: Room, ledger: Ledger) -> list[date]:
    """The days inside the window for which anybody reported the measure, rising."""
    return [day for day in days_told(ledger, metric.measure, room) if window.start <= day <= window.at]


def _who(metric: Total | ThresholdCount, ledger: Ledger, period: date, room: Room) -> Coverage | None:
    who: Coverage | None = room.once(
        ("coverage", ledger.id, period, metric.measure), lambda: coverage(ledger, period, metric.measure)
    )
    return who


def _rhythm(ledger: Ledger) -> str:
    return "month" if ledger.spec.rhythm == "any" else ledger.spec.rhythm


def _needed(metric: Total | ThresholdCount) -> frozenset[str]:
    group = {metric.group} if isinstance(metric, ThresholdCount) else set()
    return frozenset({metric.measure, *metric.where} | group)


def _by_category(
    metric: Total | ThresholdCount, ledger: Ledger, known: pd.DataFrame, period: date, room: Room
) -> tuple[Remark, ...]:
    gone = categories_gone(metric, ledger, known, period, room)
    return gone + unclassified(metric, ledger, period, room)


def _unknown(count: int, period: date) -> tuple[Remark, ...]:
    return (remark("values-missing", count=str(count), period=f"{period:%Y-%m}"),) if count else ()


def _left(
    metric: Total | ThresholdCount, ledger: Ledger, known: pd.DataFrame, period: date, room: Room
) -> tuple[Remark, ...]:
    """Entities that reported in the report before, in the same year, and no longer do: gone, or late."""
    entity = ledger.spec.entity
    if entity is None:
        return ()
    earlier = (day for day in reversed(days_told(ledger, "", room)) if month_start(period.year, 1) <= day < period)
    for day in earlier:
        before = matching(ledger, on_day(ledger, day, room), metric.where, room.units)
        if before.empty:
            continue
        gone = set(before[entity].dropna()) - set(known[entity].dropna())
        params = {"count": str(len(gone)), "period": f"{period:%Y-%m}", "before": f"{day:%Y-%m}"}
        return (remark("entities-missing", **params),) if gone else ()
    return ()


_FLOWS: Mapping[str, Callable[[Total | ThresholdCount, Window, Room, Ledger], Flow | Measurement]] = {
    "month": _months,
    "year": _years,
    "ytd": _latest,
    "point": _latest,
}
