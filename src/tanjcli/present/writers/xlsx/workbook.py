"""One Book as the bytes of a workbook: the same Book and day give the same bytes, wherever and whenever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO

from tanjcli.present.book import Book, Sheet
from tanjcli.present.writers.xlsx.charts import draw_gallery
from tanjcli.present.writers.xlsx.geometry import Area, areas
from tanjcli.present.writers.xlsx.sheet import SheetWriter
from tanjcli.present.writers.xlsx.styles import FONTS, Styles

# Text stays text, whatever it looks like; nothing is spooled to a folder for temporary files. Columns are measured in
# digits of the default font: of this one every office suite has the widths.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FONT = {"font_name": "Arial", "font_size": 10}


def render(book: Book, stamp: date) -> bytes:
    """The workbook, dated ``stamp``.

    Raises:
        ValueError: a table has more rows than a sheet holds.
    """
    from xlsxwriter import Workbook

    out = BytesIO()
    # The library writes into the default font it is given; a copy keeps the next workbook the same.
    with Workbook(out, {**_OPTIONS, "default_format_properties": dict(_FONT)}) as target:
        target.set_properties(
            {
                "title": book.title,
                "subject": book.footer,
                "keywords": book.banner,
                "comments": book.banner,
                "created": datetime(stamp.year, stamp.month, stamp.day),  # noqa: DTZ001 - no reading of a clock
            }
        )
        styles = Styles(target, book.lang)
        places: Mapping[str, tuple[Area, ...]] = {s.name: areas(s) for s in book.sheets if isinstance(s, Sheet)}
        for sheet in book.sheets:
            page = target.add_worksheet(sheet.name)
            if isinstance(sheet, Sheet):
                SheetWriter(page, styles, places).write(sheet, book)
            else:
                draw_gallery(target, page, (sheet, book), styles, places, FONTS[book.lang])
    return out.getvalue()
