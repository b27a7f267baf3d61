"""The copy to send back: faults painted and explained, no value changed, text stays text."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt

from tanjcli.app.trying.annotate import annotated_copy, check_annotation
from tanjcli.app.trying.trial import Bench, try_files
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError
from tests.functional.running import tanj

SPOILT = "窗口,办证数(件)\n东,约80\n,45\n=1+1,5\n"
RED, YELLOW = "FFFFA7A7", "FFFFE699"


def copy_of(workspace: Workspace, path: Path, lang: str = "zh") -> Any:
    tried = try_files(Bench(workspace), [(path, path.name)])
    return openpyxl.load_workbook(BytesIO(annotated_copy(tried, lang)))  # type: ignore[arg-type]


def sheet_of_cards(path: Path, rows: list[list[object]]) -> Path:
    """A workbook with a formula, a style and a column width, as somebody would send it."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    sheet["A1"].font = openpyxl.styles.Font(bold=True)
    sheet.column_dimensions["A"].width = 33
    book.save(path)
    return path


@pytest.fixture
def workbooks(workspace: Workspace) -> Workspace:
    """The library, taking workbooks as well."""
    text = workspace.sources.read_text(encoding="utf-8")
    workspace.sources.write_text(text.replace("cards_*.csv", "cards_*.*"), encoding="utf-8")
    return workspace


def spoilt(workspace: Workspace) -> Path:
    path = workspace.root / "cards_2021年4月.csv"
    path.write_text(SPOILT, encoding="utf-8")
    return path


def test_wrong_cells_are_painted_and_say_why(workspace: Workspace) -> None:
    sheet = copy_of(workspace, spoilt(workspace)).worksheets[0]
    assert sheet["B2"].fill.fgColor.rgb == RED
    assert "“约80”不是数字" in sheet["B2"].comment.text
    assert "处理:" in sheet["B2"].comment.text
    assert sheet["B4"].fill.fill_type is None


def test_comments_speak_the_language_asked_for(workspace: Workspace) -> None:
    assert "What to do:" in copy_of(workspace, spoilt(workspace), "en").worksheets[0]["B2"].comment.text


def test_a_text_file_becomes_a_workbook_with_the_same_cells(workspace: Workspace) -> None:
    """And words that look like a formula stay words."""
    sheet = copy_of(workspace, spoilt(workspace)).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["窗口", "办证数(件)"],
        ["东", "约80"],
        [None, "45"],
        ["=1+1", "5"],
    ]
    assert sheet["A4"].data_type == "s"


def test_the_list_holds_every_finding(workspace: Workspace) -> None:
    path = spoilt(workspace)
    tried = try_files(Bench(workspace), [(path, path.name)])
    rows = list(copy_of(workspace, path)["问题清单"].iter_rows(min_row=4, values_only=True))
    assert sorted(row[6] for row in rows) == sorted(f.code for f in tried.trial.files[0].findings)
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert rows[0][2] == "第 2 行 / B2"
    assert rows[0][3] == "约80"


def test_a_workbook_keeps_its_values_formulas_and_looks(workbooks: Workspace) -> None:
    path = sheet_of_cards(
        workbooks.root / "cards_2021年4月.xlsx", [["窗口", "办证数(件)"], ["东", "约80"], ["西", 45], ["南", "=B3*2"]]
    )
    sheet = copy_of(workbooks, path).worksheets[0]
    assert [cell.value for cell in sheet["B"]] == ["办证数(件)", "约80", 45, "=B3*2"]
    assert (sheet["B4"].data_type, sheet["A1"].font.bold, sheet.column_dimensions["A"].width) == ("f", True, 33)
    assert {sheet["B2"].fill.fgColor.rgb, sheet["B4"].fill.fgColor.rgb} == {RED}


def test_a_comment_that_was_there_is_kept(workbooks: Workspace) -> None:
    path = workbooks.root / "cards_2021年4月.xlsx"
    sheet_of_cards(path, [["窗口", "办证数(件)"], ["东", "约80"]])
    book = openpyxl.load_workbook(path)
    book.active["B2"].comment = openpyxl.comments.Comment("口头报的", "东窗口")
    book.save(path)
    assert copy_of(workbooks, path).worksheets[0]["B2"].comment.text.startswith("口头报的\n错误:")


def test_a_fault_inside_a_merge_marks_the_cell_that_speaks_for_it(workbooks: Workspace) -> None:
    path = workbooks.root / "cards_2021年4月.xlsx"
    sheet_of_cards(path, [["窗口", "办证数(件)"], ["东", "约80"], ["西", None]])
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("B2:B3")
    book.save(path)
    sheet = copy_of(workbooks, path).worksheets[0]
    assert sheet["B2"].comment is not None
    assert "B2:B3" in [str(merge) for merge in sheet.merged_cells.ranges]


def test_an_old_workbook_is_copied_into_a_new_one(workbooks: Workspace) -> None:
    path = workbooks.root / "cards_2021年4月.xls"
    book = xlwt.Workbook()
    page = book.add_sheet("四月")
    for row, cells in enumerate([["窗口", "办证数(件)"], ["东", "约80"], ["西", 45]]):
        for column, value in enumerate(cells):
            page.write(row, column, value)
    book.save(str(path))
    copy = copy_of(workbooks, path)
    assert copy.sheetnames == ["四月", "问题清单"]
    assert [cell.value for cell in copy["四月"]["B"]] == ["办证数(件)", "约80", 45]
    assert copy["四月"]["B2"].comment is not None


def test_a_file_nobody_could_read_still_gets_its_list(workbooks: Workspace) -> None:
    path = workbooks.root / "cards_2021年4月.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    copy = copy_of(workbooks, path)
    assert copy.sheetnames == ["问题清单"]
    assert copy["问题清单"].max_row >= 4


def test_the_same_file_gives_the_same_bytes(workspace: Workspace) -> None:
    path = spoilt(workspace)
    once, again = (annotated_copy(try_files(Bench(workspace), [(path, path.name)]), "zh") for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    ("names", "copy"), [(("a.csv", "b.csv"), "out.xlsx"), (("a.xlsx",), "a.xlsx"), (("a.csv",), "out.csv")]
)
def test_where_the_copy_cannot_go(tmp_path: Path, names: tuple[str, ...], copy: str) -> None:
    """Two files for one copy, the source itself, a copy that is no workbook."""
    with pytest.raises(UsageError):
        check_annotation(copy, tmp_path / copy, [(tmp_path / name, name) for name in names])


def test_the_source_is_recognised_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "a.xlsx")
    with pytest.raises(UsageError):
        check_annotation("link.xlsx", tmp_path / "link.xlsx", [(tmp_path / "a.xlsx", "a.xlsx")])


def test_the_command_writes_the_copy_beside_its_findings(workspace: Workspace) -> None:
    spoilt(workspace)
    ran = tanj("check", "cards_2021年4月.csv", "--annotate", "back.xlsx", cwd=workspace.root)
    assert ran.code == 65
    assert "back.xlsx" in ran.err
    assert openpyxl.load_workbook(workspace.root / "back.xlsx").sheetnames[-1] == "Findings"
