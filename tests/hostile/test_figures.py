"""What every JSON report of the sample county obeys, whatever the year and the day it looks back from."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.mill import tanj

ROOT = Path(__file__).parents[2]
DAYS = (
    (2020, "2020-02"),
    (2020, "2020-12"),
    (2021, "2021-01"),
    (2021, "2021-06"),
    (2021, "2021-12"),
    (2022, "2022-12"),
)
FIGURES = ("actual", "completion", "time_share", "expected", "lead_pp", "gap", "required_rate")


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample county, so that no cache is left in the repository."""
    root = tmp_path_factory.mktemp("county")
    shutil.copy(ROOT / "targets.yaml", root)
    shutil.copytree(ROOT / "data", root / "data")
    return root


@pytest.fixture(scope="module", params=DAYS, ids=[day for _, day in DAYS])
def document(request: pytest.FixtureRequest, county: Path) -> dict[str, Any]:
    """One report, numbers kept exactly as printed."""
    year, day = request.param
    said = tanj(county, "report", "--year", str(year), "--as-of", day, "-f", "json")
    assert said.code == 0
    loaded: dict[str, Any] = json.loads(said.out, parse_float=Decimal, parse_int=Decimal)
    return loaded


def test_every_target_has_one_row_and_the_sample_is_marked(document: dict[str, Any]) -> None:
    assert sorted(row["ref"] for row in document["rows"]) == [f"T{n:02}" for n in range(1, 31)]
    assert document["sample"] is True


def test_completion_less_time_share_is_the_lead(document: dict[str, Any]) -> None:
    for row in document["rows"]:
        if None not in (row["completion"], row["time_share"]):
            assert abs(row["completion"] - row["time_share"] - row["lead_pp"]) < Decimal("1e-9"), row["ref"]
        else:
            assert row["lead_pp"] is None, row["ref"]


def test_a_figure_is_there_or_its_reason_is(document: dict[str, Any]) -> None:
    for row in document["rows"]:
        for figure in FIGURES:
            assert (row[figure] is None) == (row[f"{figure}_absent"] is not None), (row["ref"], figure)


def test_met_or_missed_is_decided_on_the_figures_printed(document: dict[str, Any]) -> None:
    compound = {"T29", "T30"}  # one holds only together with the other
    for row in document["rows"]:
        if row["status"] == "achieved":
            assert row["actual"] >= row["goal"], row["ref"]
        if row["status"] == "missed" and row["ref"] not in compound:
            assert row["actual"] < row["goal"], row["ref"]


def test_gap_and_needed_per_month_follow_from_the_row(document: dict[str, Any]) -> None:
    for row in document["rows"]:
        if row["gap"] is not None and row["kind"] != "average_growth":
            assert row["goal"] - row["actual"] == row["gap"], row["ref"]
        if row["required_rate"] is not None:
            assert abs(row["gap"] / row["months_left"] - row["required_rate"]) < Decimal("1e-9"), row["ref"]
