"""How much a finding weighs."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """An error stops what it concerns, a warning is shown, a note is on record."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
