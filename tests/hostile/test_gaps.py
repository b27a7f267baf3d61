"""What is rejected or absent is never taken for a result: no final word, no 0, and the report says so."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.hostile.mill import FILE, PLAN, SOURCES, report, spoil, tanj, workspace

ROOT = Path(__file__).parents[2]


def december(root: Path, **changes: object) -> Path:
    """The year is over: the workbook is of December and 3,000 was met exactly."""
    path = workspace(root) / FILE
    spoil(root, {"A1": "磨坊产值(2021年12月)【样例数据】", "D5": 1500, "D6": 800, "D7": 700, "D8": 3000, **changes})
    (root / "data/2022-01-18").mkdir()
    path.rename(root / "data/2022-01-18/产值_2021年12月.xlsx")
    return root


def county(root: Path) -> Path:
    """A copy of the sample county."""
    shutil.copy(ROOT / "targets.yaml", root)
    shutil.copytree(ROOT / "data", root / "data")
    return root


def register(root: Path, change: Callable[[list[str]], list[str]]) -> Path:
    """The county with another opening list of its register."""
    path = county(root) / "data/2020-02-10/规上企业名录_2019年底.csv"
    lines = path.read_bytes().decode("gb18030").splitlines(keepends=True)
    path.write_bytes("".join(change(lines)).encode("gb18030"))
    return root


@pytest.mark.parametrize("typed", ["#N/A", "约700", None])
def test_one_unreadable_cell_never_gives_a_final_missed(tmp_path: Path, typed: object) -> None:
    """A blank, an error or words in place of a figure hold back the last word, and the row says it is not whole."""
    row = report(december(tmp_path, D7=typed), "--as-of", "2021-12").targets()["M1"]
    assert row["status"] != "missed"
    assert row["complete"] is False
    assert "held-back-coverage" in [said["code"] for said in row["remarks"]]  # 西乡 sent a row, but no figure


def test_a_rejected_row_never_gives_a_final_missed(tmp_path: Path) -> None:
    """A row of a place that does not exist is as absent as a cell."""
    said = report(december(tmp_path, A7="西多"), "--as-of", "2021-12")
    assert said.targets()["M1"]["status"] != "missed"
    assert (said.code, said.json["complete"]) == (3, False)


def test_a_goal_reached_without_the_rejected_row_is_reached(tmp_path: Path) -> None:
    """An incomplete sum is a lower bound."""
    assert report(december(tmp_path, D5=9000, A7="西多"), "--as-of", "2021-12").targets()["M1"]["status"] == "achieved"


def test_whole_data_still_give_the_last_word(tmp_path: Path) -> None:
    """Nothing is held back where nothing is missing."""
    row = report(december(tmp_path, D7=600, D8=2900), "--as-of", "2021-12").targets()["M1"]
    assert (row["status"], row["complete"]) == ("missed", True)


def test_a_reject_in_a_column_that_nobody_needs_changes_nothing_of_the_row(tmp_path: Path) -> None:
    """The figure of the month is no part of the year to date; the run still says that a cell was rejected."""
    said = report(december(tmp_path, C7="约80", D7=600, D8=2900), "--as-of", "2021-12")
    assert (said.targets()["M1"]["status"], said.code) == ("missed", 3)


@pytest.mark.parametrize("typed", ["#N/A", "约500", True, 1e300])
def test_a_rejected_cell_is_partial(tmp_path: Path, typed: object) -> None:
    """``max_rejects: 0`` is about cells too; a number beyond all amounts is one of them."""
    said = report(spoil(workspace(tmp_path), {"D7": typed}))
    assert (said.code, said.json["complete"]) == (3, False)
    assert [found for found in said.json["findings"] if found["place"]["cell"] == "D7"]


def test_a_total_that_does_not_agree_is_partial(tmp_path: Path) -> None:
    """An error is an error, wherever it stands."""
    assert report(spoil(workspace(tmp_path), {"D8": 1700})).code == 3


def test_a_category_that_is_gone_is_absent_not_zero(tmp_path: Path) -> None:
    """Without the row of the food industry there is no figure for it, and the whole is not compared."""
    path = county(tmp_path) / "data/2022-02-21/分行业工业总产值_2021年.xlsx"
    book = openpyxl.load_workbook(path)
    book["分行业"].delete_rows(5)
    book.save(path)
    rows = report(tmp_path).targets()
    assert rows["T04"]["actual"] is None
    assert rows["T01"]["status"] != "reversing"
    assert "categories-missing" in [said["code"] for said in rows["T01"]["remarks"]]


def test_firms_without_an_industry_are_said(tmp_path: Path) -> None:
    """One line less in the opening register takes a third firm out of its industry: how many, with how much."""
    row = report(register(tmp_path, lambda lines: lines[:5] + lines[6:])).targets()["T03"]
    lost = [dict(said["params"]) for said in row["remarks"] if said["code"] == "unclassified"]
    assert [said["count"] for said in lost] == ["3"]


def test_a_stock_without_its_opening_is_no_stock(tmp_path: Path) -> None:
    """Entries and exits alone would make 168 firms 40."""
    (county(tmp_path) / "data/2020-02-10/规上企业名录_2019年底.csv").unlink()
    assert report(tmp_path).targets()["T19"]["actual"] is None


def test_the_opening_is_told_apart_from_the_entries(tmp_path: Path) -> None:
    """The parts of a stock add up: opening + added − removed."""
    row = report(county(tmp_path)).targets()["T19"]
    opening, added, removed = (part["value"] for part in row["parts"])
    assert opening == 128
    assert opening + added - removed == row["actual"]


def test_as_of_is_never_after_known_on(tmp_path: Path) -> None:
    """Nobody knew in July what December would bring."""
    said = report(county(tmp_path), "--as-known-on", "2020-12-31")
    assert said.json["as_of"] == "2020-12-31"


def test_nothing_received_by_then_is_no_report(tmp_path: Path) -> None:
    """A day before the first delivery has nothing to report."""
    assert tanj(workspace(tmp_path), "report", "--year", "2021", "--as-known-on", "2019-01-01").code == 66


def test_the_level_names_the_months_it_holds(tmp_path: Path) -> None:
    """November's year to date is not the level of a year."""
    text = PLAN.replace("cells: [2021]", "cells: [2022]")
    row = report(workspace(tmp_path, plan=text), "--as-of", "2021-12").targets()["M1"]
    assert [said["params"]["period"] for said in row["remarks"] if said["code"] == "level-of-period"] == ["2021-H1"]


