"""Forecast of a yearly stock: last value + mean of the last five changes × years left, with a residual bootstrap.

Each draw re-estimates the mean change from resampled residuals and then adds resampled residuals for the years ahead,
so both the doubt about the trend and the noise around it are in the range. Draws come from ``random.Random.random``
alone, whose stream Python keeps stable, seeded with the SHA-256 of the target id.
"""

from __future__ import annotations

import hashlib
import math
import random
from dataclasses import dataclass
from itertools import pairwise

from tanjcli.evaluate.outlook.model import Forecast, Goal, Method, NoForecast, Outlook, no_range

MIN_VALUES = 3
MIN_RESIDUALS = 3
CHANGES = 5
DRAWS = 4000


@dataclass(frozen=True, slots=True)
class TrendCase:
    """A yearly series: (year, value) of consecutive years, oldest first; the year the goal is due."""

    target_id: str
    goal: Goal
    due: int
    values: tuple[tuple[int, float], ...]
    can_fall: bool = True

    def __post_init__(self) -> None:
        if any(b[0] != a[0] + 1 for a, b in pairwise(self.values)):
            raise ValueError("a yearly series needs consecutive years")


def seeded(target_id: str) -> random.Random:
    """The generator of a target: the same draws on every machine and in every run."""
    return random.Random(int.from_bytes(hashlib.sha256(target_id.encode()).digest(), "big"))  # noqa: S311


def trend(case: TrendCase) -> Outlook:
    """Forecast at the due year; without a range when the changes are fewer than three or all alike."""
    if len(case.values) < MIN_VALUES:
        return NoForecast(Method.TREND, "insufficient_data", len(case.values), MIN_VALUES)
    numbers = [value for _, value in case.values][-CHANGES - 1 :]
    changes = [after - before for before, after in pairwise(numbers)]
    last, ahead = numbers[-1], max(0, case.due - case.values[-1][0])
    mean = math.fsum(changes) / len(changes)
    mid = _bounded(case, last + mean * ahead)
    residuals = [change - mean for change in changes]
    scale = max(abs(change) for change in changes)
    if len(residuals) < MIN_RESIDUALS or max(abs(r) for r in residuals) <= 1e-12 * scale:
        absent = no_range("too_few_years_for_range" if len(residuals) < MIN_RESIDUALS else "no_variation")
        return Forecast(
            Method.TREND, len(changes), mid, absent, absent, absent, absent, (str(absent.params["reason"]),)
        )
    draws = _draws(case, last, mean, residuals, ahead)
    hits = sum(case.goal.met_by(draw) for draw in draws)
    centre = math.fsum(draws) / DRAWS
    error = math.sqrt(math.fsum((draw - centre) ** 2 for draw in draws) / DRAWS)
    low, high = (min(draws[DRAWS // 10], mid), max(draws[DRAWS - DRAWS // 10 - 1], mid))
    return Forecast(Method.TREND, len(changes), mid, low, high, hits / DRAWS, error)


def _draws(case: TrendCase, last: float, mean: float, residuals: list[float], ahead: int) -> list[float]:
    # Residuals of a fitted mean are too small by this factor.
    n = len(residuals)
    wide = [r * math.sqrt(n / (n - 1)) for r in residuals]
    rng = seeded(case.target_id)

    def pick() -> float:
        return wide[int(rng.random() * n)]

    drawn: list[float] = []
    for _ in range(DRAWS):
        slope = mean + math.fsum(pick() for _ in range(n)) / n
        drawn.append(_bounded(case, last + slope * ahead + math.fsum(pick() for _ in range(ahead))))
    return sorted(drawn)


def _bounded(case: TrendCase, value: float) -> float:
    return value if case.can_fall else max(value, case.values[-1][1])
