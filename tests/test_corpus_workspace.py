"""Targets on real public tables need recipes, not code; skipped where those files are absent.

The workspace holds a plan and ``sources.yaml`` alone. Expected figures are those of ``gold.yaml`` beside the files,
which were read by eye.
"""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.functional.running import tanj

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "shared" / "corpus"
FILES = (
    "nbs_industry_growth_monthly.xls",
    "industrial_enterprise_counts.csv",
    "nbs_city_gdp.xls",
    "nbs_gdp_quarterly.xls",
    "money_supply_monthly_gbk.csv",
    "province_gdp_blank_corner.csv",
)
GOLD: dict[str, Any] = (
    {f["file"]: f for f in yaml.safe_load((CORPUS / "gold.yaml").read_text(encoding="utf-8"))["files"]}
    if CORPUS.is_dir()
    else {}
)

pytestmark = pytest.mark.skipif(not GOLD, reason="the shared corpus is not beside the project")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace with the public files as one delivery."""
    root = tmp_path_factory.mktemp("public")
    shutil.copytree(HERE / "corpus_workspace", root, dirs_exist_ok=True)
    folder = root / "data" / "2021-06-20"
    folder.mkdir()
    for name in FILES:
        shutil.copy(CORPUS / name, folder / name)
    return root


def run(workspace: Path, *words: str) -> dict[str, Any]:
    """A command's JSON, numbers exact."""
    ran = tanj(*words, "--format", "json", cwd=workspace)
    assert ran.code == 0, ran.err
    record: dict[str, Any] = json.loads(ran.out, parse_float=Decimal, parse_int=Decimal)
    return record


def spot(file: str, cell: str) -> Decimal:
    """The figure a person read in a cell."""
    spots = [s for table in GOLD[file]["tables"] for s in table["spots"] if s["cell"] == cell]
    return Decimal(str(spots[0]["value"]))


@pytest.mark.parametrize(
    ("ref", "year", "file", "sheet", "cell"),
    [
        ("P2", 2020, "nbs_industry_growth_monthly.xls", "月度数据", "B4"),
        ("P3", 2014, "industrial_enterprise_counts.csv", "", "V38"),
        ("P4", 2018, "nbs_city_gdp.xls", "主要城市年度数据", "C23"),
        ("P5", 2019, "nbs_gdp_quarterly.xls", "季度数据", "C5"),
    ],
)
def test_explain_names_the_real_cell_and_its_figure(
    workspace: Path, ref: str, year: int, file: str, sheet: str, cell: str
) -> None:
    (target,) = run(workspace, "explain", ref, "--year", str(year))["rows"]
    (origin,) = [o for o in target["origins"] if o["value"] is not None]
    assert (origin["file"], origin["sheet"], origin["cell"]) == (f"data/2021-06-20/{file}", sheet, cell)
    assert origin["value"] == target["actual"] == spot(file, cell)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2019, {"P1": "5.7", "P2": "6.9", "P5": "990865.1", "P6": "1986488.82"}),
        (2018, {"P4": "12001.52", "P5": "919281.1"}),
        (2014, {"P3": "377888"}),
        (2020, {"P1": "-4.9", "P2": "3.9", "P5": "206504.3", "P7": "36102.6"}),
    ],
)
def test_the_report_has_the_figures_that_stand_in_the_files(
    workspace: Path, year: int, expected: dict[str, str]
) -> None:
    """Year-to-date quarters are never added up, growth rates neither."""
    actual = {t["ref"]: t["actual"] for t in run(workspace, "report", "--year", str(year))["rows"]}
    assert {ref: actual[ref] for ref in expected} == {ref: Decimal(value) for ref, value in expected.items()}


def test_a_blank_newest_column_is_no_figure(workspace: Path) -> None:
    """2019 is filled for 4 of 36 cities; Qingdao is not among them, and is not 0."""
    target = next(t for t in run(workspace, "report", "--year", "2019")["rows"] if t["ref"] == "P4")
    assert target["period"] == "2018"
    assert target["actual"] == Decimal("12001.52")


def test_quarters_that_run_from_january_cannot_be_declared_a_sum(workspace: Path, tmp_path: Path) -> None:
    shutil.copytree(workspace, tmp_path, dirs_exist_ok=True)
    plan = tmp_path / "targets.yaml"
    metric = "ledger: national-output\n    measure: to_date\n    over_time: "
    text = plan.read_text(encoding="utf-8")
    assert f"{metric}last" in text
    plan.write_text(text.replace(f"{metric}last", f"{metric}sum"), encoding="utf-8")
    ran = tanj("report", "--lang", "en", cwd=tmp_path)
    assert ran.code == 78
    assert "metric-summed-over-time" in ran.err


def test_every_row_of_every_file_is_accounted_for(workspace: Path) -> None:
    sheets = {Path(s["file"]).name: s for s in run(workspace, "check")["sheets"]}
    assert set(sheets) == set(FILES)
    for name, sheet in sheets.items():
        assert sheet["rows_in"] == sheet["used"] + sum(sheet["excluded"].values()) + sheet["rejected"], name
        assert sheet["rejected"] == 0
    assert sheets["nbs_city_gdp.xls"]["used"] == 36
    assert sheets["nbs_industry_growth_monthly.xls"]["used"] == 2


def test_nothing_but_absences_is_said_of_these_files(workspace: Path) -> None:
    findings = run(workspace, "check")["findings"]
    assert {f["code"] for f in findings} == {"across-gaps", "row-unlisted"}
    blanks = [f["place"]["cell"] for f in findings if f["code"] == "across-gaps"]
    assert sorted(blanks) == ["B7", "D4", "O4", "Z4"]
