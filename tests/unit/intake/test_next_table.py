"""What stands below the title of another table is not read as more of this one, however alike it looks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.unit.intake.builders import HEADER, TITLE, A, B, C, ingested, xlsx

JUNE = "2021-07-18/产值_2021年6月.xlsx"
FIRST = [[A, "甲", "东样镇", 1], [B, "乙", "东样镇", 2]]
SECOND = [C, "丙", "东样镇", 3]


def read(folder: Path, *rows: list[Any]) -> tuple[int, int, list[str]]:
    """Rows used, rows set aside as another block, and the cells of that finding."""
    found = ingested(folder, {JUNE: xlsx([TITLE, HEADER, *FIRST, *rows])})
    account = found.accounts[0]
    cells = [f.place.cell for f in found.findings if f.code == "row-other-block"]
    return account.used, account.excluded.get("other_block", 0), cells


@pytest.mark.parametrize("title", ["2021年5月", "2020年1—6月产值", "附表2", "上年同期", "附：上月数据", "表二 出口"])
@pytest.mark.parametrize("head", [[], [HEADER]], ids=["plain", "headed"])
def test_another_title_ends_the_table(tmp_path: Path, title: str, head: list[list[Any]]) -> None:
    used, aside, cells = read(tmp_path, [title], *head, SECOND)
    assert (used, aside) == (2, 2 + len(head))
    assert cells == ["5"]


@pytest.mark.parametrize("line", [["一、化工"], ["2021年1—6月"], ["化工（1家）"], [None, None, "2021-05-07"]])
def test_a_heading_or_the_same_title_does_not(tmp_path: Path, line: list[Any]) -> None:
    """A page break repeats title and header; sections have headings of their own; a row may hold but a date."""
    used, aside, _ = read(tmp_path, line, SECOND)
    assert (used, aside) == (3, 0)


def test_figures_above_the_header_are_named(tmp_path: Path) -> None:
    """The list begins under another heading; what stands before it is not read, and that is said."""
    found = ingested(tmp_path, {JUNE: xlsx([TITLE, ["代号", "名称", "乡镇", "数"], *FIRST, HEADER, SECOND])})
    assert [(f.place.cell, f.params["count"]) for f in found.findings if f.code == "rows-above"] == [("3", "2")]
