"""One cell changed by hand moves exactly the figures it should; an unreadable one is named and is no figure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from tests.hostile.mill import FILE, LIST, SHEET, VISITS, report, spoil, tanj, workspace

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


def moved(before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]) -> set[str]:
    """References of the rows that differ in any figure or word."""
    return {ref for ref, row in before.items() if row != after[ref]}


def test_a_changed_cell_moves_its_own_figures_and_no_others(tmp_path: Path) -> None:
    before = report(workspace(tmp_path)).targets()
    after = report(spoil(tmp_path, {"D7": 590, "D8": 1590})).targets()
    assert moved(before, after) == {"M1"}
    assert (before["M1"]["actual"], after["M1"]["actual"]) == (1500, 1590)


def test_a_changed_cell_that_crosses_the_threshold_moves_the_count_too(tmp_path: Path) -> None:
    before = report(workspace(tmp_path)).targets()
    after = report(spoil(tmp_path, {"D7": 600, "D8": 1600})).targets()
    assert moved(before, after) == {"M1", "M2"}
    assert after["M2"]["actual"] == 2


def test_a_changed_line_of_a_list_moves_only_the_count_of_that_list(tmp_path: Path) -> None:
    before = report(workspace(tmp_path)).targets()
    (tmp_path / LIST).write_bytes(VISITS.replace("V3,2021-06-07\n", "").encode("gb18030"))
    assert moved(before, report(tmp_path).targets()) == {"M3"}


def test_explain_names_the_cell_its_value_and_its_unit_as_read(tmp_path: Path) -> None:
    spoil(workspace(tmp_path), {"D7": 590.25, "D8": 1590.25})
    text = tanj(tmp_path, "--no-cache", "explain", "M1", "--lang", "en", "--width", "200").out
    line = next(each for each in text.splitlines() if "M03" in each)
    assert "D7" in line
    assert "590.25" in line
    document = json.loads(tanj(tmp_path, "--no-cache", "explain", "M1", "-f", "json").out)
    assert '"D7"' in json.dumps(document)
    assert FILE in text


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("#N/A", "cell-error"),
        ("=SUM(1,2)", "cell-uncached"),
        ("约500", "number-unreadable"),
        ("1.2.3", "number-unreadable"),
        ("25,05,36", "number-unreadable"),
        ("500万元", "number-suffix"),
        ("0.5亿", "number-suffix"),
        (True, "number-flag"),
    ],
)
def test_an_unreadable_cell_is_named_and_becomes_no_figure(tmp_path: Path, typed: object, code: str) -> None:
    said = report(spoil(workspace(tmp_path), {"D7": typed}))
    assert (code, "D7") in said.named()
    assert ("total-unchecked", "D8") in said.named()
    assert any(remark["code"] == "values-missing" for remark in said.targets()["M1"]["remarks"])


def test_a_number_under_a_date_or_percent_format_is_no_figure(tmp_path: Path) -> None:
    def dress(page: Worksheet) -> None:
        page["D7"].number_format = "yyyy-mm-dd"
        page["D6"].number_format = "0%"

    assert {("number-date", "D7"), ("number-percent", "D6")} <= report(spoil(workspace(tmp_path), {}, dress)).named()


@pytest.mark.parametrize("typed", [None, "—", "/", "暂无", ""])
def test_a_blank_is_absent_and_said_so_never_a_silent_zero(tmp_path: Path, typed: object) -> None:
    row = report(spoil(workspace(tmp_path), {"D7": typed})).targets()["M1"]
    assert any(remark["code"] == "values-missing" for remark in row["remarks"])


def test_a_zero_that_was_typed_is_a_figure_and_not_absent(tmp_path: Path) -> None:
    row = report(spoil(workspace(tmp_path), {"D7": 0, "D8": 1000})).targets()["M1"]
    assert (row["actual"], row["remarks"]) == (1000, [])


@pytest.mark.parametrize("typed", ["５００", "500千元", " 500 ", "500.0"])
def test_another_spelling_of_the_same_number_changes_nothing(tmp_path: Path, typed: str) -> None:
    before = report(workspace(tmp_path)).targets()
    assert moved(before, report(spoil(tmp_path, {"D7": typed})).targets()) == set()


def test_a_total_that_disagrees_is_named_with_both_sums_and_the_rows_count(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"D8": 1600}))
    found = next(each for each in said.json["findings"] if each["code"] == "total-mismatch")
    assert found["place"]["cell"] == "D8"
    assert "1,600" in found["message"]
    assert "1,500" in found["message"]
    assert said.targets()["M1"]["actual"] == 1500


def test_ten_thousand_instead_of_thousand_in_the_title_stops_the_table(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"D2": "单位:万元"}))
    assert said.code == 3
    assert said.json["complete"] is False
    assert "unit-conflict" in {code for code, _ in said.named()}
    assert said.targets()["M1"]["actual"] is None
    assert said.targets()["M1"]["actual_absent"]


def test_a_town_left_blank_rejects_its_rows_and_marks_the_report(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"A7": None}))
    assert ("required-missing", "A7") in said.named()
    assert said.code == 3
    assert said.json["complete"] is False


def test_a_town_nobody_knows_is_named_with_the_one_it_may_mean(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"A7": "西多"}))
    found = next(each for each in said.json["findings"] if each["code"] == "term-unknown")
    assert (found["place"]["sheet"], found["place"]["cell"], said.code) == (SHEET, "A7", 3)
    assert "西乡" in found["message"]


def test_a_code_kept_as_a_number_is_rejected_because_digits_are_gone(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"B7": 9.13713220001112e16}))
    assert ("code-lost-digits", "B7") in said.named()
    assert said.code == 3


def test_the_same_row_twice_counts_once_and_is_named(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"B6": "M01", "C6": 100, "D6": 700}))
    assert ("duplicate-same", "B6") in said.named()
    assert said.targets()["M1"]["actual"] == 1200


def test_one_mill_in_two_rows_that_differ_is_used_in_neither(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"B6": "M01"}))
    assert ("duplicate-conflict", "B6") in said.named()
    assert said.code == 3
    assert said.targets()["M1"]["actual"] == 500


def test_two_sheets_that_both_fit_are_both_left_unread(tmp_path: Path) -> None:
    workspace(tmp_path)
    book = openpyxl.load_workbook(tmp_path / FILE)
    book.copy_worksheet(book[SHEET]).title = "产值2"
    book.save(tmp_path / FILE)
    said = report(tmp_path)
    assert "sheet-tie" in {code for code, _ in said.named()}
    assert said.code == 65


def test_a_hidden_row_counts_and_is_named(tmp_path: Path) -> None:
    def hide(page: Worksheet) -> None:
        page.row_dimensions[7].hidden = True

    said = report(spoil(workspace(tmp_path), {}, hide))
    assert "hidden-used" in {code for code, _ in said.named()}
    assert said.targets()["M1"]["actual"] == 1500


@pytest.mark.parametrize(("cell", "code"), [("B3", "header-missing"), ("D4", "measure-missing")])
def test_a_renamed_header_is_named(tmp_path: Path, cell: str, code: str) -> None:
    said = report(spoil(workspace(tmp_path), {cell: "别的"}))
    assert code in {code for code, _ in said.named()}


def test_one_header_over_two_columns_is_not_guessed(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"C4": "1—本月"}))
    assert "header-twice" in {code for code, _ in said.named()}
    assert said.targets()["M1"]["actual"] is None


def test_a_title_of_another_month_than_the_file_stops_the_table(tmp_path: Path) -> None:
    said = report(spoil(workspace(tmp_path), {"A1": "磨坊产值(2021年5月)"}))
    assert "period-conflict" in {code for code, _ in said.named()}
    assert said.code == 3
