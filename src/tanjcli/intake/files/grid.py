"""A sheet as it was written: rows of raw cells with coordinates, and what is peculiar about some of them.

Rows and columns count from 0 inside the program and become A1 addresses at its edge. A cell is what the reader
gave (``str``, ``int``, ``float``, ``bool``, a date or time); blank is ``""``. Nothing is interpreted here. Rows are
plain lists, possibly of different lengths; everything rare lives in sparse mappings beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tanjcli.core.addresses import column_letters
from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fault import Fault

Raw = str | int | float | bool | date | datetime | time | timedelta
Cell = tuple[int, int]
Range = tuple[int, int, int, int]


@dataclass(slots=True)
class Sheet:
    """One sheet. ``merges`` are (first row, first column, last row, last column), both ends included.

    ``errors``: error cells and their text (``#N/A``). ``uncached``: formulas without a stored value. ``dates``: the
    number under a date format. ``percents``: cells with a percent format, ``scaled``: with one that shows another
    number, ``printed``: with one that prints a unit. ``lines``: physical first line of each record of a text file.
    ``broken``: rows the reader could not make out, and why. ``numbers``: which row of the file each row is, where
    some are left out.
    """

    name: str
    rows: Sequence[list[Raw]]
    merges: tuple[Range, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    errors: Mapping[Cell, str] = field(default_factory=dict)
    uncached: Mapping[Cell, str] = field(default_factory=dict)
    dates: Mapping[Cell, str] = field(default_factory=dict)
    percents: frozenset[Cell] = frozenset()
    scaled: frozenset[Cell] = frozenset()
    printed: Mapping[Cell, str] = field(default_factory=dict)
    lines: Sequence[int] | None = None
    broken: Mapping[int, Fault] = field(default_factory=dict)
    numbers: Sequence[int] | None = None

    def at(self, row: int, col: int) -> Raw:
        """The raw cell; blank outside the rows that were written."""
        cells = self.rows[row]
        return cells[col] if col < len(cells) else ""

    def filled(self, row: int) -> list[int]:
        """Columns of the cells of a row that are not blank."""
        return [i for i, raw in enumerate(self.rows[row]) if not is_blank(raw)]

    def anchors(self) -> dict[Cell, Cell]:
        """For every cell covered by a merge, the cell that holds its value."""
        return {
            (row, col): (top, left)
            for top, left, bottom, right in self.merges
            for row in range(top, bottom + 1)
            for col in range(left, right + 1)
            if (row, col) != (top, left)
        }


@dataclass(frozen=True, slots=True)
class Book:
    """One file that was read: what it is, its encoding (text files), its sheets."""

    file: str
    sha256: str
    container: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""

    def place(self, sheet: Sheet, row: int, col: int | None = None) -> Place:
        """Where a person finds the cell: A1 address, and the physical line of a text file."""
        letters = "" if col is None else column_letters(col)
        number = (row if sheet.numbers is None else sheet.numbers[row]) + 1
        cell = f"{letters}{number}"
        if sheet.lines is None:
            return Place(self.file, sheet.name, cell)
        return Place(self.file, cell=cell, line=sheet.lines[row], record=number)

    def finding(
        self, found: Fault, place: Place | None = None, raw: Raw = "", related: tuple[Place, ...] = ()
    ) -> Finding:
        """A fault with its place in this file."""
        return Finding(found.code, place or Place(self.file), found.params, shown(raw), related, self.sha256)


def is_blank(raw: Raw) -> bool:
    """True for an empty cell and for one with nothing but blanks in it."""
    return isinstance(raw, str) and (not raw or raw.isspace())


def shown(raw: Raw) -> str:
    """The cell as a person would have typed it, for a message: at most 200 characters of it."""
    return written(raw)[:200]


def written(raw: Raw) -> str:
    """The cell as a person would have typed it: whole floats without ``.0``, days without midnight."""
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date().isoformat()
    return str(raw)


def text_of(raw: Raw) -> str:
    """A label: the text without surrounding blanks."""
    return written(raw).strip()
