"""ESCAP's current status index: 0 at the base, 10 at the target. Certification only; no tanj mode.

Source: UNICEF MENARO's published code of the index, as stated in the vectors. Not capped on either side.
"""

from __future__ import annotations

from tanjcli.core.absence import Unmeasured, Why


def current_status(current: float, base: float, target: float, *, lower_is_better: bool) -> float | Unmeasured:
    """±10·(current − base)/|target − base|; negative after a move the wrong way."""
    if target == base:
        return Unmeasured(Why.NOT_APPLICABLE)
    return (-10 if lower_is_better else 10) * (current - base) / abs(target - base)


def parity_status(current: float, base: float, target: float) -> float | Unmeasured:
    """For ratios that should equal the target from either side: 10 − 10·|target − current|/|target − base|."""
    if target == base:
        return Unmeasured(Why.NOT_APPLICABLE)
    return 10 - 10 * abs(target - current) / abs(target - base)
