"""Earned value: schedule and cost indices, and the two-sided traffic light. Certification only.

The preset ``evm`` of ``presets`` borrows the bounds 0.95, 0.90 and 1.05 for the pace ratio; tanj has no costs.
Source: the standard definitions (SPI = EV/PV, CPI = EV/AC, TCPI = (BAC − EV)/(BAC − AC)) and FEMA's dashboard colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.quantities import EXACT
from tanjcli.evaluate.rules.presets import RATIO_TOLERANCE

Ratio = Decimal | Unmeasured


@dataclass(frozen=True, slots=True)
class EarnedValue:
    """Budget at completion, planned value, earned value, actual cost; one money unit."""

    bac: Decimal
    pv: Decimal
    ev: Decimal
    ac: Decimal

    @property
    def spi(self) -> Ratio:
        """Schedule performance: earned over planned."""
        return _ratio(self.ev, self.pv)

    @property
    def cpi(self) -> Ratio:
        """Cost performance: earned over spent."""
        return _ratio(self.ev, self.ac)

    @property
    def schedule_variance(self) -> Decimal:
        """EV − PV."""
        return self.ev - self.pv

    @property
    def cost_variance(self) -> Decimal:
        """EV − AC."""
        return self.ev - self.ac

    @property
    def tcpi(self) -> Ratio:
        """Performance needed on the rest to end within the budget."""
        return _ratio(self.bac - self.ev, self.bac - self.ac)

    @property
    def estimate_at_completion(self) -> Ratio:
        """What it will cost if the rest runs like the past: BAC/CPI."""
        return _ratio(self.bac * self.ac, self.ev)


def colour(index: Decimal) -> Literal["green", "yellow", "red"]:
    """Green 0.95–1.05, yellow to 0.90 and 1.10, red outside; a bound belongs to the better colour."""
    if Decimal("0.95") - RATIO_TOLERANCE <= index <= Decimal("1.05") + RATIO_TOLERANCE:
        return "green"
    if Decimal("0.90") - RATIO_TOLERANCE <= index <= Decimal("1.10") + RATIO_TOLERANCE:
        return "yellow"
    return "red"


def _ratio(numerator: Decimal, denominator: Decimal) -> Ratio:
    return EXACT.divide(numerator, denominator) if denominator else Unmeasured(Why.NOT_APPLICABLE)
