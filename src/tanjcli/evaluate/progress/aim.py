"""What a target aims at: when it is met, how far off a value is, where it starts from. Exact fractions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tanjcli.core.absence import Unmeasured
from tanjcli.core.quantities import EXACT
from tanjcli.evaluate.results import Figure
from tanjcli.plan.target import Target

# What is there on a day and can be lost again; everything else adds up inside its window.
HELD = frozenset({"stock_at_date", "level"})
GROWTH = "average_growth"


@dataclass(frozen=True, slots=True)
class Aim:
    """The comparison of one target. ``start`` is the baseline: 0 for what adds up, absent when nobody gave it.

    ``quotient``: the actual is one thing divided by another, so it does not grow by itself whatever the kind.
    """

    target: Target
    start: Fraction | None
    quotient: bool = False

    @property
    def adds_up(self) -> bool:
        """True for flows and counts, which begin at 0 and cannot come back."""
        return self.target.kind not in HELD and self.target.kind != GROWTH

    @property
    def band(self) -> bool:
        """True when both sides of a range are bad."""
        return self.target.comparison == "range" and self.target.range_rule == "band"

    @property
    def limit(self) -> bool:
        """True when more of what adds up may break the target: only the closed window shows that it is met."""
        capped = self.target.direction == "lower" or self.target.comparison in ("at_most", "less_than")
        return self.adds_up and (capped or self.band)

    @property
    def cap(self) -> bool:
        """True for what adds up and should stay small: half a year of it is not halfway from last year's whole."""
        return self.adds_up and not self.quotient and self.target.direction == "lower"

    @property
    def goal(self) -> Fraction:
        """T: the goal; of a band the edge nearer to the start."""
        low, high = Fraction(self.target.goal), Fraction(self.target.goal_max or self.target.goal)
        return high if self.band and self.start is not None and self.start > high else low

    @property
    def can_progress(self) -> bool:
        """True when the goal lies ahead of the start, in the declared direction."""
        if self.start is None or self.goal == self.start:
            return False
        if self.band:
            return not Fraction(self.target.goal) <= self.start <= Fraction(self.target.goal_max or self.target.goal)
        return (self.goal > self.start) == (self.target.direction == "higher")

    def met(self, actual: Fraction) -> bool:
        """The declared comparison, exactly."""
        goal = Fraction(self.target.goal)
        match self.target.comparison:
            case "at_least":
                return actual >= goal
            case "more_than":
                return actual > goal
            case "at_most":
                return actual <= goal
            case "less_than":
                return actual < goal
        if self.band:
            return goal <= actual <= Fraction(self.target.goal_max or goal)
        return actual >= goal if self.target.direction == "higher" else actual <= goal

    def short(self, actual: Fraction) -> Fraction:
        """What is missing, positive while short whichever way is better; of a band to its nearer edge, 0 inside."""
        goal = Fraction(self.target.goal)
        if self.band:
            return max(goal - actual, actual - Fraction(self.target.goal_max or goal), Fraction(0))
        return goal - actual if self.target.direction == "higher" else actual - goal

    def exceeded(self, actual: Fraction) -> bool:
        """True when a limit on what adds up is broken, which cannot be mended, or a band was left on its far side."""
        if self.band and not self.adds_up:
            return self.can_progress and self.start is not None and self._beyond(actual, self.start)
        if not self.limit:
            return False
        return actual > Fraction(self.target.goal_max or self.target.goal) if self.band else not self.met(actual)

    def _beyond(self, actual: Fraction, start: Fraction) -> bool:
        low, high = Fraction(self.target.goal), Fraction(self.target.goal_max or self.target.goal)
        return actual > high if start < low else actual < low


def starts_from(baseline: Figure | None) -> Fraction | None:
    """B: the measured or stated baseline where one is needed, 0 by definition where not, ``None`` when missing."""
    if baseline is None:
        return Fraction(0)
    return None if isinstance(baseline, Unmeasured) else Fraction(baseline)


def needs_baseline(target: Target) -> bool:
    """Stocks, levels and whatever should fall have no natural start; growth has its base year inside the metric."""
    return target.kind in HELD or (target.direction == "lower" and target.kind != GROWTH)


def plain(value: Fraction) -> Decimal:
    """A fraction as a decimal of 50 digits, exact where it can be."""
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
