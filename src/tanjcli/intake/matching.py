"""Which recipe reads which sheet: the file's name first, then the share of expected headers that are there.

From 70 % of the headers a recipe is used; from 50 % a person is asked; below that the sheet is listed, not read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from tanjcli.core.findings import Finding
from tanjcli.core.quantities import UnitTable
from tanjcli.core.words import suggest
from tanjcli.intake.fault import fault
from tanjcli.intake.grid import Book, Sheet
from tanjcli.intake.header import Header, find_header
from tanjcli.intake.spec import Recipe, Sources

USED_FROM, ASKED_FROM = 0.70, 0.50


@dataclass(frozen=True, slots=True)
class Match:
    """A sheet, the recipe that reads it, and the header that says so."""

    sheet: Sheet
    name: str
    recipe: Recipe
    header: Header


def match_sheets(book: Book, sources: Sources, units: UnitTable) -> tuple[tuple[Match, ...], tuple[Finding, ...]]:
    """The sheets that are read and by which recipe; what is doubtful or unknown as findings."""
    file_name = PurePosixPath(book.file).name
    named = {name: r for name, r in sources.recipes.items() if glob_fits(file_name, r.match.file)}
    if not named:
        return (), (_unknown_file(book, sources, units),)
    candidates = [m for name, r in named.items() for m in _candidates(book, name, r, units)]
    used: list[Match] = []
    found: list[Finding] = []
    for sheet in book.sheets:
        ranked = sorted((m for m in candidates if m.sheet is sheet), key=lambda m: -m.header.rate)
        if not ranked or ranked[0].header.rate < USED_FROM:
            continue
        if len(ranked) > 1 and ranked[1].header.rate == ranked[0].header.rate:
            names = "、".join(m.name for m in ranked if m.header.rate == ranked[0].header.rate)
            found.append(book.finding(fault("recipe-tie", recipes=names), book.place(sheet, ranked[0].header.first)))
            continue
        used.append(ranked[0])
    used, ambiguous = _one_sheet_each(book, used)
    found += ambiguous
    if not used and not found:
        found.append(_no_sheet(book, named, candidates))
    return tuple(used), tuple(found)


def missing_headers(book: Book, match: Match) -> Iterator[Finding]:
    """Expected headers that are not there, with what looks like them; two columns under one header."""
    header = match.header
    place = book.place(match.sheet, header.first)
    taken = set(header.columns.values())
    free = [label for col, label in enumerate(header.labels) if label and col not in taken]
    for column, label in header.missing.items():
        needed = match.recipe.columns[column].required
        code = "header-missing" if needed else "header-absent"
        alike = "、".join(suggest(label, free))
        yield book.finding(fault(code, header=label, column=column, suggestions=alike), place)
    for column, (first, second) in header.doubled.items():
        related = (book.place(match.sheet, header.last, second),)
        where = book.place(match.sheet, header.last, first)
        yield book.finding(fault("header-twice", column=column, header=header.labels[first]), where, related=related)


def glob_fits(name: str, glob: str) -> bool:
    """True when a file or sheet name fits a glob; full-width forms and case stay as they are."""
    return fnmatchcase(unicodedata.normalize("NFC", name), unicodedata.normalize("NFC", glob))


def _candidates(book: Book, name: str, recipe: Recipe, units: UnitTable) -> Iterator[Match]:
    for sheet in book.sheets:
        if recipe.match.sheet is not None and not glob_fits(sheet.name, recipe.match.sheet) and sheet.lines is None:
            continue
        header = find_header(sheet, recipe, units)
        if header is not None:
            yield Match(sheet, name, recipe, header)


def _one_sheet_each(book: Book, used: list[Match]) -> tuple[list[Match], list[Finding]]:
    """A recipe that names no sheet reads one sheet; several that fit are a question, not a choice."""
    kept, found = [], []
    for match in used:
        rivals = [m for m in used if m.name == match.name]
        if match.recipe.match.sheet is not None or len(rivals) == 1:
            kept.append(match)
        elif match is rivals[0]:
            names = "、".join(m.sheet.name for m in rivals)
            found.append(book.finding(fault("sheet-tie", recipe=match.name, sheets=names)))
    return kept, found


def _no_sheet(book: Book, named: dict[str, Recipe], candidates: list[Match]) -> Finding:
    best = max(candidates, key=lambda m: m.header.rate, default=None)
    if best is None:
        return book.finding(fault("recipe-no-header", recipes="、".join(named)))
    code = "recipe-doubtful" if best.header.rate >= ASKED_FROM else "recipe-no-fit"
    missing = "、".join(best.header.missing.values())
    params = fault(code, recipe=best.name, rate=f"{best.header.rate:.0%}", missing=missing)
    return book.finding(params, book.place(best.sheet, best.header.first))


def _unknown_file(book: Book, sources: Sources, units: UnitTable) -> Finding:
    alike = [m for name, r in sources.recipes.items() for m in _candidates(book, name, r, units)]
    best = max(alike, key=lambda m: m.header.rate, default=None)
    if best is None or best.header.rate < USED_FROM:
        return book.finding(fault("file-unknown"))
    params = fault("file-unknown-alike", recipe=best.name, glob=best.recipe.match.file, rate=f"{best.header.rate:.0%}")
    return book.finding(params, book.place(best.sheet, best.header.first))
