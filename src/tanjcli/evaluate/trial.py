"""What a delivery would do if it were filed: what each file is, what it restates, which verdicts it would change.

Nothing here is stored. "Before" and "after" are two assessments of the same plan, without and with the files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tanjcli.core.absence import Unmeasured
from tanjcli.core.findings import Finding
from tanjcli.core.severity import Severity
from tanjcli.core.words import Name
from tanjcli.evaluate.results import Assessment, CellResult
from tanjcli.intake.files.grid import Book
from tanjcli.intake.ingest import FileRead
from tanjcli.intake.ledger import Account, Ledgers
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.ledgers.merge import Conflict, Merged
from tanjcli.intake.ledgers.revisions import Known, Restated, Revision
from tanjcli.intake.spec import Sources
from tanjcli.intake.tables.control import Control
from tanjcli.intake.tables.matching import Likeness, Match, missing_headers
from tanjcli.intake.tables.stretch import Stretch, TableRead
from tanjcli.intake.words.cells import Value

# What a trial is told in; ``present`` sees evaluate, not intake.
__all__ = [
    "REJECTED",
    "Account",
    "Conflict",
    "Control",
    "FileLook",
    "Known",
    "LedgerSpec",
    "Merged",
    "Restated",
    "Revision",
    "TableLook",
    "Trial",
    "VerdictChange",
    "changed_verdicts",
    "look_at",
]

REJECTED, USED = "rejected", "used"


@dataclass(frozen=True, slots=True)
class RowLook:
    """What became of one row: ``fate`` is used, rejected or the reason of its exclusion; ``row`` counts from 1.

    ``values`` are those of a used row, amounts in the ledger's unit: one entry, or one for each column of figures that
    run across. ``line`` is 0 outside text files.
    """

    row: int
    line: int
    fate: str
    values: tuple[Mapping[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class TableLook:
    """One sheet that a recipe reads: how surely (``rate``, ``missing`` → what looks like it), and its row account."""

    sheet: str
    recipe: str
    ledger: str
    name: Name
    rate: float
    missing: tuple[tuple[str, str], ...]
    header: tuple[int, int]
    periods: tuple[str, ...]
    units: tuple[tuple[str, str], ...]
    account: Account
    controls: tuple[Control, ...]
    rows: tuple[RowLook, ...]
    value_units: Mapping[str, str] = field(default_factory=dict)  # ledger column → the unit the ledger holds


@dataclass(frozen=True, slots=True)
class FileLook:
    """One file. ``container`` is empty when it was refused; ``nearest`` are recipes where none reads it.

    ``known_as``: the delivery, or the other file, whose very bytes it has.
    """

    file: str
    sha256: str
    known_as: str
    container: str
    encoding: str
    sheets: tuple[str, ...]
    tables: tuple[TableLook, ...]
    nearest: tuple[Likeness, ...]
    findings: tuple[Finding, ...]
    accounts: tuple[Account, ...] = ()  # of all its rows, those too that no recipe reads

    @property
    def used(self) -> int:
        """Rows that can be used."""
        return sum(table.account.used for table in self.tables)

    @property
    def rejected(self) -> int:
        """Rows that cannot."""
        return sum(table.account.rejected for table in self.tables)

    @property
    def faulty(self) -> bool:
        """True when something in it must be put right."""
        unread = not self.tables and not self.known_as
        return unread or any(f.severity is Severity.ERROR for f in self.findings)

    @property
    def refused(self) -> bool:
        """True when nothing of it can be used, and not because it is merely empty."""
        return not self.used and self.faulty


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A target whose status or actual would be another in the report of ``year``."""

    year: int
    before: CellResult
    after: CellResult


@dataclass(frozen=True, slots=True)
class Trial:
    """Everything a set of files is and would change; ``as_of``: (year, data date before, data date after)."""

    files: tuple[FileLook, ...]
    revisions: tuple[Revision, ...]
    changes: tuple[VerdictChange, ...]
    as_of: tuple[tuple[int, date, date], ...]
    sample: bool


