"""When a computed value is the expected one: numbers at the printed decimals or a relative tolerance, words exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

RELATIVE = 1e-9
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Mismatch:
    """One field that did not come out."""

    id: str
    field: str
    expected: Any
    got: Any

    def __str__(self) -> str:
        return f"{self.id} {self.field}: expected {_text(self.expected)}, got {_text(self.got)}"


def printed_equal(expected: Any, got: Any, tolerance: Decimal = Decimal(0)) -> bool:
    """Compare with a value read from JSON: a ``Decimal`` fixes how many decimals count, also inside lists."""
    match expected:
        case bool() | None:
            return got is expected
        case Decimal():
            return _is_number(got) and abs(Decimal(got) - expected) <= max(_half_step(expected), tolerance)
        case str():
            return isinstance(got, str) and _same_words(expected, got)
        case list():
            return (
                isinstance(got, list | tuple)
                and len(got) == len(expected)
                and all(printed_equal(e, g, tolerance) for e, g in zip(expected, got, strict=True))
            )
        case dict():
            return isinstance(got, dict) and all(
                key in got and printed_equal(value, got[key], tolerance) for key, value in expected.items()
            )
    return False


def closely_equal(expected: str, got: Any) -> bool:
    """Compare with a cell of text: a number at a relative tolerance of 1e-9, anything else word for word."""
    if isinstance(got, bool) or not _is_number(got):
        return expected == ("" if got is None else str(got))
    try:
        wanted = float(expected)
    except ValueError:
        return False
    value = float(got)
    return wanted == value or abs(value - wanted) <= RELATIVE * max(abs(wanted), abs(value))


def _same_words(expected: str, got: str) -> bool:
    # A sentence with numbers in it ("4 months 15.5 days") holds words, compared exactly, and printed numbers.
    numbers = _NUMBER.findall(expected)
    found = _NUMBER.findall(got)
    return (
        _NUMBER.split(expected) == _NUMBER.split(got)
        and len(numbers) == len(found)
        and all(printed_equal(Decimal(e), Decimal(g)) for e, g in zip(numbers, found, strict=True))
    )


def _half_step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    step = Decimal("0.5").scaleb(min(int(exponent), 0))
    return step * (1 + Decimal("1e-9"))  # a float a hair beyond a half rounds either way


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool) and value == value


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_text(item) for item in value) + "]"
    return str(value)
