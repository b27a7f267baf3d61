"""The three distributions an outlook needs, from the standard library alone.

Sums, tails and quantiles of whole-number distributions are exact enumerations; Student's t for whole degrees of
freedom is a finite sum (Abramowitz & Stegun 26.7.3–4). That is simpler than a scipy import of a third of a second on
every run.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

_NEGLIGIBLE = 1e-18
_ROUNDING = 1e-13


@dataclass(frozen=True)
class Discrete:
    """A distribution over whole numbers: ``probs[i]`` is the probability of ``start + i``."""

    probs: tuple[float, ...]
    start: int = 0

    @property
    def mean(self) -> float:
        """Expected value."""
        return math.fsum((self.start + i) * p for i, p in enumerate(self.probs))

    @property
    def variance(self) -> float:
        """Second central moment."""
        mean = self.mean
        return math.fsum((self.start + i - mean) ** 2 * p for i, p in enumerate(self.probs))

    def at_least(self, n: float) -> float:
        """P(X ≥ n)."""
        first = math.ceil(n) - self.start
        if first <= 0:
            return 1.0
        return min(1.0, math.fsum(self.probs[first:]))

    def quantile(self, q: float) -> int:
        """Smallest x with P(X ≤ x) ≥ q."""
        for i, cumulative in enumerate(accumulate(self.probs)):
            if cumulative >= q - _ROUNDING:
                return self.start + i
        return self.start + len(self.probs) - 1

    def shifted(self, by: int) -> Discrete:
        """The distribution of X + by."""
        return Discrete(self.probs, self.start + by)

    def minus(self, other: Discrete) -> Discrete:
        """The distribution of X − Y for independent X and Y."""
        out = [0.0] * (len(self.probs) + len(other.probs) - 1)
        top = len(other.probs) - 1
        for i, p in enumerate(self.probs):
            for j, q in enumerate(other.probs):
                out[i - j + top] += p * q
        return Discrete(tuple(out), self.start - other.start - top)


def negative_binomial(r: float, p: float) -> Discrete:
    """X with P(X = x) = C(x + r − 1, x) p^r (1 − p)^x, cut off where the tail weighs nothing; r > 0, 0 < p ≤ 1."""
    if p >= 1:
        return Discrete((1.0,))
    mean = r * (1 - p) / p
    head, fail = r * math.log(p) - math.lgamma(r), math.log1p(-p)
    probs: list[float] = []
    while not probs or len(probs) <= mean or probs[-1] > _NEGLIGIBLE:
        x = len(probs)
        probs.append(math.exp(head + math.lgamma(r + x) - math.lgamma(x + 1) + x * fail))
    return Discrete(tuple(probs))


def poisson_binomial(chances: Iterable[float]) -> Discrete:
    """How many of some independent yes/no draws say yes, by exact dynamic programming."""
    probs, certain = [1.0], 0
    for p in chances:
        if p >= 1:
            certain += 1
        elif p > 0:
            probs = [a * (1 - p) + b * p for a, b in zip([*probs, 0.0], [0.0, *probs], strict=True)]
    return Discrete(tuple(probs), certain)


def student_sf(x: float, df: int) -> float:
    """P(T ≥ x) for Student's t with ``df`` ≥ 1 whole degrees of freedom."""
    theta = math.atan2(x, math.sqrt(df))
    cos2 = math.cos(theta) ** 2
    term = math.cos(theta) if df % 2 else 1.0
    total = 0.0
    for k in range(df // 2):
        if k:
            term *= cos2 * (2 * k if df % 2 else 2 * k - 1) / (2 * k + 1 if df % 2 else 2 * k)
        total += term
    inside = (theta + math.sin(theta) * total) * 2 / math.pi if df % 2 else math.sin(theta) * total
    return (1 - inside) / 2


@cache
def student_quantile(q: float, df: int) -> float:
    """The x with P(T ≤ x) = q, by bisection; 0 < q < 1."""
    low, high = -1.0, 1.0
    while student_sf(low, df) < 1 - q:
        low *= 2
    while student_sf(high, df) > 1 - q:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if student_sf(middle, df) > 1 - q else (low, middle)
    return (low + high) / 2
