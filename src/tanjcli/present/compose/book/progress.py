"""Where every target stands: 总表, 按部门, 差距清单."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tanjcli.evaluate.results import CellResult
from tanjcli.present.book import Panel, Sheet
from tanjcli.present.compose import frame
from tanjcli.present.compose.book.sheet import Desk
from tanjcli.present.compose.columns import View
from tanjcli.present.compose.gap import GAP, gap_notes, still_short

_ALL = View(
    (
        *("status", "ref", "name", "period", "actual", "goal", "completion", "lead_pp", "gap", "required_rate"),
        *("outlook", "lead", "note"),
    )
)
_OWN = View(
    (
        *("lead", "status", "ref", "name", "period", "actual", "goal", "completion", "lead_pp", "gap"),
        *("required_rate", "note"),
    )
)
_BARS = ("completion",)


def overview(desk: Desk) -> Sheet:
    """总表: a row a target, the counts by status, the rule and the legend."""
    rows = desk.assessment.cells
    dash = desk.w.text("footer.dash")
    notes = (desk.w.text("book.dash"), *(line for line in frame.legend(desk.assessment, desk.w) if line != dash))
    return desk.sheet("overview", [Panel(desk.progress(rows, _ALL), _BARS)], notes, frame.tally(rows, desk.w))


def owners(desk: Desk) -> Sheet:
    """按部门: the same rows sorted by lead department."""
    groups = list(by_owner(desk))
    rows = [cell for _, cells in groups for cell in cells]
    notes = [
        desk.w.text("book.owner_line", owner=name, n=len(cells), statuses=frame.counts(cells, desk.w))
        for name, cells in groups
    ]
    if any(cell.lead_source == "inferred" for cell in rows):
        notes.append(desk.w.text("footer.inferred"))
    return desk.sheet("owners", [Panel(desk.progress(rows, _OWN), _BARS)], (*notes, desk.w.text("book.dash")))


def by_owner(desk: Desk) -> Iterator[tuple[str, Sequence[CellResult]]]:
    """Lead departments in the plan's order, with the targets they lead."""
    rows = desk.assessment.cells
    order = dict.fromkeys([key for key, _ in desk.assessment.departments] + [cell.lead_id for cell in rows])
    for key in order:
        led = [cell for cell in rows if cell.lead_id == key]
        if led:
            yield led[0].lead.get(desk.w.lang), led


def gaps(desk: Desk) -> Sheet:
    """差距清单: what is still short, most urgent first."""
    short = still_short(desk.assessment)
    notes = (*gap_notes(desk.assessment, desk.w), desk.w.text("book.dash"))
    return desk.sheet("gaps", [Panel(desk.progress(short, GAP))], notes)
