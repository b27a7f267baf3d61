"""One column of one table, read top to bottom: what a cell's surroundings mean for it (merges, errors, formats).

Reading by column keeps a rule's setting-up out of the inner loop, and lets equal texts be interpreted once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal

from tanjcli.core.quantities import EXACT
from tanjcli.intake.cells import Aliased, CellRule, Reading, Value, plain_value, read_cell
from tanjcli.intake.fault import Fault, fault
from tanjcli.intake.grid import Raw, Sheet, is_blank
from tanjcli.intake.number_text import Cleaned

_NUMERIC = frozenset({"amount", "whole"})


@dataclass(slots=True)
class ColumnRead:
    """``values`` run parallel to the rows asked for; the others name rows of the sheet."""

    values: list[Value]
    faults: dict[int, Fault] = field(default_factory=dict)
    cleaned: list[int] = field(default_factory=list)
    aliased: list[int] = field(default_factory=list)

    def add(self, row: int, reading: Reading) -> Value:
        """Take one cell's reading in; the value it has, if any."""
        if isinstance(reading, Fault):
            self.faults[row] = reading
        elif isinstance(reading, Cleaned):
            self.cleaned.append(row)
        elif isinstance(reading, Aliased):
            self.aliased.append(row)
        value = plain_value(reading)
        self.values.append(value)
        return value


class ColumnReader:
    """Reads columns of one sheet; knows once, per column, which cells are out of the ordinary."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._special: dict[int, set[int]] = {}
        for row, col in (*sheet.errors, *sheet.uncached, *sheet.dates, *sheet.percents):
            self._special.setdefault(col, set()).add(row)

    def read(self, col: int, rows: Sequence[int], rule: CellRule, fill_down: bool = False) -> ColumnRead:
        """The typed values of ``rows`` in one column, amounts still in the unit they were written in."""
        special = self._special.get(col, set())
        merged = _merged_rows(self._sheet, col)
        memo: dict[str, Reading] = {}
        read = ColumnRead([])
        above: Value = None
        for row in rows:
            raw = self._sheet.at(row, col)
            if row in merged:
                reading = _in_merge(self._sheet, merged[row], raw, rule, memo)
            elif row in special:
                reading = _peculiar(self._sheet, row, col, raw, rule)
            else:
                reading = _known(raw, rule, memo)
            if fill_down and reading is None and is_blank(raw):
                reading = above
            above = read.add(row, reading)
        return read


def _known(raw: Raw, rule: CellRule, memo: dict[str, Reading]) -> Reading:
    if not isinstance(raw, str):
        return read_cell(raw, rule)
    if raw not in memo:
        memo[raw] = read_cell(raw, rule)
    return memo[raw]


def _merged_rows(sheet: Sheet, col: int) -> dict[int, tuple[int, int]]:
    """Rows whose cell in ``col`` belongs to a merge of several rows, and the cell that holds its value."""
    return {
        row: (top, left)
        for top, left, bottom, right in sheet.merges
        if left <= col <= right and bottom > top
        for row in range(top, bottom + 1)
    }


def _in_merge(sheet: Sheet, anchor: tuple[int, int], raw: Raw, rule: CellRule, memo: dict[str, Reading]) -> Reading:
    """A merged label stands for every row it covers; a merged amount belongs to none of them."""
    if rule.type in _NUMERIC:
        return fault("merged-amount")
    return _known(sheet.at(*anchor) if is_blank(raw) else raw, rule, memo)


def _peculiar(sheet: Sheet, row: int, col: int, raw: Raw, rule: CellRule) -> Reading:
    cell = (row, col)
    if cell in sheet.errors:
        return fault("cell-error", error=sheet.errors[cell])
    if cell in sheet.uncached:
        return fault("cell-uncached", formula=sheet.uncached[cell])
    if cell in sheet.dates and rule.type in (*_NUMERIC, "year"):
        serial = sheet.dates[cell]
        return (
            fault("number-date", serial=serial, shown=str(raw))
            if isinstance(raw, date | time | timedelta)
            else read_cell(raw, rule)
        )
    value = read_cell(raw, rule)
    if cell in sheet.percents and rule.type in _NUMERIC and not isinstance(raw, str):
        return _percent(value, rule)
    return value


def _percent(value: Reading, rule: CellRule) -> Reading:
    """50 % is stored as 0.5; only the cell's format tells."""
    if not isinstance(value, Decimal):
        return value
    if rule.unit is None or rule.unit.code != "%":
        return fault("number-percent", unit=rule.unit.code if rule.unit else "")
    return Cleaned(EXACT.multiply(value, Decimal(100)))
