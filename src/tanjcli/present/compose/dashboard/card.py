"""A card: one target's verdict, figures, pictures and what must be said beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tanjcli.evaluate.results import Assessment, CellResult
from tanjcli.present.compose import amounts, cells, notes, percents
from tanjcli.present.compose.dashboard.drawer import drawer
from tanjcli.present.compose.dashboard.pictures import bullet, chart
from tanjcli.present.compose.sentences import gap_sentence
from tanjcli.present.document import Absent, Cell, Number, Table
from tanjcli.present.page import Card
from tanjcli.present.wording import Wording


def cards(assessment: Assessment, overview: Table, marks: Sequence[tuple[str, ...]], w: Wording) -> Iterator[Card]:
    """A card a row of the overview, in its order; ``marks`` are the choices each row answers to."""
    anchors = _anchors(assessment.cells)
    for index, (cell, row) in enumerate(zip(assessment.cells, overview.rows, strict=True)):
        yield Card(
            anchor=anchors[index],
            ref=cell.ref,
            name=cell.name.get(w.lang),
            place=" · ".join((cells.lead_cell(cell, w).text, cell.clause, w.period(cell.period))),
            status=cells.status_cell(cell, w),
            marks=marks[index],
            row=row,
            actual=amounts.amount_cell(cell.actual, cell.unit, w, (cell.goal,), named=False),
            goal=cells.goal_cell(cell, w),
            figures=tuple(_figures(cell, w)),
            bullet=bullet(cell, w),
            chart=chart(cell, w),
            says=tuple(_says(cell, w)),
            drawer=drawer(cell, assessment, w),
        )


def _anchors(rows: Sequence[CellResult]) -> list[str]:
    """The target's id; its period too where a target has several rows."""
    ids = [cell.target_id for cell in rows]
    return [c.target_id if ids.count(c.target_id) == 1 else f"{c.target_id}/{c.period}" for c in rows]


def _figures(cell: CellResult, w: Wording) -> Iterator[tuple[str, Cell]]:
    """Completion (or the level's share of the goal), lead and time gone, as far as they exist."""
    lead, completion = percents.lead_pp_cell(cell, w), percents.completion_cell(cell, w)
    level = isinstance(completion, Number) and completion.enclosed
    found: tuple[tuple[str, Cell], ...] = (
        ("dashboard.level_share" if level else "column.completion", completion),
        ("dashboard.lead_pp", replace(lead, unit=w.unit("pp")) if isinstance(lead, Number) else lead),
        ("column.time_share", percents.percent_cell(cell.time_share, w)),
    )
    for key, figure in found:
        if not isinstance(figure, Absent):
            yield w.text(key), figure


def _says(cell: CellResult, w: Wording) -> Iterator[str]:
    if said := notes.note(cell, w):
        yield said
    if missing := gap_sentence(cell, w):
        yield missing
    outlook = cells.outlook_cell(cell, w)
    if not isinstance(outlook, Absent):
        yield w.text("dashboard.outlook", outlook=outlook.text)
    if not cell.complete:
        yield w.text("dashboard.incomplete")
