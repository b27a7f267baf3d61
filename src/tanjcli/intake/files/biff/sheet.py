"""The cells of an old worksheet: how far they reach, what stands twice, and the numbers as a second reading."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable

from tanjcli.core.addresses import column_letters
from tanjcli.core.findings import Place
from tanjcli.intake.files.biff.book import OldBook, records
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.ooxml.facts import SheetAudit
from tanjcli.intake.files.refusal import RefusedError, refuse

_COLUMNS, _ROWS = 256, 65_536
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_TEXT, _FLAG, _ERROR = 0, 1, 2  # kinds of a formula's result that are no number
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01


class OldSheet:
    """Walks the records of one worksheet; ``audit`` is what calamine does not tell. Raises ``RefusedError``."""

    def __init__(self, book: OldBook, place: Place, limits: Limits) -> None:
        self._book, self._stream, self._place, self._limits = book, book.stream, place, limits
        self._bottom = self._right = -1
        self._merged = 0
        self._waiting: tuple[int, int] | None = None  # a formula whose text comes in a record of its own
        self._seen: set[int] = set()
        self._numbers: dict[int, dict[int, float]] = {}
        self._formulas: set[tuple[int, int]] = set()
        self._percents: set[tuple[int, int]] = set()
        self._scaled: set[tuple[int, int]] = set()
        self._booleans: set[tuple[int, int]] = set()
        self._merges: list[tuple[int, int, int, int]] = []
        self._hidden_rows: set[int] = set()
        self._hidden_cols: set[int] = set()
        self._audit = SheetAudit()

    def audit(self, offset: int) -> SheetAudit:
        """Everything known of the sheet whose records begin at ``offset``."""
        readers = self._readers()
        if not 0 < offset < len(self._stream):
            raise refuse("workbook-part-missing", self._place, raw=str(offset), member=f"BIFF {offset:,}")
        for code, at, length in records(self._book, offset):
            known = readers.get(code)
            if known is None:
                continue
            least, read = known
            if length < least:
                raise self._book.damaged(f"record {code:x}")
            read(at, length)
        self._end_formula()
        found = self._audit
        found.numbers = {row: [cells[c] for c in sorted(cells)] for row, cells in self._numbers.items()}
        found.formulas, found.percents = frozenset(self._formulas), frozenset(self._percents)
        found.scaled = frozenset(self._scaled)
        found.booleans, found.merges = frozenset(self._booleans), tuple(self._merges)
        found.hidden_rows, found.hidden_cols = frozenset(self._hidden_rows), frozenset(self._hidden_cols)
        return found

    def _readers(self) -> dict[int, tuple[int, Callable[[int, int], None]]]:
        """Shortest body and reader of every record that matters."""
        formula = (20, self._formula)
        return {
            0x203: (14, self._number),
            0x27E: (10, self._packed),
            0xBD: (6, self._many_packed),
            0xFD: (10, self._shared_text),
            0x204: (8, self._text),
            0xD6: (8, self._text),
            0x205: (8, self._flag_or_error),
            0x06: formula,
            0x206: formula,
            0x406: formula,
            0x207: (0, self._formula_text),
            0x200: (10, self._claim),
            0x208: (16, self._row),
            0x7D: (10, self._column),
            0xE5: (2, self._merge),
            0x9B: (0, self._filter),
        }

    def _fill(self, row: int, col: int) -> tuple[int, int]:
        """A cell with something in it. Raises ``RefusedError`` at the first that must not reach a reader."""
        self._end_formula()
        limits = self._limits
        if col >= _COLUMNS:
            raise self._refuse("sheet-cell-impossible", row, col)
        key = row * _COLUMNS + col
        if key in self._seen:
            raise self._refuse("sheet-cell-twice", row, col)
        self._seen.add(key)
        if row > self._bottom or col > self._right:
            self._bottom, self._right = max(self._bottom, row), max(self._right, col)
            area = (self._bottom + 1) * (self._right + 1)
            if row >= limits.rows or col >= limits.columns:
                raise self._refuse("sheet-cell-far", row, col, rows=limits.rows, columns=limits.columns)
            if area > limits.cells:
                raise self._refuse("sheet-too-large", row, col, seen=area, limit=limits.cells)
        return row, col

    def _keep(self, row: int, col: int, style: int, value: float) -> None:
        cell = self._fill(row, col)
        kinds = self._book.kinds
        if style >= len(kinds):
            raise self._book.damaged(f"style {style:,}")
        if not math.isfinite(value):
            self._audit.errors[cell] = str(value)
        elif kinds[style] == "date":
            self._audit.dates[cell] = str(value)
        else:
            self._numbers.setdefault(row, {})[col] = value
            if kinds[style] == "percent":
                self._percents.add(cell)
            elif kinds[style] == "scaled":
                self._scaled.add(cell)
            elif kinds[style]:
                self._audit.printed[cell] = kinds[style]

    def _number(self, at: int, _length: int) -> None:
        self._keep(*struct.unpack_from("<HHHd", self._stream, at))

    def _packed(self, at: int, _length: int) -> None:
        row, col, style, packed = struct.unpack_from("<HHHI", self._stream, at)
        self._keep(row, col, style, _unpacked(packed))

    def _many_packed(self, at: int, length: int) -> None:
        row, first = struct.unpack_from("<HH", self._stream, at)
        (last,) = struct.unpack_from("<H", self._stream, at + length - 2)
        if last - first + 1 != (length - 6) // 6:
            raise self._book.damaged("record bd")
        for n in range(last - first + 1):
            style, packed = struct.unpack_from("<HI", self._stream, at + 4 + 6 * n)
            self._keep(row, first + n, style, _unpacked(packed))

    def _shared_text(self, at: int, _length: int) -> None:
        row, col, _, index = struct.unpack_from("<HHHI", self._stream, at)
        self._fill(row, col)
        if index >= self._book.strings:
            raise self._refuse("sheet-string-index", row, col, seen=index, count=self._book.strings)

    def _text(self, at: int, _length: int) -> None:
        self._fill(*struct.unpack_from("<HH", self._stream, at))

    def _flag_or_error(self, at: int, _length: int) -> None:
        row, col, _, value, is_error = struct.unpack_from("<HHHBB", self._stream, at)
        cell = self._fill(row, col)
        if is_error:
            self._audit.errors[cell] = _ERRORS.get(value, "#ERROR!")
        else:
            self._booleans.add(cell)

    def _formula(self, at: int, _length: int) -> None:
        row, col, style = struct.unpack_from("<HHH", self._stream, at)
        result = self._stream[at + 6 : at + 14]
        if result[6:] != b"\xff\xff":
            self._keep(row, col, style, struct.unpack("<d", result)[0])
        else:
            cell = self._fill(row, col)
            if result[0] == _TEXT:
                self._waiting = cell
            elif result[0] == _FLAG:
                self._booleans.add(cell)
            elif result[0] == _ERROR:
                self._audit.errors[cell] = _ERRORS.get(result[2], "#ERROR!")
        self._formulas.add((row, col))

    def _formula_text(self, _at: int, _length: int) -> None:
        self._waiting = None

    def _end_formula(self) -> None:
        """A formula that computed a text, and the text is not there."""
        if self._waiting is not None:
            self._audit.uncached[self._waiting] = "?"
            self._waiting = None

    def _claim(self, at: int, length: int) -> None:
        """The claimed range: never used, but calamine makes room for it."""
        shape = "<IIHH" if length >= 14 else "<HHHH"
        top, bottom, left, right = struct.unpack_from(shape, self._stream, at)
        backwards = top > bottom > 0 or left > right > 0
        if backwards or max(top, bottom) > _ROWS or max(left, right) > _COLUMNS:
            raise self._refuse("sheet-cell-impossible", max(top, bottom - 1), max(left, right - 1))

    def _row(self, at: int, _length: int) -> None:
        (row,) = struct.unpack_from("<H", self._stream, at)
        if self._stream[at + 12] & _HIDDEN_ROW:
            self._hidden_rows.add(row)

    def _column(self, at: int, _length: int) -> None:
        first, last = struct.unpack_from("<HH", self._stream, at)
        if self._stream[at + 8] & _HIDDEN_COLUMN:
            self._hidden_cols.update(range(first, min(last + 1, _COLUMNS)))

    def _merge(self, at: int, length: int) -> None:
        (count,) = struct.unpack_from("<H", self._stream, at)
        if 2 + 8 * count > length:
            raise self._book.damaged("record e5")
        for n in range(count):
            top, bottom, left, right = struct.unpack_from("<HHHH", self._stream, at + 2 + 8 * n)
            area = (bottom - top + 1) * (right - left + 1)
            if top > bottom or left > right or right >= _COLUMNS:
                raise self._refuse("sheet-merge-broken", top, left)
            self._merged += area
            for seen, limit in ((area, self._limits.merged), (self._merged, self._limits.merged_total)):
                if seen > limit:
                    raise self._refuse("sheet-merge-large", top, left, seen=seen, limit=limit)
            self._merges.append((top, left, bottom, right))

    def _filter(self, _at: int, _length: int) -> None:
        self._audit.filtered = True

    def _refuse(self, code: str, row: int, col: int, **params: object) -> RefusedError:
        cell = f"{column_letters(col)}{row + 1}"
        return refuse(code, Place(self._place.file, self._place.sheet, cell), raw=cell, **params)


def _unpacked(packed: int) -> float:
    """RK: thirty bits of a whole number or of a double, perhaps a hundredfold."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        value = struct.unpack("<d", struct.pack("<II", 0, packed & 0xFFFFFFFC))[0]
    return value / 100 if packed & 1 else value
