"""A printed number as a spreadsheet holds it: the printed value as a real number, and the format that prints it again.

The value is the rounded one, so that a sum made in the spreadsheet is the sum of what the reader sees. Percentages are
stored as spreadsheets reckon with them (87.6 % is 0.876); percentage points stay plain numbers.
"""

from __future__ import annotations

from decimal import Decimal

from tanjcli.present.document import Number

_LONGEST = 200


def stored(number: Number) -> Decimal:
    """The number to write."""
    return number.printed.scaleb(-2) if number.unit == "%" else number.printed


def number_format(number: Number) -> str:
    """The format in which ``stored`` reads as ``number.text``; empty where no format can say it."""
    digits = "0." + "0" * number.digits if number.digits else "0"
    unit = "%" if number.unit == "%" else _literal(number.unit if number.unit == "‰" else f" {number.unit}".rstrip())
    opening, closing = (_literal("("), _literal(")")) if number.enclosed else ("", "")
    body = f"{digits}{unit}{closing}"
    prefix = _literal(f"{number.prefix} ") if number.prefix else ""
    above = f"{opening}{prefix}{_literal('+') if number.signed else ''}{body}"
    below = f"{opening}{_literal(f'{number.negative} ')}{body}" if number.negative else f"{opening}{prefix}-{body}"
    text = f"{above};{below};{opening}{prefix}{body}"
    return text if len(text) <= _LONGEST else ""


def _literal(text: str) -> str:
    """Text that no format reads as a code; a quotation mark can only stand outside quotation marks."""
    quoted = '"\\""'.join(text.split('"'))
    return f'"{quoted}"' if text else ""
