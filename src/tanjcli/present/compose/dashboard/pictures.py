"""The pictures of a card as typed cells: the bar, and the course of the window. Each is in the row's unit alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.results import CellResult, Point
from tanjcli.present.compose.amounts import amount_cell, exact_cell
from tanjcli.present.compose.cells import goal_cell
from tanjcli.present.document import Cell, Number
from tanjcli.present.page import Bullet, Chart, Forecast, Line
from tanjcli.present.wording import Wording

_LINES = (("last_year", "last_year"), ("expected", "expected"), ("actual", "value"))
_YEAR = timedelta(days=366)


def bullet(cell: CellResult, w: Wording) -> Bullet | None:
    """How far, what is due, where to; ``None`` while there is no figure to draw."""
    actual, expected = _amount(cell.actual, cell, w), _amount(cell.expected, cell, w)
    if not isinstance(actual, Number):
        return None
    key = "dashboard.bullet" if isinstance(expected, Number) else "dashboard.bullet_open"
    base = cell.baseline
    return Bullet(
        actual=actual,
        expected=expected,
        goal=exact_cell(cell.goal, cell.unit, w),
        alt=w.text(key, actual=actual.text, expected=expected.text, goal=goal_cell(cell, w).text),
        ceiling=None if cell.goal_max is None else exact_cell(cell.goal_max, cell.unit, w),
        base=exact_cell(base, cell.unit, w) if isinstance(base, Decimal) and base else None,
    )


def chart(cell: CellResult, w: Wording) -> Chart | None:
    """The window report by report; ``None`` where fewer than two reports would make no line."""
    points = cell.history
    if len(points) < 2 or all(isinstance(point.value, Unmeasured) for point in points):
        return None
    shown = _LINES if _one_year(cell) else _LINES[1:]
    lines = (Line(key, tuple((p.day, _amount(getattr(p, field), cell, w)) for p in points)) for key, field in shown)
    return Chart(
        title=w.text("dashboard.chart", ref=cell.ref),
        alt=w.text("joiner.note").join(_told(cell, w)),
        lines=tuple(line for line in lines if any(isinstance(found, Number) for _, found in line.points)),
        goal=exact_cell(cell.goal, cell.unit, w),
        first=points[0].label,
        last=points[-1].label,
        forecast=_forecast(cell, w),
    )


def _one_year(cell: CellResult) -> bool:
    """In a window of several years last year's line would be the line itself, a year further on."""
    return cell.history[-1].day - cell.history[0].day < _YEAR


def _forecast(cell: CellResult, w: Wording) -> Forecast | None:
    low, mid, high = (_amount(figure, cell, w) for figure in (cell.outlook.low, cell.outlook.mid, cell.outlook.high))
    return Forecast(cell.history[-1].day, mid, low, high) if isinstance(mid, Number) else None


def _told(cell: CellResult, w: Wording) -> Iterator[str]:
    """The picture for whoever can not see it: its reach, where every line stands at the last report, the ends."""
    points = cell.history
    last = max((p for p in points if not isinstance(p.value, Unmeasured)), key=lambda p: p.day)
    yield w.text("dashboard.chart_reach", first=points[0].label, last=points[-1].label)
    yield w.text("dashboard.chart_at", label=last.label, value=w.text("joiner.list").join(_stands(last, cell, w)))
    yield _named("goal", goal_cell(cell, w), w)
    ends = [_amount(figure, cell, w) for figure in (cell.outlook.low, cell.outlook.high)]
    if all(isinstance(end, Number) for end in ends):
        reach = w.text("outlook.range", low=ends[0].text, high=ends[1].text)
        yield w.text("dashboard.chart_named", name=w.text("dashboard.forecast"), value=reach)


def _stands(point: Point, cell: CellResult, w: Wording) -> Iterator[str]:
    for key, figure in (("actual", point.value), ("expected", point.expected), ("last_year", point.last_year)):
        if not isinstance(figure, Unmeasured) and (key != "last_year" or _one_year(cell)):
            yield _named(key, _amount(figure, cell, w), w)


def _named(key: str, cell: Cell, w: Wording) -> str:
    return w.text("dashboard.chart_named", name=w.text(f"dashboard.{key}"), value=cell.text)


def _amount(figure: Decimal | Unmeasured, cell: CellResult, w: Wording) -> Cell:
    return amount_cell(figure, cell.unit, w, (cell.goal,))
