"""The sheet of charts: native ones, drawn from the cells of other sheets, set out so that no page cuts one in two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tanjcli.present.book import Bars, Book, Gallery, Lines
from tanjcli.present.writers.glyphs import UNICODE
from tanjcli.present.writers.layout import shown
from tanjcli.present.writers.xlsx.geometry import Area
from tanjcli.present.writers.xlsx.paper import head, paper
from tanjcli.present.writers.xlsx.styles import Styles, chart_colour, ink

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

# Pixels. Below the title a page of A4 landscape holds _PAGE of them at _SCALE per cent; a row _ROW, a column _COLUMN.
_SCALE, _PAGE, _ROW, _COLUMN, _COLUMNS = 72, 855, 21, 64, 20
_GAP, _ACROSS, _SMALL_HEIGHT = 20, 3, 250
_WIDE = _COLUMN * _COLUMNS
_SMALL_WIDTH = (_WIDE - _GAP * (_ACROSS - 1)) // _ACROSS
_BAR_HEIGHT, _BARS_AROUND = 24, 110
_TOP, _TICKS = 60, 6
# Told apart by weight and dashes too, not by colour alone.
_LINES: Mapping[str, Mapping[str, Any]] = {
    "value": {"color": "#1F4E79", "width": 2.25},
    "expected": {"color": "#7F7F7F", "width": 1.25, "dash_type": "dash"},
    "last_year": {"color": "#C98A3A", "width": 1.25, "dash_type": "round_dot"},
}
_REFERENCE = re.compile(r"!(?=\$?[A-Z])")
_GREY, _RULED = "#C9C9C9", "#E4E4E4"


def draw_gallery(
    target: Workbook,
    page: Worksheet,
    drawn: tuple[Gallery, Book],
    styles: Styles,
    places: Mapping[str, tuple[Area, ...]],
    fonts: tuple[str, str],
) -> None:
    """All charts of a gallery, page by page."""
    gallery, book = drawn
    page.set_default_row(_ROW * 3 / 4)
    page.set_column_pixels(0, _COLUMNS - 1, _COLUMN)
    head(page, gallery, book, styles)
    page.freeze_panes(2, 0)
    painter = _Painter(target, page, places, fonts)
    for chart in gallery.charts:
        painter.place(chart)
    paper(page, book)
    page.set_print_scale(_SCALE)
    page.repeat_rows(0, 1)
    page.print_area(0, 0, painter.bottom // _ROW, _COLUMNS - 1)
    page.set_h_pagebreaks(painter.breaks)


class _Painter:
    """The working state of a gallery: where the next chart goes."""

    def __init__(
        self, target: Workbook, page: Worksheet, places: Mapping[str, tuple[Area, ...]], fonts: tuple[str, str]
    ) -> None:
        self._target, self._page, self._places, self._fonts = target, page, places, fonts
        self._top, self._start, self._across = _TOP, _TOP, 0
        self.bottom, self.breaks = _TOP, list[int]()

    def place(self, chart: Bars | Lines) -> None:
        """The next chart: a wide one under the last, a small one beside it while there is room."""
        small = isinstance(chart, Lines)
        wide = _SMALL_WIDTH if small else _WIDE
        tall = _SMALL_HEIGHT if isinstance(chart, Lines) else _bars_height(chart)
        if not small or self._across == _ACROSS:
            self._top, self._across = self.bottom if self.bottom == self._start else self.bottom + _GAP, 0
        if self._across == 0 and self._top + tall > self._start + _PAGE and self._top > self._start:
            self._top = self._start = -(-self.bottom // _ROW) * _ROW + 2 * _ROW
            self.breaks.append(self._top // _ROW - 1)
        left = self._across * (_SMALL_WIDTH + _GAP)
        native = self._lines(chart) if isinstance(chart, Lines) else self._bars(chart)
        native.set_size({"width": wide, "height": tall})
        native.set_chartarea({"border": {"color": _RULED}})
        where = {"x_offset": left % _COLUMN, "y_offset": self._top % _ROW, "object_position": 2}
        self._page.insert_chart(self._top // _ROW, left // _COLUMN, native, {**where, "description": chart.title})
        self._across = self._across + 1 if small else _ACROSS
        self.bottom = self._top + tall

    def _bars(self, chart: Bars) -> Chart:
        native = self._target.add_chart({"type": "bar", **({"subtype": "stacked"} if chart.stacked else {})})
        area = self._places[chart.of.sheet][chart.of.panel]
        for series in chart.series:
            colours = [chart_colour(status) for status in series.statuses]
            letters = ink(series.statuses[0]) if chart.stacked and series.statuses else "#262626"
            native.add_series(
                {
                    **self._series(chart, series.key, area),
                    "fill": {"color": colours[0] if colours else _GREY},
                    "points": [{"fill": {"color": colour}} for colour in colours],
                    "gap": 45,
                    "data_labels": self._labels(chart.stacked, letters),
                }
            )
        native.set_title(self._title(chart.title, 11))
        native.set_y_axis({"reverse": True, "num_font": self._font(9), "line": {"color": _GREY}})
        native.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
        native.set_legend({"position": "bottom", "font": self._font(9)} if chart.stacked else {"none": True})
        return native

    def _lines(self, chart: Lines) -> Chart:
        native = self._target.add_chart({"type": "line"})
        area = self._places[chart.of.sheet][chart.of.panel]
        for key in chart.keys:
            native.add_series({**self._series(chart, key, area), "line": _LINES[key], "marker": {"type": "none"}})
        step = -(-(chart.of.stop - chart.of.first) // _TICKS)
        title = f"{shown(chart.status, UNICODE)}  {chart.title}"
        native.set_title(self._title(title, 9))
        native.set_x_axis(
            {
                "num_font": self._font(8) | {"rotation": -45},
                "interval_unit": step,
                "interval_tick": step,
                "line": {"color": _GREY},
            }
        )
        native.set_y_axis(
            {
                "num_font": self._font(8),
                "major_gridlines": {"visible": True, "line": {"color": _RULED}},
                "line": {"none": True},
            }
        )
        native.set_legend({"position": "bottom", "font": self._font(8)})
        return native

    def _series(self, chart: Bars | Lines, key: str, area: Area) -> dict[str, Any]:
        first, last = area.first + chart.of.first, area.first + chart.of.stop - 1
        label, column = area.columns[chart.label], area.column(key)
        return {
            "name": [chart.of.sheet, area.head, area.columns[key]],
            "categories": [chart.of.sheet, first, label, last, label],
            "values": [chart.of.sheet, first, column, last, column],
        }

    def _title(self, text: str, size: int) -> dict[str, Any]:
        """A title is text: the library takes what looks like a reference for one, and a blank is enough to tell it."""
        named = _REFERENCE.sub("! ", text)
        return {
            "name": f" {named}" if named.startswith("=") else named,
            "name_font": self._font(size, head=True) | {"bold": False},
        }

    def _labels(self, stacked: bool, letters: str) -> dict[str, Any]:
        font = self._font(8) | {"color": letters}
        return {"value": True, "font": font} | ({"num_format": "0;;"} if stacked else {})

    def _font(self, size: int, head: bool = False) -> dict[str, Any]:
        return {"name": self._fonts[1 if head else 0], "size": size}


def _bars_height(chart: Bars) -> int:
    return min((chart.of.stop - chart.of.first) * _BAR_HEIGHT + _BARS_AROUND, _PAGE)
