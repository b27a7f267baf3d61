"""What a hostile file must meet: refused by name, or read with every bad cell named and every good figure right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.hostile.county_book import FIGURES

Found = tuple[str, str]  # a finding's code, and its cell


@dataclass(frozen=True)
class Fault:
    """One file and its verdict. ``refused``: the code that refuses it; else ``figures`` are what its rows give."""

    make: Callable[[], bytes]
    refused: str = ""
    found: tuple[Found, ...] = ()
    figures: Mapping[str, float | None] = field(default_factory=lambda: FIGURES)


Faults = Mapping[str, Fault]


def bad(make: Callable[[], bytes], code: str, cell: str = "D6") -> Fault:
    """The figure of M02 cannot be used, and its cell is named; the others stand."""
    return Fault(make, found=((code, cell),), figures={**FIGURES, "M02": None})


def noted(make: Callable[[], bytes], *found: Found) -> Fault:
    """Read rightly, and something is said about it."""
    return Fault(make, found=found)


def read(make: Callable[[], bytes]) -> Fault:
    """Read rightly."""
    return Fault(make)


def refuse(make: Callable[[], bytes], code: str) -> Fault:
    """Refused as a whole."""
    return Fault(make, refused=code, figures={})
