"""The UN progress chart: where the trend will have carried the value by the target year.

Q = (forecast − base)/(target − base) is what the tanj preset ``unsd`` judges (bounds in ``presets``), on whatever
outlook the target has. The chart's own forecast, constant growth since the base year, only certifies the arithmetic.
Source: technical note of the UN Sustainable Development Goals Progress Chart 2023.
"""

from __future__ import annotations

from tanjcli.core.absence import Unmeasured, Why

_TOLERANCE = 1e-9


def yearly_growth(base: float, value: float, years: int) -> float | Unmeasured:
    """Compound growth per year as a fraction; refused for zero or a sign change."""
    if years < 1 or base * value <= 0:
        return Unmeasured(Why.NOT_APPLICABLE)
    return float((value / base) ** (1 / years)) - 1


def grown(value: float, growth: float, years: int) -> float:
    """``value`` after ``years`` of constant growth."""
    return float(value * (1 + growth) ** years)


def share_of_way(forecast: float, base: float, target: float) -> float | Unmeasured:
    """Q: the share of the way from base to target that the forecast covers; signed, so it serves both directions."""
    return Unmeasured(Why.NOT_APPLICABLE) if target == base else (forecast - base) / (target - base)


def score(share: float) -> int:
    """3 on track (Q ≥ 0.95), 2 insufficient (Q ≥ 0.10), 1 stagnation or decline."""
    return 3 if share >= 0.95 - _TOLERANCE else 2 if share >= 0.10 - _TOLERANCE else 1
