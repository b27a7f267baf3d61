"""From metric to actual: a table, metric kind → function. pandas is used here and nowhere else in this floor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tanjcli.evaluate.measure.composite import measure_growth, measure_lowest, measure_ratio
from tanjcli.evaluate.measure.counts import measure_balance, measure_count
from tanjcli.evaluate.measure.curves import curve_of as curve_of
from tanjcli.evaluate.measure.curves import months_told as months_told
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.thresholds import measure_threshold_count
from tanjcli.evaluate.measure.totals import measure_total

KINDS: Mapping[str, Callable[[Any, Window, Room], Measurement]] = {
    "total": measure_total,
    "count": measure_count,
    "balance": measure_balance,
    "threshold_count": measure_threshold_count,
    "lowest": measure_lowest,
    "growth": measure_growth,
    "ratio": measure_ratio,
}
