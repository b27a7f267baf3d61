"""A case as bytes: an xlsx, xls or text file, written by libraries that know nothing of the program under test."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

from tools.fuzz.truth import Case, Cell, Kind

_ERRORS = {"#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#N/A": 0x2A}
_NOT_STORED = -987654321


def written(case: Case) -> bytes:
    """The file of a case."""
    return {"xlsx": _xlsx, "xls": _xls, "csv": _csv}[case.container](case)


def _covered(case: Case) -> set[tuple[int, int]]:
    return {
        (r, c)
        for top, left, bottom, right in case.merges
        for r in range(top, bottom + 1)
        for c in range(left, right + 1)
        if (r, c) != (top, left)
    }


def _xlsx(case: Case) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("表1")
    forms = {Kind.DAY: book.add_format({"num_format": "yyyy-mm-dd"}), Kind.PERCENT: book.add_format({"num_format": 9})}
    for area in case.merges:
        page.merge_range(*area, "")
    covered = _covered(case)
    for r, line in enumerate(case.lines):
        for c, cell in enumerate(line.cells):
            if (r, c) not in covered:
                _put(page, r, c, cell, forms)
        if line.hidden:
            page.set_row(r, None, None, {"hidden": True})
    if case.hidden_column is not None:
        page.set_column(case.hidden_column, case.hidden_column, None, None, {"hidden": True})
    if case.extra_sheet:
        book.add_worksheet(case.extra_sheet).write_row(0, 0, ("样例数据", "填表说明", 1, 2))
    book.close()
    return _without_values(out.getvalue())


def _put(page: Any, r: int, c: int, cell: Cell, forms: dict[Kind, Any]) -> None:
    match cell.kind:
        case Kind.TEXT:
            if cell.value:
                page.write_string(r, c, cell.value)
        case Kind.FLAG:
            page.write_boolean(r, c, cell.value)
        case Kind.ERROR:
            page.write_formula(r, c, "=1/0", None, cell.value)
        case Kind.FORMULA:
            page.write_formula(r, c, "=Z1", None, cell.value)
        case Kind.UNCACHED:
            page.write_formula(r, c, cell.value, None, _NOT_STORED)
        case _:
            page.write_number(r, c, cell.value, forms.get(cell.kind))


def _without_values(data: bytes) -> bytes:
    """Formulas marked so lose their stored value, as in files that scripts make."""
    mark = f"<v>{_NOT_STORED}</v>".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(mark, b""))
    return out.getvalue()


def _xls(case: Case) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    page = book.add_sheet("表1")
    forms = {
        Kind.DAY: xlwt.easyxf(num_format_str="yyyy-mm-dd"),
        Kind.PERCENT: xlwt.easyxf(num_format_str="0%"),
    }
    merged = {(top, left): (top, bottom, left, right) for top, left, bottom, right in case.merges}
    covered = _covered(case)
    for r, line in enumerate(case.lines):
        for c, cell in enumerate(line.cells):
            if (r, c) in merged:
                page.write_merge(*merged[r, c], cell.value)
            elif cell.kind is Kind.ERROR:
                page.row(r).set_cell_error(c, _ERRORS[cell.value])
            elif (r, c) not in covered and cell.value != "":
                page.write(r, c, cell.value, *([forms[cell.kind]] if cell.kind in forms else []))
        if line.hidden:
            page.row(r).hidden = True
    if case.hidden_column is not None:
        page.col(case.hidden_column).hidden = True
    if case.extra_sheet:
        book.add_sheet(case.extra_sheet).write(0, 0, "填表说明")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _csv(case: Case) -> bytes:
    parts = []
    for line in case.lines:
        out = io.StringIO()
        csv.writer(out, delimiter=case.delimiter, lineterminator="\r\n").writerow([str(c.value) for c in line.cells])
        text = out.getvalue()
        if line.foreign:
            parts.append(text.encode("gb18030"))
        else:
            parts.append(text.encode(case.encoding.removesuffix("-bom")))
    if case.open_quote:
        parts.append(f'"样例{case.delimiter}1\r\n'.encode(case.encoding.removesuffix("-bom")))
        parts += [f"x{case.delimiter}1\r\n".encode(case.encoding.removesuffix("-bom"))] * 3
    mark = {"utf-8-bom": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    return mark.get(case.encoding, b"") + b"".join(parts)
