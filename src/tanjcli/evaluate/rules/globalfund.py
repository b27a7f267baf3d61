"""The Global Fund's performance rating, by completion in per cent: a tanj mode (preset ``globalfund``).

Source: the Fund's performance-based funding method, as stated in the vectors: **above** 100 A1, 90 A2, 60 B1, 30 B2,
else C.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from tanjcli.evaluate.results import Status
from tanjcli.evaluate.rules.presets import RATIO_TOLERANCE


class Rating(StrEnum):
    """The five ratings, best first."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C = "C"


STATUS: Mapping[Rating, Status] = MappingProxyType(
    {
        Rating.A1: Status.ON_TRACK,
        Rating.A2: Status.ON_TRACK,
        Rating.B1: Status.BEHIND,
        Rating.B2: Status.OFF_TRACK,
        Rating.C: Status.OFF_TRACK,
    }
)

_LOWER_BOUNDS = ((Decimal(90), Rating.A2), (Decimal(60), Rating.B1), (Decimal(30), Rating.B2))


def rating(completion_pct: Decimal) -> Rating:
    """The rating of a completion in %; exactly 100 is A2, the other bounds are inclusive."""
    tolerance = 100 * RATIO_TOLERANCE
    if completion_pct > 100 + tolerance:
        return Rating.A1
    return next((word for bound, word in _LOWER_BOUNDS if completion_pct >= bound - tolerance), Rating.C)
