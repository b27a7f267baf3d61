"""A completion printed by somebody else, held against the one recomputed from its inputs.

A difference is no error while the rounding of the printed inputs can explain it: 1.14亿 stands for anything from 1.135
to 1.145, so its share of a goal is an interval. Certification only; no tanj mode.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from tanjcli.core.quantities import EXACT, rounded
from tanjcli.evaluate.rules.completion import HUNDRED

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class ReportedCheck:
    """How a reported completion (in %) compares with the recomputed one."""

    recomputed: Decimal
    low: Decimal
    high: Decimal
    mismatch: bool  # differs when written with as many decimals as the report
    explained: bool  # the rounding of the inputs can account for it: a notice; otherwise a finding


def check_reported(actual: Decimal, goal: Decimal, reported: Decimal, printed_as: str = "") -> ReportedCheck:
    """Compare ``reported`` with 100·actual/goal.

    Args:
        actual: the amount, in the goal's unit.
        goal: not zero.
        reported: the published completion in %, with the decimals it was printed with.
        printed_as: how the amount was printed (``1.14亿``); its last digit bounds the rounding. Empty: as ``actual``.
    """
    recomputed = EXACT.divide(HUNDRED * actual, goal)
    spread = abs(recomputed) * _relative_half_step(printed_as or str(actual))
    low, high = recomputed - spread, recomputed + spread
    half = _half_step(reported)
    return ReportedCheck(
        recomputed,
        low,
        high,
        mismatch=rounded(recomputed, _decimals(reported)) != reported,
        explained=low <= reported + half and reported - half <= high,
    )


def _relative_half_step(text: str) -> Decimal:
    # Relative, so the unit the number was printed in (亿, 万) cancels out.
    found = _NUMBER.search(text)
    if found is None:
        raise ValueError(f"no number in {text!r}")
    value = Decimal(found.group().replace(",", ""))
    return EXACT.divide(_half_step(value), value) if value else Decimal(0)


def _half_step(value: Decimal) -> Decimal:
    return Decimal("0.5").scaleb(-_decimals(value))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
