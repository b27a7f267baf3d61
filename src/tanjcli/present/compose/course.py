"""How a figure went through its window, against what was due and the year before, to its goal and outlook."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.results import CellResult, Figure, Point
from tanjcli.present.compose import amounts
from tanjcli.present.document import Cell, Course, Level, Track
from tanjcli.present.wording import Wording

_MOST, _QUARTER, _FEWEST = 14, 3, 2


def course_of(cell: CellResult, w: Wording) -> Course | None:
    """The course of a row; nothing to draw with fewer than two days, or none told. Years go by quarters."""
    points = _shown(cell.history)
    if len(points) < _FEWEST or all(isinstance(point.value, Unmeasured) for point in points):
        return None
    unit = w.amount(Decimal(0), 0, cell.unit).unit
    tracks = [("actual", [p.value for p in points]), ("expected", [p.expected for p in points])]
    tracks.append(("last_year", [p.last_year for p in points]))
    return Course(
        heading=w.text("course.day"),
        days=tuple(point.label for point in points),
        tracks=tuple(
            Track(role, w.text(f"course.{role}"), tuple(_cell(value, cell, w) for value in values))
            for role, values in tracks
            if role == "actual" or not all(isinstance(value, Unmeasured) for value in values)
        ),
        levels=tuple(_levels(cell, w)),
        title=w.text("course.title_in", unit=unit) if unit else w.text("course.title"),
    )


def _shown(history: Sequence[Point]) -> list[Point]:
    """Every day of a year; of several years the quarters' ends, and the newest day told."""
    newest = max((point.day for point in history if not isinstance(point.value, Unmeasured)), default=None)
    few = len(history) <= _MOST
    return [point for point in history if few or point.day.month % _QUARTER == 0 or point.day == newest]


def _levels(cell: CellResult, w: Wording) -> list[Level]:
    start: Figure = Decimal(0) if cell.baseline is None else cell.baseline
    levels = [] if isinstance(start, Unmeasured) else [Level("start", "", (_cell(start, cell, w),))]
    ahead = cell.outlook
    if not isinstance(ahead.mid, Unmeasured):
        ranged = not isinstance(ahead.low, Unmeasured) and not isinstance(ahead.high, Unmeasured)
        figures = (ahead.low, ahead.mid, ahead.high) if ranged else (ahead.mid,)
        levels.append(Level("outlook", w.text("course.outlook"), tuple(_cell(f, cell, w) for f in figures)))
    goal = amounts.exact_cell(cell.goal, cell.unit, w, named=False)
    return [*levels, Level("goal", w.text("course.goal"), (goal,))]


def _cell(figure: Figure, cell: CellResult, w: Wording) -> Cell:
    return amounts.amount_cell(figure, cell.unit, w, (cell.goal,), named=False)
