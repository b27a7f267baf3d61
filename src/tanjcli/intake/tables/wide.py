"""Where the header of a table is whose figures run across: periods (or places, or terms) as columns.

It is the row with the recipe's labels and the most columns under a period. Where each row is a measure of its own, the
recipe's labels are sought in the rows below instead. Order is never taken from position: newest first reads the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tanjcli.core.periods import Period
from tanjcli.core.quantities import UnitTable
from tanjcli.core.text import match_key
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Cell, Raw, Sheet, is_blank, text_of
from tanjcli.intake.recipe import PeriodRule, Recipe
from tanjcli.intake.tables.header import Header, Stack, label_key, placed, stacks, with_ordinals
from tanjcli.intake.tables.total_labels import TOTAL_WORDS
from tanjcli.intake.words.number_text import plain_number
from tanjcli.intake.words.period_text import Stated, find_periods, parse_period

_TOP_ROWS = 40
_DEPTHS = (1, 2)
_LEAST_WORDS = 2
UNIT_HEADERS = frozenset({"单位", "计量单位", "UNIT"})
_DOUBTFUL = frozenset({"period-ambiguous", "period-impossible"})

# How a header may be written, by the kind the recipe declares, the plainest way first. Others stand aside.
_GRAINS: Mapping[str, tuple[frozenset[str], ...]] = {
    "month": (frozenset({"month", "ytd"}),),
    "ytd": (frozenset({"ytd", "month"}), frozenset({"quarter", "half"})),
    "quarter": (frozenset({"quarter"}), frozenset({"month", "ytd", "half"})),
    "half": (frozenset({"half"}), frozenset({"month", "ytd"})),
    "year": (frozenset({"year"}),),
    "day": (),
}
_MONTHS = {"quarter": 3, "half": 6, "year": 12}


def find_wide(sheet: Sheet, recipe: Recipe, units: UnitTable, top: int = 0) -> Header | None:
    """The header, from row ``top`` on, with most of the recipe's labels and then most columns of figures, if any."""
    best: Header | None = None
    limit = min(top + _TOP_ROWS, len(sheet.rows))
    anchors = sheet.anchors() if sheet.merges else {}
    for depth in _DEPTHS:
        for first in range(top, limit - depth + 1):
            here = _Top(sheet, first, first + depth - 1, stacks(sheet, anchors, first, first + depth))
            found = _candidate(here, recipe, units)
            if found and (best is None or (found.rate, len(found.across)) > (best.rate, len(best.across))):
                best = found
    return with_ordinals(sheet, best, units) if best else None


@dataclass(frozen=True, slots=True)
class _Top:
    """Rows of a sheet that may be the header, ``first`` to ``last``, and the labels of every column in them."""

    sheet: Sheet
    first: int
    last: int
    found: list[Stack]

    def raw(self, col: int) -> Raw:
        """What stands over a column: the raw cell, or the labels of several rows in one."""
        cell = self.sheet.at(self.first, col)
        return cell if self.last == self.first else "".join(self.found[col][1])


def _candidate(top: _Top, recipe: Recipe, units: UnitTable) -> Header | None:
    columns, doubled, missing = placed(top.found, recipe, units)
    start = max(columns.values(), default=-1) + 1
    by_row = any(take.row for take in recipe.columns.values())
    if by_row and "header" not in recipe.period.from_:  # what the rows are is told left of the words over the figures
        start = max((col + 1 for _, col in _lines(top, len(top.found), recipe, units)[0].values()), default=start)
    free = [c for c in range(start, len(top.found)) if top.found[c][0]]
    if "header" in recipe.period.from_:
        across, aside = _periods(top, free, recipe.period)
    else:
        across, aside = _words(top, free, bool(columns) or start > 0)
    if not across or (missing and not columns):
        return None
    lines: dict[str, Cell] = {}
    if by_row:
        lines, twice, absent = _lines(top, min(across), recipe, units)
        if not lines:
            return None
        doubled, missing = {**doubled, **twice}, {**missing, **absent}
    labels = tuple("/".join(merged) for merged, _ in top.found)
    return Header(top.first, top.last, labels, columns, doubled, missing, across, lines, aside)


