"""Deliveries → ledgers: the one entry of this floor.

Every file is read on its own (a pure function of its bytes, the sources and the plan's words); only then do the files
meet, in order of arrival, for what one of them alone cannot show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from tanjcli.core.errors import ConservationError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.quantities import UnitTable
from tanjcli.core.severity import Severity
from tanjcli.core.words import Name, Term, Vocabulary
from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.fault import fault
from tanjcli.intake.frames import build_ledger
from tanjcli.intake.grid import Book, Sheet
from tanjcli.intake.ledger import STRIP, Account, Ledger, Ledgers, Source
from tanjcli.intake.lookups import with_lookups
from tanjcli.intake.matching import Match, glob_fits, match_sheets
from tanjcli.intake.read import read_book
from tanjcli.intake.read_table import read_table
from tanjcli.intake.series import check_series
from tanjcli.intake.spec import Accept, LedgerSpec, Recipe, Sources
from tanjcli.intake.stretch import Kit, Stretch, TableRead, balanced
from tanjcli.intake.table import RowKind
from tanjcli.intake.unit_alarm import Leap, UnitAlarm

_SAMPLE_MARK = "样例数据"


@dataclass
class FileRead:
    """What one file holds, before it meets any other."""

    source: Source
    tables: list[tuple[Book, Match, TableRead]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)


def ingest(
    deliveries: Iterable[Delivery],
    sources: Sources,
    vocabularies: Mapping[str, Vocabulary],
    units: UnitTable,
    progress: Callable[[str], None] | None = None,
) -> Ledgers:
    """Read every delivery into the ledgers of ``sources``.

    Args:
        deliveries: in order of (received, file); a file whose bytes came before is not read again.
        sources: the ledgers and recipes.
        vocabularies: the plan's closed lists ("places", industries …); those of ``sources`` are added.
        units: the units the plan knows.
        progress: called with the name of each file before it is read.

    Raises:
        ConservationError: a row is neither used, excluded nor rejected. That is a bug, never a fault of the data.
    """
    kit = Kit(sources, {**vocabularies, **_own_vocabularies(sources)}, units)
    reads: list[FileRead] = []
    seen: dict[str, str] = {}
    repeated: list[Finding] = []
    for delivery in deliveries:
        if progress is not None:
            progress(delivery.file)
        if delivery.sha256 in seen:
            earlier = Place(seen[delivery.sha256])
            repeated.append(
                Finding(
                    "file-repeated", Place(delivery.file), {"earlier": earlier.file}, "", (earlier,), delivery.sha256
                )
            )
            continue
        seen[delivery.sha256] = delivery.file
        reads.append(read_delivery(delivery, kit))
    return _assembled(reads, repeated, sources)


def read_delivery(delivery: Delivery, kit: Kit) -> FileRead:
    """Read one file: its sheets matched, every matched table read, every row accounted for."""
    book, found = read_book(delivery.path, delivery.file, delivery.sha256)
    sample = kit.sources.sample or (book is not None and any(_marked_sample(sheet) for sheet in book.sheets))
    result = FileRead(Source(delivery.file, delivery.sha256, delivery.received, sample), findings=list(found))
    if book is None:
        return result
    matches, doubts = match_sheets(book, kit.sources, kit.units)
    result.findings += doubts
    claimed = {m.sheet.name for m in matches}
    for match in matches:
        result.tables.append((book, match, read_table(book, match, kit)))
    for sheet in book.sheets:
        if sheet.name not in claimed:
            excluded = {str(RowKind.UNCLAIMED): len(sheet.rows)} if sheet.rows else {}
            result.accounts.append(balanced(Account(book.file, sheet.name, "", len(sheet.rows), 0, excluded, 0)))
            if sheet.rows and matches:
                params = fault("sheet-unread", sheet=sheet.name, rows=str(len(sheet.rows)), recipe=matches[0].name)
                result.findings.append(book.finding(params, book.place(sheet, 0)))
    return result


def _own_vocabularies(sources: Sources) -> dict[str, Vocabulary]:
    return {
        name: Vocabulary(name, tuple(Term(i, Name(t.name.zh, t.name.en), t.aliases) for i, t in terms.items()))
        for name, terms in sources.vocabularies.items()
    }


def _marked_sample(sheet: Sheet) -> bool:
    edge = (*sheet.rows[:5], *sheet.rows[-5:])
    return any(isinstance(raw, str) and _SAMPLE_MARK in raw for cells in edge for raw in cells)


def _assembled(reads: list[FileRead], repeated: list[Finding], sources: Sources) -> Ledgers:
    alarm = UnitAlarm()
    parts: dict[str, list[tuple[int, Stretch]]] = {ledger: [] for ledger in sources.ledgers}
    findings: list[Finding] = []
    accounts: list[Account] = []
    for index, read in enumerate(reads):
        found = list(read.findings)
        accounts += read.accounts
        for book, match, table in read.tables:
            table = _sounded(book, match, table, sources.ledgers[table.ledger], alarm)
            parts[table.ledger] += [(index, stretch) for stretch in table.stretches]
            found += table.findings
            accounts.append(table.account)
        findings += _accepted(found, read)
    files = tuple(read.source for read in reads)
    ledgers = {i: build_ledger(i, spec, parts[i], files) for i, spec in sources.ledgers.items()}
    _check_counts(ledgers, accounts)
    findings += [f for ledger in ledgers.values() for f in check_series(ledger)]
    sample = sources.sample or any(s.sample for s in files)
    return Ledgers(with_lookups(ledgers), files, (*findings, *repeated), tuple(accounts), sample)


def _sounded(book: Book, match: Match, table: TableRead, spec: LedgerSpec, alarm: UnitAlarm) -> TableRead:
    """The table, or nothing but its account when most of its figures leapt by one power of ten."""
    leaps = [leap for stretch in table.stretches for leap in alarm.leaps(table.ledger, spec, stretch)]
    found = [*table.findings, *(_leap_finding(book, match, leap) for leap in leaps)]
    refusing = [f for f in found if f.code == "unit-alarm" and _acceptance(match.recipe, f) is None]
    if refusing:
        account = replace(table.account, used=0, rejected=table.account.rejected + table.account.used)
        return TableRead(table.ledger, balanced(account), [], found)
    for stretch in table.stretches:
        alarm.remember(table.ledger, spec, stretch)
    return replace(table, findings=found)


def _leap_finding(book: Book, match: Match, leap: Leap) -> Finding:
    column = match.header.columns[leap.column]
    factor = f"10^{leap.power}" if abs(leap.power) > 1 else ("10" if leap.power > 0 else "0.1")
    params = {
        "column": match.header.labels[column],
        "factor": factor,
        "moved": str(leap.moved),
        "compared": str(leap.compared),
    }
    places = tuple(book.place(match.sheet, row, column) for row in leap.rows)
    found = fault("unit-alarm" if leap.alarming else "unit-odd", **params)
    return book.finding(found, places[0], match.sheet.at(leap.rows[0], column), places[1:])


def _accepted(found: list[Finding], read: FileRead) -> list[Finding]:
    """Findings a person has accepted in the recipe stay on record as notes, with her reason."""
    recipes = {match.name: match.recipe for _, match, _ in read.tables}.values()
    result = []
    for finding in found:
        rule = next((a for recipe in recipes if (a := _acceptance(recipe, finding))), None)
        if rule is not None and finding.severity is not Severity.NOTE:
            finding = replace(finding, code="finding-accepted", params={"code": finding.code, "reason": rule.reason})
        result.append(finding)
    return result


def _acceptance(recipe: Recipe, finding: Finding) -> Accept | None:
    name = finding.place.file.rpartition("/")[2]
    return next(
        (
            rule
            for rule in recipe.accept
            if rule.code == finding.code and rule.cell in (None, finding.place.cell) and glob_fits(name, rule.file)
        ),
        None,
    )


def _check_counts(ledgers: Mapping[str, Ledger], accounts: Iterable[Account]) -> None:
    """The rows accounts call used are the rows ledgers hold."""
    used: Counter[str] = Counter()
    for account in accounts:
        used[account.file] += account.used
    held: Counter[str] = Counter()
    for ledger in ledgers.values():
        for strip in ledger.frame[STRIP]:
            held[ledger.sources[ledger.strips[strip].source].file] += 1
    if +used != +held:
        wrong = next(iter((used - held) + (held - used)))
        raise ConservationError(f"{wrong}: {used[wrong]} rows used, {held[wrong]} in the ledgers")
