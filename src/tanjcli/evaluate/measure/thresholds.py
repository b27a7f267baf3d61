"""Threshold counts: entities, and groups of entities, whose exact measure reaches a threshold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pandas as pd

from tanjcli.core.quantities import EXACT
from tanjcli.evaluate.measure.flows import Flow, select_flow
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import between, edges, reaches
from tanjcli.evaluate.measure.totals import exact_sum
from tanjcli.evaluate.measure.trace import coverage_remarks, last_told, origins, shares, sources
from tanjcli.evaluate.remarks import PART_NAMES, remark
from tanjcli.evaluate.results import Origin, Part, Remark
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.metrics import Clusters, ThresholdCount

# 边界: within half a percent of the threshold, either side.
NEAR = Decimal("0.005")


@dataclass(frozen=True)
class Tally:
    """Who reaches the threshold: single entities, clusters, members of counted clusters, and who is near the edge."""

    singles: frozenset[str]
    clusters: frozenset[str]
    inside: frozenset[str]  # single entities that are members of a counted cluster
    near: frozenset[str]

    @property
    def strict(self) -> int:
        """Members of a counted cluster are not counted again."""
        return len(self.singles - self.inside) + len(self.clusters)

    @property
    def loose(self) -> int:
        """Everybody who reaches it."""
        return len(self.singles) + len(self.clusters)


def measure_threshold_count(metric: ThresholdCount, window: Window, room: Room) -> Measurement:
    """How many reach the threshold, decided on integers; ``boundary`` counts those within ± 0.5 % of it."""
    flow = select_flow(metric, window, room)
    if not isinstance(flow, Flow):
        return flow
    ledger = room.ledgers[metric.ledger]
    values = _by_entity(flow.frame[metric.group], flow.frame[metric.measure])
    pairs = _members(metric.clusters, window, room)
    tally = _tally(metric, ledger, values, pairs, room)
    counted = tally.singles - tally.inside if _strict(metric) else tally.singles

    def figure(rows: pd.DataFrame) -> Decimal:
        return Decimal(len(counted & set(rows[metric.group])))

    return Measurement(
        value=Decimal(tally.strict if _strict(metric) else tally.loose),
        data_through=flow.through,
        rhythm=ledger.spec.rhythm,
        coverage=flow.coverage,
        parts=_parts(metric, tally),
        boundary=len(tally.near),
        shares=shares(ledger, flow.frame, room, figure),
        remarks=coverage_remarks(flow.coverage) + flow.remarks + _both(metric, tally),
        sources=_tables(metric, flow, pairs, room),
        origins=_origins(metric, flow, tally, pairs, room),
    )


def _by_entity(entity: pd.Series, values: pd.Series) -> pd.Series:
    """Σ of integers by entity, exact; entities without a name are left out by pandas and by us."""
    if values.dtype == object:
        return values.groupby(entity).agg(exact_sum).astype(object)
    return values.groupby(entity).sum()


def _tally(metric: ThresholdCount, ledger: Ledger, values: pd.Series, pairs: pd.DataFrame, room: Room) -> Tally:
    edge = edges(ledger, metric.measure, metric.threshold, room.units)
    single = set(values.index[reaches(values, metric.threshold, edge).to_numpy()])
    near = set(values.index[_near(values, edge).to_numpy()])
    clusters: set[str] = set()
    inside: set[str] = set()
    if metric.clusters is not None and not pairs.empty:
        joined = pairs[pairs[metric.clusters.member].isin(values.index)]
        sums = _by_entity(joined[metric.clusters.cluster], joined[metric.clusters.member].map(values))
        clusters = set(sums.index[reaches(sums, metric.threshold, edge).to_numpy()])
        members = pairs.loc[pairs[metric.clusters.cluster].isin(clusters), metric.clusters.member]
        inside = single & set(members)
        # A firm that a counted cluster already stands for decides nothing, however near it is.
        near = near - (set(members) if _strict(metric) else set()) | set(sums.index[_near(sums, edge).to_numpy()])
    return Tally(frozenset(single), frozenset(clusters), frozenset(inside), frozenset(near))


def _near(values: pd.Series, edge: Mapping[str, Decimal]) -> pd.Series:
    mask = pd.Series(data=False, index=values.index)
    for bound in edge.values():
        low = EXACT.multiply(bound, 1 - NEAR).to_integral_value(ROUND_CEILING)
        high = EXACT.multiply(bound, 1 + NEAR).to_integral_value(ROUND_FLOOR)
        mask |= ((values >= int(low)) & (values <= int(high))).astype(bool)
    return mask


def _members(clusters: Clusters | None, window: Window, room: Room) -> pd.DataFrame:
    """The (cluster, member) rows in force at the window's end, each pair once."""
    ledger = room.ledgers.get(clusters.ledger) if clusters is not None else None
    if clusters is None or ledger is None:
        return pd.DataFrame()
    joined = between(ledger.frame, ledger.spec.time, None, window.at)
    return joined.drop_duplicates(subset=[clusters.cluster, clusters.member], keep="last")


def _strict(metric: ThresholdCount) -> bool:
    return metric.clusters is not None and metric.clusters.overlap == "strict"


def _parts(metric: ThresholdCount, tally: Tally) -> tuple[Part, ...]:
    if metric.clusters is None:
        return ()
    singles = len(tally.singles - tally.inside) if _strict(metric) else len(tally.singles)
    figures = {"single": singles, "clusters": len(tally.clusters), "strict": tally.strict, "loose": tally.loose}
    return tuple(Part(PART_NAMES[key], Decimal(count), "") for key, count in figures.items())


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
    groups: dict[str, list[bool]] = {"boundary": [], "in_cluster": [], "counted": [], "below_threshold": []}
    for entity in flow.frame[metric.group]:
        role = _role(entity, tally, strict=_strict(metric))
        for name, mask in groups.items():
            mask.append(name == role)
    found: tuple[Origin, ...] = ()
    for role, mask in groups.items():
        found += origins(ledger, flow.frame[pd.Series(mask, index=flow.frame.index)], {metric.measure: role}, room)
    if metric.clusters is not None and not pairs.empty:
        found += origins(room.ledgers[metric.clusters.ledger], pairs, {metric.clusters.member: "condition"}, room)
    return found


def _role(entity: str, tally: Tally, *, strict: bool) -> str:
    if entity in tally.near:
        return "boundary"
    if strict and entity in tally.inside:
        return "in_cluster"
    return "counted" if entity in tally.singles else "below_threshold"
