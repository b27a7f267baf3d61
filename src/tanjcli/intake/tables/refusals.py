"""What forbids using a whole table, at the cell that says so: the title that names another period, another unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tanjcli.core.findings import Finding
from tanjcli.core.quantities import UnitTable
from tanjcli.intake.files.fault import Fault
from tanjcli.intake.files.grid import Book, Cell, text_of
from tanjcli.intake.tables.matching import Match
from tanjcli.intake.words.period_text import find_periods
from tanjcli.intake.words.unit_text import units_stated, unknown_money

_PERIODS, _UNITS = ("first_period", "second_period"), ("first", "second", "unit")
_AROUND = frozenset({"title", "note"})


def refusal_findings(book: Book, match: Match, problems: Iterable[Fault], units: UnitTable) -> Iterator[Finding]:
    """Each of ``problems`` at the cell above or below the table that says it, else at its column's header.

    Where both speak, the one that contradicts the recipe comes first.
    """
    sheet, header = match.sheet, match.header
    for problem in problems:
        name = problem.params.get("column", "")
        column = header.columns.get(name)
        params = problem.params if column is None else {**problem.params, "column": header.labels[column]}
        told = [*_telling(match, problem, units)]
        cells: list[tuple[int, int | None]] = [*told]
        if not told or (column is not None and "header" in problem.params.values()):
            cells.append((header.first if column is None else header.last, column))
        if told and _header_differs(match, problem):
            cells = [cells[-1], *told]
        (row, col), *others = cells
        raw = "" if col is None else sheet.at(*sheet.anchors().get((row, col), (row, col)))
        related = tuple(book.place(sheet, *cell) for cell in others)
        yield book.finding(Fault(problem.code, params), book.place(sheet, row, col), raw, related)


def _header_differs(match: Match, problem: Fault) -> bool:
    """True when the header is what contradicts the recipe, and not the other place."""
    take = match.recipe.columns.get(problem.params.get("column", ""))
    said = {problem.params.get(f"{which}_place"): problem.params.get(which) for which in ("first", "second")}
    return take is not None and take.unit is not None and said.get("header") not in (None, take.unit)


def _telling(match: Match, problem: Fault, units: UnitTable) -> Iterator[Cell]:
    """The cells around the table that state one of the periods, or units, a problem speaks of."""
    periods = {problem.params[key] for key in _PERIODS if key in problem.params}
    named = {problem.params[key] for key in _UNITS if key in problem.params}
    sheet, header = match.sheet, match.header
    places = set(problem.params.values())
    if problem.code != "unit-unknown" and not periods and places.isdisjoint(_AROUND):
        return
    below = range(header.last + 1, len(sheet.rows)) if "note" in places else ()
    for row in (*range(match.top, header.first), *below):
        for col in sheet.filled(row):
            text = text_of(sheet.at(row, col))
            said = {*units_stated(text, units), unknown_money(text, units)} if named else set()
            if named & said or periods & {stated.period.label for stated in find_periods(text)}:
                yield row, col
