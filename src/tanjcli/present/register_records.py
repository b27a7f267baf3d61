"""Registers for programs: JSON records with the rows behind every count, and one flat row an entry."""

from __future__ import annotations

from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Lang
from tanjcli.evaluate.register_results import Entry, RegisterBook
from tanjcli.evaluate.results import Assessment
from tanjcli.present.head_record import head_record

REGISTER_COLUMNS = (
    "plan", "as_of", "known_on", "sample", "register", "key", "name", "town", "amount", "unit", "facts", "counted",
    "file", "sheet", "cell",
)  # fmt: skip


def register_record(assessment: Assessment) -> dict[str, Any]:
    """The registers of an assessment."""
    return {**head_record(assessment), "registers": [_book(book) for book in assessment.registers]}


def register_rows(assessment: Assessment, lang: Lang) -> list[dict[str, Any]]:
    """One row an entry, with the columns of ``REGISTER_COLUMNS``; facts and counts joined by semicolons."""
    head = {
        "plan": assessment.plan_name.get(lang),
        "as_of": assessment.as_of.isoformat(),
        "known_on": assessment.known_on.isoformat(),
        "sample": "true" if assessment.sample else "false",
    }
    return [
        head
        | {"register": book.id, "unit": book.unit, "town": entry.town.get(lang)}
        | {"key": entry.key, "name": entry.name, "amount": _amount(entry)}
        | {"facts": "; ".join(f"{role}={text}" for role, text in entry.facts if text)}
        | {"counted": "; ".join(entry.counted)}
        | {"file": entry.place.file, "sheet": entry.place.sheet, "cell": entry.place.cell}
        for book in assessment.registers
        for entry in book.entries
    ]


def _book(book: RegisterBook) -> dict[str, Any]:
    return {
        "id": book.id,
        "kind": book.kind,
        "name": book.name.zh,
        "name_en": book.name.en,
        "unit": book.unit,
        "through": book.through.isoformat() if book.through else None,
        "terms": [{"code": term.code, **dict(term.params)} for term in book.terms],
        "counts": [
            {
                "id": count.id,
                "code": count.code,
                "of": count.of or None,
                "n": count.n,
                "keys": [entry.key for entry in book.rows(count.id)] if count.drawn else None,
            }
            for count in book.counts
        ],
        "entries": [_entry(entry) for entry in book.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "key": entry.key,
        "name": entry.name,
        "town": entry.town.zh,
        "town_en": entry.town.en,
        "amount": _amount(entry),
        "facts": dict(entry.facts),
        "counted": list(entry.counted),
        "place": {"file": entry.place.file, "sheet": entry.place.sheet, "cell": entry.place.cell},
    }


def _amount(entry: Entry) -> object:
    return None if isinstance(entry.amount, Unmeasured) else entry.amount
