"""Registers as frozen values: rows with their cells, and counts that are nothing but those rows counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tanjcli.core.absence import NOT_APPLICABLE, Figure
from tanjcli.core.findings import Place
from tanjcli.core.words import Name
from tanjcli.evaluate.sayings import Remark


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a register. ``facts`` are role and text, in the order they are shown; days in ISO form.

    ``counted`` are the ids of the counts it is in; ``place`` is its row, empty for a name that stands nowhere.
    ``amount`` is in the book's unit.
    """

    key: str
    name: str
    town: Name
    place: Place
    facts: tuple[tuple[str, str], ...] = ()
    counted: tuple[str, ...] = ()
    amount: Figure = NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Counted:
    """So many rows, in one place of a table: ``of`` is its line (a year; empty for today), ``code`` its column.

    A column of a batch is ``batch:`` and the word of the ledger. ``drawn`` false: a difference of others, without rows.
    """

    code: str
    of: str
    n: int
    drawn: bool = True

    @property
    def id(self) -> str:
        """What the rows behind it are asked for by: ``entries.2021``."""
        return f"{self.code}.{self.of}" if self.of else self.code


@dataclass(frozen=True, slots=True)
class RegisterBook:
    """One register as of a day. ``terms`` are the declared lines and spans that its counts go by.

    ``labels`` name the roles of facts that are columns of its ledger.
    """

    id: str
    kind: str
    name: Name
    unit: str = ""
    through: date | None = None  # how far the data speak; None: nothing has come
    counts: tuple[Counted, ...] = ()
    entries: tuple[Entry, ...] = ()
    terms: tuple[Remark, ...] = ()
    labels: tuple[tuple[str, Name], ...] = ()

    def rows(self, count: str) -> tuple[Entry, ...]:
        """The rows behind a count."""
        return tuple(entry for entry in self.entries if count in entry.counted)
