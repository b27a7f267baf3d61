"""Which recipe reads which sheet: the file's name first, then the share of expected headers that are there.

From 70 % of the headers a recipe is used; from 50 % a person is asked; below that the sheet is listed, not read.
Where a recipe says that its table shares a sheet with others, each table of the sheet is matched by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from tanjcli.core.findings import Finding
from tanjcli.core.quantities import UnitTable
from tanjcli.core.text import match_key
from tanjcli.core.words import suggest
from tanjcli.intake.files.fault import fault
from tanjcli.intake.files.grid import Book, Sheet
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.recipe import Recipe
from tanjcli.intake.spec import Sources
from tanjcli.intake.tables.header import Header, find_header
from tanjcli.intake.tables.parts import Part, parts_of
from tanjcli.intake.tables.wide import find_wide

USED_FROM, ASKED_FROM = 0.70, 0.50
FORM_MARK = "表号："
_FORM = re.compile("表号[:：](.+)")
_FORM_ROWS = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A sheet, the recipe that reads it, and the header that says so; ``part`` where the sheet holds more tables.

    ``tied``: another sheet fits as well, so that this one is not read before somebody has said which is meant.
    """

    sheet: Sheet
    name: str
    recipe: Recipe
    header: Header
    part: Part | None = None
    tied: bool = False

    @property
    def top(self) -> int:
        """The first row that is the table's own."""
        return self.part.top if self.part else 0

    @property
    def block(self) -> str:
        """Where on its sheet the table stands (A3:F20); empty when it has the sheet to itself."""
        return self.part.block if self.part else ""


def match_sheets(book: Book, sources: Sources, units: UnitTable) -> tuple[tuple[Match, ...], tuple[Finding, ...]]:
    """The sheets that are read and by which recipe; what is doubtful or unknown as findings."""
    named = _forms(book, sources) or _fitting(book, sources)
    if not named:
        return (), (_unknown_file(book, sources, units),)
    candidates = [m for name, r in named.items() for m in _candidates(book, name, r, units)]
    candidates, found = _settled_parts(book, candidates)
    used: list[Match] = []
    for place in dict.fromkeys((m.sheet.name, m.block) for m in candidates):
        here = (m for m in candidates if (m.sheet.name, m.block) == place and m.header.rate >= USED_FROM)
        ranked = sorted(here, key=lambda m: -m.header.rate)
        doubt = _rivalry(book, ranked)
        found += [doubt] if doubt else []
        used += [] if doubt else ranked[:1]
    used, overlapping = _not_twice(book, used)
    found += overlapping
    used, ambiguous = _one_sheet_each(book, used)
    found += ambiguous
    if not used and not found:
        found.append(_no_sheet(book, named, candidates, units))
    found += _unread_parts(book, used)
    return tuple(used), tuple(found)


def missing_headers(book: Book, match: Match, spec: LedgerSpec) -> Iterator[Finding]:
    """Expected headers that are not there, with what looks like them; two columns under one header."""
    header = match.header
    place = book.place(match.sheet, header.first)
    taken = header.used
    free = [label for col, label in enumerate(header.labels) if label and col not in taken]
    for column, label in header.missing.items():
        needed, measure = match.recipe.columns[column].required, spec.columns[column].type in ("amount", "whole")
        code = "header-missing" if needed else "measure-missing" if measure else "header-absent"
        alike = "、".join(suggest(label, free))
        yield book.finding(fault(code, header=label, column=column, suggestions=alike), place)
    for column, (first, second) in header.doubled.items():
        related = (book.place(match.sheet, header.last, second),)
        where = book.place(match.sheet, header.last, first)
        yield book.finding(fault("header-twice", column=column, header=header.labels[first]), where, related=related)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a recipe's header a sheet has, and which expected labels nobody answers to."""

    recipe: str
    sheet: str
    rate: float
    missing: tuple[str, ...]


def likenesses(book: Book, sources: Sources, units: UnitTable) -> tuple[Likeness, ...]:
    """Every recipe of which a header was found, by its best sheet, whatever the file is called; the nearest first."""
    best: dict[str, Match] = {}
    for name, recipe in sources.recipes.items():
        found = max(_candidates(book, name, recipe, units), key=lambda m: m.header.rate, default=None)
        if found is not None:
            best[name] = found
    ranked = sorted(best.values(), key=lambda m: -m.header.rate)
    return tuple(Likeness(m.name, m.sheet.name, m.header.rate, tuple(m.header.missing.values())) for m in ranked)


def glob_fits(name: str, glob: str) -> bool:
    """True when a file or sheet name fits a glob; full-width forms and case stay as they are."""
    return fnmatchcase(unicodedata.normalize("NFC", name), unicodedata.normalize("NFC", glob))


def _fitting(book: Book, sources: Sources) -> dict[str, Recipe]:
    name = PurePosixPath(book.file).name
    return {key: recipe for key, recipe in sources.recipes.items() if glob_fits(name, recipe.match.file)}


def _forms(book: Book, sources: Sources) -> dict[str, Recipe]:
    """Recipes named as 表号 above a table: a form of ours says what it is, whatever its file is called."""
    said = {
        match_key(found[1])
        for sheet in book.sheets
        for cells in sheet.rows[:_FORM_ROWS]
        for raw in cells
        if isinstance(raw, str) and (found := _FORM.match(raw.strip()))
    }
    return {name: recipe for name, recipe in sources.recipes.items() if match_key(name) in said}


