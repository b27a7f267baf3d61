"""Addresses of sheet cells as a person writes them."""

from __future__ import annotations


def column_letters(index: int) -> str:
    """Sheet letters of a 0-based column: 0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
