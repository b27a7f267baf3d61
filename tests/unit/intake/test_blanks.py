"""Figures a list leaves blank: one warning a column with every cell, and nothing where silence has a reason."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.unit.intake.builders import LEDGERS, A, B, C, ingested, monthly, sources, table, text, xlsx

JUNE = "2021-07-18/产值_2021年6月"


def blanks(tmp_path: Path, data: bytes, suffix: str = ".xlsx", **recipe: Any) -> list[tuple[str, list[str], str]]:
    known = ingested(tmp_path, {JUNE + suffix: data}, monthly(**recipe))
    found = [f for f in known.findings if f.code == "figures-blank"]
    return [(f.place.cell, [place.cell for place in f.related], f.params["count"]) for f in found]


@pytest.mark.parametrize(("suffix", "write"), [(".xlsx", xlsx), (".csv", text)])
def test_every_blank_cell_of_a_column_is_named(tmp_path: Path, suffix: str, write: Any) -> None:
    """A town that sent its rows without figures would else only make the sum smaller."""
    rows = [A, "甲", "东样镇", None], [B, "乙", "东样镇", " "], [C, "丙", "西样镇", 5]
    assert blanks(tmp_path, write(table(*rows)), suffix) == [("D3", ["D4"], "2")]


@pytest.mark.parametrize("written", ["—", "暂无", 0])
def test_a_stated_absence_and_a_zero_are_no_blank(tmp_path: Path, written: object) -> None:
    assert blanks(tmp_path, xlsx(table([A, "甲", "东样镇", written], [C, "丙", "西样镇", 5]))) == []


def test_a_column_without_any_figure_is_told_as_such(tmp_path: Path) -> None:
    """``measure-blank`` says it already."""
    assert blanks(tmp_path, xlsx(table([A, "甲", "东样镇", None], [B, "乙", "东样镇", None]))) == []


def test_rows_that_are_not_used_do_not_count(tmp_path: Path) -> None:
    """A row without a code is rejected with its own finding; a blank total is no firm."""
    rows = [None, "甲", "东样镇", None], [B, "乙", "东样镇", 5], [C, "丙", "西样镇", 5], ["合计", None, None, 10]
    assert blanks(tmp_path, xlsx(table(*rows))) == []


def test_a_required_figure_is_rejected_instead(tmp_path: Path) -> None:
    rows = [A, "甲", "东样镇", None], [B, "乙", "东样镇", 5]
    required = {"value": {"from": ["产值"], "unit": "万元", "required": "true"}}
    assert blanks(tmp_path, xlsx(table(*rows)), columns=required) == []


def test_a_new_firm_need_not_have_a_figure_of_last_year(tmp_path: Path) -> None:
    ledger = deepcopy(LEDGERS)
    ledger["output"]["columns"]["value"]["of"] = "last_year"
    rows = [A, "甲", "东样镇", None], [B, "乙", "东样镇", 5]
    known = ingested(tmp_path, {JUNE + ".xlsx": xlsx(table(*rows))}, sources(ledgers=ledger))
    assert [f.code for f in known.findings] == []
