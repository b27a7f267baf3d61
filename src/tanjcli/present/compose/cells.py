"""Figures of the Assessment as typed cells, with the decimals they are printed with."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.core.quantities import BUILTIN_UNITS, convert
from tanjcli.evaluate.results import CellResult, Figure, Origin, RulesUsed
from tanjcli.present.digits import amount_digits, apart, goal_digits, rate_digits
from tanjcli.present.document import Absent, Cell, Number, Span, StatusCell, Words
from tanjcli.present.wording import Wording

_HUNDRED, _ZERO = Decimal(100), Decimal(0)
_UNITS = {unit.code: unit for unit in BUILTIN_UNITS}
_RATIO_UNITS = frozenset({"%", "‰"})
# A goal without a sign is a floor, as in every progress table of the field.
_SIGNS = {"at_least": "", "range": "", "more_than": ">", "at_most": "≤", "less_than": "<"}


def amount_cell(figure: Figure, unit: str, w: Wording, marks: Iterable[Decimal] = (), named: bool = True) -> Cell:
    """An amount; ``named`` writes its unit beside it. It stays visibly on its side of every mark."""
    if isinstance(figure, Unmeasured):
        return absent_cell(figure, w)
    shown = w.unit(unit) if named or unit in _RATIO_UNITS else ""
    return Number(figure, amount_digits(figure, unit, *marks), shown)


def exact_cell(value: Decimal, unit: str, w: Wording, named: bool = True) -> Number:
    """An amount with every digit it has: a goal as the plan wrote it, a value to compare with its source cell."""
    return Number(value, goal_digits(value), w.unit(unit) if named or unit in _RATIO_UNITS else "")


def source_cell(origin: Origin, w: Wording) -> Cell:
    """A source cell's value in the unit it was written in, every digit, as it stands in the sheet."""
    if origin.value is None:
        return Words("")
    held, read = _UNITS.get(origin.value_unit), _UNITS.get(origin.unit)
    if held and read and held.convertible(read):
        return exact_cell(convert(origin.value, held, read), read.code, w)
    return exact_cell(origin.value, origin.value_unit, w)


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


def rate_cell(figure: Figure, unit: str, w: Wording, named: bool = False) -> Cell:
    """An amount per month."""
    if isinstance(figure, Unmeasured):
        return absent_cell(figure, w)
    unit = gap_unit(unit)
    shown = w.text("unit.per_month", unit=w.unit(unit)) if named else ""
    return Number(figure, rate_digits(figure, unit), shown)


def goal_cell(cell: CellResult, w: Wording) -> Cell:
    """The goal as the plan wrote it: ``30 家``, ``≤ 5 件``, ``6–8 项``."""
    unit = w.unit(cell.unit)
    goal = Number(cell.goal, goal_digits(cell.goal), unit, prefix=_SIGNS[cell.comparison])
    if cell.goal_max is None:
        return goal
    return Span(goal, Number(cell.goal_max, goal_digits(cell.goal_max), unit))


def gap_cell(cell: CellResult, w: Wording) -> Cell:
    """What is still short; beyond the goal: 超 and how much. Percentages differ by percentage points."""
    if isinstance(cell.gap, Unmeasured):
        return absent_cell(cell.gap, w)
    unit = gap_unit(cell.unit)
    return Number(cell.gap, amount_digits(cell.gap, cell.unit, _ZERO), w.unit(unit), negative=w.text("note.over"))


def status_cell(cell: CellResult, w: Wording) -> Cell:
    """The status word, and beside it whether the data are too old."""
    flag = w.text("status.stale") if cell.stale else ""
    return StatusCell(cell.status.value, w.text(f"status.{cell.status.value}"), flag)


def lead_cell(cell: CellResult, w: Wording) -> Cell:
    """The lead department, starred where the document does not name one."""
    return Words(cell.lead.get(w.lang), "*" if cell.lead_source == "inferred" else "")


def absent_cell(figure: Unmeasured, w: Wording) -> Absent:
    """An absent figure with its reason."""
    return Absent(figure.why.value, w.absent(figure))


def gap_unit(unit: str) -> str:
    """The unit of a difference: percentages differ by percentage points."""
    return "pp" if unit == "%" else unit


def months_cell(months: Decimal) -> Number:
    """Months left: whole, or with one decimal where the clock counts days."""
    return Number(months, 0 if months == months.to_integral_value() else apart(months, 1, _ZERO))
