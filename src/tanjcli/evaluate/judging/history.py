"""The running window report by report: what was there, what was due, what there was a year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.periods import month_end, month_start
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.case import Case
from tanjcli.evaluate.bench.paths import a_year_before, share_due
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.progress.aim import GROWTH, HELD, plain
from tanjcli.evaluate.progress.pace import expected
from tanjcli.evaluate.results import NOT_APPLICABLE, Figure, Point


def history(case: Case, bench: Bench) -> tuple[Point, ...]:
    """Every report of the window to its due date; none for growth, which is judged on yearly levels.

    Before the window opens: the report year whose level the row shows.
    """
    target = case.sight.target
    if target.kind == GROWTH:
        return ()
    start, due = (case.sight.span.start, case.sight.span.due) if case.started else (case.window.start, case.window.last)
    if not case.started and target.kind in HELD:
        start, due = month_start(bench.as_of.year, 1), bench.as_of
    now = bench.curve(target, Window(start, due, bench.as_of))
    before = bench.curve(target, Window(a_year_before(start), a_year_before(due), bench.as_of))
    told = case.measured.data_through or start
    return tuple(
        Point(
            label=f"{day:%Y-%m}",
            day=day,
            value=now.get(day, Unmeasured(Why.NO_DATA if day <= told else Why.NOT_YET)),
            expected=_due_by(day, case, bench),
            last_year=_a_year_ago(day, now, before),
        )
        for day in _reports(start, due, bench.months(target))
    )


def _reports(start: date, due: date, months: tuple[int, ...]) -> tuple[date, ...]:
    """The ends of the reported months from ``start`` to ``due``."""
    ends = (month_end(year, month) for year in range(start.year, due.year + 1) for month in months)
    return tuple(day for day in ends if start <= day <= due)


def _due_by(day: date, case: Case, bench: Bench) -> Figure:
    start = case.aim.start
    if not case.started or start is None or case.aim.cap or not case.aim.can_progress:
        return NOT_APPLICABLE
    share = share_due(replace(case.sight, day=day), bench)
    return NOT_APPLICABLE if share is None else plain(expected(start, Fraction(case.aim.goal), share))


def _a_year_ago(day: date, now: Mapping[date, Decimal], before: Mapping[date, Decimal]) -> Figure:
    """The same day a year before: in a window of several years of the same window, else of the window before."""
    then = a_year_before(day)
    return now.get(then, before.get(then, NOT_APPLICABLE))
