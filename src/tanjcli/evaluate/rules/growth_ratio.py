"""The growth ratio of Eurostat and Open SDG: tanj's opt-in ``method: cagr_ratio``, for yearly stocks.

Only two points count: the base year (or the next later year with data) and the last year with a value. With a target,
R = sign·d·g / |required yearly growth|; without one, v = sign·d·g itself, d being the direction and sign that of the
base. Where Open SDG patches a zero to 0.001 or takes the modulus of a complex root, tanj refuses and says why.
Source: the rule in the vectors, certified row by row.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from tanjcli.evaluate.rules.growth_score import (
    TOP,
    WITH_TARGET,
    WITHOUT_TARGET,
    Bands,
    Label,
    growth_score,
    limit_coefficient,
    ratio_score,
)

Point = tuple[int, float]  # (year, value); a value that is not a number is a missing one


class Refusal(StrEnum):
    """Why the method gives no label. The first three are faults of plan or data; ``missed`` is a final verdict."""

    NO_DIRECTION = "no_direction"  # plan error: direction is required
    DUE_BEFORE_BASE = "due_before_base"  # plan error: the due date must lie after the baseline
    DUPLICATE_YEAR = "duplicate_year"  # data error
    NO_DATA = "no_data"
    NO_BASELINE = "no_baseline"  # no value in or after the base year
    ONE_OBSERVATION = "one_observation"
    ZERO = "zero"  # base, current value or target is 0
    SIGN_CHANGE = "sign_change"  # a growth rate has no meaning across zero
    MAINTAIN = "maintain"  # base equals target: nothing to grow, judged by value alone
    MISSED = "missed"  # the target year is over


@dataclass(frozen=True, slots=True)
class RatioRule:
    """What the plan declares. ``direction`` is required by tanj; ``None`` is answered with a plan error."""

    direction: Literal[1, -1] | None
    base_year: int
    target: float | None = None
    target_year: int = 0  # read only with a target
    limit: float | None = None  # a natural limit, read only without a target
    thresholds: Mapping[str, float] = field(default_factory=dict)  # any of high, med, low


@dataclass(frozen=True, slots=True)
class GrowthRatio:
    """The outcome. ``None`` in a field means the method never came to ask that question.

    ``progress`` is R with a target and growth per year without. ``warnings`` concern the declaration (a limit that is
    ignored), ``remarks`` are said beside the result (which base year was used, stale data, a target already passed at
    the base).
    """

    base: Point | None = None
    current: Point | None = None
    bands: Bands | None = None
    progress: float | None = None
    label: Label | None = None
    score: float | None = None
    achieved: bool | None = None
    refusal: Refusal | None = None
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def growth_ratio(points: Sequence[Point], rule: RatioRule) -> GrowthRatio:
    """Judge one yearly series by its growth. Never raises on data: what cannot be judged is a ``refusal``."""
    known = sorted(point for point in points if not math.isnan(point[1]))
    if max(Counter(year for year, _ in known).values(), default=0) > 1:
        return GrowthRatio(refusal=Refusal.DUPLICATE_YEAR)
    if not known:
        return GrowthRatio(refusal=Refusal.NO_DATA, achieved=False)
    base = next((point for point in known if point[0] >= rule.base_year), None)
    if base is None:
        return GrowthRatio(refusal=Refusal.NO_BASELINE)
    if rule.target is not None and rule.target_year <= base[0]:
        return GrowthRatio(refusal=Refusal.DUE_BEFORE_BASE)
    current = known[-1]
    outcome = GrowthRatio(
        base, current, _bands(rule, base[1]), warnings=_warnings(rule, base[1]), remarks=_remarks(points, rule, base)
    )
    if rule.direction is None:
        return replace(outcome, refusal=Refusal.NO_DIRECTION)
    return _judged(outcome, base, current, rule)


def _judged(outcome: GrowthRatio, base: Point, current: Point, rule: RatioRule) -> GrowthRatio:
    target, bands = rule.target, _bands(rule, base[1])
    progress = _unratable(base, current, target) or _progress(base, current, rule)
    if not isinstance(progress, Refusal):
        outcome = replace(outcome, progress=progress)
    if target is not None and (rule.direction or 0) * (current[1] - target) >= 0:
        return replace(outcome, label=Label.ACHIEVED, score=TOP, achieved=True)
    if isinstance(progress, Refusal):
        # Without two points of one sign there is no rate at all, so nothing but "not achieved" can be said.
        rateless = base[0] == current[0] or base[1] * current[1] < 0
        return replace(outcome, refusal=progress, achieved=False if rateless else None)
    if target is not None and current[0] >= rule.target_year:
        return replace(outcome, refusal=Refusal.MISSED, achieved=False)
    coefficient = 1.0 if bands.coefficient is None else bands.coefficient
    score = growth_score(progress, coefficient) if target is None else ratio_score(progress)
    return replace(outcome, label=bands.label(progress), score=score, achieved=False)


def _unratable(base: Point, current: Point, target: float | None) -> Refusal | None:
    if base[0] == current[0]:
        return Refusal.ONE_OBSERVATION
    values = [base[1], current[1]] if target is None else [base[1], current[1], target]
    if 0 in values:
        return Refusal.ZERO
    if min(values) < 0 < max(values):
        return Refusal.SIGN_CHANGE
    return Refusal.MAINTAIN if base[1] == target else None


def _progress(base: Point, current: Point, rule: RatioRule) -> float | Refusal:
    signed = math.copysign(1, base[1]) * (rule.direction or 0) * _growth(base, current)
    if rule.target is not None:
        required = abs(_growth(base, (rule.target_year, rule.target)))
        if required == 0:  # a target so near its base that floats cannot tell them apart
            return Refusal.MAINTAIN
        signed /= required
    return signed if math.isfinite(signed) else Refusal.ZERO


def _growth(start: Point, end: Point) -> float:
    return float((end[1] / start[1]) ** (1 / (end[0] - start[0]))) - 1


def _bands(rule: RatioRule, base: float) -> Bands:
    bands = replace(WITHOUT_TARGET if rule.target is None else WITH_TARGET, **rule.thresholds)
    if rule.target is None and rule.limit is not None:
        return bands.shrunk(limit_coefficient(base, rule.limit))
    return bands


def _warnings(rule: RatioRule, base: float) -> tuple[str, ...]:
    if rule.limit is None:
        return ()
    if rule.target is not None:
        return ("limit_ignored",)
    return ("base_beyond_limit",) if rule.direction and rule.direction * (base - rule.limit) > 0 else ()


def _remarks(points: Sequence[Point], rule: RatioRule, base: Point) -> tuple[str, ...]:
    known = [year for year, value in points if not math.isnan(value)]
    ambitious = rule.target is None or rule.direction is None or rule.direction * (base[1] - rule.target) <= 0
    said = {
        "base_year_moved": base[0] != rule.base_year,
        "two_points_only": sum(year >= base[0] for year in known) > 2,
        "stale": max(year for year, _ in points) > max(known),
        "target_not_ambitious": not ambitious,
    }
    return tuple(code for code, holds in said.items() if holds)
