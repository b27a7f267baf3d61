"""How many decimals a figure is printed with: the only place where rounding is decided.

Counts have none, 亿元 two, percentages and percentage points one. Where rounding would hide what was decided on the
unrounded value (64.996 beside a missed goal of 65, 94.96 % beside "behind" below 95 %), more decimals are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tanjcli.core.quantities import BUILTIN_UNITS, Dimension, Unit, rounded

_UNITS: Mapping[str, Unit] = {unit.code: unit for unit in BUILTIN_UNITS}
_FIXED = {"亿元": 2, "%": 1, "‰": 1}
_MOST = 12


def amount_digits(value: Decimal, unit: str, *marks: Decimal) -> int:
    """Decimals for an amount in ``unit`` that must stay on its side of every one of ``marks``."""
    return apart(value, _usual(value, unit), *marks)


def rate_digits(value: Decimal, unit: str) -> int:
    """Decimals for an amount per month: as for the amount, but at least one."""
    return apart(value, max(1, _FIXED.get(unit, 1)), Decimal(0))


def goal_digits(value: Decimal) -> int:
    """Decimals of a goal: as many as the plan wrote, trailing zeros apart."""
    return _own(value, _MOST)


def apart(value: Decimal, digits: int, *marks: Decimal) -> int:
    """The fewest decimals from ``digits`` up that keep ``value`` visibly on its side of each mark it differs from."""
    while digits < _MOST and any(_side(rounded(value, digits), m) != _side(value, m) for m in marks if m != value):
        digits += 1
    return digits


def _usual(value: Decimal, unit: str) -> int:
    if unit in _FIXED:
        return _FIXED[unit]
    if unit in _UNITS and _UNITS[unit].dimension is Dimension.COUNT:
        return 0 if value == value.to_integral_value() else 1
    return _own(value, 2)


def _own(value: Decimal, most: int) -> int:
    exponent = value.normalize().as_tuple().exponent
    return min(max(0, -exponent), most) if isinstance(exponent, int) else 0


def _side(value: Decimal, mark: Decimal) -> int:
    return (value > mark) - (value < mark)
