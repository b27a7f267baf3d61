"""Two tables of one file on the same thing: said twice it counts once, and of two answers neither is chosen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tanjcli.intake.ledger import Ledgers
from tests.unit.intake.builders import A, B, codes, ingested, monthly, sources, table, xlsx

JUNE = "2021-07-18/产值_2021年6月.xlsx"
BOTH = {"file": "产值_*", "sheet": "表*"}
ONE, FIVE, OTHER = [A, "甲", "东样镇", 1], [A, "甲", "东样镇", 5], [B, "乙", "东样镇", 2]


def two_sheets(folder: Path, first: list[Any], second: list[Any], **changes: Any) -> Ledgers:
    return ingested(folder, {JUNE: xlsx(table(*first), 表2=table(*second))}, monthly(match=BOTH, **changes))


def held(known: Ledgers) -> list[tuple[str, int]]:
    frame = known.ledgers["output"].frame
    return list(zip(frame["firm"], frame["value"] // 10_000, strict=True))


def account(known: Ledgers) -> list[tuple[int, int, int]]:
    """Used, duplicate and rejected rows of each sheet."""
    return [(a.used, a.excluded.get("duplicate", 0), a.rejected) for a in known.accounts]


def test_two_sheets_that_differ_reject_the_row_in_both(tmp_path: Path) -> None:
    """The one further down would have won without a word."""
    known = two_sheets(tmp_path, [ONE, OTHER], [FIVE])
    assert held(known) == [("乙", 2)]
    assert account(known) == [(1, 0, 1), (0, 0, 1)]
    (found,) = known.findings
    assert (found.code, found.place.sheet, found.place.cell) == ("duplicate-conflict", "表2", "A3")
    assert [(p.sheet, p.cell) for p in found.related] == [("表1", "A3")]


def test_two_sheets_that_agree_count_once(tmp_path: Path) -> None:
    known = two_sheets(tmp_path, [ONE], [ONE, OTHER])
    assert held(known) == [("甲", 1), ("乙", 2)]
    assert account(known) == [(1, 0, 0), (1, 1, 0)]
    assert codes(known.findings) == ["duplicate-same"]


def test_latest_takes_the_table_further_down(tmp_path: Path) -> None:
    """Only where the recipe says so."""
    known = two_sheets(tmp_path, [ONE], [FIVE], duplicates="latest")
    assert held(known) == [("甲", 5)]
    assert account(known) == [(0, 1, 0), (1, 0, 0)]


def test_three_answers_are_all_rejected(tmp_path: Path) -> None:
    sheets = xlsx(table(ONE), 表2=table(FIVE), 表3=table([A, "甲", "东样镇", 9]))
    known = ingested(tmp_path, {JUNE: sheets}, monthly(match=BOTH))
    assert held(known) == []
    assert account(known) == [(0, 0, 1)] * 3


def test_a_key_spelled_in_another_width_is_the_same_key(tmp_path: Path) -> None:
    ledger = {
        "name": {"zh": "样", "en": "x"},
        "key": ["name", "period"],
        "time": "period",
        "rhythm": "month",
        "columns": {
            "name": {"type": "text", "name": {"zh": "名", "en": "name"}},
            "period": {"type": "period", "name": {"zh": "期", "en": "period"}},
            "value": {"type": "amount", "name": {"zh": "值", "en": "v"}, "unit": "万元", "flow": "month"},
        },
    }
    columns = {"name": {"from": ["名称"]}, "period": {"context": "period"}, "value": {"from": ["值"], "unit": "万元"}}
    given = sources(
        {"x": ledger},
        {"r": {"ledger": "x", "match": BOTH, "period": {"from": ["file"], "kind": "month"}, "columns": columns}},
    )
    sheets = xlsx([["名称", "值"], ["甲（样）", 1]], 表2=[["名称", "值"], ["甲(样)", 5]])
    known = ingested(tmp_path, {JUNE: sheets}, given)
    assert codes(known.findings) == ["duplicate-conflict"]
    assert len(known.ledgers["x"].frame) == 0


def cities(unit: str, *rows: list[Any]) -> list[list[Any]]:
    return [[f"产值（{unit}）"], ["地区", "2020年", "2019年"], *rows]


def test_figures_that_run_across_lose_only_the_period_in_doubt(tmp_path: Path) -> None:
    """2019 differs between the sheets; 2020 stands, and the sheet row is still a used one."""
    ledger = {
        "name": {"zh": "样", "en": "x"},
        "key": ["city", "year"],
        "time": "year",
        "rhythm": "year",
        "columns": {
            "city": {"type": "text", "name": {"zh": "地区", "en": "city"}},
            "year": {"type": "period", "name": {"zh": "年", "en": "year"}},
            "value": {"type": "amount", "name": {"zh": "值", "en": "v"}, "unit": "万元", "flow": "year"},
        },
    }
    columns = {"city": {"from": ["地区"]}, "year": {"across": "header"}, "value": {"across": "figures"}}
    given = sources(
        {"x": ledger},
        {"r": {"ledger": "x", "match": BOTH, "period": {"from": ["header"], "kind": "year"}, "columns": columns}},
    )
    first, second = cities("万元", ["甲", 7, 1]), cities("万元", ["甲", 7, 2])
    known = ingested(tmp_path, {JUNE: xlsx(first, 表2=second)}, given)
    frame = known.ledgers["x"].frame
    assert [(f"{year:%Y}", value) for year, value in zip(frame["year"], frame["value"], strict=True)] == [("2020", 7)]
    assert [(a.used, a.rejected, a.excluded.get("duplicate", 0)) for a in known.accounts] == [(1, 0, 0), (0, 1, 0)]
    assert sorted(codes(known.findings)) == ["duplicate-conflict", "duplicate-same"]


def test_files_of_one_day_that_differ_are_told(tmp_path: Path) -> None:
    """The later name counts, as documented, but not in silence."""
    other = JUNE.replace("6月", "6月_2")
    known = ingested(tmp_path, {JUNE: xlsx(table(ONE, OTHER)), other: xlsx(table(FIVE, OTHER))})
    (found,) = known.findings
    assert (found.code, found.place.cell, found.params["count"]) == ("same-day-differs", "D3", "1")
    assert found.place.file.endswith("6月_2.xlsx")


def test_a_correction_on_another_day_is_no_doubt(tmp_path: Path) -> None:
    later = JUNE.replace("07-18", "08-18")
    assert codes(ingested(tmp_path, {JUNE: xlsx(table(ONE)), later: xlsx(table(FIVE))}).findings) == []
