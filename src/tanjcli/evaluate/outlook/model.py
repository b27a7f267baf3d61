"""What goes into an outlook and what comes out: frozen values.

Cumulative series hold one value for each reporting month of the plan (``months``): January joins February, so a year
has eleven ages. A forecast starts after the last of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from tanjcli.core.absence import Unmeasured, Why

Estimate = float | Unmeasured
Word = Literal["likely", "uncertain", "unlikely"]
_TOLERANCE = 1e-9


class Method(StrEnum):
    """How a forecast is made. ``auto`` chooses by the data at hand, ``none`` asks for nothing."""

    AUTO = "auto"
    RUN_RATE = "run_rate"
    PROFILE = "profile"
    BLEND = "blend"
    YOY = "yoy"
    TREND = "trend"
    COUNT = "count"
    FIRM = "firm"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Goal:
    """The value to reach; ``lower_is_better`` turns the comparison round. Both are inclusive."""

    value: float
    lower_is_better: bool = False

    def met_by(self, value: float) -> bool:
        """True when ``value`` is as good as the goal."""
        return value <= self.value if self.lower_is_better else value >= self.value


@dataclass(frozen=True, slots=True)
class YearToDate:
    """One year's cumulative values at its reporting months, as far as they are known."""

    year: int
    values: tuple[float, ...]

    @property
    def last(self) -> float:
        """The newest value."""
        return self.values[-1]


@dataclass(frozen=True, slots=True)
class Forecast:
    """A year-end value and how sure it is, in the target's unit.

    ``low``–``high`` is the 80 % range, ``p_hit`` the chance of meeting the goal, ``error`` the standard error of
    ``mid``; each is ``Unmeasured`` with a reason where none can be defended. ``n`` counts what the forecast rests on:
    full past years (profile, blend, yoy), reported months (run_rate), yearly changes (trend), arrivals (count), firms
    (firm). ``caveats`` are wording keys that must be printed with it.
    """

    method: Method
    n: int
    mid: float
    low: Estimate
    high: Estimate
    p_hit: Estimate
    error: Estimate
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoForecast:
    """A refusal: the method asked for, a wording key for the reason, how much there was and how much is needed."""

    method: Method
    reason: str
    seen: int = 0
    needed: int = 0


Outlook = Forecast | NoForecast


def no_range(reason: str) -> Unmeasured:
    """The absence of a range, a chance or an error; ``reason`` is a wording key."""
    return Unmeasured(Why.NOT_APPLICABLE, {"reason": reason})


def shown(estimate: float) -> Decimal:
    """An estimate on its way out: the shortest decimal that reads back as the same float."""
    return Decimal(repr(float(estimate)))


def word(p_hit: float, likely: float = 0.75, unlikely: float = 0.25) -> Word:
    """``likely`` from 0.75 on (inclusive), ``unlikely`` below 0.25, else ``uncertain``."""
    if p_hit >= likely - _TOLERANCE:
        return "likely"
    return "unlikely" if p_hit < unlikely - _TOLERANCE else "uncertain"
