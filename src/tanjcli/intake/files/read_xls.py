"""Workbooks in the old xls container: cells by calamine; text it garbles, and everything it cannot see, by xlrd.

An uncalculated formula cannot be told from a blank in this container; no finding pretends otherwise.
"""

from __future__ import annotations

import io
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Raw, Sheet

if TYPE_CHECKING:
    from xlrd.book import Book as XlrdBook
    from xlrd.sheet import Sheet as XlrdSheet


def read_xls(data: bytes, file: str, sha256: str) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]] | Fault:
    """Every worksheet in order; a failing audit is a warning, not a failing read."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    audit = _opened(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            sheets = [
                Sheet(n, workbook.get_sheet_by_name(n).to_python(skip_empty_area=False)) for n in workbook.sheet_names
            ]
    except PasswordError:
        return fault("file-password")
    except CalamineError as error:
        if isinstance(audit, str):
            return fault("file-damaged", reason=str(error))
        sheets = [Sheet(name, []) for name in audit.sheet_names()]
    if isinstance(audit, str):
        if any(_garbled(sheet) for sheet in sheets):
            return fault("file-damaged", reason=audit)
        return tuple(sheets), (Finding("sheet-not-audited", Place(file), {"reason": audit}, sha256=sha256),)
    for sheet in sheets:
        page = audit.sheet_by_name(sheet.name)
        if not sheet.rows or _garbled(sheet):
            sheet.rows = _rows(audit, page)
        _add(sheet, audit, page)
        if _garbled(sheet):
            return fault("file-damaged", reason="control characters in text")
    return tuple(sheets), ()


def _opened(data: bytes) -> XlrdBook | str:
    import xlrd

    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except Exception as error:  # noqa: BLE001 - xlrd leaks IndexError, struct.error, AssertionError … on damaged bytes
        return f"{type(error).__name__}: {error}"


def _garbled(sheet: Sheet) -> bool:
    return any(
        isinstance(raw, str) and not raw.isprintable() and any(_is_control(ch) for ch in raw)
        for cells in sheet.rows
        for raw in cells
    )


def _is_control(ch: str) -> bool:
    return unicodedata.category(ch) == "Cc" and ch not in "\t\r\n"


def _rows(book: XlrdBook, page: XlrdSheet) -> list[list[Raw]]:
    return [[_value(book, cell) for cell in page.row(r)] for r in range(page.nrows)]


def _value(book: XlrdBook, cell: Any) -> Raw:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment: datetime = xlrd.xldate_as_datetime(cell.value, book.datemode)
        except (xlrd.XLDateError, ValueError, OverflowError):
            return float(cell.value)
        return moment
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return float(cell.value)
    return cell.value if cell.ctype == xlrd.XL_CELL_TEXT else ""


def _add(sheet: Sheet, book: XlrdBook, page: XlrdSheet) -> None:
    import xlrd

    # xlrd's ranges end one past the last row and column.
    sheet.merges = tuple((top, left, bottom - 1, right - 1) for top, bottom, left, right in page.merged_cells)
    sheet.hidden = page.visibility != 0
    sheet.hidden_rows = frozenset(r for r, info in page.rowinfo_map.items() if info.hidden)
    sheet.hidden_cols = frozenset(c for c, info in page.colinfo_map.items() if info.hidden)
    errors, dates, percents = {}, {}, set()
    for row in range(page.nrows):
        for col, kind in enumerate(page.row_types(row)):
            if kind == xlrd.XL_CELL_ERROR:
                errors[row, col] = xlrd.error_text_from_code.get(page.cell_value(row, col), "#ERROR")
            elif kind == xlrd.XL_CELL_DATE:
                dates[row, col] = str(page.cell_value(row, col))
            elif kind == xlrd.XL_CELL_NUMBER and "%" in _format(book, page.cell_xf_index(row, col)):
                percents.add((row, col))
    sheet.errors, sheet.dates, sheet.percents = errors, dates, frozenset(percents)


def _format(book: XlrdBook, style: int) -> str:
    known = book.format_map.get(book.xf_list[style].format_key)
    return known.format_str if known else ""
