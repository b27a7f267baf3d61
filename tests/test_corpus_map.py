"""The survey against real files whose right answers are known; skipped where those files are absent."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tanjcli.intake.files.read import read_book
from tanjcli.intake.survey.result import Figure, SurveyResult, TableSeen
from tanjcli.intake.survey.survey import survey

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
GOLD: list[dict[str, Any]] = (
    yaml.safe_load((CORPUS / "gold.yaml").read_text(encoding="utf-8"))["files"] if CORPUS.is_dir() else []
)
TABLES = [pytest.param(f["file"], t, id=f"{f['file']}:{t['table']}") for f in GOLD for t in f["tables"]]

pytestmark = pytest.mark.skipif(not GOLD, reason="the shared corpus is not beside the project")


@cache
def surveyed(file: str) -> SurveyResult:
    book, found = read_book(CORPUS / file, file, "")
    assert book is not None, found
    return survey(book)


def table_of(file: str, gold: dict[str, Any]) -> TableSeen:
    alike = [t for t in surveyed(file).tables if t.sheet == gold["sheet"] and t.data_range == gold["data_range"]]
    assert len(alike) == 1, [(t.sheet, t.data_range) for t in surveyed(file).tables]
    return alike[0]


@pytest.mark.parametrize(("file", "gold"), TABLES)
def test_rows_and_ranges(file: str, gold: dict[str, Any]) -> None:
    table = table_of(file, gold)
    assert list(table.rows.header) == gold["header_rows"]
    assert list(table.rows.context) == gold["context_rows"]
    assert list(table.rows.notes) == gold["note_rows"]
    assert list(table.rows.sources) == gold["source_rows"]
    assert len(table.rows.data) == gold["data_rows"]
    assert (table.value_range, table.label_columns) == (gold["value_range"], gold["label_columns"])


@pytest.mark.parametrize(("file", "gold"), TABLES)
def test_periods(file: str, gold: dict[str, Any]) -> None:
    span = table_of(file, gold).span
    assert span.axis == gold["period_axis"]
    for seen, right in ((span.first, gold["period_first"]), (span.last, gold["period_last"])):
        assert (seen and (seen.cell, seen.period)) == (right and (right["cell"], right["period"]))
    if "missing_periods" in gold:
        assert list(span.missing) == gold["missing_periods"]
    assert dict(span.ambiguous) == gold.get("ambiguous_periods", {})


@pytest.mark.parametrize(("file", "gold"), TABLES)
def test_units(file: str, gold: dict[str, Any]) -> None:
    unit = table_of(file, gold).unit
    assert unit.source == gold["unit"]["from"]
    assert set(unit.values) == set(gold["unit"]["values"])
    if "cell" in gold["unit"] and unit.source != "other sheet":
        assert unit.cell == gold["unit"]["cell"]


@pytest.mark.parametrize(("file", "gold"), TABLES)
def test_every_figure_was_seen(file: str, gold: dict[str, Any]) -> None:
    sums = table_of(file, gold).checksums
    assert (sums.values, sums.blanks) == (gold["value_cells"], gold["blank_cells"])
    assert round(float(sums.total), 4) == pytest.approx(gold["value_sum"], abs=1e-4)


@pytest.mark.parametrize(("file", "gold"), TABLES)
def test_spots_have_their_measure_unit_and_flow(file: str, gold: dict[str, Any]) -> None:
    table = table_of(file, gold)
    for spot in gold["spots"]:
        figure = figure_at(table, spot["cell"])
        unit = None if figure.unit == "-" else figure.unit
        assert (figure.measure, unit, figure.flow) == (spot.get("measure"), spot.get("unit"), spot.get("flow")), spot


def figure_at(table: TableSeen, cell: str) -> Figure:
    letters, row = cell.rstrip("0123456789"), int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    by_row = {series.row: series.figure for series in table.series}
    by_column = {column.column: column.figure for column in table.columns}
    figure = by_row.get(row) or by_column[letters]
    assert figure is not None
    return figure


@pytest.mark.parametrize(
    ("file", "code", "sheet", "cell"),
    [
        ("gdp_quarterly_recovered.xls", "survey-ytd-falls", "Sheet4", "F18"),
        ("gdp_quarterly_recovered.xls", "row-other-block", "环比", "A7"),
        ("growth_by_ownership.xls", "survey-header-blank", "Sheet3", "B18"),
        ("growth_by_ownership.xls", "survey-year-differs", "Sheet3", "B29"),
        ("growth_by_ownership.xls", "survey-day-among-text", "Sheet3", "D31"),
        ("growth_by_ownership.xls", "survey-month-ambiguous", "Sheet3", "D18"),
        ("nbs_auto_exports_side_tables.xls", "survey-table-repeated", "月度数据", "A11"),
        ("nbs_auto_exports_side_tables.xls", "survey-table-repeated", "月度数据", "A34"),
        ("nbs_wastewater_annual.xls", "survey-newest-blank", "年度数据", "B3"),
        ("nbs_city_gdp.xls", "survey-newest-thin", "主要城市年度数据", "B4"),
        ("cpi_biff_label.xls", "survey-newest-thin", "MACHINACPI", "A457"),
        ("province_cpi_monthly_gbk.csv", "survey-newest-blank", "", "B4"),
        ("national_monthly_handmade_gbk.csv", "period-ambiguous", "", "A11"),
        ("national_monthly_handmade_gbk.csv", "period-ambiguous", "", "A47"),
        ("industrial_enterprise_counts.csv", "survey-parts-differ", "", "V14"),
        ("industrial_enterprise_counts.csv", "survey-parts-differ", "", "V23"),
        ("synthetic_bureau_monthly.xlsx", "survey-codes-doubtful", "企业数据", "B2"),
    ],
)
def test_traps_become_findings_with_the_address(file: str, code: str, sheet: str, cell: str) -> None:
    assert (code, sheet, cell) in {(f.code, f.place.sheet, f.place.cell) for f in surveyed(file).findings}


def test_a_clean_download_raises_no_doubt() -> None:
    for file in ("nbs_gdp_quarterly.xls", "nbs_cpi_monthly.xls", "money_supply_monthly_gbk.csv"):
        assert not surveyed(file).findings