def look_at(read: FileRead, known_as: str, ledgers: Ledgers, sources: Sources, nearest: Sequence[Likeness]) -> FileLook:
    """What one file is; ``ledgers`` are those it went into: what only many files together show stands there."""
    file, book = read.source.file, read.book
    own = tuple(account for account in ledgers.accounts if account.file == file)
    accounts = {_key(account): account for account in own}
    tables = tuple(
        _table(book, match, table, accounts[_key(table.account)], sources) for book, match, table in read.tables
    )
    return FileLook(
        file=file,
        sha256=read.source.sha256,
        known_as=known_as,
        container=book.container if book else "",
        encoding=book.encoding if book else "",
        sheets=tuple(sheet.name for sheet in book.sheets) if book else (),
        tables=tables,
        nearest=() if tables else tuple(nearest),
        findings=concerning(ledgers.findings, file),
        accounts=own,
    )


def _key(account: Account) -> tuple[str, str, str]:
    return account.sheet, account.recipe, account.block


def look_again(file: str, first: FileLook, findings: Iterable[Finding]) -> FileLook:
    """A file with the bytes of another one tried: it was not read again."""
    mine = tuple(f for f in findings if f.place.file == file)
    return replace(first, file=file, known_as=first.file, tables=(), nearest=(), findings=mine, accounts=())


def concerning(findings: Iterable[Finding], file: str) -> tuple[Finding, ...]:
    """The findings that lie in ``file``, or point to it."""
    return tuple(f for f in findings if f.place.file == file or any(place.file == file for place in f.related))


def changed_verdicts(before: Assessment, after: Assessment) -> tuple[VerdictChange, ...]:
    """Targets whose status or actual differs between two reports on the same year."""
    old = {cell.target_id: cell for cell in before.cells}
    pairs = ((old[cell.target_id], cell) for cell in after.cells)
    return tuple(
        VerdictChange(after.year, was, now)
        for was, now in pairs
        if (was.status, _known(was)) != (now.status, _known(now))
    )


def _known(cell: CellResult) -> object:
    """The actual, or why there is none: which months are missing is no change of verdict."""
    return cell.actual.why if isinstance(cell.actual, Unmeasured) else cell.actual


def _table(book: Book, match: Match, table: TableRead, account: Account, sources: Sources) -> TableLook:
    spec = sources.ledgers[table.ledger]
    header = match.header
    labels = {name: column.name.zh for name, column in spec.columns.items()}
    labels |= {name: header.labels[column] for name, column in header.columns.items()}
    stretches = table.stretches
    units = dict.fromkeys((labels[name], unit) for s in stretches for name, unit in s.units.items() if name in labels)
    missing = (f.params for f in missing_headers(book, match, spec) if f.code != "header-twice")
    return TableLook(
        sheet=match.sheet.name,
        recipe=match.name,
        ledger=table.ledger,
        name=Name(spec.name.zh, spec.name.en),
        rate=header.rate,
        missing=tuple((params["header"], params["suggestions"]) for params in missing),
        header=(header.first + 1, header.last + 1),
        periods=tuple(dict.fromkeys(s.covered.period.label for s in stretches)),
        units=tuple(units),
        account=account,
        controls=tuple(table.controls),
        rows=_rows(match, table, account),
        value_units={name: column.unit for name, column in spec.columns.items() if column.unit},
    )


def _rows(match: Match, table: TableRead, account: Account) -> tuple[RowLook, ...]:
    values: dict[int, list[Mapping[str, Value]]] = {}
    for row, given in (entry for stretch in table.stretches for entry in _values(stretch)):
        values.setdefault(row, []).append(given)
    fates = table.fates
    if Counter(fates)[USED] != account.used:  # the whole table was refused after it had been read
        fates, values = [REJECTED if fate == USED else fate for fate in fates], {}
    lines = match.sheet.lines
    return tuple(
        RowLook(row + 1, lines[row] if lines is not None else 0, fate, tuple(values.get(row, ())))
        for row, fate in enumerate(fates)
        if row >= match.top
    )


def _values(stretch: Stretch) -> Iterable[tuple[int, Mapping[str, Value]]]:
    columns = stretch.columns
    for position, row in enumerate(stretch.rows):
        yield row, {name: values[position] for name, values in columns.items()}
