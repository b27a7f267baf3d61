"""Findings: what is wrong with an input, and exactly where.

Bad input is a value, not an exception. A finding carries a code, a place and parameters; the sentence a
person reads is made at the edge from the catalogue (``tanjcli.core.catalogue``), in her language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tanjcli.core.catalogue import entry
from tanjcli.core.severity import Severity


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where: a YAML position (``file:line:column``) or a sheet cell (``file / sheet / A1``).

    ``line``, ``column`` and ``record`` count from 1 as a person sees them. ``cell`` is an A1 address.
    """

    file: str = ""
    sheet: str = ""
    cell: str = ""
    line: int = 0
    column: int = 0
    record: int = 0

    def __str__(self) -> str:
        if self.line:
            position = f":{self.line}" + (f":{self.column}" if self.column else "")
            return f"{self.file}{position}" + (f" / {self.cell}" if self.cell else "")
        return " / ".join(part for part in (self.file, self.sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: catalogue ``code``, ``place``, parameters for the message, the text as it was seen."""

    code: str
    place: Place
    params: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    raw: str = ""
    related: tuple[Place, ...] = ()
    sha256: str = ""

    @property
    def severity(self) -> Severity:
        """The catalogue's severity for this code."""
        return entry(self.code).severity


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Only the findings that stop what they concern."""
    return tuple(f for f in findings if f.severity is Severity.ERROR)
