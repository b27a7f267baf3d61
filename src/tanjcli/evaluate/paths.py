"""Which share of the way is due by the judged day: one function for each path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tanjcli.core.absence import Unmeasured
from tanjcli.core.periods import Period, month_end
from tanjcli.evaluate.bench import Bench
from tanjcli.evaluate.clock import Clock, Span, elapsed_share
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.pace import step_share
from tanjcli.plan.model import Target


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


def _last_year(sight: Sight, bench: Bench) -> Fraction | None:
    """Last year's figure on the same day over last year's at its end; no basis unless both are there, the end not 0."""
    day = _a_year_before(sight.day)
    year = Period.year(day.year)
    then, closed = (
        bench.actual(sight.target, Window(year.start, year.last_day, as_of)) for as_of in (day, year.last_day)
    )
    if then.data_through != day or closed.data_through != year.last_day:
        return None
    if isinstance(then.value, Unmeasured) or isinstance(closed.value, Unmeasured) or not closed.value:
        return None
    return Fraction(then.value) / Fraction(closed.value)


def _a_year_before(day: date) -> date:
    """The same day a year before; the end of a month stays the end of the month."""
    last = month_end(day.year - 1, day.month)
    return last if day == month_end(day.year, day.month) else last.replace(day=min(day.day, last.day))


_PATHS: Mapping[str, Callable[[Sight, Bench], Fraction | None]] = {
    "linear": _linear,
    "plan": _plan,
    "deadline": _deadline,
    "last_year": _last_year,
}
