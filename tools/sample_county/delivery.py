"""What one delivered file is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Delivery:
    """A file as it came in: on which day, under which name, with which bytes."""

    received: date
    name: str
    content: bytes

    @property
    def path(self) -> str:
        """Where it lies below the data folder."""
        return f"{self.received.isoformat()}/{self.name}"