def test_a_half_yearly_flow_adds_up(tmp_path: Path) -> None:
    """Figures of half-years want one report a half, not one a month."""
    sources = SOURCES.replace("rhythm: month", "rhythm: half").replace("kind: month", "kind: half")
    plan = PLAN.replace("measure: ytd\n    over_time: last", "measure: month\n    over_time: sum", 1)
    spoil(workspace(tmp_path, plan=plan, sources=sources), {"A1": "磨坊产值(2021年上半年)"})
    (tmp_path / FILE).rename(tmp_path / "data/2021-07-18/产值_2021年上半年.xlsx")
    assert report(tmp_path).targets()["M1"]["actual"] == 230


def test_one_fall_is_told_once(tmp_path: Path) -> None:
    """A year to date below the month before: one finding, with both figures."""
    workspace(tmp_path)
    may = tmp_path / "data/2021-06-18/产值_2021年5月.xlsx"
    may.parent.mkdir()
    shutil.copy(tmp_path / FILE, may)
    book = openpyxl.load_workbook(may)
    book["产值"]["A1"], book["产值"]["D7"], book["产值"]["D8"] = "磨坊产值(2021年5月)【样例数据】", 1600, 2600
    book.save(may)
    falls = [f for f in report(tmp_path).json["findings"] if f["code"] in ("ytd-falls", "data-cumulative-falls")]
    assert [f["code"] for f in falls] == ["data-cumulative-falls"]
    assert "1,600" in falls[0]["message"]
