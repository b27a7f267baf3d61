"""Everything known about one cell before it is judged: the actual, where it stands on its clock, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tanjcli.core.absence import Unmeasured
from tanjcli.core.periods import Period
from tanjcli.evaluate.bench.bench import EVER, Bench
from tanjcli.evaluate.bench.growth import Grown, grown
from tanjcli.evaluate.bench.paths import Sight, share_due
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.progress.aim import GROWTH, HELD, Aim, starts_from
from tanjcli.evaluate.progress.cells import cell_for, span_of
from tanjcli.evaluate.progress.clock import elapsed_share, judged_day, months_left, report_ends
from tanjcli.evaluate.progress.figures import Time, Way
from tanjcli.evaluate.results import Figure
from tanjcli.plan.target import Target


@dataclass(frozen=True)
class Case:
    """One target in one cell. ``share`` is the share of the way due, ``None`` where the path has no basis."""

    aim: Aim
    cell: Period
    sight: Sight
    started: bool
    window: Window
    measured: Measurement
    baseline: Figure | None
    grown: Grown | None
    share: Fraction | None
    time: Time
    stale: bool

    @property
    def actual(self) -> Fraction | None:
        """A, exactly."""
        value = self.measured.value
        return None if isinstance(value, Unmeasured) else Fraction(value)

    @property
    def way(self) -> Way | None:
        """The way of a measured, begun cell with a start; growth goes its own, on levels."""
        if self.grown is not None:
            return self.grown.way
        if not self.started or self.actual is None or self.aim.start is None or not self.aim.can_progress:
            return None
        if self.waits:
            return None
        return Way(self.actual, self.aim.start, self.aim.goal, self.share)

    @property
    def waits(self) -> bool:
        """True while only the end can tell: a cap on what adds up, in an open window."""
        return self.aim.cap and not self.closed

    @property
    def closed(self) -> bool:
        """True when the due date is past and the data cover it."""
        due, through = self.sight.span.due, self.measured.data_through
        return self.window.as_of >= due and through is not None and through >= due

    @property
    def complete(self) -> bool:
        """True when nobody who should have reported is missing, and nothing of what came was rejected."""
        return self.measured.whole and (self.measured.coverage is None or self.measured.coverage.complete)


def open_case(target: Target, bench: Bench) -> Case:
    """The case of the cell that a report for the bench's year shows."""
    cell = cell_for(target, bench.year)
    span = span_of(target, cell)
    clock = bench.clock(target)
    started = span.start <= bench.as_of
    window = Window(span.start, span.due, bench.as_of) if started else _level_window(target, bench)
    measured = bench.actual(target, window)
    told = measured.data_through if started else None
    sight = Sight(target, span, clock, judged_day(span, bench.as_of, told, clock))
    baseline = bench.baseline(target)
    gone = elapsed_share(span, sight.day, clock) * span.months
    return Case(
        aim=Aim(target, starts_from(baseline), bench.plan.metrics[target.metric].kind == "ratio"),
        cell=cell,
        sight=sight,
        started=started,
        window=window,
        measured=measured,
        baseline=baseline,
        grown=grown(target, measured.levels, span.due.year) if started else None,
        share=None if not started or target.kind == GROWTH else share_due(sight, bench),
        time=Time(gone, months_left(span, sight.day, clock)),
        stale=_stale(measured, window, bench),
    )


def _level_window(target: Target, bench: Bench) -> Window:
    """Before a window opens its level is of interest: what is there, or the report year's own figure."""
    if target.kind in HELD:
        return Window(EVER, bench.as_of, bench.as_of)
    year = Period.year(bench.year)
    return Window(year.start, year.last_day, bench.as_of)


def _stale(measured: Measurement, window: Window, bench: Bench) -> bool:
    """Data end more than ``stale_after`` reports before the last day that counts."""
    if measured.data_through is None:
        return False
    head = bench.plan.plan
    due = report_ends(measured.data_through, window.at, measured.rhythm, frozenset(head.unpublished_months))
    return len(due) > head.stale_after
