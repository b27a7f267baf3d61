"""HTML tables called ``.xls``: the page as a person sees it when the spreadsheet program opens it.

One sheet: texts outside tables (titles, units) are rows of one cell, tables stand below each other in the order of the
page, a blank row between two that touch. A table inside a cell is taken out and stands before the table around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser

from tanjcli.core.findings import Place
from tanjcli.intake.files.grid import Sheet
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.marked.plot import Plot, count
from tanjcli.intake.files.marked.values import NOTHING, Held, number
from tanjcli.intake.files.refusal import refuse

_DEEPEST = 20
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "title", "noscript", "template", "select", "textarea", "xml"})
_BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "br", "li", "caption", "center", "hr", "body"})
_ENDS = frozenset({"td", "th", "tr", "table", "caption"})

Attrs = list[tuple[str, str | None]]


@dataclass(slots=True)
class _Cell:
    attributes: dict[str, str]
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    hidden: bool
    cells: list[_Cell] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    rows: list[_Row] = field(default_factory=list)
    cell: _Cell | None = None
    hidden_cols: list[tuple[int, int]] = field(default_factory=list)
    columns: int = 0


def read_html(text: str, file: str, limits: Limits = DEFAULT_LIMITS) -> tuple[Sheet, ...]:
    """The page's tables as one sheet without a name. Raises ``RefusedError``, also when there is no table."""
    _check_comments(text, Place(file))
    page = _Page(file, limits)
    page.feed(text)
    page.close()
    page.finish()
    if not any(isinstance(block, _Table) for block in page.blocks):
        raise refuse("file-no-table", Place(file), kind="HTML")
    plot = Plot(file, "", limits)
    row, before = 0, ""
    for block in page.blocks:
        if isinstance(block, str):
            plot.put(row, 0, Held(block))
            row, before = row + 1, "text"
        elif any(cell_row.cells for cell_row in block.rows):
            row = _draw(block, plot, row + (before == "table"), Place(file))
            before = "table"
    return (plot.sheet(),)


def _check_comments(text: str, place: Place) -> None:
    """A comment that never ends hides the rest of the page, or a single tag of it: parsers disagree."""
    at = text.find("<!--")
    while at >= 0:
        end = text.find("-->", at + 2)
        if end < 0:
            raise refuse("file-damaged", place, reason="<!--")
        at = text.find("<!--", end)


class _Page(HTMLParser):
    """Collects ``blocks``: tables, and the texts between them."""

    def __init__(self, file: str, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str | _Table] = []
        self._file, self._limits = file, limits
        self._open: list[_Table] = []
        self._silent = ""
        self._outside: list[str] = []
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: Attrs) -> None:
        """An element begins."""
        if self._silent or tag in _SILENT:
            self._silent = self._silent or tag
            return
        own = {key: value or "" for key, value in attrs}
        if tag == "table":
            self._flush()
            self._open.append(_Table())
            if len(self._open) > _DEEPEST:
                raise refuse("xml-broken", Place(self._file), member="HTML", reason="tables too deep")
        elif self._open:
            self._within(self._open[-1], tag, own)
        elif tag in _BLOCKS:
            self._flush()

    def handle_startendtag(self, tag: str, attrs: Attrs) -> None:
        """An element that ends at once."""
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """An element ends; what it leaves open ends with it."""
        if self._silent:
            self._silent = "" if tag == self._silent else self._silent
        elif tag in _ENDS and self._open:
            self._open[-1].cell = None
            if tag == "table":
                self.blocks.append(self._open.pop())
        elif tag in _BLOCKS and not self._open:
            self._flush()

    def handle_data(self, data: str) -> None:
        """Character data; between the rows of a table it is noise."""
        if self._silent:
            return
        if not self._open:
            self._outside.append(data)
        elif self._open[-1].cell is not None:
            self._open[-1].cell.texts.append(data)

    def finish(self) -> None:
        """End the page. Raises ``RefusedError`` inside a table: then the rest of the file is missing."""
        if self._open:
            raise refuse("file-damaged", Place(self._file), reason="</table>")
        self._flush()

    def _within(self, table: _Table, tag: str, own: dict[str, str]) -> None:
        if tag == "tr":
            table.cell = None
            table.rows.append(_Row(_is_hidden(own)))
        elif tag in ("td", "th"):
            self._begin_cell(table, own)
        elif tag == "col":
            span = count(own.get("span"), Place(self._file))
            if _is_hidden(own):
                table.hidden_cols.append((table.columns, span))
            table.columns += span
        elif tag == "br" and table.cell is not None:
            table.cell.texts.append("\0")
        elif tag == "caption":
            table.rows.append(_Row(False))
            self._begin_cell(table, own)

    def _begin_cell(self, table: _Table, own: dict[str, str]) -> None:
        self._cells += 1
        if self._cells > self._limits.cells:
            raise refuse("sheet-too-large", Place(self._file), raw="HTML", seen=self._cells, limit=self._limits.cells)
        if not table.rows:
            table.rows.append(_Row(False))
        table.cell = _Cell(own)
        table.rows[-1].cells.append(table.cell)

    def _flush(self) -> None:
        words = _plain("".join(self._outside))
        self._outside = []
        if words:
            self.blocks.append(words)


def _is_hidden(own: dict[str, str]) -> bool:
    return "hidden" in own or _HIDDEN.search(own.get("style", "")) is not None


def _draw(table: _Table, plot: Plot, top: int, place: Place) -> int:
    """Lay a table out from row ``top`` down; the first row below it."""
    end = top + len(table.rows)
    taken: dict[int, int] = {}  # column → first row that is free again
    for first, span in table.hidden_cols:
        plot.hide_cols(first, span)
    for row, written in enumerate(table.rows, top):
        if written.hidden:
            plot.hide_rows(row, 1)
        col = 0
        for cell in written.cells:
            while taken.get(col, 0) > row:
                col += 1
            across = max(1, count(cell.attributes.get("colspan") or None, place))
            # 0 means to the end of the table, and nothing reaches beyond it.
            down = min(count(cell.attributes.get("rowspan") or None, place) or end, end - row)
            plot.put(row, col, _held(cell))
            plot.merge(row, col, down, across)
            if down > 1:
                taken.update(dict.fromkeys(range(col, col + across), row + down))
            col += across
    return end


def _held(cell: _Cell) -> Held:
    own, shown = cell.attributes, _plain("".join(cell.texts))
    if "x:err" in own:
        return Held(error=shown or own["x:err"] or "#ERROR!")
    exact = own.get("x:num", "")
    if exact and _agrees(shown, exact):
        return number(exact)
    if not shown and own.get("x:fmla"):
        return Held(formula=own["x:fmla"][:200])
    return Held(shown) if shown else NOTHING


def _agrees(shown: str, exact: str) -> bool:
    """True when ``exact`` is what ``shown`` was rounded from: not so for a date or a percentage, which mean another."""
    try:
        seen, stored = Decimal(shown.replace(",", "")), Decimal(exact)
        exponent = seen.as_tuple().exponent
        return isinstance(exponent, int) and abs(seen - stored) <= Decimal(1).scaleb(exponent)
    except InvalidOperation:
        return False


def _plain(text: str) -> str:
    """Blanks as a page shows them; line breaks that were meant stay."""
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in text.split("\0"))
    return "\n".join(lines).strip("\n")
