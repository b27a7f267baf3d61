"""The geometry of a small chart: lines by day, the goal across, the forecast as a fan from the last report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tanjcli.present.document import Cell, Number
from tanjcli.present.page import Chart, Forecast, Line
from tanjcli.present.writers.web.scale import Scale, amounts, pixels

_LEFT, _RIGHT, _TOP, _BOTTOM = 6, 314, 18, 92
# How far a caption stands above its line, and how far a point must be off a straight line to be seen.
_ABOVE, _SEEN = 4, 0.3
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn: a path a line by its key, the heights of goal and caption, fan, middle, last report."""

    lines: tuple[tuple[str, str], ...]
    goal: str
    caption: str
    nought: str
    fan: str
    middle: str
    now: tuple[str, str]


def plot(chart: Chart) -> Plot:
    """The drawing of a chart; every amount is in the row's unit, so one scale serves all of them."""
    days, heights = _scales(chart)
    last = _last(chart)
    ahead = chart.forecast
    return Plot(
        lines=tuple((line.key, _path(line, days, heights)) for line in chart.lines),
        goal=heights.at(chart.goal.value),
        caption=pixels(heights.place(chart.goal.value) - _ABOVE),
        nought=heights.at(0),
        fan=_fan(ahead, last, days, heights) if ahead and last else "",
        middle=_middle(ahead, last, days, heights) if ahead and last else "",
        now=(days.at(last[0].toordinal()), heights.at(last[1].value)) if last else ("", ""),
    )


def _scales(chart: Chart) -> tuple[Scale, Scale]:
    days = [day.toordinal() for line in chart.lines for day, _ in line.points]
    drawn: list[Cell] = [cell for line in chart.lines for _, cell in line.points]
    drawn.append(chart.goal)
    if chart.forecast:
        drawn += [chart.forecast.low, chart.forecast.mid, chart.forecast.high]
    first, last = min(days), max(days)
    across = Scale(first, max(last, first + 1), _LEFT, _RIGHT)
    return across, amounts((cell.value for cell in drawn if isinstance(cell, Number)), _BOTTOM, _TOP)


def _last(chart: Chart) -> tuple[date, Number] | None:
    """The last report of the actual line."""
    found = [point for line in chart.lines if line.key == "actual" for point in line.points]
    return next(((day, cell) for day, cell in reversed(found) if isinstance(cell, Number)), None)


def _path(line: Line, days: Scale, heights: Scale) -> str:
    """One stroke for every unbroken run of figures; a lone figure is a dot."""
    runs = ([(days.place(day.toordinal()), heights.place(cell.value)) for day, cell in run] for run in _runs(line))
    return "".join(_stroke(_bends(run)) for run in runs)


def _bends(points: Sequence[_Point]) -> Sequence[_Point]:
    """The points without those that lie, as far as can be seen, on the straight line between the others."""
    (x, y), (end, height) = points[0], points[-1]
    slope = (height - y) / (end - x) if end > x else 0.0
    off = [abs(b - y - slope * (a - x)) for a, b in points]
    most = max(off)
    if most < _SEEN:
        return [points[0], points[-1]] if len(points) > 1 else points
    bend = off.index(most)
    return [*_bends(points[: bend + 1]), *_bends(points[bend:])[1:]]


def _runs(line: Line) -> Iterator[Sequence[tuple[date, Number]]]:
    run: list[tuple[date, Number]] = []
    for day, cell in line.points:
        if isinstance(cell, Number):
            run.append((day, cell))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _stroke(points: Sequence[_Point]) -> str:
    texts = [f"{pixels(x)} {pixels(y)}" for x, y in points]
    return f"M{texts[0]}" + ("L" + " ".join(texts[1:]) if len(texts) > 1 else "h0")


def _fan(ahead: Forecast, last: tuple[date, Number], days: Scale, heights: Scale) -> str:
    if not isinstance(ahead.low, Number) or not isinstance(ahead.high, Number):
        return ""
    x, end = days.at(last[0].toordinal()), days.at(ahead.day.toordinal())
    low, high = heights.at(ahead.low.value), heights.at(ahead.high.value)
    return f"M{x} {heights.at(last[1].value)}L{end} {low} {end} {high}Z"


def _middle(ahead: Forecast, last: tuple[date, Number], days: Scale, heights: Scale) -> str:
    x, end = days.at(last[0].toordinal()), days.at(ahead.day.toordinal())
    return f"M{x} {heights.at(last[1].value)}L{end} {heights.at(ahead.mid.value)}"
