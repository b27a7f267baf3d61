"""What a table keeps silent about (no rows, a column without a figure), or says that cannot be meant so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from tanjcli.core.findings import Finding
from tanjcli.core.periods import Period
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Book, Cell, Sheet, is_blank, text_of
from tanjcli.intake.ledger_spec import Column, LedgerSpec
from tanjcli.intake.tables.context import Covered
from tanjcli.intake.tables.matching import Match
from tanjcli.intake.words.cells import MISSING_TOKENS, Value

_YEAR = 12


def unpublished_month(match: Match, when: Covered | None, unpublished: frozenset[int]) -> Fault | None:
    """A table of a month that the plan says is never published on its own: most likely a slip."""
    return None if when is None else unpublished_day(match, when.through, unpublished)


def unpublished_day(match: Match, day: date, unpublished: frozenset[int]) -> Fault | None:
    """The same of a period that a row or a header of such a table states; ``day`` is its last."""
    if match.recipe.period.kind not in ("month", "ytd") or day.month not in unpublished:
        return None
    return fault("period-unpublished", stated_period=Period.month(day.year, day.month).label, month=str(day.month))


def unpublished_rows(
    match: Match, rows: Sequence[int], days: Sequence[Value], unpublished: frozenset[int]
) -> Iterator[tuple[Fault, list[int]]]:
    """The rows that state such a month, one fault for each; ``days`` run parallel to ``rows``."""
    told: dict[date, list[int]] = {}
    for row, day in zip(rows, days, strict=True):
        if isinstance(day, date):
            told.setdefault(day, []).append(row)
    faults = ((unpublished_day(match, day, unpublished), found) for day, found in told.items())
    yield from ((problem, found) for problem, found in faults if problem is not None)


def silences(
    book: Book, match: Match, spec: LedgerSpec, rows: Sequence[int], excused: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """A table without rows; columns of figures in which not one row has any. ``excused`` columns may be blank."""
    sheet, header = match.sheet, match.header
    if not rows:
        yield book.finding(fault("table-empty"), book.place(sheet, header.last))
        return
    for name, col in header.columns.items():
        measure = spec.columns[name].type in ("amount", "whole") and name not in excused
        if measure and all(_says_nothing(sheet, row, col) for row in rows):
            found = fault("measure-blank", column=header.labels[col], rows=str(len(rows)))
            yield book.finding(found, book.place(sheet, header.last, col))


def excused_columns(columns: Mapping[str, Column], when: Covered | None, unpublished: frozenset[int]) -> frozenset[str]:
    """Figures of the month alone, in the month after one that is not published: only the sum of both is known."""
    if when is None or (when.through.month - 2) % _YEAR + 1 not in unpublished:
        return frozenset()
    return frozenset(name for name, column in columns.items() if column.flow == "month")


def told_once(
    faults: Mapping[int, Fault], col: int | None, anchors: Mapping[Cell, Cell]
) -> Iterable[tuple[int, Fault, list[int]]]:
    """Row, fault and further rows: a merged cell that cannot be read is one finding, whatever it stands for."""
    told: dict[tuple[Cell, str], tuple[int, Fault, list[int]]] = {}
    for row, problem in faults.items():
        # A merged amount is lost to each of its rows; a merged label is one mistake.
        alone = problem.code == "merged-amount"
        cell = (row, -1) if alone or col is None else anchors.get((row, col), (row, col))
        known = told.setdefault((cell, problem.code), (cell[0] if cell[1] == col else row, problem, []))
        if known[0] != row:
            known[2].append(row)
    return told.values()


def _says_nothing(sheet: Sheet, row: int, col: int) -> bool:
    raw = sheet.at(row, col)
    cell = (row, col)
    if cell in sheet.errors or cell in sheet.uncached:
        return False
    return is_blank(raw) or text_of(raw) in MISSING_TOKENS
