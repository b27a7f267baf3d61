"""A second table below the first is noticed, and nothing of it is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tanjcli.intake.tables.header import find_header
from tanjcli.intake.tables.other_tables import rows_of_other_tables
from tanjcli.intake.tables.table import classify
from tests.unit.intake.builders import HEADER, UNITS, A, B, C, codes, ingested, monthly, sheet, table, xlsx

OURS = [[A, "甲", "东样镇", 1], [B, "乙", "西样镇", 2]]
FILE = "2021-07-18/产值_2021年6月.xlsx"


def others(*rows: list[Any]) -> list[int]:
    """Rows of ``rows`` below the header that belong to another table, every filled one being taken for data."""
    page = sheet([HEADER, *rows])
    filled = [r for r in range(1, len(rows) + 1) if page.filled(r)]
    return [r - 1 for r in rows_of_other_tables(page, {0, 1, 2, 3}, filled, filled)]


@pytest.mark.parametrize(
    "below",
    [
        [["指标", "数值"], ["用电量", "123"]],
        [["附：人员"], ["姓名", "职务", None, "电话"], ["样某", "科员", None, 5550123]],
    ],
)
def test_words_where_the_table_has_codes_or_figures_open_another_table(below: list[list[Any]]) -> None:
    """What stands under them is theirs, down to the next blank row."""
    start = len(OURS) + 1
    assert others(*OURS, [None], *below) == list(range(start, start + len(below)))
    assert others(*OURS, [None], *below, [None], [C, "丙", "东样镇", 3]) == list(range(start, start + len(below)))


@pytest.mark.parametrize(
    "below",
    [
        [[C, "丙", "东样镇", "待定"]],
        [["", "丙", "东样镇", 3]],
        [["", "丙", "东样镇", "暂无"]],
        [["二、化工（1个）"], [C, "丙", "东样镇", 3]],
    ],
)
def test_a_blank_row_alone_ends_nothing(below: list[list[Any]]) -> None:
    """A row with a code, a figure or no more than blanks and names may well be ours."""
    assert others(*OURS, [None], *below) == []


def test_without_a_blank_row_there_is_one_table() -> None:
    assert others(*OURS, ["指标", "数值"], ["用电量", "123"]) == []


def test_a_list_of_words_only_has_nothing_to_tell_by() -> None:
    assert others(["甲", "乙", "丙", "丁"], [None], ["戊", "己", "庚", "辛"]) == []


def test_its_rows_are_no_firms(tmp_path: Path) -> None:
    """They are counted as left out, and said to be."""
    rows = table(*OURS, [None], ["指标", "数值"], ["用电量", "123"])
    known = ingested(tmp_path, {FILE: xlsx(rows)})
    assert len(known.ledgers["output"].frame) == 2
    assert dict(known.accounts[0].excluded)["other_block"] == 2
    assert "row-other-block" in codes(known.findings)


def test_a_header_repeated_in_another_spelling_opens_no_other_table(tmp_path: Path) -> None:
    """The rows under it go on as before."""
    again = ["信 用 代 码", "单位名称 ", "乡镇", "产值"]
    known = ingested(tmp_path, {FILE: xlsx(table(*OURS, [None], again, [C, "丙", "东样镇", 3]))})
    assert len(known.ledgers["output"].frame) == 3
    assert known.accounts[0].excluded["header"] == 2


def test_a_table_whose_rows_are_all_hidden_still_comes_first() -> None:
    """With hidden rows ignored, the table below does not take their place."""
    page = sheet([HEADER, *OURS, [None], ["指标", "数值"], ["用电量", "123"]], hidden_rows=frozenset({1, 2}))
    header = find_header(page, monthly().recipes["monthly"], UNITS)
    assert header is not None
    kinds = classify(page, header, hidden=False)
    assert [str(kind) for kind in kinds[1:]] == ["hidden", "hidden", "blank", "other_block", "other_block"]
