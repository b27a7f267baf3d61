"""What programs that share no code with tanj's readers find in a file, and where tanj's grid says something else."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time, timedelta
from zipfile import BadZipFile

from tanjcli.core.addresses import column_letters
from tanjcli.intake.files.grid import Book, Sheet

Cell = tuple[int, int]
_DELIMITERS = ",\t;|"


class Unread(Exception):  # noqa: N818 - not an error of anybody's
    """The second reader cannot open the file."""


def differences(kind: str, data: bytes, book: Book) -> list[str]:
    """Cells in which the second reader's value is not ours, and no finding says so. Raises ``Unread``."""
    if book.container != kind and not (kind == "csv" and book.container == "text"):
        raise Unread
    if kind == "csv":
        return list(_text(data, book))
    theirs = _READERS[kind](data)
    found: list[str] = []
    for sheet in book.sheets:
        # A reader that does not know a damaged namespace sees nothing at all.
        if theirs.get(sheet.name):
            found += _sheet(sheet, theirs[sheet.name])
    return found


def _sheet(sheet: Sheet, theirs: Mapping[Cell, object]) -> Iterator[str]:
    ours = {(r, c): raw for r, cells in enumerate(sheet.rows) for c, raw in enumerate(cells) if raw != ""}
    doubtful = {*sheet.errors, *sheet.uncached, *sheet.dates}
    for cell in sorted(ours.keys() | theirs.keys()):
        if cell in doubtful or cell[0] in sheet.broken:
            continue
        mine, other = ours.get(cell, ""), theirs.get(cell, "")
        if isinstance(other, date | time | timedelta) or isinstance(mine, date | time | timedelta):
            continue
        if not _same(mine, other):
            yield f"{sheet.name} {column_letters(cell[1])}{cell[0] + 1}: {mine!r}, another reads {other!r}"


def _same(mine: object, other: object) -> bool:
    if isinstance(mine, bool) or isinstance(other, bool):
        return bool(mine) == bool(other)
    if isinstance(other, int | float):
        return _number(mine) == float(other)
    # A label whose type is damaged is kept here and dropped elsewhere: no figure hangs on it.
    return _plain(mine) == _plain(other) or (other == "" and _number(mine) is None)


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


def _plain(value: object) -> str:
    """Line ends, blanks around a text and crumbs of broken markup are read differently; nothing hangs on them."""
    return str(value).rpartition(">")[2].replace("\r\n", "\n").replace("\r", "\n").strip()


def _openpyxl(data: bytes) -> dict[str, dict[Cell, object]]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:  # it leaks whatever its parsers raise
        raise Unread from error
    return {
        page.title: {
            (cell.row - 1, cell.column - 1): cell.value
            for row in page.iter_rows()
            for cell in row
            if cell.value is not None and cell.data_type != "e"
        }
        for page in book.worksheets
    }


def _xlrd(data: bytes) -> dict[str, dict[Cell, object]]:
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO())
    except Exception as error:  # as above
        raise Unread from error
    found: dict[str, dict[Cell, object]] = {}
    for page in book.sheets():
        cells = {(r, c): page.cell(r, c) for r in range(page.nrows) for c in range(page.ncols)}
        values = (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_BOOLEAN)
        found[page.name] = {
            at: bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value
            for at, cell in cells.items()
            if cell.ctype in values and cell.value != ""
        }
    return found


def _calamine(data: bytes) -> dict[str, dict[Cell, object]]:
    from python_calamine import CalamineError, CalamineWorkbook

    found: dict[str, dict[Cell, object]] = {}
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for name in book.sheet_names:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                found[name] = {(r, c): v for r, cells in enumerate(rows) for c, v in enumerate(cells) if v != ""}
    except (CalamineError, BadZipFile, ValueError) as error:
        raise Unread from error
    return found


def _text(data: bytes, book: Book) -> Iterator[str]:
    """Lines without quotes are split by hand, under whichever delimiter the file was read with."""
    sheet = book.sheets[0]
    encoding = "utf-8-sig" if book.encoding == "utf-8" else book.encoding
    try:
        lines = data.decode(encoding).replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        raise Unread from error
    if '"' in "".join(lines) or "\r" in "".join(lines) or sheet.lines is None:
        raise Unread
    for row, line in enumerate(sheet.lines):
        if line <= len(lines) and row not in sheet.broken:
            mine = ["" if raw == "" else str(raw) for raw in sheet.rows[row]]
            if not any(mine == lines[line - 1].split(delimiter) for delimiter in _DELIMITERS) and any(mine):
                yield f"line {line}: {mine}, it is {lines[line - 1]!r}"


_READERS: Mapping[str, Callable[[bytes], dict[str, dict[Cell, object]]]] = {
    "xlsx": _openpyxl,
    "xls": _xlrd,
    "ods": _calamine,
}
