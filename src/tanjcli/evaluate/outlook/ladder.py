"""The chain ladder: how cumulative values of earlier years grew from month to month, applied to an unfinished year.

Volume-weighted factors f_k = Σ C_{k+1} / Σ C_k; Mack's variance σ_k² = Σ C_k (F_k − f_k)² / (n_k − 1), the last one
by his rule where only one year stands behind it; standard error mse = C_n² Σ (σ_k²/f_k²)(1/C_k + 1/S_k). Source: T.
Mack, Distribution-free calculation of the standard error of chain ladder reserve estimates, ASTIN Bulletin 23 (1993).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Step:
    """From one age to the next: factor f, variance σ², the column sum S behind f."""

    factor: float
    variance: float
    volume: float


@dataclass(frozen=True, slots=True)
class Projection:
    """One year carried to its end, with the standard error of that."""

    ultimate: float
    error: float


def fit(rows: Sequence[Row]) -> tuple[Step, ...]:
    """The steps of a triangle of cumulative rows (oldest first, each as long as it is known).

    Raises ``ValueError`` when a step has no volume behind it or the variances cannot be estimated at all.
    """
    ages = max(len(row) for row in rows)
    steps: list[Step] = []
    for k in range(ages - 1):
        pairs = [(row[k], row[k + 1]) for row in rows if len(row) > k + 1]
        volume = math.fsum(before for before, _ in pairs)
        if volume <= 0:
            raise ValueError(f"no volume at age {k}")
        factor = math.fsum(after for _, after in pairs) / volume
        if len(pairs) > 1:
            spread = math.fsum((after - factor * before) ** 2 / before for before, after in pairs if before > 0)
            variance = spread / (len(pairs) - 1)
        else:
            variance = _last_variance([step.variance for step in steps])
        steps.append(Step(factor, variance, volume))
    return tuple(steps)


def project(row: Row, steps: Sequence[Step]) -> Projection:
    """Carry one row to the last age. A row that starts at zero stays there, with no error of its own."""
    value, relative = row[-1], 0.0
    for step in steps[len(row) - 1 :]:
        if value > 0 and step.factor > 0:
            relative += step.variance / step.factor**2 * (1 / value + 1 / step.volume)
        value *= step.factor
    return Projection(value, abs(value) * math.sqrt(relative))


def _last_variance(known: Sequence[float]) -> float:
    # Mack's rule extrapolates the fall of the variances; with one variance before it there is only that one to repeat.
    if not known:
        raise ValueError("one year says nothing about the variance")
    if len(known) == 1:
        return known[-1]
    before, last = known[-2], known[-1]
    return min(last**2 / before if before > 0 else 0.0, before, last)
