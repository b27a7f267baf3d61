"""Forecast of a threshold count (产值过10亿元的家数): each firm's chance to cross, then the sum of the draws.

A firm already over the threshold stays over: its output cannot fall within the year. A firm with three full past
years has its own profile and error; the others share the spread of year-end over year-to-date of all firms and years.
Source: Poisson-binomial of section 4 of the method; the common factor is the usual one-factor normal copula.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean, stdev

from tanjcli.evaluate.outlook.distributions import Discrete, poisson_binomial, student_sf
from tanjcli.evaluate.outlook.flows import MIN_SPREAD
from tanjcli.evaluate.outlook.ladder import fit, project
from tanjcli.evaluate.outlook.model import Forecast, Goal, Method, NoForecast, Outlook, YearToDate

MIN_PEERS = 8
_NODES = 101
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Firm:
    """One entity: key, full past years, year to date (the same age for every firm; 0 where it reported nothing)."""

    key: str
    past: tuple[YearToDate, ...]
    current: YearToDate


@dataclass(frozen=True, slots=True)
class FirmCase:
    """How many firms reach ``threshold`` by the year's end.

    ``ages`` is the number of reporting months of a year; ``correlation`` 0…1 is the weight of a common business cycle.
    """

    goal: Goal
    threshold: float
    ages: int
    firms: tuple[Firm, ...]
    correlation: float = 0.0

    def __post_init__(self) -> None:
        if len({len(firm.current.values) for firm in self.firms}) > 1:
            raise ValueError("firms are not all at the same age")
        if any(len(year.values) != self.ages for firm in self.firms for year in firm.past):
            raise ValueError("a past year lacks a reporting month")


@dataclass(frozen=True, slots=True)
class Chance:
    """One firm: what it has, what it is expected to end with, its chance to reach the threshold, and on which basis."""

    key: str
    reached: float
    expected: float
    p: float
    basis: str  # over, own_history, peers


@dataclass(frozen=True, slots=True)
class _Peers:
    mean: float
    sd: float
    n: int


def chances(case: FirmCase) -> tuple[Chance, ...] | NoForecast:
    """Every firm with its chance, the surest first.

    Refused before the year's first report, and when a firm has neither history nor enough peers.
    """
    if any(not firm.current.values for firm in case.firms):
        return NoForecast(Method.FIRM, "no_data", 0, 1)
    peers = _peers(case)
    found: list[Chance] = []
    for firm in case.firms:
        chance = _chance(firm, case, peers)
        if chance is None:
            return NoForecast(Method.FIRM, "insufficient_data", peers.n, MIN_PEERS)
        found.append(chance)
    return tuple(sorted(found, key=lambda c: (-c.p, -c.expected, c.key)))


def how_many(ps: Sequence[float], correlation: float = 0.0) -> Discrete:
    """The distribution of how many of the chances come true, independent or driven by one common factor.

    With a factor, chances are conditioned on 101 equally likely states of the cycle and the distributions are averaged.
    """
    if correlation <= 0:
        return poisson_binomial(ps)
    open_ps = [p for p in ps if 0 < p < 1]
    certain = sum(p >= 1 for p in ps)
    cuts = [_NORMAL.inv_cdf(p) for p in open_ps]
    total = [0.0] * (len(open_ps) + 1)
    for node in range(_NODES):
        state = math.sqrt(correlation) * _NORMAL.inv_cdf((node + 0.5) / _NODES)
        given = [_NORMAL.cdf((cut + state) / math.sqrt(1 - correlation)) for cut in cuts]
        inner = poisson_binomial(given)
        for i, p in enumerate(inner.probs):
            total[i + inner.start] += p / _NODES
    return Discrete(tuple(total), certain)


def firm(case: FirmCase) -> Outlook:
    """Forecast of the count; ``mid`` is the expected number, the range and chance come from the whole distribution."""
    if not case.firms:
        return NoForecast(Method.FIRM, "no_data", 0, 1)
    found = chances(case)
    if isinstance(found, NoForecast):
        return found
    dist = how_many([chance.p for chance in found], case.correlation)
    hit = dist.at_least(case.goal.value)
    if case.goal.lower_is_better:
        hit = 1 - dist.at_least(math.floor(case.goal.value) + 1)
    caveats = (
        "common_factor" if case.correlation > 0 else "firms_independent",
        *(("pooled_spread",) if any(chance.basis == "peers" for chance in found) else ()),
    )
    low, high = float(dist.quantile(0.1)), float(dist.quantile(0.9))
    return Forecast(Method.FIRM, len(found), dist.mean, low, high, hit, math.sqrt(dist.variance), caveats)


def _chance(firm: Firm, case: FirmCase, peers: _Peers) -> Chance | None:
    now = firm.current.last
    if now >= case.threshold:
        return Chance(firm.key, now, max(now, _expected(firm, peers)), 1.0, "over")
    if now <= 0:
        return Chance(firm.key, now, 0.0, 0.0, "peers")
    if len(firm.current.values) == case.ages:
        return Chance(firm.key, now, now, 0.0, "own_history")
    own = _own(firm)
    if own is not None:
        expected, error = own
        return Chance(
            firm.key, now, expected, student_sf((case.threshold - expected) / error, len(firm.past) - 1), "own_history"
        )
    if peers.n < MIN_PEERS:
        return None
    p = 1 - _NORMAL.cdf((math.log(case.threshold / now) - peers.mean) / peers.sd)
    return Chance(firm.key, now, _expected(firm, peers), p, "peers")


def _own(firm: Firm) -> tuple[float, float] | None:
    if len(firm.past) < MIN_SPREAD:
        return None
    try:
        projection = project(firm.current.values, fit([*(y.values for y in firm.past), firm.current.values]))
    except ValueError:
        return None
    return (projection.ultimate, projection.error) if projection.error > 0 else None


def _expected(firm: Firm, peers: _Peers) -> float:
    own = _own(firm)
    if own is not None:
        return own[0]
    return firm.current.last * math.exp(peers.mean) if peers.n >= MIN_PEERS else firm.current.last


def _peers(case: FirmCase) -> _Peers:
    """Log of year-end over year-to-date at this age, over all firms and past years, with the doubt about its mean."""
    age = max(len(firm.current.values) for firm in case.firms) - 1
    logs = [
        math.log(year.last / year.values[age])
        for firm in case.firms
        for year in firm.past
        if age >= 0 and year.values[age] > 0 and year.last > 0
    ]
    if len(logs) < MIN_PEERS:
        return _Peers(0.0, 1.0, len(logs))
    sd = max(stdev(logs) * math.sqrt(1 + 1 / len(logs)), 1e-9)
    return _Peers(fmean(logs), sd, len(logs))
