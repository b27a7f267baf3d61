"""Which cell of a target a report for a year shows, and the days that count for it."""

from __future__ import annotations

from datetime import date, timedelta

from tanjcli.core.periods import Period
from tanjcli.evaluate.progress.aim import GROWTH, HELD
from tanjcli.evaluate.progress.clock import Span
from tanjcli.plan.target import Target


def cell_for(target: Target, year: int) -> Period:
    """The cell that holds the year, else the nearest one; of two equally near the later."""
    return min(target.cells, key=lambda cell: (_distance(cell, year), -cell.start.year))


def span_of(target: Target, cell: Period) -> Span:
    """From the first day that counts to the due date.

    Of several cells only the first may open early: each of the others starts with its own period, and ends with it.
    """
    first, several = cell == min(target.cells), len(target.cells) > 1
    return Span(
        _opens(target, cell) if first else cell.start, cell.last_day if several else target.due or cell.last_day
    )


def _opens(target: Target, cell: Period) -> date:
    if target.opens is not None:
        return target.opens
    if target.baseline is not None and (target.kind in HELD or target.kind == GROWTH):
        return target.baseline.at + timedelta(days=1)
    return cell.start


def _distance(cell: Period, year: int) -> int:
    return max(cell.start.year - year, year - cell.last_day.year, 0)
