"""Average growth is judged on levels: ``(V − V0)/(T − V0)`` with ``T = V0·(1 + g)^n``, due along the geometric path."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.measure.model import Levels
from tanjcli.evaluate.progress.aim import plain
from tanjcli.evaluate.progress.figures import Columns, Way
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import NOT_APPLICABLE, Remark
from tanjcli.plan.target import Target


@dataclass(frozen=True, slots=True)
class Grown:
    """The levels of one growth target: base and latest, the years between them and to the due one, the factor."""

    base: Fraction
    value: Fraction
    years: int
    total: int
    factor: Fraction
    levels: Levels

    @property
    def goal(self) -> Fraction:
        """The level that the target comes to."""
        return self.base * self.factor**self.total

    @property
    def met(self) -> bool:
        """Decided at the last year only, exactly: ``V >= V0·(1 + g)^n``."""
        return self.years == self.total and self.value >= self.goal

    @property
    def way(self) -> Way:
        """The way on levels."""
        due = self.base * self.factor**self.years
        share = (due - self.base) / (self.goal - self.base) if self.goal != self.base else None
        return Way(self.value, self.base, self.goal, share)

    def columns(self, columns: Columns) -> Columns:
        """Percentages are of levels; expected and gaps are growth, in the target's %; a monthly rate has no meaning."""
        return replace(
            columns,
            expected=plain((self.factor - 1) * 100),
            gap_to_plan=columns.gap,
            required_rate=NOT_APPLICABLE,
            observed_rate=NOT_APPLICABLE,
        )

    def remarks(self) -> tuple[Remark, ...]:
        """The level asked for and when, and (1 + growth)/(1 + planned growth) in %, over the years gone."""
        ratio = plain(self.value / (self.base * self.factor**self.years) * 100)
        needed = remark(
            "growth-level-needed",
            level=f"{plain(self.goal):f}",
            unit=self.levels.unit.code,
            period=str(self.levels.base_year + self.total),
            gone=str(self.years),
            total=str(self.total),
        )
        return (needed, remark("growth-ratio", percent=f"{ratio:f}"))


def grown(target: Target, levels: Levels | None, due_year: int) -> Grown | None:
    """The levels as exact fractions; ``None`` where one is missing or cannot grow geometrically."""
    if levels is None or isinstance(levels.base, Unmeasured) or isinstance(levels.value, Unmeasured):
        return None
    base, value = Fraction(levels.base), Fraction(levels.value)
    factor = 1 + Fraction(target.goal) / 100
    if base <= 0 or value <= 0 or factor <= 0:
        return None
    return Grown(base, value, levels.years, due_year - levels.base_year, factor, levels)
