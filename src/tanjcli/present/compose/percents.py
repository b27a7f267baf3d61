"""Shares, leads and paces as typed cells: per cent and percentage points are never mixed."""

from __future__ import annotations

from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.results import NOT_APPLICABLE, CellResult, Figure, RulesUsed, Status
from tanjcli.present.compose.amounts import absent_cell
from tanjcli.present.digits import apart
from tanjcli.present.document import Cell, Number
from tanjcli.present.wording import Wording

_HUNDRED = Decimal(100)
_ZERO = Decimal(0)


def completion_cell(cell: CellResult, w: Wording) -> Cell:
    """Completion; where there is none, the level's share of the goal (占目标比), in brackets: it is no verdict."""
    if isinstance(cell.completion, Unmeasured) and not isinstance(cell.level_share, Unmeasured):
        return Number(cell.level_share, apart(cell.level_share, 1, _HUNDRED, _ZERO), "%", enclosed=True)
    return percent_cell(cell.completion, w)


def lead_pp_cell(cell: CellResult, w: Wording) -> Cell:
    """Lead over the path; a path that asks for nothing yet can not be led."""
    return points_cell(NOT_APPLICABLE if cell.status is Status.NOT_DUE else cell.lead_pp, w)


def adds_up(cell: CellResult, w: Wording) -> bool:
    """False where printed completion − time share is not the printed lead, because each is rounded by itself."""
    shown = (percent_cell(cell.completion, w), percent_cell(cell.time_share, w), lead_pp_cell(cell, w))
    numbers = [one.printed for one in shown if isinstance(one, Number)]
    return len(numbers) < len(shown) or numbers[0] - numbers[1] == numbers[2]


def percent_cell(figure: Figure, w: Wording) -> Cell:
    """A percentage that never rounds up to, or down to, 100 %."""
    if isinstance(figure, Unmeasured):
        return absent_cell(figure, w)
    return Number(figure, apart(figure, 1, _HUNDRED, _ZERO), "%")


def points_cell(figure: Figure, w: Wording) -> Cell:
    """Percentage points with their sign; a lag never rounds to 0."""
    if isinstance(figure, Unmeasured):
        return absent_cell(figure, w)
    return Number(figure, apart(figure, 1, _ZERO), signed=True)


def pace_cell(figure: Figure, rules: RulesUsed, w: Wording) -> Cell:
    """The pace ratio R, never rounded onto a threshold it does not reach."""
    if isinstance(figure, Unmeasured):
        return absent_cell(figure, w)
    return Number(figure, apart(figure, 2, rules.on_track, rules.behind, rules.off_track))


def late_cell(figure: Figure, w: Wording) -> Cell:
    """Months late, negative when ahead."""
    if isinstance(figure, Unmeasured):
        return absent_cell(figure, w)
    return Number(figure, apart(figure, 1, _ZERO), signed=True)


def months_cell(months: Decimal) -> Number:
    """Months left: whole, or with one decimal where the clock counts days."""
    return Number(months, 0 if months == months.to_integral_value() else apart(months, 1, _ZERO))
