"""What every sheet has in common: title lines that say 截至 and name sample data, and how it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tanjcli.present.book import Book, Gallery, Sheet
from tanjcli.present.writers.xlsx.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_TITLE_HEIGHT = 24
_LONGEST_FOOTER = 100  # Excel takes 255 in all


def head(page: Worksheet, sheet: Sheet | Gallery, book: Book, styles: Styles) -> None:
    """The first two rows: title, then the sample mark and what the data are."""
    page.set_row(0, _TITLE_HEIGHT)
    checked(page.write_string(0, 0, sheet.title, styles.look("title")))
    known = " · ".join(sheet.header)
    if book.banner and known:
        checked(page.write_rich_string(1, 0, styles.look("banner"), book.banner, styles.look("known"), f"  {known}"))
    else:
        checked(page.write_string(1, 0, known or book.banner, styles.look("known")))


def checked(code: int) -> None:
    """The library drops what it can not write and returns a code; here nothing is dropped.

    Raises:
        ValueError: a cell lies outside the sheet, or its text is too long.
    """
    if code:
        raise ValueError(f"a cell could not be written (code {code})")


def paper(page: Worksheet, book: Book) -> None:
    """A4 landscape; on every page the sheet's name, its number, 截至 and the sample mark."""
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.45, bottom=0.65)
    page.center_horizontally()
    page.hide_gridlines(2)
    left = "  ".join(text for text in (book.banner, book.footer) if text)
    if len(left) > _LONGEST_FOOTER:
        left = f"{left[: _LONGEST_FOOTER - 1]}…"
    number = book.page.replace("&", "&&").format(page="&P", pages="&N")
    page.set_footer(f"&L{left.replace('&', '&&')}&C{number}&R&A", {"margin": 0.3})
