"""A sheet seen from afar: of every cell only its kind (blank, number, text, day, gap), so that shapes can be compared.

Finding tables needs no values, only which cells are filled and whether they look like figures or like labels. Each
cell is looked at once; the rules of the survey ask the canvas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cached_property

from tanjcli.intake.files.grid import Cell, Raw, Sheet, is_blank, text_of
from tanjcli.intake.words.cells import MISSING_TOKENS
from tanjcli.intake.words.number_text import plain_number
from tanjcli.intake.words.period_text import Stated, parse_period

BLANK, NUMBER, TEXT, DAY, GAP = range(5)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_GAPS = MISSING_TOKENS | {"..", ":", "n.a.", "N.A.", "n.d.", "nan", "NaN", "null"}  # abroad, and out of programs
_DECIMAL_MONTH = re.compile(r"(?:19|20)[0-9]{2}\.(?:0[1-9]|1[0-2]?)")


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A rectangle of a sheet: 0-based rows and columns, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> range:
        """Its rows."""
        return range(self.top, self.bottom + 1)

    @property
    def columns(self) -> range:
        """Its columns."""
        return range(self.left, self.right + 1)


class Canvas:
    """The kinds of all cells of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._kinds = [bytes(map(_kind, cells)) for cells in sheet.rows]
        for row, col in (*sheet.errors, *sheet.uncached):
            self._mark(row, col)

    @cached_property
    def anchors(self) -> Mapping[Cell, Cell]:
        """For every cell covered by a merge, the cell that holds its value."""
        return self.sheet.anchors() if self.sheet.merges else {}

    def extent(self) -> Region | None:
        """The smallest region that holds every filled cell."""
        return self.trim(Region(0, 0, len(self._kinds) - 1, max(map(len, self._kinds), default=0) - 1))

    def kind(self, row: int, col: int) -> int:
        """What stands in a cell."""
        cells = self._kinds[row]
        return cells[col] if col < len(cells) else BLANK

    def filled(self, row: int, region: Region) -> list[int]:
        """The filled columns of a row, inside ``region``."""
        cells = self._kinds[row]
        return [c for c in range(region.left, min(region.right + 1, len(cells))) if cells[c]]

    def lines(self, region: Region) -> Iterator[tuple[int, list[int]]]:
        """Every row of ``region`` that is not blank, with its filled columns."""
        for row in region.rows:
            cells = self.filled(row, region)
            if cells:
                yield row, cells

    def text(self, row: int, col: int) -> str:
        """A cell as a label."""
        return text_of(self.sheet.at(row, col))

    def year_like(self, row: int, col: int) -> bool:
        """True for a whole number that can be a year."""
        raw = self.sheet.at(row, col)
        number = plain_number(raw) if self.kind(row, col) == NUMBER else None
        return number is not None and number == number.to_integral_value() and _FIRST_YEAR <= number <= _LAST_YEAR

    def month_like(self, row: int, col: int) -> int | None:
        """The month a number can stand for, counted from year 0: 202106, a date serial, 2016.01 (and 2016.1)."""
        if self.kind(row, col) != NUMBER or self.year_like(row, col):
            return None
        raw = self.sheet.at(row, col)
        if _DECIMAL_MONTH.fullmatch(text_of(raw)):
            year, month = text_of(raw).split(".")
            return int(year) * 12 + (10 if month == "1" else int(month))
        stated = parse_period(raw)
        return stated.day.year * 12 + stated.day.month if isinstance(stated, Stated) else None

    def trim(self, region: Region) -> Region | None:
        """``region`` without blank edges; ``None`` when nothing is left."""
        filled = list(self.lines(region))
        if not filled:
            return None
        left, right = min(cells[0] for _, cells in filled), max(cells[-1] for _, cells in filled)
        return Region(filled[0][0], left, filled[-1][0], right)

    def numeric_columns(self, region: Region) -> frozenset[int]:
        """Columns of ``region`` that hold figures: at least half of what is filled, gaps aside."""
        numbers: dict[int, int] = {}
        others: dict[int, int] = {}
        for row in region.rows:
            cells = self._kinds[row]
            for col in range(region.left, min(region.right + 1, len(cells))):
                if cells[col] == NUMBER:
                    numbers[col] = numbers.get(col, 0) + 1
                elif cells[col] in (TEXT, DAY):
                    others[col] = others.get(col, 0) + 1
        return frozenset(col for col, count in numbers.items() if count >= others.get(col, 0))

    def masked(self, region: Region) -> Sheet:
        """The sheet with everything outside ``region`` blank: same addresses, one table."""
        rows: list[list[Raw]] = [[] for _ in range(region.top)]
        for row in region.rows:
            cells = self.sheet.rows[row]
            rows.append([raw if col >= region.left else "" for col, raw in enumerate(cells[: region.right + 1])])
        merges = tuple(m for m in self.sheet.merges if region.top <= m[0] <= region.bottom)
        return replace(self.sheet, rows=rows, merges=merges)

    def _mark(self, row: int, col: int) -> None:
        """An error or an uncalculated formula stands where a figure was meant."""
        cells = bytearray(self._kinds[row])
        cells.extend(bytes(max(0, col + 1 - len(cells))))
        cells[col] = NUMBER
        self._kinds[row] = bytes(cells)


def _kind(raw: Raw) -> int:
    if isinstance(raw, str):
        if is_blank(raw):
            return BLANK
        if raw.strip() in _GAPS:
            return GAP
        return TEXT if plain_number(raw) is None else NUMBER
    if isinstance(raw, bool):
        return TEXT
    return DAY if isinstance(raw, date | time | timedelta) else NUMBER
