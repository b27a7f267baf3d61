"""Labels, bands and scores of the growth-ratio method: the small tables behind ``growth_ratio``.

Source: the progress module of Open SDG (``sdg-build``), after Eurostat; rule and numbers as stated in the vectors. A
score runs from −5 to 5 and exists so that several series can be averaged; the ratios themselves are never averaged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tanjcli.evaluate.results import Status

_TOLERANCE = 1e-9
_LIMIT_POWER = 4.44
TOP = 5.0


class Label(StrEnum):
    """The method's own words, best first."""

    ACHIEVED = "target_achieved"
    SUBSTANTIAL = "substantial_progress"
    MODERATE = "moderate_progress"
    LIMITED = "limited_progress"
    DETERIORATION = "deterioration"


STATUS: Mapping[Label, Status] = MappingProxyType(
    {
        Label.ACHIEVED: Status.ACHIEVED,
        Label.SUBSTANTIAL: Status.ON_TRACK,
        Label.MODERATE: Status.BEHIND,
        Label.LIMITED: Status.OFF_TRACK,
        Label.DETERIORATION: Status.REVERSING,
    }
)


@dataclass(frozen=True, slots=True)
class Bands:
    """Lower bounds in force, inclusive; ``coefficient`` is what a natural limit shrank them by (``None``: no limit)."""

    high: float
    med: float
    low: float
    coefficient: float | None = None

    def shrunk(self, coefficient: float) -> Bands:
        """The same bounds near a limit."""
        return Bands(self.high * coefficient, self.med * coefficient, self.low * coefficient, coefficient)

    def label(self, progress: float) -> Label:
        """The word for a ratio or a growth rate; bounds take a tolerance of 1e-9."""
        for bound, word in ((self.high, Label.SUBSTANTIAL), (self.med, Label.MODERATE), (self.low, Label.LIMITED)):
            if progress >= bound - _TOLERANCE:
                return word
        return Label.DETERIORATION


WITH_TARGET = Bands(0.95, 0.60, 0.0)
WITHOUT_TARGET = Bands(0.015, 0.005, 0.0)


def limit_coefficient(base: float, limit: float) -> float:
    """C: 1 far from the limit, 0 at it; sizes count, so a negative series mirrors a positive one."""
    base, limit = abs(base), abs(limit)
    if base >= 2 * limit:
        return 1.0
    near = base if base <= limit else 2 * limit - base
    return float(1 - (near / limit) ** _LIMIT_POWER)


def ratio_score(ratio: float) -> float:
    """Score of R, the growth seen over the growth required."""
    if ratio >= WITH_TARGET.med:
        return min(7.1429 * ratio - 4.2857, TOP)
    return max(4.1667 * ratio - 2.5, -TOP)


def growth_score(growth: float, coefficient: float) -> float:
    """Score of a signed yearly growth when there is no target; C = 0 means the limit was reached and is held."""
    if growth < 0:
        return max(125 * growth - 2.5, -TOP)
    if coefficient == 0:
        return TOP
    if growth >= WITHOUT_TARGET.high * coefficient:
        return min(500 * growth / coefficient - 5, TOP)
    if growth >= WITHOUT_TARGET.med * coefficient:
        return 250 * growth / coefficient - 1.25
    return 500 * growth / coefficient - 2.5


def combined(verdicts: Sequence[tuple[Label, float]]) -> tuple[Label, float]:
    """Label and mean score of several series that have a score; achieved only if every one of them is.

    Raises ``ValueError`` for no series at all.
    """
    if not verdicts:
        raise ValueError("no series has a score")
    score = sum(score for _, score in verdicts) / len(verdicts)
    if all(label is Label.ACHIEVED for label, _ in verdicts):
        return Label.ACHIEVED, score
    for bound, word in ((2.5, Label.SUBSTANTIAL), (0.0, Label.MODERATE), (-2.5, Label.LIMITED)):
        if score >= bound:
            return word, score
    return Label.DETERIORATION, score
