"""Numbers as people write them: folded by an explicit table, then matched strictly, then exact.

``1,234.5``, full-width digits, surrounding blanks, a suffix equal to the declared unit, and a numeral in words before a
plain one (1.2亿 in a column of 元) are accepted, and said to be cleaned; everything else that is not a plain number is
refused with its reason. There is no guessing and no float: a workbook's binary number is read by its shortest decimal
form.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from tanjcli.core.quantities import Dimension, Unit
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Raw

# Spelled as escapes, so that no editor can turn the look-alikes into plain ASCII unnoticed.
_FOLD = str.maketrans(
    {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {"\uff0e": ".", "\uff0c": ",", "\uff0d": "-", "\u2212": "-", "\uff0b": "+", "\uff05": "%"}
    | {"\u3000": " ", "\u00a0": " "}
)
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,30})(?P<rest>(?:\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?)"
)
_NUMERALS = {"千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_MAGNITUDE = 24


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A value that was read although it was not written plainly."""

    value: Decimal


def read_number(raw: Raw, unit: Unit | None) -> Decimal | Cleaned | Fault:
    """The exact number of a cell that is not blank, in the unit the table states (``unit``)."""
    if isinstance(raw, bool):
        return fault("number-flag")
    if isinstance(raw, int):
        return Decimal(raw)
    if isinstance(raw, float):
        return _from_float(raw)
    if isinstance(raw, date | time | timedelta):
        return fault("number-date", serial="")
    return _from_text(raw, unit)


def _from_float(raw: float) -> Decimal | Fault:
    if not math.isfinite(raw):
        return fault("number-unreadable")
    whole = raw.is_integer() and abs(raw) < 1e15  # beyond that the digits of the binary number are not those shown
    value = Decimal(int(raw)) if whole else Decimal(repr(raw))
    return value if _sized(value) else fault("number-unreadable")


def _from_text(raw: str, unit: Unit | None) -> Decimal | Cleaned | Fault:
    text = raw.translate(_FOLD).strip()
    match = _NUMBER.match(text)
    if match is None:
        return fault("number-unreadable")
    suffix = text[match.end() :].strip()
    power = _magnitude(suffix, unit)
    if suffix and not power and suffix not in suffixes(unit):
        looks_like_unit = suffix[0] in "%‰元千万百亿" or suffix.isalpha()
        return (
            fault("number-suffix", suffix=suffix, unit=unit.code if unit else "")
            if looks_like_unit
            else fault("number-unreadable")
        )
    value = Decimal(match["sign"] + match["whole"].replace(",", "") + match["rest"]).scaleb(power)
    if not _sized(value):
        return fault("number-unreadable")
    plain = not suffix and "," not in match["whole"] and text == raw
    return value if plain else Cleaned(value)


def _magnitude(suffix: str, unit: Unit | None) -> int:
    """The power of ten of a numeral in words before the plain unit of the column: 1.2亿 or 3000万元 where 元 is meant.

    Where the unit has a numeral of its own, 1.2亿 in a column of 万元, it is a question for the sender.
    """
    if unit is None or unit.factor != 1 or unit.dimension is Dimension.RATIO or unit.code[0] in _NUMERALS:
        return 0
    return _NUMERALS.get(suffix.removesuffix(unit.code), 0)


def _sized(value: Decimal) -> bool:
    """False for what no report can mean: beyond any amount there is, on either side of one."""
    return not value or -_MAGNITUDE < value.adjusted() < _MAGNITUDE


def suffixes(unit: Unit | None) -> tuple[str, ...]:
    """What may follow a number in this unit: its code, and 亿 for 亿元."""
    if unit is None:
        return ()
    short = unit.code.removesuffix("元")
    return (unit.code, short) if short and short != unit.code else (unit.code,)


def plain_number(raw: Raw) -> Decimal | None:
    """The number when the cell is one beyond doubt (used to look at unmapped cells), else ``None``."""
    if isinstance(raw, date | time | timedelta):
        return None
    value = read_number(raw, None)
    return value.value if isinstance(value, Cleaned) else value if isinstance(value, Decimal) else None


def number_shown(value: Decimal) -> str:
    """A number for a message: no exponent, no trailing zeros, thousands separated."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
