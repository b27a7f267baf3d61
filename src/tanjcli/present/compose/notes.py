"""What is said beside a row: why its status, what the figure leaves out, the level before a window opens."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.results import CellResult, Remark, Status
from tanjcli.present.compose.cells import amount_cell, percent_cell
from tanjcli.present.wording import Wording

# The footer's rule explains the others.
_NEED_A_REASON = frozenset(
    {
        Status.NOT_ASSIGNED,
        Status.NO_DATA,
        Status.NO_BASELINE,
        Status.NOT_DUE,
        Status.ACCEPTED,
        Status.NOT_STARTED,
        Status.MISSED,
    }
)


def note(cell: CellResult, w: Wording) -> str:
    """The row's note in one line."""
    return w.text("joiner.note").join(note_parts(cell, w))


def note_parts(cell: CellResult, w: Wording) -> Iterator[str]:
    """What the note is made of, most telling first."""
    said = {remark.code: remark for remark in cell.remarks}
    if cell.status in _NEED_A_REASON:
        yield w.remark(cell.reason, cell.unit)
    yield from _level(cell, said.get("level-of-period"), w)
    if cell.coverage and not cell.coverage.complete:
        yield w.text("note.coverage", reported=cell.coverage.reported, expected=cell.coverage.expected)
    if cell.stale and cell.data_through and "judged-at-data-date" not in said:
        yield w.text("note.through", day=cell.data_through.isoformat())
    if cell.boundary:
        yield w.text("note.boundary", n=cell.boundary)
    if cell.proxy:
        value = amount_cell(cell.proxy.value, cell.proxy.unit, w)
        yield w.text("note.proxy", name=cell.proxy.name.get(w.lang), value=value.text)
    yield from (w.remark(r, cell.unit) for r in cell.remarks if r.code not in {"level-of-period", "coverage"})


def _level(cell: CellResult, period: Remark | None, w: Wording) -> Iterator[str]:
    """Before the window opens, or without a baseline, the level alone: never under the heading of a completion."""
    if isinstance(cell.level_share, Unmeasured) or isinstance(cell.actual, Unmeasured):
        return
    share = percent_cell(cell.level_share, w).text
    value = amount_cell(cell.actual, cell.unit, w, (cell.goal,)).text
    if period:
        when = w.period(dict(period.params)["period"])
        yield w.text("note.level_period", period=when, value=value, share=share)
    elif cell.status is Status.NOT_STARTED:
        yield w.text("note.level", value=value, share=share)
    elif isinstance(cell.completion, Unmeasured):
        yield w.text("note.level_share", share=share)
