"""Totals: Σ of one measure over the rows of the window, in exact integers."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from tanjcli.evaluate.measure.doubts import incomplete
from tanjcli.evaluate.measure.flows import Flow, select_flow
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import amount
from tanjcli.evaluate.measure.trace import coverage_remarks, firms, last_told, origins, shares, sources
from tanjcli.plan.metrics import Total


def measure_total(metric: Total, window: Window, room: Room) -> Measurement:
    """The sum in the column's unit. No matching row in a delivered report is a real 0."""
    flow = select_flow(metric, window, room)
    if not isinstance(flow, Flow):
        return flow
    ledger = room.ledgers[metric.ledger]
    unit = ledger.spec.columns[metric.measure].unit

    def figure(rows: pd.DataFrame) -> Decimal:
        return amount(ledger, metric.measure, exact_sum(rows[metric.measure]))

    columns = {metric.measure: "addend", **dict.fromkeys(metric.where, "condition")}
    return Measurement(
        value=figure(flow.frame),
        unit=room.units[unit] if unit else None,
        data_through=flow.through,
        whole=not incomplete(flow.remarks),
        firms=firms(ledger, flow.frame),
        rhythm=ledger.spec.rhythm,
        coverage=flow.coverage,
        shares=shares(ledger, flow.frame, room, figure),
        remarks=coverage_remarks(flow.coverage) + flow.remarks,
        sources=sources(ledger, flow.frame) or last_told(ledger, flow.through, room),
        origins=origins(ledger, flow.frame, columns, room),
    )


def exact_sum(values: pd.Series) -> int:
    """Σ of integers without a missing one; Python integers where 64 bits would not hold the sum."""
    return sum(values.tolist()) if values.dtype == object else int(values.sum())
