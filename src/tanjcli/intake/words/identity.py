"""Who a row is about: the 18-character unified social credit code, or the 15-digit number that came before it.

A code that fails a check is a warning: in real lists such codes are in use, and repairing one would invent a firm.
A code that went through a number cell or scientific notation has lost digits and cannot be used at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tanjcli.core.text import match_key
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Raw

GB32100 = "0123456789ABCDEFGHJKLMNPQRTUWXY"
GB11714 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?[Ee]\+?[0-9]+")
_EXACT_DIGITS = 15
_SHAPE = re.compile(r"(?=.*[0-9])[0-9A-Z]{18}")
_OLD = re.compile(r"[0-9]{15}")


def read_code(raw: Raw) -> str | Fault:
    """A code without blanks, upper case, half width; numbers beyond 15 digits are refused, their tail is gone."""
    if isinstance(raw, bool):
        return fault("code-unreadable")
    if isinstance(raw, int | float):
        if not 0 <= raw < 1e300 or raw != int(raw):
            return fault("code-unreadable")
        digits = str(int(raw))
        return digits if len(digits) <= _EXACT_DIGITS else fault("code-lost-digits", digits=str(len(digits)))
    if not isinstance(raw, str):
        return fault("code-unreadable")
    if _SCIENTIFIC.fullmatch(raw.strip()) and ("+" in raw or "." in raw):
        return fault("code-lost-digits", digits="18")
    plain = raw.strip()
    return plain.upper() if plain.isascii() and plain.isalnum() else match_key(plain)


def code_doubts(codes: Sequence[str | None], credit: bool) -> dict[int, Fault]:
    """What is doubtful about the codes of one column, by position.

    ``credit``: the header says they are credit codes; else they are when most of them look it. Only then is another
    length a doubt: certificates and projects have codes of their own.
    """
    known = [code for code in codes if code is not None]
    credit = credit or 2 * sum(bool(_SHAPE.fullmatch(code)) for code in known) > len(known)
    doubts = {i: code_doubt(code) or (_length_doubt(code) if credit else None) for i, code in enumerate(codes) if code}
    return {i: doubt for i, doubt in doubts.items() if doubt is not None}


@lru_cache(maxsize=100_000)
def code_doubt(code: str) -> Fault | None:
    """Why an 18-character code cannot be right, or ``None``; other lengths are other kinds of code."""
    if not _SHAPE.fullmatch(code):
        return None
    strange = sorted({ch for ch in code if ch not in GB32100})
    if strange:
        return fault("uscc-alphabet", letters=" ".join(strange))
    for kind, expected, seen in (
        ("uscc-check", _outer(code), code[17]),
        ("uscc-inner-check", _inner(code[8:16]), code[16]),
    ):
        if expected != seen:
            return fault(kind, expected=expected, seen=seen)
    return None


def _length_doubt(code: str) -> Fault | None:
    if _SHAPE.fullmatch(code):
        return None
    if not _OLD.fullmatch(code):
        return fault("code-length", length=str(len(code)))
    return fault("code-old" if _old_check(code) else "code-old-check")


def _old_check(code: str) -> bool:
    """GS 15: ISO 7064 modulus 11,10 over all fifteen digits leaves 1."""
    product = 10
    for digit in code[:14]:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return (product + int(code[14])) % 10 == 1


def _outer(code: str) -> str:
    """GB 32100: weights 3^i mod 31 over the first 17 characters."""
    return GB32100[-sum(GB32100.index(ch) * 3**i for i, ch in enumerate(code[:17])) % 31]


def _inner(body: str) -> str:
    """GB 11714, the organisation code inside: characters 9 to 16, check digit 17."""
    rest = 11 - sum(GB11714.index(ch) * weight for ch, weight in zip(body, INNER_WEIGHTS, strict=True)) % 11
    return "X" if rest == 10 else "0" if rest == 11 else str(rest)
