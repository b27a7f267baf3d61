"""The named threshold sets of a plan's ``rules.preset``: tanj modes.

``eurostat``, ``shixu`` and ``evm`` look at the pace ratio R, ``unsd`` at the forecast share Q of the way; the sets of
``destatis`` and ``globalfund`` look at other quantities and live in their own modules. A preset changes words, never
numbers. Sources: Eurostat's monitoring report (0.95, 0.60, 0); the county's 时序 practice; FEMA's colours; the UN
progress chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from tanjcli.evaluate.results import Status

RATIO_TOLERANCE = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Lower bounds, inclusive, each named for the status it opens; below the last is ``reversing``."""

    on_track: Decimal
    behind: Decimal
    off_track: Decimal = Decimal(0)
    ahead: Decimal | None = None  # strictly above it the on-track word gains an "ahead"

    def __post_init__(self) -> None:
        if not self.on_track > self.behind > self.off_track:
            raise ValueError(f"thresholds must fall strictly: {self.on_track}, {self.behind}, {self.off_track}")

    def status(self, ratio: Decimal) -> Status:
        """The word for a ratio; bounds take a tolerance of 1e-9."""
        for bound, status in (
            (self.on_track, Status.ON_TRACK),
            (self.behind, Status.BEHIND),
            (self.off_track, Status.OFF_TRACK),
        ):
            if ratio >= bound - RATIO_TOLERANCE:
                return status
        return Status.REVERSING

    def is_ahead(self, ratio: Decimal) -> bool:
        """True above the ``ahead`` bound of a preset that has one."""
        return self.ahead is not None and ratio > self.ahead + RATIO_TOLERANCE


PRESETS: Mapping[str, Bounds] = MappingProxyType(
    {
        "eurostat": Bounds(Decimal("0.95"), Decimal("0.60")),
        "shixu": Bounds(Decimal("1.00"), Decimal("0.90")),
        "evm": Bounds(Decimal("0.95"), Decimal("0.90"), ahead=Decimal("1.05")),
        "unsd": Bounds(Decimal("0.95"), Decimal("0.10")),
    }
)
