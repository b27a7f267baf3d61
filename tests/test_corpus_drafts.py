"""What ``tanj map`` drafts for a real table is a recipe that reads it right; skipped where those files are absent."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from tanjcli.core.quantities import BUILTIN_UNITS, Dimension, Unit, UnitTable
from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.files.read import read_book
from tanjcli.intake.ingest import ingest
from tanjcli.intake.ledger import ROW, STRIP, Ledger, Ledgers
from tanjcli.intake.sources import load_sources
from tanjcli.intake.survey.draft import draft_recipe
from tanjcli.intake.survey.survey import survey

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
GOLD: dict[str, Any] = (
    {f["file"]: f for f in yaml.safe_load((CORPUS / "gold.yaml").read_text(encoding="utf-8"))["files"]}
    if CORPUS.is_dir()
    else {}
)
PERIODS_ACROSS = (
    "nbs_industry_growth_monthly.xls",
    "nbs_gdp_quarterly.xls",
    "nbs_city_gdp.xls",
    "nbs_cpi_monthly.xls",
    "nbs_wastewater_annual.xls",
    "index_series_47_columns.xls",
    "province_gdp_gbk_crlf.csv",
    "province_cpi_monthly_gbk.csv",
)
OTHERS = (
    "province_gdp_blank_corner.csv",
    "industrial_enterprise_counts.csv",
    "money_supply_monthly_gbk.csv",
    "province_gdp_tidy_bom.csv",
)
# Several tables share a sheet, side by side or below each other.
SEVERAL = ("nbs_auto_exports_side_tables.xls", "growth_by_ownership.xls", "gdp_quarterly_recovered.xls")

pytestmark = pytest.mark.skipif(not GOLD, reason="the shared corpus is not beside the project")


def drafted(folder: Path, file: str) -> Ledgers:
    """The file ingested by its own draft, with what the file does not say filled in."""
    book, _ = read_book(CORPUS / file, file, GOLD[file]["sha256"])
    assert book is not None
    text = "\n".join(line.text for line in draft_recipe(survey(book)))
    for key, value in (("unit", "元"), ("flow", "point"), ("rhythm", "any")):
        text = text.replace(f'{key}: "?"', f"{key}: {value}")
    recipe = folder / "sources.yaml"
    recipe.write_text(text, encoding="utf-8")
    loaded = load_sources(recipe, "sources.yaml")
    assert loaded.sources is not None, loaded.findings
    known = {unit.code for unit in BUILTIN_UNITS}
    named = {str(c.unit) for spec in loaded.sources.ledgers.values() for c in spec.columns.values() if c.unit} - known
    units = UnitTable(Unit(code, Dimension.COUNT, Decimal(1), code) for code in sorted(named))
    delivery = Delivery(CORPUS / file, f"data/2021-07-01/{file}", date(2021, 7, 1), GOLD[file]["sha256"])
    return ingest([delivery], loaded.sources, {}, units)


def figures(ledger: Ledger) -> dict[str, tuple[Decimal | None, date]]:
    """Cell → its figure and the last day it speaks of."""
    found = {}
    for record in ledger.frame.to_dict("records"):
        for name, column in ledger.spec.columns.items():
            cell = ledger.cell(int(record[STRIP]), int(record[ROW]), name)
            if column.type == "amount" and cell is not None:
                figure = None if pd.isna(record[name]) else Decimal(int(record[name])).scaleb(-ledger.exponents[name])
                found[cell.cell] = (figure, record[ledger.spec.time].date())
    return found


@pytest.mark.parametrize("file", PERIODS_ACROSS + OTHERS)
def test_every_spot_is_read_with_its_period(tmp_path: Path, file: str) -> None:
    (ledger,) = drafted(tmp_path, file).ledgers.values()
    cells = figures(ledger)
    for spot in GOLD[file]["tables"][0]["spots"]:
        figure, day = cells.get(spot["cell"], (None, None))
        assert figure == (None if spot["value"] is None else Decimal(str(spot["value"]))), spot
        if day is not None:
            assert str(spot["period"]) in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y}-Q{(day.month + 2) // 3}")


@pytest.mark.parametrize("file", PERIODS_ACROSS)
def test_every_figure_is_read_once(tmp_path: Path, file: str) -> None:
    """As many figures as the person who checked the table counted, and no more."""
    (ledger,) = drafted(tmp_path, file).ledgers.values()
    table = GOLD[file]["tables"][0]
    read = [figure for figure, _ in figures(ledger).values() if figure is not None]
    assert len(read) == table["value_cells"]
    assert abs(sum(read) - Decimal(str(table["value_sum"]))) < Decimal("0.01")


@pytest.mark.parametrize("file", PERIODS_ACROSS + OTHERS)
def test_every_row_is_accounted_for(tmp_path: Path, file: str) -> None:
    (account,) = (a for a in drafted(tmp_path, file).accounts if a.recipe)
    assert account.used == GOLD[file]["tables"][0]["data_rows"]
    assert account.rejected == 0
    assert not re.search("unlisted", str(account.excluded))


@pytest.mark.parametrize("file", SEVERAL)
def test_every_spot_of_tables_that_share_a_sheet_is_read_right(tmp_path: Path, file: str) -> None:
    """Or by no recipe, where nothing but their place on the sheet tells two tables apart: that is said."""
    known = drafted(tmp_path, file)
    read: dict[str, set[Decimal | None]] = {}
    for ledger in known.ledgers.values():
        for cell, (figure, _) in figures(ledger).items():
            read.setdefault(cell, set()).add(figure)
    for table in GOLD[file]["tables"]:
        for spot in table["spots"]:
            wanted = None if spot["value"] is None else Decimal(str(spot["value"]))
            assert wanted in read[spot["cell"]], spot
    assert all(a.rows_in == a.used + sum(a.excluded.values()) + a.rejected for a in known.accounts)
