"""The shape of a catalogue entry."""

from __future__ import annotations

from dataclasses import dataclass

from tanjcli.core.severity import Severity


@dataclass(frozen=True, slots=True)
class Words:
    """The same sentence in both languages; ``{name}`` marks a finding's parameter, ``{raw}`` the text as seen."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding code: how much it weighs, what it is called, what it says, what to do."""

    code: str
    severity: Severity
    title: Words
    message: Words
    remedy: Words
