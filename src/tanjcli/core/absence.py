"""Missing, zero and not-applicable are three things: an absent figure is a value of its own, with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType


class Why(StrEnum):
    """Why there is no figure."""

    NO_DATA = "no_data"  # nothing was delivered that could say
    NOT_YET = "not_yet"  # only published later (a yearly figure asked for in June)
    NO_BASELINE = "no_baseline"  # needs a starting value nobody has given
    NOT_APPLICABLE = "not_applicable"  # the question has no meaning here
    DISPUTED = "disputed"  # two readings of the same cell disagree
    WITHHELD = "withheld"  # known, and not given out: too few firms stand behind it


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """No figure, and why. Never 0, never ``None``."""

    why: Why
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


Figure = Decimal | Unmeasured
NOT_APPLICABLE = Unmeasured(Why.NOT_APPLICABLE)
