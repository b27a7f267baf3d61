"""What was rejected and so is missing from a figure: rows, cells, and tables whose stated total does not agree."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tanjcli.core.addresses import column_index
from tanjcli.core.findings import Finding, Place, errors
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Remark
from tanjcli.intake.ledger import ROW, STRIP, Ledger, Ledgers, Strip
from tanjcli.intake.tables.control import DISAGREES

_CELL = re.compile(r"([A-Z]*)(\d+)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One place of a table that does not count. Without ``columns`` the whole row; ``row`` 0: the whole table."""

    strip: int
    row: int
    columns: frozenset[str] = frozenset()
    held: bool = False  # the row itself is in the ledger, only the cell is not


def doubts_of(ledgers: Ledgers) -> Mapping[str, tuple[Doubt, ...]]:
    """The doubts of every ledger, from the error findings; ``ledgers`` are as they were ingested."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in errors(ledgers.findings):
        found.setdefault((finding.place.file, finding.place.sheet), []).append(finding)
    return {key: tuple(_doubts(ledger, found)) for key, ledger in ledgers.ledgers.items()} if found else {}


def rejected(
    ledger: Ledger, columns: Collection[str], days: tuple[date | None, date], room: Room
) -> tuple[Remark, ...]:
    """A remark when tables that speak of ``days`` (first: ``None`` for ever) have rejects that the figure needs."""
    first, last = days
    kept = set(zip(ledger.frame[STRIP], ledger.frame[ROW], strict=True)) if room.doubts.get(ledger.id) else set()
    there = {strip for strip, _ in kept}
    found = set()
    for doubt in room.doubts.get(ledger.id, ()):
        strip = ledger.strips[doubt.strip]
        known = ledger.sources[strip.source].received <= room.known_on
        speaks = strip.covers.start <= last and (first is None or strip.through >= first)
        needed = not doubt.columns or not doubt.columns.isdisjoint(columns)
        # What a later delivery restated does not matter any more.
        counts = (doubt.strip, doubt.row) in kept if doubt.held else doubt.strip in there or _silent(ledger, strip)
        if known and speaks and needed and counts:
            found.add((strip.source, strip.sheet, doubt.row))
    return (remark("rejected", count=str(len(found))),) if found else ()


def incomplete(remarks: Iterable[Remark]) -> bool:
    """True when something is said that makes the figure a partial one."""
    return any(said.code in ("rejected", "values-missing", "categories-missing") for said in remarks)


def _silent(ledger: Ledger, strip: Strip) -> bool:
    """Nothing came of the table, and no later one speaks of all its days."""
    received = ledger.sources[strip.source].received
    return not any(
        ledger.sources[other.source].received > received and other.covers.covers(strip.covers)
        for other in ledger.strips
    )


def _doubts(ledger: Ledger, found: Mapping[tuple[str, str], list[Finding]]) -> Iterable[Doubt]:
    held = set(zip(ledger.frame[STRIP], ledger.frame[ROW], strict=True))
    for index, strip in enumerate(ledger.strips):
        for finding in found.get((ledger.sources[strip.source].file, strip.sheet), ()):
            doubt = _doubt(index, strip, finding.place, held, total=finding.code in DISAGREES)
            if doubt is not None:
                yield doubt


def _doubt(index: int, strip: Strip, place: Place, held: set[tuple[int, int]], *, total: bool) -> Doubt | None:
    found = _CELL.fullmatch(place.cell)
    if found is None:
        return Doubt(index, 0)
    row = int(found[2])
    at = column_index(found[1]) if found[1] else -1
    named = frozenset(name for name, column in strip.columns.items() if column == at)
    inside = (index, row) in held
    if inside or total or strip.across:
        return Doubt(index, row, named, held=inside) if named else None
    return Doubt(index, row)
