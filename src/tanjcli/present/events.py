"""What a calendar of a person's own program takes: days, apart from the Document that is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tanjcli.present.document import Gated


@dataclass(frozen=True, slots=True)
class Event(Gated):
    """An entry of a calendar: a whole day. ``uid`` never changes, so importing again replaces it."""

    uid: str
    day: date
    summary: str
    lines: tuple[str, ...] = ()
    category: str = ""
