"""The cells of a sheet by expat: slower, and at home in everything that is well-formed XML."""

from __future__ import annotations

import re

from tanjcli.core.addresses import column_letters
from tanjcli.intake.files.ooxml.cells import BadCellError, Batch, Kind, Row, column_number, shape_of
from tanjcli.intake.files.ooxml.markup import Attributes

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_NO_HEIGHT = re.compile(r"0(\.0+)?")


class PatientRows:
    """Collects rows while expat walks through ``<sheetData>``; ``take`` hands out what is complete.

    Cells and rows without an address stand after the one before them, as the standard says.
    """

    def __init__(self, text_limit: int) -> None:
        self._limit = text_limit
        self._row = self._column = -1
        self._hidden = False
        self._cells: list[tuple[int, dict[str, str]]] = []
        self._parts: dict[str, str] = {}
        self._reading = ""
        self._aside = False
        self.in_cell = False
        self._kinds: dict[bytes, Kind] = {}
        self._done = self._batch()

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins. Raises ``BadCellError``."""
        if name == "row":
            self._begin_row(attributes)
        elif name == "c":
            self._begin_cell(attributes)
        elif name in ("v", "f", "is"):
            if f"<{name}>" in self._parts:
                raise BadCellError("sheet-cell-twice", f"{column_letters(self._column)}{self._row + 1}")
            self._parts[f"<{name}>"] = ""
            self._reading = "" if name == "is" else f"<{name}>"
        elif name == "t" and "<is>" in self._parts:
            self._reading = "<is>"
        elif name == "rPh":
            # How a Japanese word is read aloud is not part of the word.
            self._aside = True

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "row":
            self._end_row()
        elif name == "c":
            self._cells.append((self._column, self._parts))
            self.in_cell = False
        elif name == "rPh":
            self._aside = False
        else:
            self._reading = ""

    def text(self, data: str) -> None:
        """Character data. Raises ``BadCellError`` when a cell's text does not end."""
        if self._reading and not self._aside:
            self._parts[self._reading] += data
            if len(self._parts[self._reading]) > self._limit:
                raise BadCellError("sheet-text-long", f"{column_letters(self._column)}{self._row + 1}")

    def take(self) -> Batch:
        """The rows completed since the last call."""
        batch, self._done = self._done, self._batch()
        return batch

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", str(self._row + 2))
        if not _NUMBER.fullmatch(number):
            raise BadCellError("sheet-cell-impossible", number)
        self._row, self._column = int(number) - 1, -1
        no_height = _NO_HEIGHT.fullmatch(attributes.get("ht", "")) is not None
        self._hidden = no_height or attributes.get("hidden") in ("1", "true")

    def _begin_cell(self, attributes: Attributes) -> None:
        self.in_cell = True
        if "r" in attributes:
            address = _ADDRESS.fullmatch(attributes["r"])
            if address is None or int(address[2]) - 1 != self._row:
                raise BadCellError("sheet-cell-impossible", attributes["r"])
            self._column = column_number(address[1])
        else:
            self._column += 1
        self._parts = {key: attributes[key] for key in ("s", "t") if key in attributes}

    def _end_row(self) -> None:
        done, start = self._done, len(self._done.values)
        for _, parts in self._cells:
            kind = Kind(parts.get("s", ""), parts.get("t", ""))
            key = " ".join(kind).encode()
            self._kinds[key] = kind
            done.attributes.append(key)
            done.formulas.append(_bytes(parts.get("<f>")))
            done.values.append(_bytes(parts.get("<v>", parts.get("<is>"))))
        shape = shape_of(tuple(column for column, _ in self._cells))
        done.rows.append(Row(self._row, self._hidden, start, len(done.values), shape))
        self._cells = []

    def _batch(self) -> Batch:
        return Batch([], [], self._kinds, [], [])


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode()
