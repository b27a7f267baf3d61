"""What every entity of a threshold count had on every day it was reported: the grounds of each one's chance."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import is_reports, matching
from tanjcli.evaluate.measure.thresholds import by_entity
from tanjcli.plan.metrics import Clusters, ThresholdCount

EntityValues = Mapping[date, Mapping[str, int]]


def entity_values(metric: ThresholdCount, room: Room) -> EntityValues | None:
    """Day → entity → scaled measure. ``None`` where days do not stand alone (months to add up, lists at a date).

    Metrics that differ in their threshold only share one table.
    """
    ledger = room.ledgers[metric.ledger]
    flow = ledger.spec.columns[metric.measure].flow or "point"
    if not is_reports(ledger) or ledger.spec.snapshot or flow not in ("ytd", "point"):
        return None
    where = repr(sorted((column, condition.model_dump_json()) for column, condition in metric.where.items()))
    key = ("entity_values", metric.ledger, metric.group, metric.measure, where)
    values: EntityValues = room.once(key, lambda: _values(metric, room))
    return values


def _values(metric: ThresholdCount, room: Room) -> EntityValues:
    ledger = room.ledgers[metric.ledger]
    rows = matching(ledger, ledger.frame, metric.where, room.units)
    known = rows[rows[metric.measure].notna()]
    found: dict[date, Mapping[str, int]] = {}
    silent = {day.date() for day in rows[ledger.spec.time].unique()}
    for day, group in known.groupby(known[ledger.spec.time].dt.date):
        found[date.fromisoformat(str(day))] = by_entity(group[metric.group], group[metric.measure])
    told = ledger.frame.loc[ledger.frame[metric.measure].notna(), ledger.spec.time]
    # A report in which no row fits is a real none; one whose fitting rows are all empty says nothing.
    return {d.date(): {} for d in told.unique() if d.date() not in silent} | found


def entity_labels(metric: ThresholdCount, room: Room) -> Mapping[str, str]:
    """The newest readable name of each entity, where the ledger has one."""
    ledger = room.ledgers[metric.ledger]
    columns = ledger.spec.columns
    named = (c for c, spec in columns.items() if spec.type == "text" and c not in ledger.spec.key)
    column = next(named, None)
    if column is None:
        return {}
    rows = ledger.frame[ledger.frame[column].notna()].sort_values(ledger.spec.time, kind="stable")
    return dict(zip(rows[metric.group], rows[column], strict=True))


def members_on(clusters: Clusters | None, day: date, room: Room) -> list[tuple[str, str]]:
    """The (cluster, member) pairs in force on a day."""
    if clusters is None or clusters.ledger not in room.ledgers:
        return []
    key = ("members", clusters.ledger, clusters.cluster, clusters.member)
    joined: list[tuple[date, str, str]] = room.once(key, lambda: _joined(clusters, room))
    return list(dict.fromkeys((cluster, member) for since, cluster, member in joined if since <= day))


def _joined(clusters: Clusters, room: Room) -> list[tuple[date, str, str]]:
    ledger = room.ledgers[clusters.ledger]
    columns = [ledger.spec.time, clusters.cluster, clusters.member]
    known = ledger.frame.dropna(subset=columns)
    return [(day.date(), cluster, member) for day, cluster, member in known[columns].itertuples(index=False)]
