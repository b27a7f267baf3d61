"""The marked copy as a file: paint, comments, the list, the same bytes each time."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from tanjcli.core.findings import Finding, Place
from tanjcli.evaluate.trial import FileLook
from tanjcli.present.compose.annotate import compose_annotation
from tanjcli.present.writers.annotated import Annotation, Listing, Mark, Page, render
from tanjcli.present.writers.fixed_zip import fixed_zip

LISTING = Listing("问题清单", "标题", "说明", ("序号", "级别"), (("error", ("1", "错误")),))
PAGE = Page("表1", [["名称", "数"], ["甲", 1.5], ["乙", "x"]], ())


def copy(*marks: Mark, page: Page = PAGE, listing: Listing = LISTING) -> Any:
    return openpyxl.load_workbook(BytesIO(render(None, (page,), Annotation(marks, listing))))


def test_the_gravest_mark_of_a_cell_paints_it_and_all_are_told() -> None:
    marks = (
        Mark("表1", 3, 2, "warning", "看看"),
        Mark("表1", 3, 2, "error", "不对"),
        Mark("表1", 3, 2, "error", "不对"),
    )
    cell = copy(*marks)["表1"]["B3"]
    assert cell.fill.fgColor.rgb == "FFFFA7A7"
    assert cell.comment.text == "看看\n不对"


def test_a_mark_on_a_whole_row_goes_to_its_first_filled_cell() -> None:
    page = Page("表1", [["名称", "数"], ["", 3]], ())
    assert copy(Mark("表1", 2, 0, "error", "不对"), page=page)["表1"]["B2"].comment.text == "不对"


def test_a_mark_without_a_sheet_belongs_to_the_only_one() -> None:
    assert copy(Mark("", 1, 1, "error", "不对"))["表1"]["A1"].comment is not None


def test_a_mark_on_a_sheet_that_is_not_there_is_only_listed() -> None:
    book = copy(Mark("别处", 1, 1, "error", "不对"))
    assert book["表1"]["A1"].comment is None


def test_merged_ranges_are_merged_again_and_marked_where_they_begin() -> None:
    page = Page("表1", [["a", "b"], ["甲", 1], ["", 2]], ((1, 0, 2, 0),))
    sheet = copy(Mark("表1", 3, 1, "error", "不对"), page=page)["表1"]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A2:A3"]
    assert sheet["A2"].comment.text == "不对"


@pytest.mark.parametrize("value", [1.5, 7, True, datetime.fromisoformat("2021-07-18"), "007", "=1+1", " 空 格 "])
def test_no_value_is_changed(value: object) -> None:
    cell = copy(page=Page("表1", [[value]], ()))["表1"]["A1"]
    assert cell.value == value
    assert cell.data_type != "f"


def test_a_character_no_workbook_can_hold_is_made_visible() -> None:
    assert copy(page=Page("表1", [["a\x0bb"]], ()))["表1"]["A1"].value == "a\\x0bb"


def test_long_texts_of_the_list_get_the_height_they_need() -> None:
    """Programs do not agree on a height of their own; a text cut off is a text not read."""
    rows = (("error", ("1", "错误", "B2", "x", "很长的问题" * 30)), ("note", ("2", "提示", "B3", "x", "短")))
    sheet = copy(listing=Listing("问题清单", "标题", "说明", (), rows))["问题清单"]
    assert sheet.row_dimensions[4].height > 5 * sheet.row_dimensions[5].height


def test_a_workbook_openpyxl_cannot_open_is_copied_from_its_cells() -> None:
    broken = BytesIO()
    with ZipFile(broken, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    data = render(broken.getvalue(), (PAGE,), Annotation((), LISTING))
    assert openpyxl.load_workbook(BytesIO(data)).sheetnames == ["表1", "问题清单"]


def test_the_same_content_is_the_same_bytes() -> None:
    once, again = (render(None, (PAGE,), Annotation((Mark("表1", 1, 1, "note", "n"),), LISTING)) for _ in range(2))
    assert once == again


def test_a_settled_zip_keeps_its_members_and_loses_its_clock() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("docProps/core.xml", '<x><dcterms:created a="b">2024-01-02T03:04:05Z</dcterms:created></x>')
        archive.writestr("data.bin", b"\x00\x01")
    with ZipFile(BytesIO(fixed_zip(out.getvalue()))) as settled:
        assert settled.read("data.bin") == b"\x00\x01"
        assert (
            settled.read("docProps/core.xml") == b'<x><dcterms:created a="b">1980-01-01T00:00:00Z</dcterms:created></x>'
        )
        assert {member.date_time[0] for member in settled.infolist()} == {1980}


def look(*findings: Finding) -> FileLook:
    return FileLook("in/a.xlsx", "0" * 64, "", "xlsx", "", ("表1",), (), (), findings)


def test_notes_are_listed_and_not_painted() -> None:
    place = Place("in/a.xlsx", "表1", "AB12")
    params = {"column": "数", "count": "1"}
    annotation = compose_annotation(
        look(Finding("number-cleaned", place, params), Finding("number-unreadable", place, params, "x")), "zh"
    )
    assert [(m.row, m.column, m.severity) for m in annotation.marks] == [(12, 28, "error")]
    assert [severity for severity, _ in annotation.listing.rows] == ["error", "note"]


def test_a_finding_that_lies_elsewhere_is_listed_with_its_file() -> None:
    elsewhere = Finding("name-two-codes", Place("data/b.xlsx", "表2", "C3"), {"name": "甲", "codes": "1、2"})
    annotation = compose_annotation(look(elsewhere), "en")
    assert annotation.marks == ()
    assert annotation.listing.rows[0][1][2] == "data/b.xlsx / 表2 / C3"


def test_a_clean_file_says_so() -> None:
    assert compose_annotation(look(), "en").listing.legend == "Nothing wrong was found."
