"""Several edited copies of one list made into one: a three-way merge, cell by cell, on the list that was sent out.

A cell that nobody changed stays; one that somebody changed takes the new value; one that two people changed differently
is a conflict: it keeps the value that was sent out, and every version is told with its cell. Nothing is chosen in
silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tanjcli.core.addresses import column_letters
from tanjcli.core.findings import Place
from tanjcli.intake.ingest import FileRead
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.ledgers.revisions import Known

Row = Mapping[str, Known]
Key = tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One cell as one file returned it."""

    value: Known
    place: Place


@dataclass(frozen=True, slots=True)
class Conflict:
    """One cell that was changed differently by several files; ``sent`` is what had been sent out."""

    key: Key
    column: str
    sent: Known
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged rows, in the order in which they were sent out, new ones behind; and what became of them.

    ``changed`` counts cells that took a new value, ``added`` and ``silent`` are keys: rows nobody had sent out, and
    rows that no file returned.
    """

    rows: tuple[Row, ...]
    conflicts: tuple[Conflict, ...]
    changed: int
    added: tuple[Key, ...]
    silent: tuple[Key, ...]


def merge(spec: LedgerSpec, sent: Sequence[Row], reads: Sequence[FileRead], ledger: str) -> Merged:
    """Merge what the files return into the rows that had been ``sent`` out; a ledger's time is no part of the key."""
    identity = [name for name in spec.key if name != spec.time]
    before = {tuple(row.get(name) for name in identity): row for row in sent}
    returned: dict[Key, dict[str, list[Version]]] = {}
    for key, column, version in _returned(reads, ledger, identity):
        returned.setdefault(key, {}).setdefault(column, []).append(version)
    rows, conflicts, changed = [], [], 0
    for key in dict.fromkeys((*before, *returned)):
        row = dict(before.get(key, zip(identity, key, strict=True)))
        for column, versions in returned.get(key, {}).items():
            new = _differing(versions, row.get(column))
            if len({version.value for version in new}) > 1:
                conflicts.append(Conflict(key, column, row.get(column), tuple(new)))
            elif new:
                row[column] = new[0].value
                changed += key in before
        rows.append(row)
    return Merged(
        rows=tuple(rows),
        conflicts=tuple(conflicts),
        changed=changed,
        added=tuple(key for key in returned if key not in before),
        silent=tuple(key for key in before if key not in returned),
    )


def _differing(versions: Sequence[Version], sent: Known) -> list[Version]:
    return [version for version in versions if version.value != sent]


def _returned(reads: Sequence[FileRead], ledger: str, identity: Sequence[str]) -> Iterator[tuple[Key, str, Version]]:
    """Every cell that came back, its row's key aside."""
    for read in reads:
        for book, _, table in read.tables:
            for stretch in table.stretches if table.ledger == ledger else ():
                keys = list(zip(*(stretch.columns[name] for name in identity), strict=True))
                for column, at in stretch.places.items():
                    if column in identity:
                        continue
                    for row, key, value in zip(stretch.rows, keys, stretch.columns[column], strict=True):
                        cell = f"{column_letters(at)}{stretch.sheet_row(row, column) + 1}"
                        yield key, column, Version(value, Place(book.file, stretch.sheet, cell))