def _candidates(book: Book, name: str, recipe: Recipe, units: UnitTable) -> Iterator[Match]:
    return (m for m in _headed(book, name, recipe, units) if _titled(m.sheet, m.header.first, recipe.match.title))


def _headed(book: Book, name: str, recipe: Recipe, units: UnitTable) -> Iterator[Match]:
    for sheet in book.sheets:
        if recipe.match.sheet is not None and not glob_fits(sheet.name, recipe.match.sheet) and sheet.lines is None:
            continue
        parts: tuple[Part | None, ...] = (None,) if recipe.match.tables == "alone" else parts_of(sheet)
        for part in parts:
            seen, top = (part.sheet, part.top) if part else (sheet, 0)
            header = (find_wide if recipe.across else find_header)(seen, recipe, units, top)
            if header is not None:
                yield Match(seen, name, recipe, header, part)


def _rivalry(book: Book, ranked: list[Match]) -> Finding | None:
    """Recipes that fit one place: the best reads it, unless others fit as well, or fit something else there."""
    apart = [m for m in ranked[1:] if _apart(m.header, ranked[0].header)]
    rivals = [ranked[0], *apart] if apart else [m for m in ranked if m.header.rate == ranked[0].header.rate]
    if len(rivals) < 2:
        return None
    code, names = "sheet-several" if apart else "recipe-tie", "、".join(m.name for m in rivals)
    return book.finding(fault(code, recipes=names), book.place(ranked[0].sheet, ranked[0].header.first))


def _settled_parts(book: Book, candidates: list[Match]) -> tuple[list[Match], list[Finding]]:
    """Of the tables on one sheet a recipe reads the one it fits best, or each; several equal ones are a question."""
    kept, found = [], []
    for name, sheet in dict.fromkeys((m.name, m.sheet.name) for m in candidates):
        own = [m for m in candidates if (m.name, m.sheet.name) == (name, sheet)]
        best = max(m.header.rate for m in own)
        equal = [m for m in own if m.header.rate == best]
        whole = [m for m in equal if _nothing_left(m.header)]
        equal = whole if len(whole) == 1 else equal
        if own[0].recipe.match.tables == "each" or len(equal) == 1 or best < USED_FROM:
            kept += own if own[0].recipe.match.tables == "each" else equal
            continue
        blocks = "、".join(m.block for m in equal)
        place = book.place(equal[0].sheet, equal[0].header.first)
        found.append(book.finding(fault("table-tie", recipe=name, blocks=blocks), place))
    return kept, found


def _nothing_left(header: Header) -> bool:
    """True when every column that has a label is asked for: a table of more columns is another one."""
    return all(col in header.used for col, label in enumerate(header.labels) if label)


def _apart(header: Header, other: Header) -> bool:
    """True when two recipes see different tables: their headers share no column, or no row."""
    return header.used.isdisjoint(other.used) or header.last < other.first or other.last < header.first


def _not_twice(book: Book, used: list[Match]) -> tuple[list[Match], list[Finding]]:
    """A recipe that takes a sheet to itself and one that takes a part of it cannot both be right."""
    kept, found = [], []
    for match in used:
        others = [m for m in used if m.sheet.name == match.sheet.name and (m.part is None) != (match.part is None)]
        if not others:
            kept.append(match)
        elif match.part is None:
            names = "、".join(dict.fromkeys(m.name for m in (match, *others)))
            place = book.place(match.sheet, match.header.first)
            found.append(book.finding(fault("sheet-several", recipes=names), place))
    return kept, found


def _unread_parts(book: Book, used: list[Match]) -> Iterator[Finding]:
    """Tables beside those that are read, on the same sheet, that no recipe asks for."""
    for sheet in book.sheets:
        taken = {m.block for m in used if m.sheet.name == sheet.name and m.part is not None}
        for part in parts_of(sheet) if taken else ():
            if part.block not in taken:
                rows = str(len(part.sheet.rows) - part.top)
                yield book.finding(fault("table-unread", block=part.block, rows=rows), book.place(sheet, part.top))


def _titled(sheet: Sheet, first: int, title: str | None) -> bool:
    if title is None:
        return True
    above = (raw for cells in sheet.rows[:first] for raw in cells if isinstance(raw, str))
    return any(match_key(title) in match_key(raw) for raw in above)


def _one_sheet_each(book: Book, used: list[Match]) -> tuple[list[Match], list[Finding]]:
    """A recipe that names no sheet reads one sheet; several that fit are a question, not a choice."""
    kept, found = [], []
    for match in used:
        rivals = [m for m in used if m.name == match.name]
        rule = match.recipe.match
        if rule.sheet is not None or rule.tables == "each" or len(rivals) == 1:
            kept.append(match)
            continue
        kept.append(replace(match, tied=True))
        if match is rivals[0]:
            names = "、".join(m.sheet.name for m in rivals)
            found.append(book.finding(fault("sheet-tie", recipe=match.name, sheets=names)))
    return kept, found


def _no_sheet(book: Book, named: dict[str, Recipe], candidates: list[Match], units: UnitTable) -> Finding:
    best = max(candidates, key=lambda m: m.header.rate, default=None)
    other = next((m for name, recipe in named.items() for m in _headed(book, name, recipe, units)), None)
    if best is None and other is not None:
        found = fault("recipe-other-title", recipe=other.name, title=other.recipe.match.title or "")
        return book.finding(found, book.place(other.sheet, 0))
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
