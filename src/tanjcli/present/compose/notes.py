"""What is said beside a row: why its status, what the figure leaves out, the level before a window opens."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.evaluate.results import CellResult, Status
from tanjcli.present.compose.amounts import amount_cell
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
    level = level_note(cell, w)
    if cell.actual == Unmeasured(Why.WITHHELD) or (cell.status in _NEED_A_REASON and not level):
        yield w.remark(cell.reason, cell.unit)
    yield from level
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


def level_note(cell: CellResult, w: Wording) -> tuple[str, ...]:
    """Before the window opens: of which period the level is. Why it is not judged, the status word says."""
    period = next((remark for remark in cell.remarks if remark.code == "level-of-period"), None)
    if period is None or isinstance(cell.actual, Unmeasured):
        return ()
    return (w.text("note.level_period", period=w.period(dict(period.params)["period"])),)
