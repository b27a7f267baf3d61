"""Workbooks in the old xls container: cells by calamine; what it cannot see by our own audit, text it garbles by xlrd.

An uncalculated formula cannot be told from a blank in this container; no finding pretends otherwise.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tanjcli.core.findings import Finding
from tanjcli.intake.files.audit import SheetAudit, disputed_rows
from tanjcli.intake.files.biff.inspect import inspect_xls
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Raw, Sheet
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.panic import panicked

if TYPE_CHECKING:
    from xlrd.book import Book as XlrdBook


def read_xls(
    data: bytes, file: str, sha256: str, limits: Limits = DEFAULT_LIMITS
) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]] | Fault:
    """Every worksheet in order (none if the audit forbids the file, with its findings); or what is broken."""
    audits, faults = inspect_xls(data, file, limits)
    if faults:
        return (), tuple(replace(found, sha256=sha256) for found in faults)
    sheets = _calamine(data)
    if isinstance(sheets, Fault):
        again = _xlrd(data)
        sheets = sheets if isinstance(again, Fault) else again
    elif any(map(_garbled, sheets)):
        sheets = _xlrd(data)
    if isinstance(sheets, Fault):
        return sheets
    # By order and not by name: what a name spells is a matter of code pages in the older ones.
    if len({sheet.name for sheet in sheets}) != len(audits) or len(sheets) != len(audits):
        return fault("file-damaged", reason="sheets")
    for sheet, audit in zip(sheets, audits.values(), strict=True):
        _add(sheet, audit)
    return tuple(sheets), ()


def _calamine(data: bytes) -> list[Sheet] | Fault:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            names = [meta.name for meta in workbook.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
            return [Sheet(name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names]
    except PasswordError:
        return fault("file-password")
    except CalamineError as error:
        return fault("file-damaged", reason=str(error))
    except BaseException as error:  # noqa: BLE001 - a panic is no Exception
        return panicked(error)


def _xlrd(data: bytes) -> list[Sheet] | Fault:
    """The slow reader that knows more code pages; text it garbles too is nobody's."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO())
        sheets = [Sheet(page.name, [[_value(book, cell) for cell in row] for row in page.get_rows()]) for page in book]
    except Exception as error:  # noqa: BLE001 - xlrd leaks IndexError, struct.error, AssertionError … on damaged bytes
        return fault("file-damaged", reason=f"{type(error).__name__}: {error}")
    return fault("file-damaged", reason="control characters in text") if any(map(_garbled, sheets)) else sheets


def _garbled(sheet: Sheet) -> bool:
    return any(
        isinstance(raw, str) and not raw.isprintable() and any(_is_control(ch) for ch in raw)
        for cells in sheet.rows
        for raw in cells
    )


def _is_control(ch: str) -> bool:
    return unicodedata.category(ch) == "Cc" and ch not in "\t\r\n"


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


def _add(sheet: Sheet, audit: SheetAudit) -> None:
    sheet.merges, sheet.hidden = audit.merges, audit.hidden
    sheet.hidden_rows, sheet.hidden_cols = audit.hidden_rows, audit.hidden_cols
    sheet.errors, sheet.uncached, sheet.dates = audit.errors, audit.uncached, audit.dates
    sheet.percents, sheet.scaled, sheet.printed = audit.percents, audit.scaled, audit.printed
    sheet.broken = {row: fault("row-disputed") for row in disputed_rows(audit, _floats(sheet.rows))}


def _floats(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    """Whole numbers come as such from old workbooks."""
    return [[float(cell) if type(cell) is int else cell for cell in row] for row in rows]
