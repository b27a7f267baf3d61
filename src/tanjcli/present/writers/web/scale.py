"""Amounts to pixels: the only floats of the page, rounded to a tenth of a unit of its drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from ``low``…``high`` to ``start``…``end``."""

    low: float
    high: float
    start: float
    end: float

    def place(self, amount: Decimal | float) -> float:
        """Where ``amount`` is drawn."""
        return self.start + (float(amount) - self.low) / (self.high - self.low) * (self.end - self.start)

    def at(self, amount: Decimal | float) -> str:
        """The same, as written."""
        return pixels(self.place(amount))


def amounts(values: Iterable[Decimal], start: float, end: float) -> Scale:
    """A scale on which every value and nought have room: a bar or a line that does not begin at 0 exaggerates."""
    found = [float(value) for value in values]
    low, high = min(0.0, *found), max(0.0, *found)
    return Scale(low, high if high > low else low + 1, start, end)


def pixels(value: float) -> str:
    """``12``, ``12.5``: no more digits than can be seen."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
