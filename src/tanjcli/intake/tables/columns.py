"""One column of one table, read top to bottom: what a cell's surroundings mean for it (merges, errors, formats).

Reading by column keeps a rule's setting-up out of the inner loop, and lets equal texts be interpreted once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from decimal import Decimal
from types import MappingProxyType

from tanjcli.core.quantities import EXACT, Unit
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Raw, Sheet, is_blank
from tanjcli.intake.words.cells import Aliased, CellRule, Reading, Value, plain_value, read_cell
from tanjcli.intake.words.number_text import Cleaned

_NUMERIC = frozenset({"amount", "whole"})
_REMARKABLE = (Fault, Cleaned, Aliased)


@dataclass(slots=True)
class ColumnRead:
    """``values`` run parallel to the rows asked for; the others name rows of the sheet."""

    values: list[Value]
    faults: dict[int, Fault] = field(default_factory=dict)
    cleaned: list[int] = field(default_factory=list)
    aliased: list[int] = field(default_factory=list)

    def add(self, row: int, reading: Reading) -> None:
        """Take one cell's reading in."""
        if not isinstance(reading, _REMARKABLE):
            self.values.append(reading)
            return
        if isinstance(reading, Fault):
            self.faults[row] = reading
        elif isinstance(reading, Cleaned):
            self.cleaned.append(row)
        else:
            self.aliased.append(row)
        self.values.append(plain_value(reading))


class ColumnReader:
    """Reads columns of one sheet; knows once, per column, which cells are out of the ordinary."""

    def __init__(self, sheet: Sheet, unread: Collection[int] = ()) -> None:
        """``unread``: rows among the data that are not read; a label in one of them cannot be filled down."""
        self._sheet, self._unread = sheet, unread
        self._special: dict[int, set[int]] = {}
        for row, col in (*sheet.errors, *sheet.uncached, *sheet.dates, *sheet.percents, *sheet.scaled, *sheet.printed):
            self._special.setdefault(col, set()).add(row)

    def read(
        self,
        col: int,
        rows: Sequence[int],
        rule: CellRule,
        fill_down: bool = False,
        units: Mapping[int, Unit] = MappingProxyType({}),
    ) -> ColumnRead:
        """The typed values of ``rows`` in one column, amounts still in the unit they were written in.

        ``units``: that of a row, where each names its own.
        """
        special = self._special.get(col, set())
        merged = _merged_rows(self._sheet, col)
        memo: dict[str, Reading] = {}
        memos: dict[Unit | None, dict[str, Reading]] = {}
        readings: list[Reading] = []
        for row in rows:
            if units:
                rule = replace(rule, unit=units.get(row))
                memo = memos.setdefault(rule.unit, {})
            raw = self._sheet.at(row, col)
            if row in merged:
                reading = _in_merge(self._sheet, merged[row], raw, rule, memo)
            elif row in special:
                reading = _peculiar(self._sheet, row, col, raw, rule)
            else:
                reading = _known(raw, rule, memo)
            readings.append(reading)
        read = ColumnRead([])
        for row, reading in zip(rows, self._filled(col, rows, readings) if fill_down else readings, strict=True):
            read.add(row, reading)
        return read

    def _filled(self, col: int, rows: Sequence[int], readings: Sequence[Reading]) -> Iterator[Reading]:
        """Blanks repeat the label above them; below one that nobody could read they are faults, not its elder's."""
        above: Reading = None
        last = -1
        for row, reading in zip(rows, readings, strict=True):
            if any(self._hides_label(r, col) for r in range(last + 1, row)):
                above = fault("label-lost")
            last = row
            if reading is None and is_blank(self._sheet.at(row, col)):
                yield above
            else:
                above = fault("label-lost") if isinstance(reading, Fault) else plain_value(reading)
                yield reading

    def _hides_label(self, row: int, col: int) -> bool:
        if row not in self._unread:
            return False
        return row not in self._sheet.hidden_rows or not is_blank(self._sheet.at(row, col))


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
        if isinstance(raw, str):
            return read_cell(raw, rule)
        # A day past the calendar's end comes as its bare number, and so do weekdays.
        is_day = isinstance(raw, date | time | timedelta)
        return fault("number-date", serial=sheet.dates[cell], shown=str(raw) if is_day else "#####")
    if cell in sheet.scaled and rule.type in _NUMERIC and not isinstance(raw, str):
        return fault("number-scaled")
    printed = sheet.printed.get(cell)
    if printed and rule.type in _NUMERIC and rule.unit is not None and printed != rule.unit.code:
        return fault("number-unit-printed", printed=printed, unit=rule.unit.code)
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
