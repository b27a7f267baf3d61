"""Many returned copies of one list: what one person changed is taken, what two changed differently is shown."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tanjcli.app.books.merge import MergedList, merge_files, merged_text, merged_workbook
from tanjcli.app.faces import Face
from tanjcli.app.trying.trial import Bench, try_files
from tanjcli.core.errors import DataError, UsageError
from tests.unit.app.listed import listed, row, table

SENT = [row(f"{n:02d}", 进展情况=f" 第{n}项,\n照旧。 ") for n in range(1, 17)]


def merged(root: Path, copies: list[list[dict[str, str]]], month: int = 4) -> MergedList:
    workspace = listed(root, {3: SENT})
    files = []
    for number, rows in enumerate(copies):
        path = root / f"{number:02d}works_2021年{month}月.csv"
        path.write_text(table(rows), encoding="utf-8")
        files.append((path, path.name))
    return merge_files(workspace, files)


def edited(item: int, **cells: str) -> list[dict[str, str]]:
    """The list as sent out, one row of it edited."""
    return [one | cells if n == item else one for n, one in enumerate(SENT, start=1)]


def test_sixteen_copies_with_one_conflict_show_exactly_that_cell(tmp_path: Path) -> None:
    copies = [edited(n, 进展情况=f"  第{n}项:\n\t完成 {n}% ", 更新日期="2021-04-20") for n in range(1, 17)]
    copies[4][9] = copies[4][9] | {"存在问题": "缺钱"}
    copies[9][9] = copies[9][9] | {"存在问题": "缺人"}
    done = merged(tmp_path, copies)
    (conflict,) = done.merged.conflicts
    assert (conflict.key, conflict.column, conflict.sent) == (("10",), "problem", None)
    assert [(v.value, v.place.file, v.place.cell) for v in conflict.versions] == [
        ("缺钱", "04works_2021年4月.csv", "F11"),
        ("缺人", "09works_2021年4月.csv", "F11"),
    ]
    assert done.merged.changed == 32
    assert [one["progress"] for one in done.merged.rows] == [f"  第{n}项:\n\t完成 {n}% " for n in range(1, 17)]


def test_the_same_change_in_two_copies_is_no_conflict(tmp_path: Path) -> None:
    done = merged(tmp_path, [edited(3, 阶段="竣工"), edited(3, 阶段="竣工")])
    assert (done.merged.conflicts, done.merged.rows[2]["stage"]) == ((), "竣工")


def test_a_copy_of_some_rows_says_nothing_of_the_others(tmp_path: Path) -> None:
    done = merged(tmp_path, [SENT[:4], [row("99")]])
    assert (done.merged.added, len(done.merged.silent), len(done.merged.rows)) == ((("99",),), 12, 17)
    assert done.merged.rows[15]["progress"] == " 第16项,\n照旧。 "


def test_a_blanked_cell_is_a_change_like_any_other(tmp_path: Path) -> None:
    done = merged(tmp_path, [edited(2, 进展情况="")])
    assert (done.merged.changed, done.merged.rows[1]["progress"]) == (1, None)


def test_the_merged_workbook_is_accepted_and_round_trips_prose(tmp_path: Path) -> None:
    said = " 第一行 \n  第二行,“引号” "
    done = merged(tmp_path, [edited(1, 进展情况=said)])
    path = tmp_path / "merged_works_.xlsx"
    path.write_bytes(merged_workbook(done, "zh"))
    tried = try_files(Bench(listed(tmp_path, {3: SENT}), None, None), [(path, path.name)])
    assert [f.code for f in tried.trial.files[0].findings] == []
    assert tried.trial.files[0].used == 16
    again = merge_files(listed(tmp_path, {3: SENT}), [(path, path.name)])
    assert again.merged.rows[0]["progress"] == said


def test_a_conflict_is_painted_with_every_version_beside_it(tmp_path: Path) -> None:
    done = merged(tmp_path, [edited(2, 阶段="竣工"), edited(2, 阶段="谋划")])
    sheet = openpyxl.load_workbook(io.BytesIO(merged_workbook(done, "zh"))).worksheets[0]
    (cell,) = (c for line in sheet.iter_rows() for c in line if c.comment)
    assert cell.value == "开工"
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    for told in ("竣工", "谋划", "00works_2021年4月.csv", "C3"):
        assert told in cell.comment.text


def test_the_account_names_both_versions_in_both_languages(tmp_path: Path) -> None:
    done = merged(tmp_path, [edited(2, 阶段="竣工"), edited(2, 阶段="谋划")])
    for lang in ("zh", "en"):
        said = merged_text(done, Face("plain", lang))  # type: ignore[arg-type]
        assert "竣工" in said
        assert "01works_2021年4月.csv" in said


def test_copies_of_different_months_are_refused(tmp_path: Path) -> None:
    workspace = listed(tmp_path, {3: SENT})
    files = []
    for month in (4, 5):
        path = tmp_path / f"works_2021年{month}月.csv"
        path.write_text(table(SENT), encoding="utf-8")
        files.append((path, path.name))
    with pytest.raises(UsageError) as caught:
        merge_files(workspace, files)
    assert caught.value.findings[0].code == "merge-different"


def test_a_copy_with_faults_stops_the_merge_with_its_cells(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        merged(tmp_path, [edited(2, 计划时间="03/04/2021")])
    assert {f.place.cell for f in caught.value.findings} == {"D3"}


def test_a_file_without_a_usable_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises((UsageError, DataError)):
        merged(tmp_path, [[]])
