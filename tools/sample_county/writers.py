"""Sheets to bytes: xlsx, xls and GB18030 csv. The same sheets always give the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
import xlwt

from tools.sample_county.facts import SAMPLE
from tools.sample_county.sheets import Cell, Sheet

CREATED = datetime(2020, 1, 1)  # noqa: DTZ001  a fixed property of the file, not a moment
WIDE = ("名称", "代码", "文号", "单位")
XLSX_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 15, "align": "center"},
    "header": {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True},
    "body": {"border": 1, "valign": "vcenter"},
    "date": {"border": 1, "num_format": "yyyy-mm-dd"},
    "plain": {},
}
XLS_STYLES = {
    "title": "font: bold on, height 300, name SimSun; align: horiz center",
    "header": "font: bold on, name SimSun; align: horiz center, vert center; borders: left 1, right 1",
    "body": "font: name SimSun; align: vert center",
    "date": "font: name SimSun",
    "plain": "font: name SimSun",
}


def xlsx_bytes(*sheets: Sheet) -> bytes:
    """An xlsx workbook."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"title": SAMPLE, "comments": SAMPLE, "created": CREATED})
        formats = {name: book.add_format({"font_name": "宋体", **style}) for name, style in XLSX_STYLES.items()}
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            for column, width in enumerate(_widths(sheet)):
                page.set_column(column, column, width)
            for row, column, value, style in _cells(sheet):
                _put(page, row, column, value, formats[style])
            for merge in sheet.merges:
                value, style = sheet.rows[merge.top][merge.left], _style(sheet, merge.top, None)
                page.merge_range(merge.top, merge.left, merge.bottom, merge.right, value, formats[style])
    return buffer.getvalue()


def xls_bytes(*sheets: Sheet) -> bytes:
    """A BIFF8 workbook, as older office software saves it."""
    book = xlwt.Workbook(encoding="utf-8")
    styles = {name: xlwt.easyxf(style) for name, style in XLS_STYLES.items()}
    styles["date"].num_format_str = "yyyy-mm-dd"
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for column, width in enumerate(_widths(sheet)):
            page.col(column).width = 256 * width
        for row, column, value, style in _cells(sheet):
            page.write(row, column, _number(value), styles[style])
        for m in sheet.merges:
            first = _number(sheet.rows[m.top][m.left])
            page.write_merge(m.top, m.bottom, m.left, m.right, first, styles[_style(sheet, m.top, None)])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def csv_bytes(sheet: Sheet) -> bytes:
    """A GB18030 csv with CRLF line ends, as saved by office software; unused cells pad every row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in sheet.rows:
        writer.writerow(["" if value is None else str(value) for value in row])
    return text.getvalue().encode("gb18030")


def _cells(sheet: Sheet) -> Iterator[tuple[int, int, Cell, str]]:
    """Every cell outside the merged ranges; a blank one inside the table keeps its border."""
    covered = {
        (row, column)
        for m in sheet.merges
        for row in range(m.top, m.bottom + 1)
        for column in range(m.left, m.right + 1)
    }
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            style = _style(sheet, row, value)
            if (row, column) not in covered and not (value is None and style == "plain"):
                yield row, column, value, style


def _style(sheet: Sheet, row: int, value: Cell) -> str:
    if row == 0 and sheet.header:
        return "title"
    if row in sheet.header:
        return "header"
    if row not in sheet.body:
        return "plain"
    return "date" if isinstance(value, date) else "body"


def _put(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Cell, style: object) -> None:
    if value is None:
        page.write_blank(row, column, None, style)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, style)
    elif isinstance(value, str):
        page.write_string(row, column, value, style)
    else:
        page.write_number(row, column, _number(value), style)


def _number(value: Cell) -> object:
    """A spreadsheet holds binary numbers; a decimal of up to 15 digits reads back as it was."""
    return float(value) if isinstance(value, Decimal) else value


def _widths(sheet: Sheet) -> Sequence[int]:
    labels = [" ".join(str(sheet.rows[r][c] or "") for r in sheet.header) for c in range(len(sheet.rows[0]))]
    return [30 if any(word in label for word in WIDE) else 14 for label in labels]
