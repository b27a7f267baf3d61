"""What a report says beside its figures: remarks, and how invariants and reconciliations came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tanjcli.core.words import Name


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said beside a figure: a wording key and its parameters (``present.wording`` makes the sentence)."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Waived:
    """A breach that somebody answers for, up to and including ``until``."""

    by: str
    reason: Name
    until: date


@dataclass(frozen=True, slots=True)
class Check:
    """An invariant or reconciliation and how it came out.

    ``ok``, ``breach``, ``waived``, ``unknown``, or a plain ``remark``; ``also`` is what else there is to say.
    """

    id: str
    outcome: str
    text: Name
    remark: Remark | None = None
    also: tuple[Remark, ...] = ()
    period: str = ""  # what was reconciled; empty for the plan's own arithmetic
    waiver: Waived | None = None
