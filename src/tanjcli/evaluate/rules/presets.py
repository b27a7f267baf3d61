"""The named threshold sets of a plan's ``rules.preset``: tanj modes.

``eurostat``, ``shixu`` and ``evm`` look at the pace ratio R, ``unsd`` at the forecast share Q of the way,
``globalfund`` at completion, ``destatis`` at the share of the remaining gap that will be missed; the bounds of the last
two are fixed in their own modules and only repeated here. A preset changes words, never numbers. Sources: Eurostat's
monitoring report (0.95, 0.60, 0); the county's 时序 practice; FEMA's colours; the UN progress chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from tanjcli.evaluate.results import Status

RATIO_TOLERANCE = Decimal("1e-9")
_TOLERANCE = Fraction(RATIO_TOLERANCE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Lower bounds, inclusive, each named for the status it opens; below the last is ``reversing``."""

    on_track: Decimal
    behind: Decimal
    off_track: Decimal = Decimal(0)
    ahead: Decimal | None = None  # strictly above it the on-track word gains an "ahead"
    by_forecast: bool = False  # what is looked at hangs on a forecast

    def __post_init__(self) -> None:
        if not self.on_track > self.behind > self.off_track:
            raise ValueError(f"thresholds must fall strictly: {self.on_track}, {self.behind}, {self.off_track}")

    def status(self, ratio: Decimal | Fraction) -> Status:
        """The word for a ratio; bounds take a tolerance of 1e-9."""
        for bound, status in (
            (self.on_track, Status.ON_TRACK),
            (self.behind, Status.BEHIND),
            (self.off_track, Status.OFF_TRACK),
        ):
            if Fraction(ratio) >= Fraction(bound) - _TOLERANCE:
                return status
        return Status.REVERSING

    def is_ahead(self, ratio: Decimal | Fraction) -> bool:
        """True above the ``ahead`` bound of a preset that has one."""
        return self.ahead is not None and Fraction(ratio) > Fraction(self.ahead) + _TOLERANCE


PRESETS: Mapping[str, Bounds] = MappingProxyType(
    {
        "eurostat": Bounds(Decimal("0.95"), Decimal("0.60")),
        "shixu": Bounds(Decimal("1.00"), Decimal("0.90")),
        "evm": Bounds(Decimal("0.95"), Decimal("0.90"), ahead=Decimal("1.05")),
        "unsd": Bounds(Decimal("0.95"), Decimal("0.10"), by_forecast=True),
        "globalfund": Bounds(Decimal("0.90"), Decimal("0.60")),
        "destatis": Bounds(Decimal("0.80"), Decimal(0), Decimal(-1), by_forecast=True),  # of the gap that closes
    }
)
