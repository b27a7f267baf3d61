"""Deliveries → ledgers: the one entry of this floor.

Every file is read on its own (a pure function of its bytes, the sources and the plan's words); only then do the files
meet, in order of arrival, for what one of them alone cannot show.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from typing import Protocol

from tanjcli.core.findings import Finding, Place
from tanjcli.core.quantities import UnitTable
from tanjcli.core.severity import Severity
from tanjcli.core.words import Vocabulary
from tanjcli.intake.columnar.fenced import read_large_fenced
from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Book, Sheet
from tanjcli.intake.ledger import Account, Ledgers, Source, with_lookups
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.ledgers.blanks import blank_figures
from tanjcli.intake.ledgers.counts import check_counts
from tanjcli.intake.ledgers.frames import build_ledger
from tanjcli.intake.ledgers.looks import odd_looks
from tanjcli.intake.ledgers.series import check_series
from tanjcli.intake.read_steady import read_steady
from tanjcli.intake.recipe import Recipe
from tanjcli.intake.repeated import repetition
from tanjcli.intake.sounding import acceptance, heard, sounded
from tanjcli.intake.spec import Sources
from tanjcli.intake.tables.between import settle_between
from tanjcli.intake.tables.matching import Match, match_sheets
from tanjcli.intake.tables.parts import rows_between
from tanjcli.intake.tables.read_match import in_order, read_match
from tanjcli.intake.tables.stretch import Kit, Stretch, TableRead, balanced
from tanjcli.intake.tables.table import RowKind
from tanjcli.intake.vocabularies import own_vocabularies
from tanjcli.intake.words.spelling import Spellings, text_keys

_SAMPLE_MARK = "样例数据"


@dataclass
class FileRead:
    """What one file holds, before it meets any other; ``book`` is absent when the file was refused."""

    source: Source
    book: Book | None = None
    tables: list[tuple[Book, Match, TableRead]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)


class Progress(Protocol):
    """Somebody who wants to know what is being read."""

    def __call__(self, file: str, share: float = 0.0, /) -> None:
        """``file`` is being read, ``share`` of it is done."""


class Done(Protocol):
    """Files read already, or being read elsewhere, by their sha256."""

    def get(self, key: str, /) -> FileRead | None:
        """The file as ``read_delivery`` gives it; ``None`` when it has to be read."""


def ingest(
    deliveries: Iterable[Delivery],
    sources: Sources,
    vocabularies: Mapping[str, Vocabulary],
    units: UnitTable,
    progress: Progress | None = None,
) -> Ledgers:
    """Read every delivery into the ledgers of ``sources``.

    Args:
        deliveries: in order of (received, file); a file whose bytes came before is not read again.
        sources: the ledgers and recipes.
        vocabularies: the plan's closed lists ("places", industries …); those of ``sources`` are added.
        units: the units the plan knows.
        progress: called with the name of each file before it is read, and with the share done of a large one.

    Raises:
        ConservationError: a row is neither used, excluded nor rejected. That is a bug, never a fault of the data.
    """
    return ingest_reads(deliveries, reading_kit(sources, vocabularies, units), progress)[0]


def reading_kit(
    sources: Sources,
    vocabularies: Mapping[str, Vocabulary],
    units: UnitTable,
    unpublished: frozenset[int] = frozenset(),
) -> Kit:
    """What reading needs beside a file: the plan's words and those of ``sources``, and the months without figures."""
    return Kit(sources, {**vocabularies, **own_vocabularies(sources)}, units, unpublished)


def ingest_reads(
    deliveries: Iterable[Delivery],
    kit: Kit,
    progress: Progress | None = None,
    done: Done | None = None,
) -> tuple[Ledgers, tuple[FileRead, ...]]:
    """The ledgers, and beside them each file as it was read; ``done``: files read already, by their sha256."""
    reads: list[FileRead] = []
    seen: dict[str, str] = {}
    repeated: list[Finding] = []
    for delivery in deliveries:
        if progress is not None:
            progress(delivery.file)
        if delivery.sha256 in seen:
            repeated.append(repetition(delivery, seen[delivery.sha256]))
            continue
        seen[delivery.sha256] = delivery.file
        known = None if done is None else done.get(delivery.sha256)
        reads.append(known or read_delivery(delivery, kit, progress))
    return _assembled(reads, repeated, kit.sources), tuple(reads)


def read_delivery(delivery: Delivery, kit: Kit, progress: Progress | None = None) -> FileRead:
    """Read one file: its sheets matched, every matched table read, every row accounted for."""
    heard = None if progress is None else partial(progress, delivery.file)
    large = read_large_fenced(delivery, kit, heard)
    if large is not None:
        sample = kit.sources.sample or _marked_sample(large.match.sheet)
        source = Source(delivery.file, delivery.sha256, delivery.received, sample)
        return FileRead(source, large.book, [(large.book, large.match, large.table)])
    delivery, book, found = read_steady(delivery, kit.sources.limits.limits(), heard)
    return understand(delivery, book, found, kit)


