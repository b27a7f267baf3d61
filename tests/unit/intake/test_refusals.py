"""A table that contradicts itself is refused at the cell that does so, not at its header."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.unit.intake.builders import HEADER, ingested, monthly, xlsx
from tests.unit.intake.builders import A as CODE

ROW: list[Any] = [CODE, "甲", "东样镇", 1]
LOOSE = monthly(columns={"value": {"from": ["产值"]}})


def places(folder: Path, code: str, rows: list[list[Any]], name: str = "产值_2021年6月") -> list[list[str]]:
    """Where each finding of ``code`` is, and its related places."""
    found = ingested(folder, {f"2021-07-18/{name}.xlsx": xlsx(rows)}, LOOSE).findings
    return [[f.place.cell, *(p.cell for p in f.related)] for f in found if f.code == code]


def test_the_title_that_names_another_period(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["样例产值"], [None, "2021年1—5月"], ["单位：万元"], HEADER, ROW]
    assert places(tmp_path, "period-conflict", rows) == [["B2"]]


def test_half_a_year_and_eight_months_are_two_periods(tmp_path: Path) -> None:
    """However they are written, both say to which month the figures run."""
    rows: list[list[Any]] = [["2021年上半年"], ["单位：万元"], HEADER, ROW]
    assert places(tmp_path, "period-conflict", rows, "产值_2021年1-8月") == [["A1"]]
    assert places(tmp_path / "b", "period-conflict", rows, "产值_2021年1-6月") == []


def test_two_titles_at_odds_are_both_named(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["2021年1—5月"], ["2021年1—6月"], ["单位：万元"], HEADER, ROW]
    assert places(tmp_path, "period-conflict", rows, "产值_报") == [["A1", "A2"]]


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        ([["2021年1—6月"], ["单位 ：千元"], [*HEADER[:3], "产值(万元)"], ROW], ["A2", "D3"]),
        ([["2021年1—6月"], ["单位：", "千元"], [*HEADER[:3], "产值(万元)"], ROW], ["B2", "D3"]),
        ([["2021年1—6月"], ["单位：万元"], HEADER, ROW, ["单位：亿元"]], ["A2", "A5"]),
        ([["2021年1—6月  千元"], ["单位：万元"], HEADER, ROW], ["A1", "A2"]),
        ([["2021年1—6月"], [*HEADER[:3], "产值(亿元)"], ["-", "-", "-", "万元"], ROW], ["D3"]),
    ],
)
def test_the_line_that_names_another_unit(tmp_path: Path, rows: list[list[Any]], where: list[str]) -> None:
    """Above, below, beside its label, or in two rows of one header."""
    assert places(tmp_path, "unit-conflict", rows) == [where]


@pytest.mark.parametrize("name", ["产值_2021年6月_千元", "产值_2021年6月 (千元)", "产值_6月产值千元"])
def test_the_name_of_the_file_may_contradict_too(tmp_path: Path, name: str) -> None:
    rows: list[list[Any]] = [["2021年1—6月"], ["单位：万元"], HEADER, ROW]
    assert len(places(tmp_path, "unit-conflict", rows, name)) == 1


@pytest.mark.parametrize("name", ["产值_2021年6月_过亿元企业", "产值_产值超亿元"])
def test_a_threshold_in_a_name_is_no_unit(tmp_path: Path, name: str) -> None:
    rows: list[list[Any]] = [["2021年1—6月"], ["单位：万元"], HEADER, ROW]
    assert places(tmp_path, "unit-conflict", rows, name) == []
