"""``tanj merge`` from end to end: copies of one list that came back, made into one workbook."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.functional.running import Ran, tanj
from tests.unit.app.listed import listed, row, table

SENT = [row("01", 进展情况="打桩"), row("02", 进展情况="打桩")]


def merged(root: Path, *copies: str, output: str = "") -> Ran:
    """One copy for each town's word on the first row, merged on what was sent out in March."""
    listed(root, {3: SENT})
    names = [f"{number:02d}works_2021年4月.csv" for number, _ in enumerate(copies)]
    for name, word in zip(names, copies, strict=True):
        (root / name).write_text(table([SENT[0] | {"进展情况": word}, SENT[1]]), encoding="utf-8")
    to = ["-o", output] if output else []
    return tanj("merge", *names, *to, "--lang", "en", cwd=root)


def test_one_towns_word_goes_into_the_merged_list(tmp_path: Path) -> None:
    ran = merged(tmp_path, "打桩", "封顶", output="merged.xlsx")
    assert (ran.code, ran.err) == (0, "written: merged.xlsx\n")
    assert "1 cell updated" in ran.out
    told = [cell.value for line in load_workbook(tmp_path / "merged.xlsx").worksheets[0].iter_rows() for cell in line]
    assert (told.count("封顶"), told.count("打桩")) == (1, 1)


def test_two_words_for_one_cell_are_a_conflict_and_end_with_3(tmp_path: Path) -> None:
    ran = merged(tmp_path, "封顶", "停工")
    assert ran.code == 3
    assert "1 cell in conflict" in ran.out
    assert "封顶" in ran.out
    assert "停工" in ran.out


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "merged.xlsx").write_bytes(b"filled in by hand")
    ran = merged(tmp_path, "封顶", output="merged.xlsx")
    assert ran.code == 73
    assert "[template-exists]" in ran.err
    assert (tmp_path / "merged.xlsx").read_bytes() == b"filled in by hand"