def understand(delivery: Delivery, book: Book | None, found: Iterable[Finding], kit: Kit) -> FileRead:
    """What the cells of one file mean, a pure function; ``found`` is what reading them gave rise to."""
    sample = kit.sources.sample or (book is not None and any(_marked_sample(sheet) for sheet in book.sheets))
    result = FileRead(Source(delivery.file, delivery.sha256, delivery.received, sample), book, findings=list(found))
    if book is None:
        return result
    matches, doubts = match_sheets(book, kit.sources, kit.units)
    result.findings += doubts
    claimed = {m.sheet.name for m in matches}
    result.accounts += _between(book, matches)
    for match in matches:
        result.tables.append((book, match, read_match(book, match, kit)))
    settle_between(result.tables, kit.sources.ledgers)
    for sheet in book.sheets:
        if sheet.name not in claimed:
            excluded = {str(RowKind.UNCLAIMED): len(sheet.rows)} if sheet.rows else {}
            result.accounts.append(balanced(Account(book.file, sheet.name, "", len(sheet.rows), 0, excluded, 0)))
            if sheet.rows and matches:
                params = fault("sheet-unread", sheet=sheet.name, rows=str(len(sheet.rows)), recipe=matches[0].name)
                result.findings.append(book.finding(params, book.place(sheet, 0)))
    return result


def _between(book: Book, matches: Iterable[Match]) -> Iterator[Account]:
    """The rows between the tables of a sheet that holds several."""
    for sheet in book.sheets:
        parts = [m.part for m in matches if m.sheet.name == sheet.name and m.part is not None]
        excluded = rows_between(sheet, parts) if parts else {}
        if excluded:
            yield balanced(Account(book.file, sheet.name, "", sum(excluded.values()), 0, excluded, 0))


def _marked_sample(sheet: Sheet) -> bool:
    edge = (*sheet.rows[:5], *sheet.rows[-5:])
    return any(isinstance(raw, str) and _SAMPLE_MARK in raw for cells in edge for raw in cells)


def _assembled(reads: list[FileRead], repeated: list[Finding], sources: Sources) -> Ledgers:
    alarm = heard([table for read in reads for _, _, table in read.tables], sources.ledgers)
    numbers, spellings = count(), Spellings()
    parts: dict[str, list[tuple[int, Stretch]]] = {ledger: [] for ledger in sources.ledgers}
    findings: list[Finding] = []
    accounts: list[Account] = []
    for index, read in enumerate(reads):
        found = list(read.findings)
        accounts += read.accounts
        for book, match, table in read.tables:
            spec = sources.ledgers[table.ledger]
            table = sounded(book, match, table, spec, alarm, next(numbers))
            found += _settled(book, match, table, spec, spellings)
            parts[table.ledger] += [(index, stretch) for stretch in table.stretches]
            doubts = *blank_figures(book, match, table, spec), *odd_looks(book, match, table, spec)
            found += in_order([*table.findings, *doubts])
            accounts.append(table.account)
        findings += _accepted(found, _recipes(read))
    files = tuple(read.source for read in reads)
    ledgers = {i: build_ledger(i, spec, parts[i], files) for i, spec in sources.ledgers.items()}
    check_counts(ledgers, accounts)
    recipes = {read.source.file: _recipes(read) for read in reads}
    for finding in (f for ledger in ledgers.values() for f in check_series(ledger)):
        findings += _accepted([finding], recipes.get(finding.place.file, []))
    samples = [s for s in files if s.sample]
    if samples and not sources.sample:
        params = {"count": str(len(samples))}
        findings.append(Finding("sample-undeclared", Place(samples[0].file), params, sha256=samples[0].sha256))
    return Ledgers(with_lookups(ledgers), files, (*findings, *repeated), tuple(accounts), bool(samples))


def _settled(book: Book, match: Match, table: TableRead, spec: LedgerSpec, spellings: Spellings) -> Iterator[Finding]:
    """Text keys take the spelling they had in earlier files; one note for each column in which any differed."""
    told: set[str] = set()
    for stretch in table.stretches:
        for name in text_keys(spec, stretch.columns):
            stretch.columns[name], changed = spellings.settle(table.ledger, name, stretch.columns[name])
            if changed and name not in told and name in stretch.places:
                told.add(name)
                row, col = stretch.sheet_row(stretch.rows[changed[0]], name), stretch.places[name]
                params = {"known": str(stretch.columns[name][changed[0]]), "count": str(len(changed))}
                params["column"] = match.header.labels[col]
                yield book.finding(
                    Fault("key-spelling", params), book.place(match.sheet, row, col), match.sheet.at(row, col)
                )


def _accepted(found: Iterable[Finding], recipes: Collection[Recipe]) -> Iterator[Finding]:
    """Findings a person has accepted in the recipe stay on record as notes, with her reason."""
    for finding in found:
        rule = next((a for recipe in recipes if (a := acceptance(recipe, finding))), None)
        if rule is not None and finding.severity is not Severity.NOTE:
            finding = replace(finding, code="finding-accepted", params={"code": finding.code, "reason": rule.reason})
        yield finding


def _recipes(read: FileRead) -> list[Recipe]:
    return list({match.name: match.recipe for _, match, _ in read.tables}.values())
