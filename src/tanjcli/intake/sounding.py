"""A table is sounded before it counts: against those before and after it, and each row against itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tanjcli.core.findings import Finding
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Book
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.ledgers.crossed import Crossed, crossings
from tanjcli.intake.ledgers.unit_alarm import Leap, UnitAlarm
from tanjcli.intake.recipe import Accept, Recipe
from tanjcli.intake.tables.matching import Match, glob_fits
from tanjcli.intake.tables.stretch import Stretch, TableRead, balanced


def heard(tables: Sequence[TableRead], specs: Mapping[str, LedgerSpec]) -> UnitAlarm:
    """What all tables say, so that each can be compared with those before and after it."""
    alarm = UnitAlarm()
    several = Counter(table.ledger for table in tables)
    for number, table in enumerate(tables):
        if several[table.ledger] == 1:
            continue  # nothing to be compared with
        for stretch in table.stretches:
            alarm.hear(number, table.ledger, specs[table.ledger], stretch)
    return alarm


def sounded(book: Book, match: Match, table: TableRead, spec: LedgerSpec, alarm: UnitAlarm, number: int) -> TableRead:
    """The table, or nothing but its account when most of its figures are off by one power of ten."""
    latest = max((stretch.covered.through for stretch in table.stretches), default=None)
    # A table that goes back for years is compared by its latest figures: the early ones may well be a tenth.
    newest = [stretch for stretch in table.stretches if stretch.covered.through == latest]
    leaps = [(stretch, leap) for stretch in newest for leap in alarm.leaps(number, table.ledger, spec, stretch)]
    found = [*table.findings, *(_leap_finding(book, match, stretch, leap) for stretch, leap in leaps)]
    crossed = [(stretch, pair) for stretch in table.stretches for pair in crossings(spec, stretch)]
    found += [_crossed_finding(book, match, stretch, pair) for stretch, pair in crossed]
    refusing = [f for f in found if f.code == "unit-alarm" and acceptance(match.recipe, f) is None]
    if refusing:
        alarm.refuse(number)
        account = replace(table.account, used=0, rejected=table.account.rejected + table.account.used)
        return TableRead(table.ledger, balanced(account), [], found)
    return replace(table, findings=found)


def _crossed_finding(book: Book, match: Match, stretch: Stretch, pair: Crossed) -> Finding:
    labels = match.header.labels
    params = {"month": labels[stretch.places[pair.month]], "to_date": labels[stretch.places[pair.to_date]]}
    params |= {"count": str(pair.count), "compared": str(pair.compared)}
    found = fault("flows-crossed" if pair.alarming else "flows-odd", **params)
    return _at_rows(book, match, stretch, (pair.month, pair.rows), found)


def _leap_finding(book: Book, match: Match, stretch: Stretch, leap: Leap) -> Finding:
    factor = f"10^{leap.power}" if abs(leap.power) > 1 else ("10" if leap.power > 0 else "0.1")
    params = {"column": match.header.labels[stretch.places[leap.column]], "factor": factor}
    params |= {"moved": str(leap.moved), "compared": str(leap.compared)}
    found = fault("unit-alarm" if leap.alarming else "unit-odd", **params)
    return _at_rows(book, match, stretch, (leap.column, leap.rows), found)


def _at_rows(book: Book, match: Match, stretch: Stretch, where: tuple[str, Sequence[int]], found: Fault) -> Finding:
    """``found`` at the cells of a ledger column in some of the stretch's rows."""
    name, rows = where
    col, cells = stretch.places[name], [stretch.sheet_row(row, name) for row in rows]
    first, *others = (book.place(match.sheet, row, col) for row in cells)
    return book.finding(found, first, match.sheet.at(cells[0], col), tuple(others))


def acceptance(recipe: Recipe, finding: Finding) -> Accept | None:
    """The rule of the recipe by which a person has accepted this finding, if there is one."""
    name = finding.place.file.rpartition("/")[2]
    return next(
        (
            rule
            for rule in recipe.accept
            if rule.code == finding.code and rule.cell in (None, finding.place.cell) and glob_fits(name, rule.file)
        ),
        None,
    )
