"""What a typed cell holds. Numbers stay the text they were written as: nothing passes through a float.

The exceptions are whole numbers of more than 15 digits. The programs that write these files have rounded them, and as
floats they meet the same suspicion as in a workbook.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from tanjcli.intake.files.grid import Raw

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_SAFE_DIGITS = 15
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Held:
    """A raw value. ``error``: what a cell shows for one; ``formula``: without a stored value; ``serial``: of a date."""

    raw: Raw = ""
    error: str = ""
    formula: str = ""
    serial: str = ""

    @property
    def blank(self) -> bool:
        """True when there is nothing at all to keep."""
        return self.raw == "" and not self.error and not self.formula


NOTHING = Held()


def number(text: str) -> Held:
    """A number as written; what is none is an error cell, never a text that might be taken for something else."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return Held(error=text[:50] or "#NUM!")
    digits = text.lstrip("+-0")
    return Held(float(text) if digits.isdigit() and len(digits) > _SAFE_DIGITS else text)


def percent(text: str) -> Held:
    """A number under a percent format: 0.153 is stored, 15.3% is meant."""
    held = number(text)
    if held.error:
        return held
    return Held(f"{Decimal(text.strip()).scaleb(2).normalize():f}%")


def moment(text: str) -> Held:
    """An ISO date or date and time; midnight is a day, as everywhere in the grid."""
    text = text.strip().removesuffix("Z")
    try:
        when = datetime.fromisoformat(text[:26])
    except ValueError:
        return Held(text)
    serial = str((when.date() - _EPOCH).days)
    return Held(when.date() if when.time() == time() else when, serial=serial)
