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


def error(code: str, title: Words, message: Words, remedy: Words) -> Entry:
    """An entry that stops what it concerns."""
    return Entry(code, Severity.ERROR, title, message, remedy)


def warning(code: str, title: Words, message: Words, remedy: Words) -> Entry:
    """An entry that is shown."""
    return Entry(code, Severity.WARNING, title, message, remedy)


def note(code: str, title: Words, message: Words, remedy: Words) -> Entry:
    """An entry that is on record."""
    return Entry(code, Severity.NOTE, title, message, remedy)
