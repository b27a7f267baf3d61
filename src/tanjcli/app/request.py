"""What somebody asks of a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. ``year`` absent: that of ``as_of``, else of the latest data. The rest as in ``Question``."""

    year: int | None = None
    as_of: date | None = None
    known_on: date | None = None
    split_by: str = ""
    only: tuple[str, ...] = ()
    origins: bool = False
    readings: bool = False
    books: bool = False
