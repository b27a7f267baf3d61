"""Workbook readers: addresses as in the sheet, values as stored, and what the cell library cannot see."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt

from tanjcli.intake.files.grid import Book, Sheet, shown
from tanjcli.intake.files.read import read_book
from tests.unit.intake.builders import codes, text, xls, xlsx


def read(folder: Path, data: bytes, name: str = "a.xlsx") -> Book:
    """The book, which must be accepted."""
    path = folder / name
    path.write_bytes(data)
    book, found = read_book(path, name, "0" * 64)
    assert book is not None, codes(found)
    return book


def test_empty_margins_keep_their_addresses(tmp_path: Path) -> None:
    """C3 is C3 although rows 1 and 2 and column A are empty."""
    sheet = read(tmp_path, xlsx([[], [], [None, None, "x"]])).sheets[0]
    assert sheet.at(2, 2) == "x"
    assert sheet.filled(0) == []


def test_values_come_as_they_are_stored(tmp_path: Path) -> None:
    """Text, numbers, flags and days keep their types; text that looks like a number stays text."""
    sheet = read(tmp_path, xlsx([["0071", 1.5, True, date(2021, 6, 3)]])).sheets[0]
    assert sheet.rows[0][:3] == ["0071", 1.5, True]
    assert sheet.rows[0][3] in (date(2021, 6, 3), datetime.fromisoformat("2021-06-03"))


def test_what_calamine_cannot_see_in_xlsx(tmp_path: Path) -> None:
    """Error cells, formulas without value, dates over numbers, percents, merges, hidden rows, columns and sheets."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet("一")
    page.write_formula("A1", "=1/0", None, "#DIV/0!")
    page.write_formula("A2", "=SUM(B1:B9)", None, "")
    page.write_number("A3", 2021, book.add_format({"num_format": "yyyy-mm-dd"}))
    page.write_number("A4", 0.5, book.add_format({"num_format": "0%"}))
    page.merge_range("A5:B6", "样例镇")
    page.set_row(6, None, None, {"hidden": True})
    page.write("A7", "藏")
    page.set_column("C:C", None, None, {"hidden": True})
    book.add_worksheet("二").hide()
    book.close()
    first, second = read(tmp_path, out.getvalue()).sheets
    assert dict(first.errors) == {(0, 0): "#DIV/0!"}
    assert (2, 0) in first.dates
    assert first.percents == {(3, 0)}
    assert first.merges == ((4, 0, 5, 1),)
    assert (first.hidden_rows, first.hidden_cols) == ({6}, {2})
    assert (first.hidden, second.hidden) == (False, True)


def test_what_calamine_cannot_see_in_xls(tmp_path: Path) -> None:
    """The same, as far as the old container tells."""
    book = xlwt.Workbook()
    page: Any = book.add_sheet("一")
    page.write(0, 0, 2021, xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    page.write(1, 0, 0.5, xlwt.easyxf(num_format_str="0%"))
    page.write_merge(2, 3, 0, 1, "样例镇")
    page.write(4, 0, "藏")
    page.row(4).hidden = True
    page.col(2).hidden = True
    out = io.BytesIO()
    book.save(out)
    sheet = read(tmp_path, out.getvalue(), "a.xls").sheets[0]
    assert dict(sheet.dates) == {(0, 0): "2021.0"}
    assert sheet.percents == {(1, 0)}
    assert sheet.merges == ((2, 0, 3, 1),)
    assert (sheet.hidden_rows, sheet.hidden_cols) == ({4}, {2})


def test_the_same_rows_from_every_container(tmp_path: Path) -> None:
    """xlsx, xls and csv of one table differ in types only."""
    rows = [["单位名称", "产值"], ["样例厂", "12"]]
    books = [
        read(tmp_path, data, name)
        for name, data in (("a.xlsx", xlsx(rows)), ("b.xls", xls(rows)), ("c.csv", text(rows)))
    ]
    assert [b.container for b in books] == ["xlsx", "xls", "text"]
    assert all(b.sheets[0].rows == rows for b in books)


def test_suffixes_do_not_matter(tmp_path: Path) -> None:
    """A csv called .xlsx is read as text."""
    assert read(tmp_path, b"a,b\n1,2\n", "a.xlsx").container == "text"


def test_places_of_text_files_know_record_and_line(tmp_path: Path) -> None:
    """Record 3 stands in line 4 when record 2 has a line break."""
    book = read(tmp_path, b'a,b\n"x\ny",1\nc,d\n', "a.csv")
    place = book.place(book.sheets[0], 2, 1)
    assert (place.cell, place.record, place.line) == ("B3", 3, 4)


def test_shown_text_is_what_a_person_typed() -> None:
    """Whole floats lose their .0, days their midnight."""
    assert [shown(raw) for raw in (5222.0, 0.5, datetime.fromisoformat("2021-06-03"), "x")] == [
        "5222",
        "0.5",
        "2021-06-03",
        "x",
    ]


def test_a_ragged_row_is_blank_beyond_its_end() -> None:
    """Reading outside a row is reading a blank."""
    assert Sheet("一", [["a"]]).at(0, 5) == ""