def _periods(top: _Top, free: list[int], rule: PeriodRule) -> tuple[dict[int, Stated | str], dict[int, Fault]]:
    """The columns under a period of the recipe's kind, and those beside them that are not read."""
    base = _base(top.sheet, top.first)
    read = {col: parse_period(top.raw(col), base) for col in free}
    for grains in _GRAINS[rule.kind]:
        across = {c: s for c, s in read.items() if isinstance(s, Stated) and _fits(s, grains, rule.kind)}
        if across:
            aside = {c: _aside(read[c], rule.kind) for c in free if c > min(across) and c not in across}
            first: dict[Period, int] = {}
            for col, stated in across.items():
                if first.setdefault(stated.period, col) != col:
                    aside[col] = fault("across-twice", period=stated.period.label)
            return dict(across), aside
    return {}, {}


def _fits(stated: Stated, grains: frozenset[str], kind: str) -> bool:
    return stated.grain in grains and stated.day.month % _MONTHS.get(kind, 1) == 0


def _aside(read: Stated | Fault, kind: str) -> Fault:
    if isinstance(read, Fault) and read.code in _DOUBTFUL:
        return fault("across-ambiguous", **read.params)
    return fault("across-other", kind=kind)


def _words(top: _Top, free: list[int], anchored: bool) -> tuple[dict[int, Stated | str], dict[int, Fault]]:
    """The columns under a word, totals aside; a row of one word, or with a number in it, is no header."""
    texts = {col: text_of(top.raw(col)) for col in free}
    totals = {col for col, text in texts.items() if match_key(text).endswith(TOTAL_WORDS)}
    if any(plain_number(text) is not None for text in texts.values()) or len(texts) < (1 if anchored else _LEAST_WORDS):
        return {}, {}
    first: dict[str, int] = {}
    aside = {col: fault("across-other", kind=texts[col]) for col in totals}
    for col, text in texts.items():
        if first.setdefault(match_key(text), col) != col:
            aside[col] = fault("across-twice", period=text)
    last = {col: text_of(top.sheet.at(top.last, col)) for col in free}
    unread = totals | {col for col in free if {match_key(texts[col]), match_key(last[col])} & UNIT_HEADERS}
    return {col: text for col, text in texts.items() if col not in unread}, aside


def _lines(
    top: _Top, end: int, recipe: Recipe, units: UnitTable
) -> tuple[dict[str, Cell], dict[str, tuple[int, int]], dict[str, str]]:
    """Where the label of each measure's row stands: in the one column before ``end`` that holds most of them."""
    wanted = {name: take.row for name, take in recipe.columns.items() if take.row}
    hits: dict[str, list[int]] = {}
    column = 0
    for col in range(end):
        found = dict(_rows_of(top, col, wanted, units))
        if sum(map(bool, found.values())) > sum(map(bool, hits.values())):
            hits, column = found, col
    lines = {name: (rows[0], column) for name, rows in hits.items() if rows}
    doubled = {name: (column, column) for name, rows in hits.items() if len(rows) > 1}
    return lines, doubled, {name: labels[0] for name, labels in wanted.items() if name not in lines}


def _rows_of(
    top: _Top, col: int, wanted: Mapping[str, tuple[str, ...]], units: UnitTable
) -> Iterator[tuple[str, list[int]]]:
    below: dict[str, list[int]] = {}
    for row in range(top.last + 1, len(top.sheet.rows)):
        raw = top.sheet.at(row, col)
        if not is_blank(raw):
            below.setdefault(label_key(text_of(raw), units), []).append(row)
    for name, labels in wanted.items():
        yield name, next((below[key] for label in labels if (key := label_key(label, units)) in below), [])


def _base(sheet: Sheet, first: int) -> Period | None:
    """The one year that the rows above and the sheet's name speak of, for headers like 1月 without a year."""
    texts = [text_of(raw) for cells in sheet.rows[:first] for raw in cells if isinstance(raw, str) and raw]
    years = {s.day.year for text in (*texts, sheet.name) for s in find_periods(text, bare_year=True)}
    return Period.year(years.pop()) if len(years) == 1 else None
