"""What a row says beside its amounts as typed cells: absence, status, lead, goal, gap, outlook."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.results import CellResult, Status
from tanjcli.present.compose.amounts import absent_cell, amount_cell, exact_cell, gap_unit
from tanjcli.present.digits import amount_digits
from tanjcli.present.document import Cell, Number, Span, StatusCell, Words
from tanjcli.present.wording import Wording

_HUNDRED = Decimal(100)
_ZERO = Decimal(0)
_SURE = Decimal("0.99")
# A goal without a sign is a floor, as in every progress table of the field.
_SIGNS = {"at_least": "", "range": "", "more_than": ">", "at_most": "≤", "less_than": "<"}


def status_cell(cell: CellResult, w: Wording) -> StatusCell:
    """The status word, and beside it whether the data are too old."""
    flag = w.text("status.stale") if cell.stale else ""
    return StatusCell(cell.status.value, w.text(f"status.{cell.status.value}"), flag)


def lead_cell(cell: CellResult, w: Wording) -> Cell:
    """The lead department, starred where the document does not name one."""
    return Words(cell.lead.get(w.lang), "*" if cell.lead_source == "inferred" else "")


def goal_cell(cell: CellResult, w: Wording) -> Cell:
    """The goal as the plan wrote it: ``30 家``, ``≤ 5 件``, ``6–8 项``."""
    goal = replace(exact_cell(cell.goal, cell.unit, w), prefix=_SIGNS[cell.comparison])
    return goal if cell.goal_max is None else Span(goal, exact_cell(cell.goal_max, cell.unit, w))


def gap_cell(cell: CellResult, w: Wording) -> Cell:
    """What is still short; beyond the goal: 超 (or 低) and how much. Percentages differ by percentage points."""
    if isinstance(cell.gap, Unmeasured):
        return absent_cell(cell.gap, w)
    shown = w.amount(cell.gap, amount_digits(cell.gap, cell.unit, _ZERO), gap_unit(cell.unit))
    return replace(shown, negative=w.text("note.below" if cell.direction == "lower" else "note.over"))


def outlook_cell(row: CellResult, w: Wording) -> Cell:
    """``28—35 家,有望完成 82 %``: the range, or the point where there is none, and the chance."""
    ahead = row.outlook
    if isinstance(ahead.mid, Unmeasured):
        return absent_cell(ahead.mid, w)
    figures = (ahead.low, ahead.mid, ahead.high)
    low, mid, high = (amount_cell(figure, row.unit, w, named=False).text for figure in figures)
    ranged = not isinstance(ahead.low, Unmeasured)
    where = w.text("outlook.range", low=low, high=high) if ranged else w.text("outlook.point", mid=mid)
    if isinstance(ahead.p_hit, Unmeasured):
        return Words(where)
    settled = row.status is Status.ACHIEVED or row.reason.code == "reason-exceeded"
    percent = chance_cell(ahead.p_hit, settled and ahead.p_hit in (0, 1)).text
    return Words(w.text("outlook.chance", range=where, word=w.text(f"outlook.{ahead.word}"), percent=percent))


def chance_cell(p: Decimal, settled: bool = False) -> Number:
    """A chance in whole percent; only what is settled reads 0 % or 100 %, never what is merely very likely."""
    if not settled and p > _SURE:
        return Number(_SURE * _HUNDRED, 0, "%", prefix=">")
    if not settled and p < 1 - _SURE:
        return Number((1 - _SURE) * _HUNDRED, 0, "%", prefix="<")
    return Number(p * _HUNDRED, 0, "%")
