"""Threshold counts: entities, and groups of entities, whose exact measure reaches a threshold."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from tanjcli.core.words import Name
from tanjcli.evaluate.measure.doubts import incomplete
from tanjcli.evaluate.measure.flows import Flow, select_flow
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import amount, between, edges, limits
from tanjcli.evaluate.measure.tally import Line, Tally, cluster_sums, members_of, near_edges
from tanjcli.evaluate.measure.tally import tally as count_up
from tanjcli.evaluate.measure.totals import exact_sum
from tanjcli.evaluate.measure.trace import coverage_remarks, firms, last_told, origins, shares, sources
from tanjcli.evaluate.remarks import PART_NAMES, remark
from tanjcli.evaluate.results import Origin, Part, Remark
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.metrics import Clusters, ThresholdCount


def measure_threshold_count(metric: ThresholdCount, window: Window, room: Room) -> Measurement:
    """How many reach the threshold, decided on integers; ``boundary`` counts those within ± 0.5 % of it."""
    flow = select_flow(metric, window, room)
    if not isinstance(flow, Flow):
        return flow
    ledger = room.ledgers[metric.ledger]
    values = by_entity(flow.frame[metric.group], flow.frame[metric.measure])
    pairs = _members(metric.clusters, window, room)
    joined, line = _pairs(metric.clusters, pairs), line_of(metric, ledger, room)
    tally = count_up(values, line, joined, strict=metric.strict)
    counted = tally.singles - tally.inside if metric.strict else tally.singles

    def figure(rows: pd.DataFrame) -> Decimal:
        return Decimal(len(counted & set(rows[metric.group])))

    reached = tally.strict if metric.strict else tally.loose
    return Measurement(
        value=Decimal(reached),
        data_through=flow.through,
        whole=not incomplete(flow.remarks),
        firms=None if firms(ledger, flow.frame) is None else reached,
        rhythm=ledger.spec.rhythm,
        coverage=flow.coverage,
        parts=_parts(metric, tally) + _cluster_parts(metric, ledger, cluster_sums(values, members_of(joined)), tally),
        boundary=len(tally.near),
        shares=shares(ledger, flow.frame, room, figure, counting=True),
        remarks=coverage_remarks(flow.coverage) + flow.remarks + _both(metric, tally),
        sources=_tables(metric, flow, pairs, room),
        origins=_origins(metric, flow, tally, pairs, room),
    )


def by_entity(entity: pd.Series, values: pd.Series) -> dict[str, int]:
    """Σ of integers by entity, exact; entities without a name are left out by pandas and by us."""
    if values.dtype == object:
        return dict(values.groupby(entity, observed=True).agg(exact_sum))
    sums = values.groupby(entity, observed=True).sum()
    return dict(zip(sums.index, sums.tolist(), strict=True))


def line_of(metric: ThresholdCount, ledger: Ledger, room: Room) -> Line:
    """The metric's threshold in the scaled integers of its measure."""
    edge = edges(ledger, metric.measure, metric.threshold, room.units)
    return Line(*limits(metric.threshold, edge), near_edges(edge.values()))


def _pairs(clusters: Clusters | None, joined: pd.DataFrame) -> list[tuple[str, str]]:
    if clusters is None or joined.empty:
        return []
    known = joined[joined[clusters.cluster].notna() & joined[clusters.member].notna()]
    return list(zip(known[clusters.cluster], known[clusters.member], strict=True))


def _members(clusters: Clusters | None, window: Window, room: Room) -> pd.DataFrame:
    """The (cluster, member) rows in force at the window's end, each pair once."""
    ledger = room.ledgers.get(clusters.ledger) if clusters is not None else None
    if clusters is None or ledger is None:
        return pd.DataFrame()
    joined = between(ledger.frame, ledger.spec.time, None, window.at)
    return joined.drop_duplicates(subset=[clusters.cluster, clusters.member], keep="last")


def _parts(metric: ThresholdCount, tally: Tally) -> tuple[Part, ...]:
    if metric.clusters is None:
        return ()
    singles = len(tally.singles - tally.inside) if metric.strict else len(tally.singles)
    figures = {"single": singles, "clusters": len(tally.clusters), "strict": tally.strict, "loose": tally.loose}
    return tuple(Part(PART_NAMES[key], Decimal(count), "") for key, count in figures.items())


def _cluster_parts(metric: ThresholdCount, ledger: Ledger, sums: Mapping[str, int], tally: Tally) -> tuple[Part, ...]:
    """What the members of each cluster add up to, the largest first, and whether that counts."""
    unit = ledger.spec.columns[metric.measure].unit or ""
    ordered = sorted(sums.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Part(Name(cluster), amount(ledger, metric.measure, total), unit, _reached(cluster, tally.clusters, tally))
        for cluster, total in ordered
    )


def _reached(key: str, counted: frozenset[str], tally: Tally) -> str:
    if key in tally.near:
        return "boundary_counted" if key in counted else "boundary"
    return "counted" if key in counted else "below_threshold"


def _both(metric: ThresholdCount, tally: Tally) -> tuple[Remark, ...]:
    if metric.clusters is None or tally.strict == tally.loose:
        return ()
    return (remark("strict-and-loose", strict=str(tally.strict), loose=str(tally.loose)),)


def _tables(metric: ThresholdCount, flow: Flow, pairs: pd.DataFrame, room: Room) -> tuple[str, ...]:
    ledger = room.ledgers[metric.ledger]
    tables = sources(ledger, flow.frame) or last_told(ledger, flow.through, room)
    if metric.clusters is not None and not pairs.empty:
        tables += sources(room.ledgers[metric.clusters.ledger], pairs)
    return tuple(sorted(set(tables)))


def _origins(metric: ThresholdCount, flow: Flow, tally: Tally, pairs: pd.DataFrame, room: Room) -> tuple[Origin, ...]:
    """The measure cell of every entity, by what became of it, and the membership rows."""
    if not room.origins:
        return ()
    ledger = room.ledgers[metric.ledger]
    roles = ("boundary_counted", "boundary", "in_cluster", "counted", "below_threshold")
    groups: dict[str, list[bool]] = {role: [] for role in roles}
    for entity in flow.frame[metric.group]:
        role = _role(entity, tally, strict=metric.strict)
        for name, mask in groups.items():
            mask.append(name == role)
    found: tuple[Origin, ...] = ()
    for role, mask in groups.items():
        found += origins(ledger, flow.frame[pd.Series(mask, index=flow.frame.index)], {metric.measure: role}, room)
    if metric.clusters is not None and not pairs.empty:
        columns = (metric.clusters.cluster, metric.clusters.member)
        found += origins(room.ledgers[metric.clusters.ledger], pairs, dict.fromkeys(columns, "condition"), room)
    return found


def _role(entity: str, tally: Tally, *, strict: bool) -> str:
    if strict and entity in tally.inside:
        return "in_cluster"
    return _reached(entity, tally.singles, tally)
