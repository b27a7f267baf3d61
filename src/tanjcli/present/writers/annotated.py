"""The marked copy of a workbook: openpyxl on what was sent, or the same cells in a fresh workbook.

No value is ever changed, and text stays text: a cell that reads ``=1+1`` as words does not become a formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tanjcli.core.text import visible
from tanjcli.present.writers.fixed_zip import fixed_zip

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# Light enough that dark text stays readable on them, apart also in grey.
_PAINT = {"error": "FFFFA7A7", "warning": "FFFFE699", "note": "FFDDEBF7"}
_WIDTHS = (6, 8, 18, 24, 52, 46, 22)
_TAB = "C00000"
_WIDEST = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell to paint and its comment; ``row`` and ``column`` count from 1, column 0 is the row's first filled cell."""

    sheet: str
    row: int
    column: int
    severity: str
    text: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The sheet that lists everything: rows of (severity, texts)."""

    name: str
    title: str
    legend: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything that is added to the copy."""

    marks: tuple[Mark, ...]
    listing: Listing


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet as it was read: raw cells, and merged ranges counted from 0, both ends included."""

    name: str
    rows: Sequence[Sequence[Any]]
    merges: Sequence[tuple[int, int, int, int]]


def render(original: bytes | None, pages: Sequence[Page], annotation: Annotation) -> bytes:
    """The marked copy: of ``original`` (xlsx), or of ``pages`` where there is none or openpyxl cannot open it."""
    book = _opened(original) if original is not None else None
    if book is None:
        book = _fresh(pages)
    names = {page.name: name for page, name in zip(pages, book.sheetnames, strict=False)}
    names.setdefault("", next(iter(names.values()), ""))  # a text file is one sheet, and its places name none
    cells: dict[tuple[str, str], list[Mark]] = {}
    for mark in annotation.marks:
        if names.get(mark.sheet):
            sheet = names[mark.sheet]
            cells.setdefault((sheet, _anchor(book[sheet], mark.row, mark.column)), []).append(mark)
    for (sheet, address), marks in cells.items():
        _mark(book[sheet][address], marks)
    _list(book, annotation.listing)
    out = BytesIO()
    book.save(out)
    return fixed_zip(out.getvalue())


def _opened(data: bytes) -> Workbook | None:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        return load_workbook(BytesIO(data))
    except (OSError, SyntaxError, BadZipFile, TypeError, ValueError, LookupError, AttributeError):
        return None  # openpyxl gives up over styles and parts that do not concern the cells


def _fresh(pages: Sequence[Page]) -> Workbook:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for number, page in enumerate(pages, 1):
        sheet = book.create_sheet(page.name or f"Sheet{number}")
        widths: dict[int, int] = {}
        for row, cells in enumerate(page.rows, 1):
            for column, raw in enumerate(cells, 1):
                if raw != "":
                    _put(sheet, row, column, raw)
                    widths[column] = max(widths.get(column, 0), _width(raw))
        for top, left, bottom, right in page.merges:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        for column, width in widths.items():
            sheet.column_dimensions[_letters(column)].width = min(width, _WIDEST) + 2
    return book


def _put(sheet: Worksheet, row: int, column: int, raw: Any) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = sheet.cell(row, column)
    if isinstance(raw, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub(lambda found: visible(found[0]), raw)
        cell.data_type = "s"
    else:
        cell.value = raw


def _width(raw: Any) -> int:
    return sum(2 if ord(ch) > 0x2E7F else 1 for ch in str(raw))


def _mark(cell: Any, marks: Sequence[Mark]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    worst = min(marks, key=lambda mark: list(_PAINT).index(mark.severity))
    cell.fill = PatternFill("solid", fgColor=_PAINT[worst.severity])
    texts = [cell.comment.text] if cell.comment else []
    comment = Comment("\n".join(dict.fromkeys((*texts, *(mark.text for mark in marks)))), "tanj")
    comment.width, comment.height = 340, 24 + 18 * sum(_lines(line, 44) for line in comment.text.split("\n"))
    cell.comment = comment


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a cell of this width; programs do not agree on a height of their own."""
    return 1 + _width(text) // width


def _first_filled(sheet: Worksheet, row: int) -> int:
    filled = (cell.column for cell in sheet[row] if cell.value not in (None, ""))
    return next(filled, None) or 1


def _anchor(sheet: Worksheet, row: int, column: int) -> str:
    """The cell's address, or that of the cell which speaks for the merge it lies in."""
    cell = sheet.cell(row, column or _first_filled(sheet, row))
    for merge in sheet.merged_cells.ranges:
        if cell.coordinate in merge:
            return str(merge.start_cell.coordinate)
    return str(cell.coordinate)


def _list(book: Workbook, listing: Listing) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = book.create_sheet(listing.name)
    sheet.sheet_properties.tabColor = _TAB
    wrapped = Alignment(wrap_text=True, vertical="top")
    for row, texts in enumerate(((listing.title,), (listing.legend,), listing.headings), 1):
        for column, text in enumerate(texts, 1):
            _put(sheet, row, column, text)
            sheet.cell(row, column).font = Font(bold=row != 2, size=14 if row == 1 else 11)
    for row, (severity, texts) in enumerate(listing.rows, 4):
        for column, text in enumerate(texts, 1):
            _put(sheet, row, column, text)
            sheet.cell(row, column).alignment = wrapped
        sheet.row_dimensions[row].height = 16 * max(map(_lines, texts, _WIDTHS))
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor=_PAINT[severity])
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[_letters(column)].width = width
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "3:3"


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
