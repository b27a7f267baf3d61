"""``tanj doctor``: what was looked at, what it is, and what to do where something is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tanjcli.core.words import Lang
from tanjcli.present.document import Column, Document, StatusCell, Table, Words
from tanjcli.present.wording import Wording

# Health borrows the signs and colours of the verdicts.
_SIGNS = {"good": "achieved", "bad": "missed", "fact": "informative"}


@dataclass(frozen=True, slots=True)
class DoctorRow:
    """One thing looked at. ``remedy`` says what to do where ``health`` is bad."""

    item: str
    state: str
    health: Literal["good", "bad", "fact"] = "fact"
    remedy: str = ""


def compose_doctor(rows: Iterable[DoctorRow], lang: Lang) -> Document:
    """All rows as one table."""
    w = Wording(lang)
    columns = (
        Column("status", w.text("column.status"), exact=True),
        Column("item", w.text("column.item"), exact=True),
        Column("state", w.text("column.state"), least=24),
        Column("remedy", w.text("column.remedy"), least=24),
    )
    cells = tuple(
        (
            StatusCell(_SIGNS[row.health], w.text(f"doctor.{row.health}")),
            Words(row.item),
            Words(row.state),
            Words(row.remedy),
        )
        for row in rows
    )
    return Document(title=w.text("doctor.title"), blocks=(Table(columns, cells),))
