"""Who is asked again: rows the next return begins with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tanjcli.intake.ledgers.roll import last_list
from tests.unit.intake.builders import LEDGERS, RECIPES, A, B, C, ingested, sources, table, text

MAY, JUNE = "2021-06-18/产值_2021年5月.csv", "2021-07-18/产值_2021年6月.csv"
LIST: dict[str, Any] = {
    "name": {"zh": "台账", "en": "list"},
    "key": ["uscc"],
    "time": "dated",
    "rhythm": "month",
    "columns": {
        "uscc": {"type": "code", "name": {"zh": "信用代码", "en": "code"}},
        "dated": {"type": "date", "name": {"zh": "日期", "en": "dated"}},
    },
}
LISTED: dict[str, Any] = {
    "ledger": "list",
    "match": {"file": "台账_*"},
    "period": {"from": ["file"], "kind": "month"},
    "columns": {"uscc": {"from": ["信用代码"], "required": "true"}, "dated": {"from": ["日期"]}},
}


def listed(tmp_path: Path, *deliveries: list[str]) -> list[str]:
    """Codes listed month by month from May on, and who would be asked in the next month."""
    given = sources({**LEDGERS, "list": LIST}, {**RECIPES, "listed": LISTED})
    files = {
        f"2021-{month + 1:02}-18/台账_2021年{month}月.csv": text(
            [["信用代码", "日期"], *([code, f"2021-{month:02}-02"] for code in codes)]
        )
        for month, codes in enumerate(deliveries, 5)
    }
    return [str(row["uscc"]) for row in last_list(ingested(tmp_path, files, given).ledgers["list"])]


def test_of_reports_the_latest_period_is_asked_again(tmp_path: Path) -> None:
    files = {
        MAY: text(table([A, "甲", "东样镇", 1], [B, "乙", "东样镇", 1], title=["2021年1-5月产值（万元）"])),
        JUNE: text(table([B, "乙", "东样镇", 2], [C, "丙", "西样镇", 2])),
    }
    rows = last_list(ingested(tmp_path, files).ledgers["output"])
    assert [(row["uscc"], row["town"]) for row in rows] == [(B, "east"), (C, "west")]


def test_a_cumulative_list_is_asked_again_whole(tmp_path: Path) -> None:
    assert listed(tmp_path, [A], [A, B]) == [A, B]


def test_a_list_of_what_is_new_is_not_asked_again(tmp_path: Path) -> None:
    assert listed(tmp_path, [A], [B], [C]) == []


def test_one_delivery_alone_does_not_tell(tmp_path: Path) -> None:
    assert listed(tmp_path, [A, B]) == []
    assert listed(tmp_path / "none") == []
