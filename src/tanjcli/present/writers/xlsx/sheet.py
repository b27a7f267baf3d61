"""One sheet of tables: typed cells become numbers and texts, never formulas and never links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tanjcli.present.book import Book, Panel, Sheet, Spark
from tanjcli.present.document import Absent, Cell, Number, Prose, Span, StatusCell, Words
from tanjcli.present.writers.glyphs import UNICODE
from tanjcli.present.writers.layout import tally_lines
from tanjcli.present.writers.xlsx.geometry import TOP, Area, lines, text_of, widths
from tanjcli.present.writers.xlsx.numbers import number_format, stored
from tanjcli.present.writers.xlsx.paper import checked, head, paper
from tanjcli.present.writers.xlsx.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
_LINE, _PAD, _TALLEST = 14.5, 3, 405
_BAR = "#9DC3E6"


class SheetWriter:
    """The working state of one sheet: what did not fit into its cell is continued below the tables."""

    def __init__(self, page: Worksheet, styles: Styles, places: Mapping[str, tuple[Area, ...]]) -> None:
        self._page, self._styles, self._places = page, styles, places
        self._rest: list[tuple[str, str]] = []
        self._widths: list[int] = []

    def write(self, sheet: Sheet, book: Book) -> None:
        """The whole sheet.

        Raises:
            ValueError: a table has more rows than a sheet holds.
        """
        self._widths = widths(sheet)
        for column, columns in enumerate(self._widths):
            self._page.set_column(column, column, columns)
        head(self._page, sheet, book, self._styles)
        found = self._places[sheet.name]
        for panel, area in zip(sheet.panels, found, strict=True):
            self._panel(panel, area)
        end = self._below(sheet, found[-1].stop + 1)
        self._sight(sheet, found[0])
        paper(self._page, book)
        self._page.fit_to_pages(1, 0)
        self._page.repeat_rows(0, found[0].head if len(found) == 1 else TOP - 1)
        self._page.print_area(0, 0, end, len(self._widths) - 1)
        self._page.ignore_errors({"number_stored_as_text": f"A1:XFD{end + 1}"})

    def _panel(self, panel: Panel, area: Area) -> None:
        table = panel.table
        if table.title:
            checked(self._page.write_string(area.head - 1, 0, table.title, self._styles.look("label")))
        for column, heading in enumerate(table.columns):
            checked(self._page.write_string(area.head, column, heading.heading, self._styles.look("head")))
        tallest = lines([column.heading for column in table.columns], self._widths)
        self._page.set_row(area.head, _LINE * tallest + _PAD)
        exact = [column.exact for column in table.columns]
        wrapped = [i for i, column in enumerate(table.columns) if not column.exact]
        room = [self._widths[i] for i in wrapped]
        for row, cells in enumerate(table.rows, area.first):
            for column, cell in enumerate(cells):
                self._cell(row, column, cell, exact[column])
            tall = lines([text_of(cells[i]) for i in wrapped], room)
            if tall > 1:
                self._page.set_row(row, min(_LINE * tall + _PAD, _TALLEST))
        self._bars(panel, area)
        self._drawn(panel, area)
        for spark in panel.sparks:
            self._spark(spark, area)

    def _cell(self, row: int, column: int, cell: Cell, exact: bool) -> None:
        match cell:
            case Number() if number_format(cell):
                look = self._styles.look("right", number_format(cell))
                checked(self._page.write_number(row, column, stored(cell), look))
            case StatusCell():
                self._text(row, column, text_of(cell), self._styles.status(cell.code))
            case Absent():
                self._text(row, column, text_of(cell), self._styles.look("absent"))
            case Number() | Span():
                self._text(row, column, text_of(cell), self._styles.look("right"))
            case Words() | Prose():
                self._text(row, column, text_of(cell), self._styles.look("exact" if exact else "text"))

    def _text(self, row: int, column: int, text: str, look: Format) -> None:
        """A text; what a cell can not hold goes below the tables, and the cell says so."""
        if not text:
            checked(self._page.write_blank(row, column, None, look))
            return
        if len(text) > LONGEST // 2:
            from xlsxwriter.utility import xl_rowcol_to_cell

            address = xl_rowcol_to_cell(row, column)
            text, rest = text[: LONGEST // 2 - len(address) - 2], text[LONGEST // 2 - len(address) - 2 :]
            self._rest.append((address, rest))
            text = f"{text}… {address}"
        checked(self._page.write_string(row, column, text, look))

    def _bars(self, panel: Panel, area: Area) -> None:
        """A bar behind each percentage: its length is the figure, its colour says nothing."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        for key in panel.bars:
            column = area.columns[key]
            figures = [
                xl_rowcol_to_cell(row, column)
                for row, cells in enumerate(panel.table.rows, area.first)
                if isinstance(cell := cells[column], Number) and not cell.enclosed
            ]
            if figures:
                look = {"type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": _BAR}
                ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
                self._page.conditional_format(figures[0], {**look, **ends, "multi_range": " ".join(figures)})

    def _drawn(self, panel: Panel, area: Area) -> None:
        for key, heading in panel.drawn:
            source, target = area.columns[key], area.drawn[key]
            checked(self._page.write_string(area.head, target, heading, self._styles.look("drawn_head")))
            for row, cells in enumerate(panel.table.rows, area.first):
                cell = cells[source]
                if isinstance(cell, Number):
                    look = self._styles.look("drawn", number_format(cell))
                    checked(self._page.write_number(row, target, stored(cell), look))

    def _spark(self, spark: Spark, area: Area) -> None:
        from xlsxwriter.utility import quote_sheetname, xl_range_abs

        source = self._places[spark.of.sheet][spark.of.panel]
        column = source.column(spark.key)
        cells = xl_range_abs(source.first + spark.of.first, column, source.first + spark.of.stop - 1, column)
        look = {"type": "column", "last_point": True, "series_color": "#9DB7D5", "last_color": "#1F4E79"}
        self._page.add_sparkline(
            area.first + spark.row,
            area.columns[spark.column],
            {"range": f"{quote_sheetname(spark.of.sheet)}!{cells}", **look, **({"min": 0} if spark.zero else {})},
        )

    def _below(self, sheet: Sheet, row: int) -> int:
        """Counts, notes, and what did not fit above; the last row."""
        counts = tally_lines(sheet.tally, UNICODE) if sheet.tally else []
        for note in (*counts, *sheet.notes):
            row = self._note(row, note)
        for address, rest in self._rest:
            step = LONGEST // 2
            for start in range(0, len(rest), step):
                row = self._note(row, f"{address}: {rest[start : start + step]}")
        return row

    def _note(self, row: int, text: str) -> int:
        """A line over the whole width; the row after it."""
        last = len(self._widths) - 1
        tall = lines([text], [sum(self._widths)])
        self._page.set_row(row, min(_LINE * tall + _PAD, _TALLEST))
        look = self._styles.look("note")
        if last:
            self._page.merge_range(row, 0, row, last, "", look)
        checked(self._page.write_string(row, 0, text, look))
        return row + 1

    def _sight(self, sheet: Sheet, area: Area) -> None:
        """Headings and names stay in sight, or the title alone above several tables; the first can be filtered."""
        columns: Sequence[str] = list(area.columns)
        fixed = sheet.panels[0].fixed
        top = area.first if len(sheet.panels) == 1 else TOP
        self._page.freeze_panes(top, columns.index(fixed) + 1 if fixed in columns else 1)
        self._page.autofilter(area.head, 0, max(area.stop - 1, area.head), len(columns) - 1)
