"""A sheet being filled cell by cell, within the limits: repeated rows and spans cost what they really fill."""

from __future__ import annotations

from tanjcli.core.addresses import column_letters
from tanjcli.core.findings import Place
from tanjcli.intake.files.grid import Range, Raw, Sheet
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.marked.values import Held
from tanjcli.intake.files.refusal import RefusedError, refuse


class Plot:
    """Collects one sheet; every method raises ``RefusedError`` at the first cell that passes a limit."""

    def __init__(self, file: str, name: str, limits: Limits) -> None:
        self.name = name
        self.hidden = False
        self.hidden_rows: set[int] = set()
        self.hidden_cols: set[int] = set()
        self._place, self._limits = Place(file, name), limits
        self._rows: list[list[Raw]] = []
        self._width = self._merged = 0
        self._merges: list[Range] = []
        self._errors: dict[tuple[int, int], str] = {}
        self._uncached: dict[tuple[int, int], str] = {}
        self._dates: dict[tuple[int, int], str] = {}

    def put(self, row: int, col: int, held: Held) -> None:
        """Fill one cell; a blank fills nothing."""
        if held.blank:
            return
        self.reach(row, col)
        if isinstance(held.raw, str) and len(held.raw) > self._limits.text:
            raise self._refuse("sheet-text-long", row, col, limit=self._limits.text)
        while len(self._rows) <= row:
            self._rows.append([])
        cells = self._rows[row]
        cells += [""] * (col + 1 - len(cells))
        cells[col] = held.raw
        for kept, said in ((self._errors, held.error), (self._uncached, held.formula), (self._dates, held.serial)):
            if said:
                kept[row, col] = said

    def reach(self, row: int, col: int) -> None:
        """Say that this cell will be filled; whoever repeats a row says so of the last one first."""
        limits = self._limits
        if row >= limits.rows or col >= limits.columns:
            raise self._refuse("sheet-cell-far", row, col, rows=limits.rows, columns=limits.columns)
        height, width = max(len(self._rows), row + 1), max(self._width, col + 1)
        if height * width > limits.cells:
            raise self._refuse("sheet-too-large", row, col, seen=height * width, limit=limits.cells)
        self._width = width

    def merge(self, row: int, col: int, rows: int, cols: int) -> None:
        """Join a cell with those right of it and below it; one cell alone is no merge."""
        area = rows * cols
        if area <= 1:
            return
        self._merged += area
        for seen, limit in ((area, self._limits.merged), (self._merged, self._limits.merged_total)):
            if seen > limit:
                raise self._refuse("sheet-merge-large", row, col, seen=seen, limit=limit)
        self._merges.append((row, col, row + rows - 1, col + cols - 1))

    def hide_rows(self, first: int, count: int) -> None:
        """Rows nobody sees; those past the last row a sheet may have are left out."""
        self.hidden_rows.update(range(first, min(first + count, self._limits.rows)))

    def hide_cols(self, first: int, count: int) -> None:
        """Columns nobody sees; those past the last column a sheet may have are left out."""
        self.hidden_cols.update(range(first, min(first + count, self._limits.columns)))

    def sheet(self) -> Sheet:
        """What was filled, as a rectangle from A1."""
        for cells in self._rows:
            cells += [""] * (self._width - len(cells))
        return Sheet(
            self.name,
            self._rows,
            merges=tuple(self._merges),
            hidden=self.hidden,
            hidden_rows=frozenset(row for row in self.hidden_rows if row < len(self._rows)),
            hidden_cols=frozenset(col for col in self.hidden_cols if col < self._width),
            errors=self._errors,
            uncached=self._uncached,
            dates=self._dates,
        )

    def _refuse(self, code: str, row: int, col: int, **params: object) -> RefusedError:
        cell = f"{column_letters(col)}{row + 1}" if col < 1_000_000 else str(row + 1)
        return refuse(code, Place(self._place.file, self._place.sheet, cell), raw=cell, **params)


def count(text: str | None, place: Place, default: int = 1) -> int:
    """An index, span or repetition as written. Raises ``RefusedError`` when it is no positive number."""
    if text is None:
        return default
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise refuse("sheet-cell-impossible", place, raw=text)
    return int(text)
