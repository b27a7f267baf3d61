"""The weather symbols of the German sustainability report, by the share of the remaining gap that will be missed.

A tanj mode (preset ``destatis``). The forecast P is the last value plus the mean of the last five yearly changes
times the years left; m = (T − P)/(T − last). Source: dns-indikatoren.de, status of the indicators, as stated in the
vectors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from tanjcli.evaluate.results import Status

CHANGES = 5
_TOLERANCE = 1e-9


class Symbol(StrEnum):
    """The four symbols, best first."""

    SUN = "sun"
    LIGHT_CLOUD = "light_cloud"
    CLOUD = "cloud"
    THUNDERSTORM = "thunderstorm"


STATUS: Mapping[Symbol, Status] = MappingProxyType(
    {
        Symbol.SUN: Status.ON_TRACK,
        Symbol.LIGHT_CLOUD: Status.ON_TRACK,
        Symbol.CLOUD: Status.BEHIND,
        Symbol.THUNDERSTORM: Status.OFF_TRACK,
    }
)


def project(series: Sequence[tuple[int, float]], year: int) -> float:
    """The value expected in ``year``: last value + mean of the last five yearly changes × years left.

    Args:
        series: (year, value), oldest first, at least two; a gap in the years counts as several yearly changes.
        year: the year asked for.
    """
    last_year, last = series[-1]
    first_year, first = next(point for point in series if point[0] >= last_year - CHANGES)
    if first_year == last_year:
        raise ValueError("a yearly change needs two years")
    return last + (last - first) / (last_year - first_year) * (year - last_year)


def missed_share(last: float, projected: float, target: float) -> float:
    """Share m of the remaining gap that will be missed; 0 when nothing remains. Negative when the target is passed."""
    return 0.0 if target == last else (target - projected) / (target - last)


def symbol(last: float, projected: float, target: float, *, lower_is_better: bool) -> Symbol:
    """Sun when met or m < 0.05; light cloud to 0.20, inclusive; cloud below 1; thunderstorm when nothing closes."""
    missed = missed_share(last, projected, target)
    if (last <= target if lower_is_better else last >= target) or missed < 0.05 - _TOLERANCE:
        return Symbol.SUN
    if missed <= 0.20 + _TOLERANCE:
        return Symbol.LIGHT_CLOUD
    return Symbol.CLOUD if missed < 1 - _TOLERANCE else Symbol.THUNDERSTORM
