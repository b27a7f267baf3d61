"""Figures of the Assessment as typed cells, with the decimals they are printed with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.core.quantities import BUILTIN_UNITS, convert
from tanjcli.evaluate.results import NOT_APPLICABLE, CellResult, Figure, Origin, Part, RulesUsed, Status
from tanjcli.present.digits import amount_digits, apart, goal_digits, rate_digits
from tanjcli.present.document import Absent, Cell, Number, Span, StatusCell, Words
from tanjcli.present.wording import Wording

_PART_DIGITS = 4
_HUNDRED, _ZERO, _SURE = Decimal(100), Decimal(0), Decimal("0.99")
_UNITS = {unit.code: unit for unit in BUILTIN_UNITS}
_RATIO_UNITS = frozenset({"%", "‰"})
# A goal without a sign is a floor, as in every progress table of the field.
_SIGNS = {"at_least": "", "range": "", "more_than": ">", "at_most": "≤", "less_than": "<"}


def amount_cell(figure: Figure, unit: str, w: Wording, marks: Iterable[Decimal] = (), named: bool = True) -> Cell:
    """An amount; ``named`` writes its unit beside it. It stays visibly on its side of every mark."""
    if isinstance(figure, Unmeasured):
        return absent_cell(figure, w)
    return w.amount(figure, amount_digits(figure, unit, *marks), unit, named or unit in _RATIO_UNITS)


def money_cell(figure: Figure, unit: str, w: Wording) -> Cell:
    """An amount, of money in the large unit, with the decimals it has: 9.996 亿元 must not read 10."""
    if isinstance(figure, Unmeasured):
        return absent_cell(figure, w)
    shown = w.money(figure, 0, unit)
    return replace(shown, digits=min(goal_digits(figure.scaleb(shown.power)), _PART_DIGITS))


def exact_cell(value: Decimal, unit: str, w: Wording, named: bool = True) -> Number:
    """An amount with every digit it has, as the plan wrote it."""
    shown = w.amount(value, 0, unit, named or unit in _RATIO_UNITS)
    return replace(shown, digits=goal_digits(value.scaleb(shown.power)))


def part_cell(part: Part, w: Wording) -> Cell:
    """A component of a figure, exact enough to reckon with; large amounts of money in the large unit."""
    return money_cell(part.value, part.unit, w)


def source_cell(origin: Origin, w: Wording) -> Cell:
    """A source cell's value in the unit it was written in, every digit, as it stands in the sheet."""
    if origin.value is None:
        return Words("")
    held, read = _UNITS.get(origin.value_unit), _UNITS.get(origin.unit)
    if held and read and held.convertible(read):
        return _written(convert(origin.value, held, read), read.code, w)
    return _written(origin.value, origin.value_unit, w)


def _written(value: Decimal, unit: str, w: Wording) -> Number:
    return Number(value, goal_digits(value), w.unit(unit))


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


def rate_cell(figure: Figure, unit: str, w: Wording, named: bool = False) -> Cell:
    """An amount per month."""
    if isinstance(figure, Unmeasured):
        return absent_cell(figure, w)
    shown = w.amount(figure, rate_digits(figure, gap_unit(unit)), gap_unit(unit), named)
    return replace(shown, unit=w.text("unit.per_month", unit=shown.unit)) if named else shown


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


def status_cell(cell: CellResult, w: Wording) -> StatusCell:
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
