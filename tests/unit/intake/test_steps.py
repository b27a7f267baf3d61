"""From one report to the next: what falls, what merely stays, and where most of a table does either."""

from __future__ import annotations

from pathlib import Path

import pytest

from tanjcli.intake.ledger import Ledgers
from tanjcli.intake.spec import Sources
from tests.unit.intake.builders import LEDGERS, RECIPES, A, B, C, codes, ingested, monthly, sources, table, xlsx

D = "91371322MA0000040A"
FIRMS = list(zip((A, B, C, D), "甲乙丙丁", strict=True))
DOUBTS = {"ytd-falls", "ytd-falls-most", "figures-repeated", "rows-few", "unit-odd"}


def months(folder: Path, given: Sources | None = None, **figures: list[int | None]) -> Ledgers:
    """Tables of 2021 by month (``m5``), each with figures for the first firms."""
    files = {}
    for name, values in figures.items():
        month = int(name[1:])
        rows = [[code, firm, "东样镇", v] for (code, firm), v in zip(FIRMS, values, strict=False)]
        sheet = xlsx(table(*rows, title=[f"2021年1-{month}月产值（万元）"]))
        files[f"2021-{month + 1:02}-18/产值_2021年{month}月.xlsx"] = sheet
    return ingested(folder, files, given)


def doubts(known: Ledgers) -> list[tuple[str, str]]:
    """The doubts this module is about, with their cells."""
    return [(f.code, f.place.cell) for f in known.findings if f.code in DOUBTS]


def test_one_figure_that_falls_is_named_with_both_cells(tmp_path: Path) -> None:
    known = months(tmp_path, m5=[50, 40, 30], m6=[60, 39, 36])
    assert doubts(known) == [("ytd-falls", "D4")]
    found = next(f for f in known.findings if f.code == "ytd-falls")
    assert (found.params["entity"], found.related[0].cell) == (B, "D4")


def test_a_table_in_which_most_figures_fall_is_one_error(tmp_path: Path) -> None:
    known = months(tmp_path, m5=[50, 40, 30, 20], m6=[45, 39, 29, 25])
    assert doubts(known) == [("ytd-falls-most", "D3")]
    found = next(f for f in known.findings if f.code == "ytd-falls-most")
    assert (found.params["count"], found.params["compared"]) == ("3", "4")


def test_half_of_a_table_is_not_most_of_it(tmp_path: Path) -> None:
    known = months(tmp_path, m5=[50, 40, 30, 20], m6=[45, 39, 36, 25])
    assert doubts(known) == [("ytd-falls", "D3"), ("ytd-falls", "D4")]


def test_a_new_year_starts_low(tmp_path: Path) -> None:
    december = xlsx(table(*([c, n, "东样镇", 90] for c, n in FIRMS), title=["2020年1-12月产值（万元）"]))
    january = xlsx(table(*([c, n, "东样镇", 9 + i] for i, (c, n) in enumerate(FIRMS)), title=["2021年1月产值（万元）"]))
    known = ingested(tmp_path, {"2021-01-18/产值_2020年12月.xlsx": december, "2021-02-18/产值_2021年1月.xlsx": january})
    assert doubts(known) == []


def test_a_share_of_the_year_to_date_may_fall(tmp_path: Path) -> None:
    value = {**LEDGERS["output"]["columns"]["value"], "unit": "%"}
    ledger = {**LEDGERS["output"], "columns": {**LEDGERS["output"]["columns"], "value": value}}
    taken = {**RECIPES["monthly"]["columns"], "value": {"from": ["产值"], "unit": "%"}}
    given = sources({"output": ledger}, {"monthly": {**RECIPES["monthly"], "columns": taken}})
    files = {
        f"2021-0{m + 1}-18/产值_2021年{m}月.xlsx": xlsx(
            table(
                *([c, n, "东样镇", v - m] for (c, n), v in zip(FIRMS, (50, 40, 30), strict=False)),
                title=[f"2021年1-{m}月（%）"],
            )
        )
        for m in (5, 6)
    }
    known = ingested(tmp_path, files, given)
    assert len(known.ledgers["output"].frame) == 6
    assert doubts(known) == []


def test_last_months_figures_under_a_new_title_are_noticed(tmp_path: Path) -> None:
    known = months(tmp_path, m5=[50, 40, 30, 20], m6=[50, 40, 30, 25])
    assert doubts(known) == [("figures-repeated", "D3")]


def test_a_few_firms_that_stood_still_are_no_doubt(tmp_path: Path) -> None:
    assert doubts(months(tmp_path, m5=[50, 40, 30, 20], m6=[50, 40, 36, 25])) == []


def test_zeros_stay_what_they_are(tmp_path: Path) -> None:
    assert doubts(months(tmp_path, m5=[0, 0, 0, 20], m6=[0, 0, 0, 25])) == []


def test_a_blank_is_compared_with_nothing(tmp_path: Path) -> None:
    assert doubts(months(tmp_path, m5=[50, 40, 30, 20], m6=[None, None, None, 25])) == []


@pytest.mark.parametrize("code", ["ytd-falls-most", "figures-repeated"])
def test_an_accepted_doubt_is_a_note_with_its_reason(tmp_path: Path, code: str) -> None:
    given = monthly(accept=[{"code": code, "file": "产值_2021年6月*", "reason": "口径调整"}])
    june: list[int | None] = [45, 39, 29] if code == "ytd-falls-most" else [50, 40, 30]
    known = months(tmp_path, given, m5=[50, 40, 30], m6=june)
    assert doubts(known) == []
    assert [f.params for f in known.findings if f.code == "finding-accepted"] == [{"code": code, "reason": "口径调整"}]
    assert "口径调整" not in codes(known.findings)
