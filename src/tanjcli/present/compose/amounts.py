"""Amounts of the Assessment as typed cells, with the decimals they are printed with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.core.quantities import BUILTIN_UNITS, convert
from tanjcli.evaluate.results import Figure, Origin, Part
from tanjcli.present.digits import amount_digits, goal_digits, rate_digits
from tanjcli.present.document import Absent, Cell, Number, Words
from tanjcli.present.wording import Wording

_PART_DIGITS = 4
_UNITS = {unit.code: unit for unit in BUILTIN_UNITS}
_RATIO_UNITS = frozenset({"%", "‰"})


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


def rate_cell(figure: Figure, unit: str, w: Wording, named: bool = False) -> Cell:
    """An amount per month."""
    if isinstance(figure, Unmeasured):
        return absent_cell(figure, w)
    shown = w.amount(figure, rate_digits(figure, gap_unit(unit)), gap_unit(unit), named)
    return replace(shown, unit=w.text("unit.per_month", unit=shown.unit)) if named else shown


def _written(value: Decimal, unit: str, w: Wording) -> Number:
    return Number(value, goal_digits(value), w.unit(unit))


def absent_cell(figure: Unmeasured, w: Wording) -> Absent:
    """An absent figure with its reason."""
    return Absent(figure.why.value, w.absent(figure))


def gap_unit(unit: str) -> str:
    """The unit of a difference: percentages differ by percentage points."""
    return "pp" if unit == "%" else unit
