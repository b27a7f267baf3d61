"""Units and exact amounts.

An amount is a ``Decimal`` and a ``Unit``; money units differ by powers of ten, so conversion is exact. Nothing is
ever guessed from magnitude, and rounding happens only where a cell is rendered (``rounded``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum

# Wide enough that sums and products of any realistic plan are exact; division is rounded at 50 digits.
EXACT = Context(prec=50, rounding=ROUND_HALF_UP)


class Dimension(StrEnum):
    """What a unit measures; amounts convert only inside one dimension."""

    MONEY = "money"
    COUNT = "count"
    RATIO = "ratio"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its code as written in Chinese tables, its dimension, and how many base units it holds.

    Money's base is 元, ratio's base is 1 (so % is 0.01). Two count units of different words (家, 个) never convert.
    """

    code: str
    dimension: Dimension
    factor: Decimal
    en: str

    def convertible(self, other: Unit) -> bool:
        """True when an amount in this unit can be written in ``other``."""
        if self.code == other.code:
            return True
        return self.dimension is other.dimension and self.dimension in (Dimension.MONEY, Dimension.RATIO)


BUILTIN_UNITS: tuple[Unit, ...] = (
    Unit("元", Dimension.MONEY, Decimal(1), "yuan"),
    Unit("千元", Dimension.MONEY, Decimal(10) ** 3, "thousand yuan"),
    Unit("万元", Dimension.MONEY, Decimal(10) ** 4, "ten thousand yuan"),
    Unit("百万元", Dimension.MONEY, Decimal(10) ** 6, "million yuan"),
    Unit("亿元", Dimension.MONEY, Decimal(10) ** 8, "hundred million yuan"),
    Unit("%", Dimension.RATIO, Decimal("0.01"), "%"),
    Unit("‰", Dimension.RATIO, Decimal("0.001"), "‰"),
    Unit("1", Dimension.RATIO, Decimal(1), ""),
    Unit("家", Dimension.COUNT, Decimal(1), "firms"),
    Unit("个", Dimension.COUNT, Decimal(1), ""),
    Unit("户", Dimension.COUNT, Decimal(1), "households"),
    Unit("名", Dimension.COUNT, Decimal(1), "persons"),
    Unit("人", Dimension.COUNT, Decimal(1), "persons"),
    Unit("人次", Dimension.COUNT, Decimal(1), "attendances"),
    Unit("项", Dimension.COUNT, Decimal(1), "items"),
    Unit("批次", Dimension.COUNT, Decimal(1), "batches"),
    Unit("件", Dimension.COUNT, Decimal(1), "pieces"),
)

_DIMENSIONS: Mapping[str, Dimension] = {unit.code: unit.dimension for unit in BUILTIN_UNITS}


def is_ratio(code: str | None) -> bool:
    """True for a built-in unit of rates and shares."""
    return code is not None and _DIMENSIONS.get(code) is Dimension.RATIO


def is_money(code: str | None) -> bool:
    """True for a built-in unit of money."""
    return code is not None and _DIMENSIONS.get(code) is Dimension.MONEY


class UnitTable:
    """The units a workspace knows: the built-in ones and those its plan declares."""

    def __init__(self, declared: Iterable[Unit] = ()) -> None:
        self._by_code: Mapping[str, Unit] = {u.code: u for u in (*BUILTIN_UNITS, *declared)}

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Unit:
        return self._by_code[code]

    def codes(self) -> tuple[str, ...]:
        """Every known code, in declared order."""
        return tuple(self._by_code)


def convert(value: Decimal, source: Unit, target: Unit) -> Decimal:
    """The same amount in another unit, exactly. Raises ``ValueError`` when the dimensions differ."""
    if not source.convertible(target):
        raise ValueError(f"{source.code} cannot be written in {target.code}")
    return EXACT.divide(EXACT.multiply(value, source.factor), target.factor)


def rounded(value: Decimal, digits: int) -> Decimal:
    """Half-up to ``digits`` decimals: the only rounding in tanj, used when a cell is rendered. ``-0`` becomes ``0``."""
    result = value.quantize(Decimal(1).scaleb(-digits), context=EXACT)
    return result.copy_abs() if result.is_zero() else result
