"""Time as reports see it: spans, complete months, the day judged, which reports were due. Days are inclusive.

On the clock of months a month counts once it is complete and has a report of its own; on the clock of days the day
itself counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tanjcli.core.periods import month_end

_STEPS: Mapping[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Clock:
    """``months`` or ``days``, and the months that have no report of their own (January, reported with February)."""

    kind: str
    unpublished: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day that counts to the due date, both included."""

    start: date
    due: date

    @property
    def months(self) -> int:
        """How many calendar months it touches."""
        return _index(self.due) - _index(self.start) + 1

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.due - self.start).days + 1


def last_point(day: date, unpublished: frozenset[int] = frozenset()) -> date:
    """The end of the last complete month, ``day`` included, that has a report of its own."""
    point = day if day == month_end(day.year, day.month) else month_end(day.year, day.month - 1)
    while point.month in unpublished:
        point = month_end(point.year, point.month - 1)
    return point


def judged_day(span: Span, as_of: date, data_through: date | None, clock: Clock) -> date:
    """The day t for which pace is judged: the data's day on the clock of days, else its last complete month."""
    day = min(as_of, span.due, data_through or as_of)
    return day if day == span.due or clock.kind == "days" else last_point(day, clock.unpublished)


def elapsed_share(span: Span, day: date, clock: Clock) -> Fraction:
    """The share of the span gone by the end of ``day``: 0 before it, 1 from the due date on."""
    if day >= span.due:
        return Fraction(1)
    if clock.kind == "days":
        return Fraction(max((day - span.start).days + 1, 0), span.days)
    return Fraction(max(_elapsed_months(span, day), 0), span.months)


def _elapsed_months(span: Span, day: date) -> int:
    """Months of the span complete at ``day``; negative before it begins."""
    return _index(last_point(day)) - _index(span.start) + 1


def months_left(span: Span, day: date, clock: Clock) -> Fraction:
    """Months from ``day`` to the due date: whole ones on the clock of months, on days also a share of this one."""
    if day >= span.due:
        return Fraction(0)
    if clock.kind == "months":
        return Fraction(_index(span.due) - _index(last_point(day)))
    rest = Fraction(month_end(day.year, day.month).day - day.day, month_end(day.year, day.month).day)
    return _index(span.due) - _index(day) + rest


def report_ends(after: date, to: date, rhythm: str, unpublished: frozenset[int] = frozenset()) -> tuple[date, ...]:
    """Last days of the reports of this rhythm that end after ``after`` and by ``to``; none for a rhythm of ``any``."""
    step = _STEPS.get(rhythm)
    if step is None:
        return ()
    ends = []
    end = month_end(after.year, after.month)
    while end <= to:
        if end > after and end.month % step == 0 and not (step == 1 and end.month in unpublished):
            ends.append(end)
        end = month_end(end.year, end.month + 1)
    return tuple(ends)


def _index(day: date) -> int:
    return day.year * 12 + day.month
