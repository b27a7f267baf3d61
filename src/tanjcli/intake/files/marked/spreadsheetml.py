"""SpreadsheetML 2003, the XML that old exports call ``.xls``: one part, by expat, without any DTD."""

from __future__ import annotations

import re

from tanjcli.core.findings import Place
from tanjcli.intake.files.grid import Sheet
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.marked.plot import Plot, count
from tanjcli.intake.files.marked.values import NOTHING, Held, moment, number, percent
from tanjcli.intake.files.ooxml.cells import LAST_ROW
from tanjcli.intake.files.ooxml.markup import Attributes, Markup
from tanjcli.intake.files.refusal import refuse

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_CHUNK = 1 << 16


def read_spreadsheetml(text: str, file: str, limits: Limits = DEFAULT_LIMITS) -> tuple[Sheet, ...]:
    """Every worksheet in order. Raises ``RefusedError``."""
    # Decoded already: the encoding it declares is history.
    body = _DECLARATION.sub("", text, count=1).lstrip().encode()
    book = _Workbook(file, limits)
    book.run(body[at : at + _CHUNK] for at in range(0, len(body), _CHUNK))
    return tuple(plot.sheet() for plot in book.plots)


class _Workbook(Markup):
    """Walks the document; ``plots`` are its worksheets."""

    def __init__(self, file: str, limits: Limits) -> None:
        super().__init__(Place(file), "Workbook")
        self.plots: list[Plot] = []
        self._file, self._limits = file, limits
        self._path: list[str] = []
        self._percents: set[str] = set()
        self._style = ""
        self._row = self._col = -1
        self._span = 0
        self._column = 0
        self._cell: dict[str, str] | None = None
        self._kind = ""
        self._texts: list[str] | None = None
        self._length = 0
        self._visible: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        own = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        within = self._path[-1] if self._path else ""
        self._path.append(name)
        if len(self._path) > self._limits.members:
            raise refuse("xml-broken", self.place, member=self.member, reason="too deep")
        if name == "Cell" and within == "Row":
            self._begin_cell(own)
        elif name == "Data" and within == "Cell":
            self._kind, self._texts, self._length = own.get("Type", "String"), [], 0
        elif name == "Row" and within == "Table":
            self._begin_row(own)
        elif name == "Column" and within == "Table":
            self._begin_column(own)
        elif name == "Worksheet" and within == "Workbook":
            self._begin_sheet(own)
        elif name == "Style":
            self._style = own.get("ID", "")
        elif name == "NumberFormat" and ("%" in own.get("Format", "") or own.get("Format") == "Percent"):
            self._percents.add(self._style)
        elif name == "Visible":
            self._visible = []

    def end(self, name: str) -> None:
        """An element ends."""
        self._path.pop()
        within = self._path[-1] if self._path else ""
        if name == "Cell" and within == "Row":
            self._end_cell()
        elif name == "Data" and within == "Cell" and self._texts is not None and self._cell is not None:
            self._cell["<data>"], self._texts = "".join(self._texts), None
        elif name == "Visible" and self._visible is not None:
            hidden = "".join(self._visible).strip() in ("SheetHidden", "SheetVeryHidden")
            if self.plots and hidden:
                self.plots[-1].hidden = True
            self._visible = None

    def text(self, data: str) -> None:
        """Character data, in pieces."""
        if self._visible is not None:
            self._visible = [*self._visible, data[:50]][:10]
        if self._texts is None:
            return
        self._length += len(data)
        if self._length > self._limits.text:
            raise refuse("sheet-text-long", self._here(), raw=self._here().cell, limit=self._limits.text)
        self._texts.append(data)

    def _here(self) -> Place:
        return Place(self._file, self.plots[-1].name if self.plots else "", str(self._row + 1))

    def _begin_sheet(self, own: dict[str, str]) -> None:
        name = own.get("Name", "")
        if any(plot.name == name for plot in self.plots):
            raise refuse("workbook-sheet-twice", Place(self._file, name), raw=name)
        if len(self.plots) >= self._limits.sheets:
            raise refuse("workbook-many-sheets", self.place, limit=self._limits.sheets)
        self.plots.append(Plot(self._file, name, self._limits))
        self._row, self._span, self._column = -1, 0, 0

    def _begin_column(self, own: dict[str, str]) -> None:
        at = count(own.get("Index"), self._here(), self._column + 1) - 1
        span = 1 + count(own.get("Span"), self._here(), 0)
        if own.get("Hidden") == "1" and self.plots:
            self.plots[-1].hide_cols(at, span)
        self._column = at + span

    def _begin_row(self, own: dict[str, str]) -> None:
        at = count(own.get("Index"), self._here(), self._row + self._span + 2) - 1
        if at <= self._row + self._span:
            raise refuse("sheet-row-twice", self._here(), raw=str(at + 1))
        if at > LAST_ROW:
            raise refuse("sheet-cell-impossible", self._here(), raw=str(at + 1))
        self._row, self._col, self._span = at, -1, count(own.get("Span"), self._here(), 0)
        if own.get("Hidden") == "1" and self.plots:
            self.plots[-1].hide_rows(at, self._span + 1)

    def _begin_cell(self, own: dict[str, str]) -> None:
        at = count(own.get("Index"), self._here(), self._col + 2) - 1
        if at <= self._col:
            raise refuse("sheet-cell-twice", self._here(), raw=str(at + 1))
        self._col, self._cell, self._kind = at, own, ""

    def _end_cell(self) -> None:
        own, self._cell = self._cell or {}, None
        across = count(own.get("MergeAcross"), self._here(), 0)
        down = count(own.get("MergeDown"), self._here(), 0)
        if self.plots:
            self.plots[-1].put(self._row, self._col, self._held(own))
            self.plots[-1].merge(self._row, self._col, down + 1, across + 1)
        self._col += across

    def _held(self, own: dict[str, str]) -> Held:
        text, kind = own.get("<data>", ""), self._kind
        if "<data>" not in own:
            return Held(formula=own["Formula"][:200]) if own.get("Formula") else NOTHING
        if kind == "Number":
            return percent(text) if own.get("StyleID", "") in self._percents else number(text)
        if kind == "DateTime":
            return moment(text)
        if kind == "Boolean":
            return Held(text.strip() in ("1", "true", "True"))
        if kind == "Error":
            return Held(error=text.strip()[:50] or "#ERROR!")
        return Held(text) if text else NOTHING
