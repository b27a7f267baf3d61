"""The numeric columns of one cell, from exact fractions; what cannot be told stays Unmeasured with its reason."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.evaluate.progress.aim import Aim, plain
from tanjcli.evaluate.progress.pace import completion, expected, pace_ratio
from tanjcli.evaluate.results import NOT_APPLICABLE, Figure

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Way:
    """The way a value goes: from ``start`` to ``goal``, now at ``actual``; ``share`` of it is due (``None``: no basis).

    In the target's unit, except for growth, whose way is measured on levels.
    """

    actual: Fraction
    start: Fraction
    goal: Fraction
    share: Fraction | None

    @property
    def done(self) -> Fraction | None:
        """Completion as a share."""
        return completion(self.actual, self.start, self.goal)

    @property
    def pace(self) -> Fraction | None:
        """R."""
        if self.share is None:
            return None
        return pace_ratio(self.actual, self.start, expected(self.start, self.goal, self.share))


@dataclass(frozen=True, slots=True)
class Time:
    """Months on the clock: gone at the judged day, and left from then on."""

    gone: Fraction
    left: Fraction


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of ``CellResult`` that depend on the way; fields are named as there."""

    completion: Figure = NOT_APPLICABLE
    level_share: Figure = NOT_APPLICABLE
    time_share: Figure = NOT_APPLICABLE
    expected: Figure = NOT_APPLICABLE
    lead_pp: Figure = NOT_APPLICABLE
    pace: Figure = NOT_APPLICABLE
    gap: Figure = NOT_APPLICABLE
    gap_to_plan: Figure = NOT_APPLICABLE
    required_rate: Figure = NOT_APPLICABLE
    observed_rate: Figure = NOT_APPLICABLE
    slip_months: Figure = NOT_APPLICABLE
    rate_ratio: Figure = NOT_APPLICABLE

    def as_fields(self) -> dict[str, Any]:
        """Field name → figure."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def columns_before(aim: Aim, actual: Fraction | None) -> Columns:
    """The window has not opened: a level, and no judgement."""
    return Columns(level_share=level_share(aim, actual))


def columns_absent(why: Unmeasured) -> Columns:
    """No actual: there is no day for which anything could be due."""
    names = (field.name for field in fields(Columns) if field.name != "level_share")
    return Columns(**dict.fromkeys(names, why))


def columns_unbased(aim: Aim, actual: Fraction, share: Fraction | None, time: Time) -> Columns:
    """No baseline, or no way from it to the goal: the gap and the share of the goal, and nothing on pace."""
    why = Unmeasured(Why.NO_BASELINE) if aim.start is None else NOT_APPLICABLE
    return Columns(
        completion=why,
        level_share=level_share(aim, actual),
        time_share=_percent(share),
        expected=why,
        lead_pp=why,
        pace=why,
        gap=plain(aim.short(actual)),
        gap_to_plan=why,
        required_rate=_required(aim.short(actual), time),
        observed_rate=why,
    )


def columns_on_way(aim: Aim, actual: Fraction, way: Way, time: Time) -> Columns:
    """Everything; what compares with the path is left out where the path has no basis."""
    done = way.done
    if done is None:
        return columns_unbased(aim, actual, way.share, time)
    share, pace = way.share, way.pace
    due = expected(way.start, way.goal, share) if share is not None else None
    sign = 1 if way.goal > way.start else -1
    return Columns(
        completion=plain(done * HUNDRED),
        time_share=_percent(share),
        expected=NOT_APPLICABLE if due is None else plain(due),
        lead_pp=NOT_APPLICABLE if share is None else plain((done - share) * HUNDRED),
        pace=plain(pace) if pace is not None else NOT_APPLICABLE,
        gap=plain(aim.short(actual)),
        gap_to_plan=NOT_APPLICABLE if due is None else plain((due - actual) * sign),
        required_rate=_required(aim.short(actual), time),
        observed_rate=plain((actual - way.start) * sign / time.gone) if time.gone > 0 else NOT_APPLICABLE,
    )


def level_share(aim: Aim, actual: Fraction | None) -> Figure:
    """占目标比: the actual in % of the goal."""
    if actual is None or not aim.target.goal:
        return NOT_APPLICABLE
    return plain(actual / Fraction(aim.target.goal) * HUNDRED)


def _required(short: Fraction, time: Time) -> Figure:
    return plain(short / time.left) if short > 0 and time.left else NOT_APPLICABLE


def _percent(share: Fraction | None) -> Figure:
    return NOT_APPLICABLE if share is None else plain(share * HUNDRED)
