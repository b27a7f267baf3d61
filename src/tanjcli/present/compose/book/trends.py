"""Month by month: 月度走势 with bars in a cell, 图表 with a small chart a target, and the figures both are drawn from.

Nothing of mixed units ever shares an axis: a chart is of one target, of percentages, or of numbers of targets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.results import CellResult, Point
from tanjcli.present.book import Bars, Gallery, Lines, Panel, Rows, Series, Sheet, Spark
from tanjcli.present.compose import frame
from tanjcli.present.compose.amounts import amount_cell
from tanjcli.present.compose.book.progress import by_owner
from tanjcli.present.compose.book.sheet import Desk, unit_word
from tanjcli.present.compose.columns import View
from tanjcli.present.compose.percents import percent_cell
from tanjcli.present.document import Absent, Align, Cell, Column, Number, StatusCell, Table, Words

_VIEW = View(
    (
        *("status", "ref", "name", "period", "actual", "goal", "expected", "time_share", "pace", "slip_months"),
        *("observed_rate", "required_rate", "data_through"),
    )
)
_COURSE = ("value", "expected", "last_year")
_PATH = ("completion", "time_share")
_LEAST = 2


def trends(desk: Desk) -> Sheet:
    """月度走势: a row a target, its course as small bars in a cell."""
    table = desk.progress(desk.assessment.cells, _VIEW)
    spans = _spans(desk)
    column = Column("trend", desk.w.text("book.trend"), least=24)
    rows = tuple(
        (*row[:3], Words("") if index in spans else Absent("no_course", desk.w.text("book.short_course")), *row[3:])
        for index, row in enumerate(table.rows)
    )
    sparks = tuple(Spark(i, "trend", of, "value", _above_zero(desk.assessment.cells[i])) for i, of in spans.items())
    columns = (*table.columns[:3], column, *table.columns[3:])
    return desk.sheet(
        "trends", [Panel(replace(table, columns=columns, rows=rows), sparks=sparks)], [desk.w.text("book.dash")]
    )


def charts(desk: Desk) -> Gallery:
    """图表: completion, departments, and one small chart a target."""
    spans = _spans(desk)
    small = (_lines(desk, desk.assessment.cells[index], of) for index, of in spans.items())
    return Gallery(desk.name("charts"), desk.title("charts"), (*_wide(desk), *small), desk.header())


def chart_data(desk: Desk) -> Sheet:
    """图表数据: what every chart, and every row of bars in a cell, is drawn from."""
    w = desk.w
    monthly = Panel(_monthly(desk), drawn=tuple((key, _drawn(desk, key)) for key in _COURSE), fixed="target")
    completion = Panel(_completion(desk), drawn=tuple((key, _drawn(desk, key)) for key in _PATH))
    notes = (w.text("book.drawn_note"), w.text("book.dash"))
    return desk.sheet("data", [monthly, completion, Panel(_owners(desk))], notes)


def _spans(desk: Desk) -> dict[int, Rows]:
    """Where the months of each row stand, for rows that have two to draw a line between."""
    found, first = {}, 0
    for index, cell in enumerate(desk.assessment.cells):
        stop = first + len(cell.history)
        if sum(not isinstance(point.value, Unmeasured) for point in cell.history) >= _LEAST:
            found[index] = Rows(desk.name("data"), first, stop)
        first = stop
    return found


def _above_zero(cell: CellResult) -> bool:
    return all(isinstance(point.value, Unmeasured) or point.value >= 0 for point in cell.history)


def _lines(desk: Desk, cell: CellResult, of: Rows) -> Lines:
    name, unit = f"{cell.ref} {cell.name.get(desk.w.lang)}", unit_word(cell, desk.w)
    title = desk.w.text("book.unit_of", name=name, unit=unit) if unit else name
    told = [p for p in cell.history if not isinstance(p.value, Unmeasured)]
    keys = ("value", *(key for key in _COURSE[1:] if any(not isinstance(getattr(p, key), Unmeasured) for p in told)))
    return Lines(title, of, "month", keys, StatusCell(cell.status.value, desk.w.status(cell.status.value)))


def _wide(desk: Desk) -> Iterator[Bars]:
    data, paced, groups = desk.name("data"), _paced(desk), list(by_owner(desk))
    if paced:
        series = (Series("completion", tuple(c.status.value for c in paced)), Series("time_share"))
        yield Bars(desk.w.text("book.completion_chart"), Rows(data, 0, len(paced), 1), "target", series)
    if groups:
        counted = tuple(Series(status, (status,) * len(groups)) for status in _present(desk))
        yield Bars(desk.w.text("book.owner_chart"), Rows(data, 0, len(groups), 2), "lead", counted, stacked=True)


def _paced(desk: Desk) -> list[CellResult]:
    return [cell for cell in desk.assessment.cells if not isinstance(cell.completion, Unmeasured)]


def _monthly(desk: Desk) -> Table:
    columns = (
        _column(desk, "name", "target"),
        _column(desk, "month"),
        *(_column(desk, key) for key in _COURSE),
        _column(desk, "unit"),
    )
    rows = (_month(desk, cell, point) for cell in desk.assessment.cells for point in cell.history)
    return Table(columns, tuple(rows))


def _month(desk: Desk, cell: CellResult, point: Point) -> tuple[Cell, ...]:
    figures = (amount_cell(getattr(point, key), cell.unit, desk.w, (cell.goal,), named=False) for key in _COURSE)
    name = f"{cell.ref} {cell.name.get(desk.w.lang)}"
    return (Words(name), Words(point.label), *figures, Words(unit_word(cell, desk.w)))


def _completion(desk: Desk) -> Table:
    w = desk.w
    columns = (_column(desk, "name", "target"), _column(desk, "status"), *(_column(desk, key) for key in _PATH))
    rows = (
        (
            Words(w.text("book.completion_label", ref=c.ref, name=c.name.get(w.lang), status=w.status(c.status.value))),
            StatusCell(c.status.value, w.status(c.status.value)),
            percent_cell(c.completion, w),
            percent_cell(c.time_share, w),
        )
        for c in _paced(desk)
    )
    return Table(columns, tuple(rows), w.text("book.completion_chart"))


def _owners(desk: Desk) -> Table:
    """How many targets of each department have which status: one unit, so they may be stacked."""
    w, statuses = desk.w, _present(desk)
    columns = (
        _column(desk, "lead"),
        Column("all_targets", w.text("book.all_targets"), Align.RIGHT, exact=True),
        *(Column(status, w.status(status), Align.RIGHT, exact=True) for status in statuses),
    )
    rows: list[tuple[Cell, ...]] = []
    for name, cells in by_owner(desk):
        found = Counter(cell.status.value for cell in cells)
        rows.append((Words(name), _count(len(cells)), *(_count(found[status]) for status in statuses)))
    return Table(columns, tuple(rows), w.text("book.owner_chart"))


def _present(desk: Desk) -> Sequence[str]:
    """The statuses there are, best known first."""
    return [status.code for status in frame.tally(desk.assessment.cells, desk.w).statuses]


def _count(number: int) -> Number:
    return Number(Decimal(number), 0)


def _column(desk: Desk, heading: str, key: str = "") -> Column:
    figures = {"value": "actual"}
    side = Align.RIGHT if heading in (*_COURSE, *_PATH) else Align.LEFT
    room = "book" if heading in ("month", "last_year") else "column"
    words = desk.w.text(f"{room}.{figures.get(heading, heading)}")
    return Column(key or heading, words, side, exact=heading not in ("name", "lead"), least=24)


def _drawn(desk: Desk, key: str) -> str:
    return desk.w.text("book.drawn", heading=_column(desk, key).heading)
