"""What a table says about itself outside its rows: the period it covers and the units of its columns.

Title, sheet name and file name may each state them; where two disagree the file is refused, because picking one
would be a guess. A bare year beside a month does not disagree with it, it only says less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from tanjcli.core.periods import Period
from tanjcli.core.quantities import UnitTable
from tanjcli.core.text import match_key
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Book, Sheet, text_of
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.recipe import PeriodRule
from tanjcli.intake.tables.matching import Match
from tanjcli.intake.tables.table import is_note
from tanjcli.intake.tables.wide import UNIT_HEADERS
from tanjcli.intake.words.period_text import Stated, bare_months, find_periods, impossible_month
from tanjcli.intake.words.unit_text import split_unit, unit_named, units_said, units_stated, unknown_money


@dataclass(frozen=True, slots=True)
class Covered:
    """The reporting period of a table, and the last day it speaks of."""

    period: Period
    through: date


_NOTE_ROWS = 30
_UNIT_LINE = re.compile(r"[(（]?\s*(?:计量|金额)?单\s*位\s*[:：]")

# How a period may be written, by the kind the recipe declares; what says only the year is no answer for shorter kinds.
_EXACT: Mapping[str, tuple[frozenset[str], ...]] = {
    "month": (frozenset({"month", "ytd"}),),
    "ytd": (frozenset({"ytd", "month", "half", "quarter"}), frozenset({"year"})),
    "quarter": (frozenset({"quarter"}), frozenset({"half", "ytd", "month"})),
    "half": (frozenset({"half"}), frozenset({"ytd", "month"}), frozenset({"year"})),
    "year": (frozenset({"year"}), frozenset({"ytd", "month", "half", "day"})),
    "day": (frozenset({"day"}), frozenset({"month", "ytd"}), frozenset({"quarter", "half"}), frozenset({"year"})),
}


def context_texts(sheet: Sheet, first_row: int) -> tuple[str, ...]:
    """The filled cells above the header, row by row, without who filled the form in and when, and how long it holds."""
    texts = (text for row in range(first_row) for text in _joined(sheet, row))
    return tuple(text for text in texts if not is_note(text) and not text.startswith("有效期"))


def _joined(sheet: Sheet, row: int) -> Iterator[str]:
    """The cells of a row; what stands beside a cell that only says 单位 belongs to it."""
    texts = [text_of(sheet.at(row, col)) for col in sheet.filled(row)]
    for before, text in zip(["", *texts], texts, strict=False):
        yield f"单位:{text}" if match_key(before).rstrip(":") in UNIT_HEADERS else text


def _notes(sheet: Sheet, last_row: int) -> Iterator[str]:
    """The notes below the table, and a line that names a unit: they may contradict what stands above it."""
    for row in range(max(last_row + 1, len(sheet.rows) - _NOTE_ROWS), len(sheet.rows)):
        texts = [*_joined(sheet, row)]
        if texts and (is_note(texts[0]) or _UNIT_LINE.match(texts[0]) or match_key(texts[0]) in UNIT_HEADERS):
            yield from texts


def covered(book: Book, match: Match) -> Covered | Fault | None:
    """The period the table states; ``None`` when its rows state it themselves."""
    rule = match.recipe.period
    if "column" in rule.from_ or "header" in rule.from_:
        return None
    texts = {
        "title": " ".join(context_texts(match.sheet, match.header.first)),
        "sheet": match.sheet.name,
        "file": PurePosixPath(book.file).stem,
    }
    for where in rule.from_:
        if wrong := impossible_month(texts.get(where, "")):
            return fault("period-no-such-month", text=wrong)
    places = {place: find_periods(text, bare_year=place != "title") for place, text in texts.items()}
    said: list[tuple[str, Stated]] = [(place, s) for place in rule.from_ for s in places.get(place, ())]
    answers, years = _sorted_by_weight(said, rule.kind)
    if not answers:
        return fault("period-missing", period_kind=rule.kind, places="、".join(rule.from_))
    day = answers[0][1].day
    for place, stated in (*answers, *years):
        if stated.day != day and not (stated.grain == "year" and stated.day.year == day.year):
            said_first, first = answers[0]
            labels = {"first_period": first.period.label, "second_period": stated.period.label}
            return fault("period-conflict", first_place=said_first, second_place=place, **labels)
    for place in rule.from_:
        months = bare_months(texts.get(place, ""))
        if months and day.month not in months and rule.kind in ("month", "ytd"):
            said_of = {"first_period": answers[0][1].period.label, "second_period": f"{day.year}-{months[0]:02}"}
            return fault("period-conflict", first_place=answers[0][0], second_place=place, **said_of)
    return Covered(period_of(day, rule), day)


def _sorted_by_weight(
    said: list[tuple[str, Stated]], kind: str
) -> tuple[list[tuple[str, Stated]], list[tuple[str, Stated]]]:
    """The statements that answer the question, and bare years that must not contradict them."""
    for grains in _EXACT[kind]:
        answers = [s for s in said if s[1].grain in grains and _ends_right(s[1].day, kind)]
        if answers:
            years = [s for s in said if s[1].grain == "year" and "year" not in grains]
            return answers, years
    return [], []


def _ends_right(day: date, kind: str) -> bool:
    return day.month % {"quarter": 3, "half": 6, "year": 12}.get(kind, 1) == 0


def period_of(day: date, rule: PeriodRule) -> Period:
    """The reporting period of the recipe's kind that ends on ``day`` (or holds it, for ``day``)."""
    match rule.kind:
        case "ytd":
            return Period.months_of(day.year, 1, day.month)
        case "quarter":
            return Period.quarter(day.year, (day.month + 2) // 3)
        case "half":
            return Period.half(day.year, 1 if day.month <= 6 else 2)
        case "year":
            return Period.year(day.year)
        case _:
            return Period.month(day.year, day.month)


def column_units(
    book: Book, match: Match, spec: LedgerSpec, units: UnitTable, by_row: bool = False
) -> dict[str, str] | Fault:
    """The unit every measure was written in: header or row label, then context, sheet, file name; a conflict stops.

    Where rows name units (``by_row``) an amount that nothing else gives one is left out: each row has its own.
    """
    context = context_texts(match.sheet, match.header.first)
    for text in context:
        unknown = unknown_money(text, units)
        if unknown:
            return fault("unit-unknown", unit=unknown)
    around = [
        *(("title", units_stated(text, units)) for text in context),
        *(("note", units_said(text, units)) for text in _notes(match.sheet, match.header.last)),
        ("sheet", units_stated(match.sheet.name, units)),
        ("file", units_stated(PurePosixPath(book.file).stem, units)),
    ]
    chosen: dict[str, str] = {}
    for name, own_words in _own_words(match, units):
        if spec.columns[name].type not in ("amount", "whole"):
            continue
        own = spec.columns[name].unit
        unit = _agreed([*own_words, *around], match.recipe.columns[name].unit, own, units)
        if isinstance(unit, Fault):
            return fault(unit.code, column=name, **unit.params)
        if unit:
            chosen[name] = unit
        elif own is not None and spec.columns[name].type == "amount":
            if not by_row or name in match.header.lines:
                return fault("unit-missing", column=name)
        elif own is not None:
            chosen[name] = own
    return chosen


def stated_by_rows(match: Match, spec: LedgerSpec, rows: Iterable[int], units: UnitTable) -> dict[int, tuple[str, int]]:
    """The unit a row names for its amounts, in a 单位 column or in its label, and the sheet column it stands in."""
    header, sheet = match.header, match.sheet
    beside = [col for col, label in enumerate(header.labels) if match_key(label) in UNIT_HEADERS]
    keys = [name for name in spec.key if spec.columns[name].type in ("text", "term") and name in header.columns]
    amounts = [column.unit for column in spec.columns.values() if column.type == "amount" and column.unit]
    found: dict[int, tuple[str, int]] = {}
    for row in rows if not header.lines and (beside or keys) else ():
        said = [(unit_named(text_of(sheet.at(row, col)), units), col) for col in beside]
        said += [(split_unit(text_of(sheet.at(row, col)), units)[1], col) for col in (header.columns[k] for k in keys)]
        for unit, col in said:
            if unit and any(_fits(unit, own, units) for own in amounts):
                found.setdefault(row, (unit, col))
    return found


def row_units(
    spec: LedgerSpec, written: Mapping[str, str], stated: Mapping[int, tuple[str, int]], units: UnitTable
) -> Iterator[tuple[int, int, Fault]]:
    """Rows (and the column that says so) with another unit than their amounts have: which is right, nobody knows."""
    amounts = {unit for name, unit in written.items() if spec.columns[name].type == "amount"}
    for row, (unit, col) in stated.items() if amounts else ():
        other = next((u for u in sorted(amounts) if units[u].convertible(units[unit])), None)
        if unit not in amounts and other:
            yield row, col, fault("unit-row", unit=unit, other=other)


def _own_words(match: Match, units: UnitTable) -> Iterator[tuple[str, list[tuple[str, tuple[str, ...]]]]]:
    """What is said of the unit of each measure alone: by its header, or by its row's label and a 单位 column."""
    header, sheet = match.header, match.sheet
    for name, column in header.columns.items():
        yield name, [("header", (unit,)) for unit in _of_header(header.labels[column], units)]
    beside = [col for col, label in enumerate(header.labels) if match_key(label) in UNIT_HEADERS]
    for name, (row, column) in header.lines.items():
        said = [unit_named(text_of(sheet.at(row, col)), units) for col in beside]
        row_words = _of_header(text_of(sheet.at(row, column)), units)
        yield name, [("row", row_words), ("column", tuple(unit for unit in said if unit))]
    for name, take in match.recipe.columns.items():
        if take.across == "figures":
            yield name, []


def _of_header(label: str, units: UnitTable) -> tuple[str, ...]:
    """Every unit the label names, the one nearest to the figures first: a bracket, and the row of units below it."""
    found = []
    for part in reversed(label.split("/")):
        rest, unit = split_unit(part, units)
        while unit:
            found.append(unit)
            rest, unit = split_unit(rest, units)
    return tuple(found)


def _agreed(
    stated: Iterable[tuple[str, Iterable[str]]], declared: str | None, own: str | None, units: UnitTable
) -> str | Fault | None:
    """The one unit every place allows. A place may list several (万元、%); what the ledger cannot hold is not meant."""
    said = [(place, [u for u in found if _fits(u, own, units)]) for place, found in stated]
    said = [(place, found) for place, found in said if found]
    said += [("recipe", [declared])] if declared else []
    if not said:
        return None
    allowed = list(said[0][1])
    for place, found in said[1:]:
        both = [u for u in allowed if u in found]
        if not both:
            return _differing(allowed[0], said[0][0], found[0], place)
        allowed = both
    return allowed[0] if len(allowed) == 1 else _differing(allowed[0], said[0][0], allowed[1], said[0][0])


def _differing(first: str, first_place: str, second: str, second_place: str) -> Fault:
    return fault("unit-conflict", first=first, first_place=first_place, second=second, second_place=second_place)


def _fits(unit: str, own: str | None, units: UnitTable) -> bool:
    return own is not None and own in units and units[unit].convertible(units[own])
