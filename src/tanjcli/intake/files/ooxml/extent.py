"""How far a sheet reaches: the check that no reader is made to allocate a rectangle nobody filled."""

from __future__ import annotations

from tanjcli.core.addresses import column_letters
from tanjcli.core.findings import Place
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.ooxml.cells import LAST_ROW, Batch, Row
from tanjcli.intake.files.refusal import RefusedError, refuse


class Extent:
    """Follows the cells of a sheet; raises ``RefusedError`` at the first one that must not reach a reader.

    Only cells with a value, a formula or a type count: blanks that only wear a format may reach as far as they like,
    readers skip them; an empty *text* they do not skip. After the walk ``bottom`` and ``right`` are the last filled row
    and column (0-based, −1 for none), and ``ordered`` tells whether rows only go down.
    """

    def __init__(self, place: Place, strings: int, limits: Limits) -> None:
        self.bottom = self.right = -1
        self.ordered = True
        self._place, self._strings, self._limits = place, strings, limits
        self._last = -1
        self._seen = bytearray(LAST_ROW + 1)

    def add(self, batch: Batch) -> None:
        """Take the next rows. Raises ``RefusedError``."""
        seen = self._seen
        for row in batch.rows:
            number = row.number
            if number > LAST_ROW:
                raise self._refuse("sheet-cell-impossible", number, None)
            if seen[number]:
                raise self._refuse("sheet-row-twice", number, None)
            if row.shape.twice >= 0:
                raise self._refuse("sheet-cell-twice", number, row.shape.twice)
            seen[number] = 1
            self.ordered = self.ordered and number > self._last
            self._last = number
            if number > self.bottom or row.shape.last > self.right:
                self._extend(row, batch)
        self._check_strings(batch)

    def _extend(self, row: Row, batch: Batch) -> None:
        columns, last = row.shape.columns, row.shape.last
        if not columns:
            return
        if columns[-1] != last or not batch.values[row.stop - 1]:
            last = max((c for at, c in enumerate(columns, row.start) if _is_filled(batch, at)), default=-1)
        if last >= 0:
            self.bottom, self.right = max(self.bottom, row.number), max(self.right, last)
            self._check_reach(row.number, last)

    def _check_reach(self, row: int, column: int) -> None:
        limits, area = self._limits, (self.bottom + 1) * (self.right + 1)
        if row >= limits.rows or column >= limits.columns:
            raise self._refuse("sheet-cell-far", row, column, rows=limits.rows, columns=limits.columns)
        if area > limits.cells:
            raise self._refuse("sheet-too-large", row, column, seen=area, limit=limits.cells)

    def _check_strings(self, batch: Batch) -> None:
        shared = {key for key, kind in batch.kinds.items() if kind.type == "s"}
        if not shared:
            return
        indexes = [v for key, v in zip(batch.attributes, batch.values, strict=True) if v and key in shared]
        # All at once where all is well; the culprit is looked for only when there is one.
        if b"".join(indexes).isdigit() and max(map(int, indexes)) < self._strings:
            return
        for row in batch.rows:
            for at, column in enumerate(row.shape.columns, row.start):
                value = batch.values[at]
                if batch.attributes[at] in shared and value and not self._is_index(value):
                    raw = value.decode("utf-8", "replace")
                    raise self._refuse("sheet-string-index", row.number, column, seen=raw, count=self._strings)

    def _is_index(self, value: bytes) -> bool:
        return value.isdigit() and len(value) < 10 and int(value) < self._strings

    def _refuse(self, code: str, row: int, column: int | None, **params: object) -> RefusedError:
        cell = f"{'' if column is None else column_letters(column)}{row + 1}"
        place = Place(self._place.file, self._place.sheet, cell)
        return refuse(code, place, raw=cell, **params)


def _is_filled(batch: Batch, at: int) -> bool:
    filled = batch.values[at] or batch.formulas[at] is not None
    return bool(filled) or batch.kinds[batch.attributes[at]].type not in ("", "n")
