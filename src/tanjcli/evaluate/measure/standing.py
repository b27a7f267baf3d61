"""Where every entity stands before a threshold, with the cell that says so: what a count leaves behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from tanjcli.core.quantities import Unit, convert
from tanjcli.evaluate.measure.counts import counted_rows
from tanjcli.evaluate.measure.entities import members_on
from tanjcli.evaluate.measure.flows import Flow, select_flow
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import amount, edges, limits, matching, told_through
from tanjcli.evaluate.measure.tally import Line, cluster_sums, near_edges, tally
from tanjcli.evaluate.measure.thresholds import by_entity
from tanjcli.evaluate.measure.trace import origins
from tanjcli.evaluate.results import Origin
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.metrics import Bound, Clusters, Count, ThresholdCount


@dataclass(frozen=True, slots=True)
class Standing:
    """One entity, or group of them, in the threshold's unit. ``inside``: a counted cluster already stands for it."""

    key: str
    label: str
    place: str
    value: Decimal
    reached: bool
    near: bool
    inside: bool = False
    members: int = 0
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """Everybody before one threshold, up to which day, and the threshold itself."""

    threshold: Decimal
    unit: Unit
    through: date
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The column of entities, that of the measure, the threshold, and the groups counted beside single ones."""

    group: str
    measure: str
    bound: Bound
    clusters: Clusters | None = None


def field_of(metric: ThresholdCount | Count, window: Window, room: Room) -> Field | None:
    """Everybody whose measure is known; ``None`` without data or without a threshold. The room must want origins."""
    ledger = room.ledgers.get(metric.ledger)
    if ledger is None:
        return None
    if isinstance(metric, ThresholdCount):
        flow = select_flow(metric, window, room)
        if not isinstance(flow, Flow):
            return None
        asked = _Asked(metric.group, metric.measure, metric.threshold, metric.clusters)
        return _field(ledger, flow.frame, asked, flow.through, room)
    column, through = threshold_column(metric), told_through(ledger, window, room)
    bound = metric.where[column].bound if column else None
    if column is None or bound is None or through is None:
        return None
    where = {name: condition for name, condition in metric.where.items() if name != column}
    rows = matching(ledger, counted_rows(metric, window, ledger), where, room.units)
    known = rows[rows[column].notna() & rows[metric.distinct].notna()]
    return _field(ledger, known, _Asked(metric.distinct, column, bound), through, room)


def threshold_column(metric: Count) -> str | None:
    """The column on which a count sets an amount as its condition."""
    return next((column for column, condition in metric.where.items() if condition.bound is not None), None)


def edge_of(bound: Bound) -> Decimal:
    """The amount to reach: the lower limit, or of a bound without one the upper."""
    given = (bound.at_least, bound.more_than, bound.at_most, bound.less_than)
    return next(value for value in given if value is not None)


def _field(ledger: Ledger, frame: pd.DataFrame, asked: _Asked, through: date, room: Room) -> Field:
    group, measure, bound, clusters = asked.group, asked.measure, asked.bound, asked.clusters
    edge = edges(ledger, measure, bound, room.units)
    line = Line(*limits(bound, edge), near_edges(edge.values()))
    own, unit = ledger.spec.columns[measure].unit, room.units[bound.unit]
    values = by_entity(frame[group], frame[measure])
    pairs = members_on(clusters, through, room)
    strict = clusters is not None and clusters.overlap == "strict"
    counted = tally(values, line, pairs, strict=strict)

    def in_unit(scaled: int) -> Decimal:
        value = amount(ledger, measure, scaled)
        return convert(value, room.units[own], unit) if own else value

    column = _place_column(ledger)
    places = dict(zip(frame[group], frame[column].fillna(""), strict=True)) if column else {}
    cells = dict(zip(frame[group], origins(ledger, frame, {measure: "counted"}, room), strict=True))
    single = tuple(
        Standing(
            key=str(key),
            label=cells[key].label,
            place=str(places.get(key, "")),
            value=in_unit(value),
            reached=line.reached_by(value),
            near=line.near_to(value),
            inside=strict and key in counted.inside,
            origin=cells[key],
        )
        for key, value in values.items()
    )
    return Field(edge_of(bound), unit, through, single + _clusters(values, pairs, line, in_unit))


def _clusters(
    values: Mapping[str, int], pairs: Iterable[tuple[str, str]], line: Line, in_unit: Callable[[int], Decimal]
) -> tuple[Standing, ...]:
    """Groups by the sum of the members that have a value."""
    members: dict[str, list[str]] = defaultdict(list)
    for cluster, member in pairs:
        members[cluster].append(member)
    return tuple(
        Standing(
            key=cluster,
            label=cluster,
            place="",
            value=in_unit(value),
            reached=line.reached_by(value),
            near=line.near_to(value),
            members=sum(one in values for one in members[cluster]),
        )
        for cluster, value in cluster_sums(values, members).items()
    )


def _place_column(ledger: Ledger) -> str | None:
    places = [name for name, column in ledger.spec.columns.items() if column.type == "place"]
    return ledger.spec.unit_of_report or next(iter(places), None)
