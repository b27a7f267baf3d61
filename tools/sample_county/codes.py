"""Made-up unified social credit codes that pass both check digits (GB 32100 and GB 11714)."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def organisation_check(body: str) -> str:
    """Check character of an eight-character organisation code, after GB 11714."""
    total = sum(int(char, 36) * weight for char, weight in zip(body, ORGANISATION_WEIGHTS, strict=True))
    rest = 11 - total % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def credit_check(body: str) -> str:
    """Check character of the first 17 characters of a credit code, after GB 32100."""
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(body))
    return ALPHABET[(31 - total % 31) % 31]


def credit_code(series: str, number: int) -> str:
    """A valid code; ``series`` is two letters that no registrar uses, so that it cannot be somebody's."""
    organisation = f"{series}{number:06d}"
    body = f"91371322{organisation}{organisation_check(organisation)}"
    return body + credit_check(body)
