"""Rows that slid sideways are rejected at the cell that shows it; rows with a single bad cell stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.unit.intake.builders import HEADER, LEDGERS, TITLE, A, B, C, ingested, monthly, sources, text, xlsx

JUNE = "2021-07-18/产值_2021年6月.xlsx"
SLID: list[list[Any]] = [[A, "甲", None, "东样镇", 1], [None, A, "甲", "东样镇", 1], [A, "甲", "东样镇", "x", 1]]
WHOLE: list[list[Any]] = [[B, "乙", "东样镇", 2], [C, "丙", "东样镇", 3]]
DATED = {
    **LEDGERS["output"]["columns"],
    "since": {"type": "date", "name": {"zh": "日期", "en": "since"}},
    "open": {"type": "flag", "name": {"zh": "在营", "en": "open"}},
}


def shifted(folder: Path, *rows: list[Any], **given: Any) -> tuple[list[str], int]:
    """The cells of rows found to have slid, and how many rows are used."""
    read = ingested(folder, {JUNE: xlsx([TITLE, *rows])}, **given)
    used = sum(account.used for account in read.accounts)
    return [f.place.cell for f in read.findings if f.code == "row-shifted"], used


@pytest.mark.parametrize("row", SLID)
def test_a_cell_beyond_the_table_and_a_gap_before_it(tmp_path: Path, row: list[Any]) -> None:
    """Somebody put a cell in between: nothing of the row is certain, and the row is named at what hangs over."""
    assert shifted(tmp_path, HEADER, row, *WHOLE) == (["E3"], 2)


def test_a_remark_beside_a_whole_row_is_a_remark(tmp_path: Path) -> None:
    assert shifted(tmp_path, HEADER, [A, "甲", "东样镇", 1, "已核实"], *WHOLE) == ([], 3)


def test_a_number_beside_a_whole_row_may_be_its_last_figure(tmp_path: Path) -> None:
    """Put one number between the others, and every cell still holds a number: only what hangs over tells."""
    assert shifted(tmp_path, HEADER, [A, "甲", "东样镇", 7, 1], *WHOLE) == (["E3"], 2)


def test_a_column_without_a_name_is_a_column(tmp_path: Path) -> None:
    """It hangs over in most rows; that is said of the column, not of each row."""
    assert shifted(tmp_path, HEADER, *([*row, 7] for row in WHOLE)) == ([], 2)


def test_a_row_that_fits_one_column_further_slid(tmp_path: Path) -> None:
    """Nothing hangs over the table, because its last column was empty; the kinds of the cells tell."""
    ledger = {**LEDGERS["output"], "columns": DATED}
    given = monthly(columns={"since": {"from": ["日期"]}, "open": {"from": ["在营"]}}).recipes["monthly"]
    whole = sources({"output": ledger}, {"monthly": given})
    header = [*HEADER, "日期", "在营", "备注"]
    slid = [A, "甲", "东样镇", "x", 5, "2021-06-01", "是"]
    fine = [[*row, "2021-06-01", "是", None] for row in WHOLE]
    assert shifted(tmp_path, header, slid, *fine, given=whole) == (["D3"], 2)
    faults = [A, "甲", "东样镇", "约5", "六月", "是", None]
    assert shifted(tmp_path / "b", header, faults, *fine, given=whole) == ([], 3)


def test_in_a_text_file_a_field_beyond_the_header_is_enough(tmp_path: Path) -> None:
    """Rows padded to the longest hide it behind an empty header."""
    rows: list[list[Any]] = [
        [*TITLE, *[None] * 4],
        [*HEADER, None],
        [A, "甲", "东样镇", 1, 2],
        *([*row, None] for row in WHOLE),
    ]
    read = ingested(tmp_path, {"2021-07-18/产值_2021年6月.csv": text(rows)})
    assert [f.place.cell for f in read.findings if f.code == "row-shifted"] == ["E3"]
    assert sum(account.used for account in read.accounts) == 2
