"""Rows whose cells slid sideways: a field too many or too few, a cell put in between. No value in them is certain."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Raw, Sheet, is_blank
from tanjcli.intake.tables.header import Header
from tanjcli.intake.words.cells import MISSING_TOKENS, CellRule, read_cell
from tanjcli.intake.words.number_text import plain_number

_TYPED = frozenset({"amount", "whole", "date", "flag", "place", "term", "period", "year"})
_CHOSEN = frozenset({"flag", "place", "term"})
_NAME = re.compile(r"[\u4e00-\u9fff]{4}|^[A-Z0-9-]{6,}$")  # what stands in columns of words: a name, an identifier


def shifted_rows(
    sheet: Sheet, header: Header, rows: Sequence[int], figures: Collection[int]
) -> dict[int, tuple[int | None, Fault]]:
    """Which of ``rows`` slid: the cell to look at, and why. ``figures``: sheet columns that hold figures only."""
    text = sheet.lines is not None
    width = len(sheet.rows[header.last])
    found: dict[int, tuple[int | None, Fault]] = {
        row: (None, problem) for row in rows if text and (problem := _ragged(sheet.rows[row], width))
    }
    edge = max((col for col, label in enumerate(header.labels) if label), default=-1) + 1
    over = [row for row in rows if not is_blank(sheet.at(row, edge))]
    if 2 * len(over) > len(rows) or edge in header.used:
        return found  # a column of its own, though without a name
    for row in over:
        number = plain_number(sheet.at(row, edge)) is not None
        if row not in found and (text or number or _out_of_place(sheet, row, header.used, figures)):
            found[row] = (edge, fault("row-shifted"))
    return found


def slid_rows(
    sheet: Sheet, rules: Mapping[int, CellRule], faults: Mapping[int, Collection[int]]
) -> Iterator[tuple[int, int]]:
    """Rows whose cells, from one that cannot be read on, would all fit one column further: the row, and that cell.

    ``rules``: how each sheet column is read; ``faults``: row → the columns that could not be.
    """
    for row, columns in faults.items():
        first = min(columns)
        typed = {col: rule for col, rule in rules.items() if col >= first and rule.type in _TYPED}
        if len(typed) > 1 and any(_one_off(sheet, row, (rules, typed, columns), step) for step in (1, -1)):
            yield row, first


def _one_off(
    sheet: Sheet,
    row: int,
    columns: tuple[Mapping[int, CellRule], Mapping[int, CellRule], Collection[int]],
    step: int,
) -> bool:
    """True when what cannot be read would be at home one column back, and all cells one column on fit."""
    rules, typed, faulty = columns
    first, *others = sorted(faulty)
    # What was put in between is at home nowhere; then the others have to show where the cells went.
    asked = {col: sheet.at(row, col) for col in others or [first]}
    words = any(isinstance(raw, str) and plain_number(raw) is None for raw in asked.values())
    foreign = words or any(rules[col].type in _CHOSEN for col in asked)
    at_home = foreign and all(_at_home(raw, rules.get(col - step)) for col, raw in asked.items())
    return at_home and all(col + step >= 0 and _fits(sheet.at(row, col + step), rule) for col, rule in typed.items())


def _at_home(raw: Raw, rule: CellRule | None) -> bool:
    if rule is None or not _fits(raw, rule):
        return False
    return rule.type in _TYPED or bool(_NAME.search(str(raw)))


def _fits(raw: Raw, rule: CellRule) -> bool:
    return not is_blank(raw) and not isinstance(read_cell(raw, rule), Fault)


def _ragged(cells: Sequence[Raw], width: int) -> Fault | None:
    """In a text file a field too many or too few shifts every value after it."""
    if len(cells) < width or any(not is_blank(raw) for raw in cells[width:]):
        return fault("row-width", fields=str(len(cells)), expected=str(width))
    return None


def _out_of_place(sheet: Sheet, row: int, used: Collection[int], figures: Collection[int]) -> bool:
    """True when a column that is read is blank, or one of figures holds words."""
    return any(is_blank(sheet.at(row, col)) for col in used) or any(_wordy(sheet.at(row, col)) for col in figures)


def _wordy(raw: Raw) -> bool:
    return isinstance(raw, str) and raw.strip() not in MISSING_TOKENS and not any(ch.isdigit() for ch in raw)
