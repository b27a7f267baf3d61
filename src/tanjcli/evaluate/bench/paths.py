"""Which share of the way is due by the judged day: one function for each path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tanjcli.core.periods import Period, month_end
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.years import profile_share, whole_year
from tanjcli.evaluate.progress.clock import Clock, Span, elapsed_share, report_ends
from tanjcli.evaluate.progress.pace import step_share
from tanjcli.plan.target import Target


@dataclass(frozen=True, slots=True)
class Sight:
    """A target on its clock: its span, and the day it is judged for."""

    target: Target
    span: Span
    clock: Clock
    day: date

    @property
    def path(self) -> str:
        """The declared path; ``linear`` when the target says nothing."""
        return self.target.pace.path if self.target.pace is not None else "linear"


def share_due(sight: Sight, bench: Bench) -> Fraction | None:
    """The share due by the judged day; ``None`` where the path has no basis (yet)."""
    return Fraction(1) if sight.day >= sight.span.due else _PATHS[sight.path](sight, bench)


def _linear(sight: Sight, _: Bench) -> Fraction:
    return elapsed_share(sight.span, sight.day, sight.clock)


def _plan(sight: Sight, _: Bench) -> Fraction:
    steps = sight.target.pace.milestones if sight.target.pace is not None else ()
    return step_share(((step.on, Fraction(step.share)) for step in steps), sight.span, sight.day)


def _deadline(_: Sight, __: Bench) -> None:
    return None


def _profile(sight: Sight, bench: Bench) -> Fraction | None:
    return profile_share(sight.target, bench, sight.span, sight.day)


def _last_year(sight: Sight, bench: Bench) -> Fraction | None:
    """Last year's figure on the same day over last year's at its end; no basis unless both are there, the end not 0."""
    day = a_year_before(sight.day)
    curve = bench.curve(sight.target, whole_year(day.year, bench))
    then, closed = curve.get(day), curve.get(Period.year(day.year).last_day)
    return None if then is None or not closed else Fraction(then) / Fraction(closed)


def path_points(sight: Sight, bench: Bench) -> tuple[tuple[Fraction, Fraction], ...]:
    """The path as (months gone, share due) at every report of the span, from its start; empty without a basis."""
    span = sight.span
    if sight.path == "linear":
        return ((Fraction(0), Fraction(0)), (Fraction(span.months), Fraction(1)))
    points = [(Fraction(0), Fraction(0))]
    for day in report_ends(span.start, span.due, "month", sight.clock.unpublished):
        share = share_due(replace(sight, day=day), bench)
        if share is None:
            return ()
        points.append((elapsed_share(span, day, sight.clock) * span.months, share))
    return tuple(points)


def a_year_before(day: date) -> date:
    """The same day a year before; the end of a month stays the end of the month."""
    last = month_end(day.year - 1, day.month)
    return last if day == month_end(day.year, day.month) else last.replace(day=min(day.day, last.day))


_PATHS: Mapping[str, Callable[[Sight, Bench], Fraction | None]] = {
    "linear": _linear,
    "plan": _plan,
    "deadline": _deadline,
    "profile": _profile,
    "last_year": _last_year,
}
