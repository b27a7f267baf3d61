"""Totals are known by their words, wherever the word stands, and never taken for a thing that is called so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tanjcli.intake.tables.total_labels import total_word
from tests.unit.intake.builders import LEDGERS, TITLE, A, B, ingested, sources, xlsx

JUNE = "2021-07-18/产值_2021年6月.xlsx"
COLUMNS: dict[str, Any] = {
    "name": {"type": "text", "name": {"zh": "项目", "en": "project"}},
    "period": LEDGERS["output"]["columns"]["period"],
    "stage": {"type": "text", "name": {"zh": "进展", "en": "progress"}},
    "value": LEDGERS["output"]["columns"]["value"],
}
NAMED = sources(
    {"output": {**LEDGERS["output"], "key": ["name", "period"], "entity": "name", "columns": COLUMNS}},
    {
        "monthly": {
            "ledger": "output",
            "match": {"file": "产值_*"},
            "period": {"from": ["title", "file"], "kind": "ytd"},
            "columns": {
                "name": {"from": ["项目"], "required": "true"},
                "period": {"context": "period"},
                "stage": {"from": ["进展"]},
                "value": {"from": ["投资"], "unit": "万元"},
            },
        }
    },
)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("合 计：", "合计"),
        ("全县合计", "全县合计"),
        ("合计（16个）", "合计"),
        ("总计(1+2)", "总计"),
        ("合计：16个项目", "合计"),
        ("（一）合计", "合计"),
        ("合計", "合計"),
        ("平均值", "平均"),
        ("小计1", "小计"),
        ("subtotal", "SUBTOTAL"),
        ("其中：规上", "其中:规上"),
        ("#其中规上", "其中规上"),
        ("其中镇综合体", ""),
        ("样例汇总平台", ""),
        ("汇总平台：二期", ""),
        ("样例集团合计仪器股份公司汇总", ""),
    ],
)
def test_words_of_a_total(text: str, label: str) -> None:
    """Marks, counts and numbering are no part of the word; a longer name is a name."""
    assert total_word(text) == label


def names(folder: Path, *rows: list[Any]) -> list[str]:
    """The projects in the ledger."""
    read = ingested(folder, {JUNE: xlsx([TITLE, *rows])}, NAMED)
    return [str(name) for name in read.ledgers["output"].frame["name"]]


def test_a_total_is_one_although_figures_stand_before_its_word(tmp_path: Path) -> None:
    """A column moved to the front does not turn 合计 into a project."""
    header = ["投资", "项目", "进展"]
    assert names(tmp_path, header, [5, "甲", "开工"], [6, "乙", "开工"], [11, "合计", None]) == ["甲", "乙"]


def test_a_row_that_is_named_is_data_whatever_its_remarks_say(tmp_path: Path) -> None:
    """进展 ends with 汇总; the row is about the project in its key."""
    assert names(tmp_path, ["项目", "进展", "投资"], ["甲", "数据汇总", 5], ["乙", "开工", 6]) == ["甲", "乙"]


def test_the_keys_decide_what_a_row_is_about(tmp_path: Path) -> None:
    """Without a code, 小计 beside a firm's column is a total; with one the firm is called so."""
    rows: list[list[Any]] = [
        TITLE,
        ["信用代码", "单位名称", "乡镇", "产值"],
        [A, "样例合计", "东样镇", 1],
        [B, "乙", "东样镇", 2],
    ]
    read = ingested(tmp_path, {JUNE: xlsx([*rows, [None, "小计", None, 3]])})
    assert [str(firm) for firm in read.ledgers["output"].frame["firm"]] == ["样例合计", "乙"]
    assert read.accounts[0].excluded["total"] == 1
