"""Tables whose figures run across: every figure with its cell, blanks absent, every row accounted for once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given as given_
from hypothesis import settings
from hypothesis import strategies as st

from tanjcli.intake.files.fault import fault
from tanjcli.intake.ledger import ROW, STRIP, Ledger, Ledgers
from tanjcli.intake.spec import Sources
from tanjcli.intake.tables.matching import match_sheets
from tanjcli.intake.tables.read_match import read_match
from tanjcli.intake.tables.stretch import Kit
from tests.unit.intake.builders import UNITS, Rows, book, codes, ingested, sheet, sources, text, xlsx

FILE = "2021-07-18/表_2021.xlsx"


def column(kind: str, **more: Any) -> dict[str, Any]:
    """A ledger column."""
    return {"type": kind, "name": {"zh": "样", "en": "x"}, **more}


LEDGER = {
    "name": {"zh": "样", "en": "x"},
    "key": ["city", "year"],
    "time": "year",
    "rhythm": "year",
    "columns": {
        "city": column("text"),
        "year": column("period"),
        "value": column("amount", unit="万元", flow="year"),
        "to_date": column("amount", unit="万元", flow="ytd"),
        "rate": column("amount", unit="%", flow="point"),
    },
}
CITIES = {"city": {"from": ["地区"], "required": "true"}, "year": {"across": "header"}, "value": {"across": "figures"}}
LINES = {
    "year": {"across": "header"},
    "value": {"row": ["产值当期值"]},
    "to_date": {"row": ["产值累计值"]},
    "rate": {"row": ["产值增速"]},
}


def given(columns: Mapping[str, Any], kind: str = "year", key: list[str] | None = None, **more: Any) -> Sources:
    """One ledger and one recipe for files called 表_*; periods stand in the header unless told otherwise."""
    ledger = {**LEDGER, "key": key or [k for k in ("city", "year") if k in columns]}
    recipe = {
        "ledger": "cities",
        "match": {"file": "表_*"},
        "period": {"from": ["header"], "kind": kind},
        "columns": columns,
        **more,
    }
    return sources({"cities": ledger}, {"wide": recipe})


def read(folder: Path, rows: Rows, how: Sources) -> Ledgers:
    """One workbook with ``rows``, ingested."""
    return ingested(folder, {FILE: xlsx(rows)}, how)


def held(known: Ledgers, measure: str = "value") -> dict[tuple[str, ...], tuple[str | None, str]]:
    """Key → the figure (``None`` when absent) and its cell."""
    ledger = known.ledgers["cities"]
    return {
        tuple(_plain(record[key]) for key in ledger.spec.key): (
            _figure(ledger, record, measure),
            _cell(ledger, record, measure),
        )
        for record in ledger.frame.to_dict("records")
    }


def _plain(value: object) -> str:
    return f"{value:%Y-%m}" if isinstance(value, pd.Timestamp) else str(value)


def _figure(ledger: Ledger, record: Mapping[Any, Any], measure: str) -> str | None:
    value = record[measure]
    return None if pd.isna(value) else str(Decimal(int(value)).scaleb(-ledger.exponents[measure]).normalize())


def _cell(ledger: Ledger, record: Mapping[Any, Any], measure: str) -> str:
    cell = ledger.cell(record[STRIP], record[ROW], measure)
    return cell.cell if cell else ""


TABLE = [
    ["指标：产值(万元)"],
    ["地区", "2020年", "2019年", "2018年"],
    ["甲市", None, 12.5, 11],
    ["乙市", None, None, 21],
    ["注：样例"],
]


def test_each_figure_is_known_with_its_period_and_cell(tmp_path: Path) -> None:
    """Newest first reads the same; the measure's unit stands only above the table."""
    known = read(tmp_path, TABLE, given(CITIES))
    assert held(known) == {
        ("甲市", "2018-12"): ("11", "D3"),
        ("乙市", "2018-12"): ("21", "D4"),
        ("甲市", "2019-12"): ("12.5", "C3"),
        ("乙市", "2019-12"): (None, "C4"),
    }


def test_a_newest_column_without_figures_is_not_reported_yet(tmp_path: Path) -> None:
    """No figure of 2020 is 0, and the data end in 2019."""
    known = read(tmp_path, TABLE, given(CITIES))
    assert [strip.through for strip in known.ledgers["cities"].strips] == [date(2018, 12, 31), date(2019, 12, 31)]
    assert [(f.code, f.place.cell) for f in known.findings] == [("across-blank", "B2"), ("across-gaps", "C4")]


def test_every_sheet_row_is_accounted_for_once(tmp_path: Path) -> None:
    (account,) = read(tmp_path, TABLE, given(CITIES)).accounts
    assert (account.rows_in, account.used, account.rejected) == (5, 2, 0)
    assert account.excluded == {"context": 1, "header": 1, "note": 1}


def test_the_period_of_a_figure_stands_in_its_header(tmp_path: Path) -> None:
    ledger = read(tmp_path, TABLE, given(CITIES)).ledgers["cities"]
    cell = ledger.cell(1, 3, "year")
    assert cell is not None
    assert cell.cell == "C2"


def test_a_city_without_any_figure_is_one_note(tmp_path: Path) -> None:
    rows = [["单位：万元"], ["地区", "2020年", "2019年"], ["丙市", None, None], ["甲市", 1, 2]]
    known = read(tmp_path, rows, given(CITIES))
    assert [(f.code, f.place.cell) for f in known.findings] == [("across-blank-row", "3")]


def test_totals_are_checked_column_by_column(tmp_path: Path) -> None:
    rows = [["单位：万元"], ["地区", "2020年", "2019年"], ["甲市", 1, 2], ["乙市", 3, 4], ["合计", 4, 9]]
    known = read(tmp_path, rows, given(CITIES))
    assert [(f.code, f.place.cell, f.params["stated"], f.params["total"]) for f in known.findings] == [
        ("total-mismatch", "C5", "9", "6")
    ]
    assert known.accounts[0].excluded["total"] == 1


def test_a_cell_nobody_can_read_is_absent_and_named(tmp_path: Path) -> None:
    rows = [["单位：万元"], ["地区", "2020年", "2019年"], ["甲市", "约65", 2]]
    known = read(tmp_path, rows, given(CITIES))
    assert held(known) == {("甲市", "2019-12"): ("2", "C3")}
    assert [(f.code, f.place.cell) for f in known.findings] == [("number-unreadable", "B3")]


def test_numbers_as_text_are_one_note(tmp_path: Path) -> None:
    rows = [["单位：万元"], ["地区", "2020年", "2019年"], ["甲市", "1,234", "2,345"]]
    known = read(tmp_path, rows, given(CITIES))
    assert [(f.code, f.place.cell, f.params["count"]) for f in known.findings] == [("number-cleaned", "B3", "2")]


def test_one_city_twice_with_other_figures_is_refused(tmp_path: Path) -> None:
    rows = [["单位：万元"], ["地区", "2020年", "2019年"], ["甲市", 1, 2], ["甲市", 1, 3], ["乙市", 1, 1]]
    known = read(tmp_path, rows, given(CITIES))
    assert codes(known.findings) == ["duplicate-conflict"]
    assert set(held(known)) == {("乙市", "2019-12"), ("乙市", "2020-12")}
    assert (known.accounts[0].used, known.accounts[0].rejected) == (1, 2)


def test_one_city_twice_with_the_same_figures_counts_once(tmp_path: Path) -> None:
    rows = [["单位：万元"], ["地区", "2020年"], ["甲市", 1], ["甲市", 1]]
    known = read(tmp_path, rows, given(CITIES))
    assert codes(known.findings) == ["duplicate-same"]
    assert known.accounts[0].excluded["duplicate"] == 1


@pytest.mark.parametrize(("second", "code"), [("2016.1", "across-ambiguous"), ("2016年11月", "across-twice")])
def test_a_doubtful_header_refuses_the_table(tmp_path: Path, second: str, code: str) -> None:
    rows = [["单位：万元"], ["地区", "2016.11", second], ["甲市", 1, 2]]
    known = read(tmp_path, rows, given(CITIES, kind="month"))
    assert [(f.code, f.place.cell, f.raw) for f in known.findings] == [(code, "C2", second)]
    assert (known.accounts[0].used, known.accounts[0].rejected) == (0, 1)


def test_a_table_without_a_single_figure_is_no_zero(tmp_path: Path) -> None:
    """An empty form of next year: rows are used, figures are absent."""
    known = read(tmp_path, [["单位：万元"], ["地区", "2020年"], ["甲市", None]], given(CITIES))
    assert held(known) == {("甲市", "2020-12"): (None, "B3")}
    assert known.accounts[0].used == 1


MEASURES = [
    ["数据库：样例"],
    ["指标", "2020年", "2019年"],
    ["产值当期值(亿元)", 1.5, None],
    ["产值累计值(万元)", 25, 24],
    ["利润当期值(亿元)", 1, 1],
    ["产值增速(%)", None, -3.5],
    ["数据来源：样例"],
]


def test_rows_that_are_measures_fill_one_ledger_row_a_period(tmp_path: Path) -> None:
    """Each measure has its own unit and its own row; the ledger's unit is reached exactly."""
    known = read(tmp_path, MEASURES, given(LINES))
    assert held(known, "value") == {("2020-12",): ("1.5E+4", "B3"), ("2019-12",): (None, "C3")}
    assert held(known, "to_date") == {("2020-12",): ("25", "B4"), ("2019-12",): ("24", "C4")}
    assert held(known, "rate") == {("2020-12",): (None, "B6"), ("2019-12",): ("-3.5", "C6")}


def test_rows_nobody_asked_for_are_counted_and_said(tmp_path: Path) -> None:
    known = read(tmp_path, MEASURES, given(LINES))
    (account,) = known.accounts
    assert (account.rows_in, account.used) == (7, 3)
    assert account.excluded == {"context": 1, "header": 1, "unlisted": 1, "note": 1}
    assert "row-unlisted" in codes(known.findings)


def test_a_measure_whose_name_ends_like_a_total_is_no_total(tmp_path: Path) -> None:
    columns = {"year": {"across": "header"}, "value": {"row": ["用电量合计"]}}
    known = read(tmp_path, [["指标", "2020年"], ["用电量合计(万元)", 5]], given(columns))
    assert held(known) == {("2020-12",): ("5", "B2")}


def test_a_column_of_units_says_what_the_labels_do_not(tmp_path: Path) -> None:
    columns = {"year": {"across": "header"}, "value": {"row": ["产值"]}}
    known = read(tmp_path, [["指标", "单位", "2020年"], ["产值", "亿元", 5]], given(columns))
    assert held(known) == {("2020-12",): ("5E+4", "C2")}
    other = [["指标", "单位", "2020年"], ["产值(万元)", "亿元", 5]]
    assert codes(read(tmp_path / "b", other, given(columns)).findings) == ["unit-conflict"]


def test_a_unit_nobody_states_is_not_guessed(tmp_path: Path) -> None:
    columns = {"year": {"across": "header"}, "value": {"row": ["产值"]}}
    assert codes(read(tmp_path, [["指标", "2020年"], ["产值", 5]], given(columns)).findings) == ["unit-missing"]


def test_a_measure_that_stands_twice_is_not_chosen(tmp_path: Path) -> None:
    columns = {"year": {"across": "header"}, "value": {"row": ["产值"]}}
    rows = [["指标", "2020年"], ["产值(万元)", 5], ["产值(万元)", 6]]
    known = read(tmp_path, rows, given(columns))
    assert "header-twice" in codes(known.findings)
    assert known.ledgers["cities"].frame.empty


def test_periods_as_rows_and_things_as_columns_is_the_same_turned(tmp_path: Path) -> None:
    columns = {"year": {"at": "A", "required": "true"}, "city": {"across": "header"}}
    columns |= {"value": {"across": "figures", "unit": "万元"}}
    how = given(columns, key=["city", "year"], period={"from": ["column"], "kind": "year"})
    rows = [[None, "甲市", "乙市", "合计"], ["2020年", 1, 2, 3], ["2019年", 4, None, 4]]
    known = read(tmp_path, rows, how)
    assert held(known) == {
        ("甲市", "2019-12"): ("4", "B3"),
        ("甲市", "2020-12"): ("1", "B2"),
        ("乙市", "2019-12"): (None, "C3"),
        ("乙市", "2020-12"): ("2", "C2"),
    }
    assert codes(known.findings) == ["across-other", "across-gaps"]
    assert known.accounts[0].used == 2


def test_measures_as_rows_and_places_as_columns_of_one_period(tmp_path: Path) -> None:
    """What the rows are stands left of the places; the period stands in the title, the units in a column."""
    columns = {
        "city": {"across": "header"},
        "year": {"context": "period"},
        "value": {"row": ["产值"]},
        "rate": {"row": ["增速"]},
    }
    rows = [["各县主要指标(2021年)"], ["指标", "单位", "甲县", "乙县", "合计"]]
    rows += [["产值", "亿元", 1.2, 3.4, 4.6], ["增速", "%", 5, 6, None], ["利润", "亿元", 1, 2, 3]]
    known = read(tmp_path, rows, given(columns, period={"from": ["title"], "kind": "year"}))
    assert held(known) == {("甲县", "2021-12"): ("1.2E+4", "C3"), ("乙县", "2021-12"): ("3.4E+4", "D3")}
    assert held(known, "rate") == {("甲县", "2021-12"): ("5", "C4"), ("乙县", "2021-12"): ("6", "D4")}
    (account,) = known.accounts
    assert (account.rows_in, account.used, account.rejected) == (5, 2, 0)


def test_a_text_file_reads_like_a_workbook(tmp_path: Path) -> None:
    file = {"2021-07-18/表_a.csv": text([["地区", "2020年", "2019年"], ["甲市", 1, 2]], "gb18030")}
    columns = {**CITIES, "value": {"across": "figures", "unit": "万元"}}
    assert held(ingested(tmp_path, file, given(columns))) == {
        ("甲市", "2019-12"): ("2", "C2"),
        ("甲市", "2020-12"): ("1", "B2"),
    }


def test_a_later_table_restates_the_years_it_has(tmp_path: Path) -> None:
    first = xlsx([["单位：万元"], ["地区", "2019年", "2018年"], ["甲市", 2, 1]])
    second = xlsx([["单位：万元"], ["地区", "2020年", "2019年"], ["甲市", 3, 2.5]])
    known = ingested(tmp_path, {FILE: first, "2022-07-18/表_2022.xlsx": second}, given(CITIES))
    latest = known.known_on(date(2022, 12, 31))
    assert {key: value for key, (value, _) in held(latest).items()} == {
        ("甲市", "2018-12"): "1",
        ("甲市", "2019-12"): "2.5",
        ("甲市", "2020-12"): "3",
    }


def test_ten_times_too_much_is_told_by_the_newest_column(tmp_path: Path) -> None:
    """A table that goes back for decades is no alarm; one whose newest year leapt is."""

    def cities(*figures: list[Any]) -> bytes:
        years = [f"{2020 - i}年" for i in range(len(figures[0]))]
        rows = [[name, *row] for name, row in zip(("甲市", "乙市", "丙市"), figures, strict=True)]
        return xlsx([["单位：万元"], ["地区", *years], *rows])

    good, again = cities([50, 5], [60, 6], [70, 7]), cities([51, 5], [61, 6], [70, 7])
    assert codes(ingested(tmp_path / "a", {FILE: good, "2022-01-01/表_b.xlsx": again}, given(CITIES)).findings) == []
    slip = cities([510, 50], [610, 60], [700, 70])
    known = ingested(tmp_path / "b", {FILE: good, "2022-01-01/表_b.xlsx": slip}, given(CITIES))
    (alarm,) = [f for f in known.findings if f.code == "unit-alarm"]
    assert alarm.place.cell == "B3"
    assert known.accounts[1].rejected == 3


CELLS = st.sampled_from(
    [None, 0, 1, 2.5, "3", "1,234", "约65", "-", "甲市", "乙市", "合计", "注：样", "2020年", "2016.1", "丙市(亿元)"]
)
TOPS = st.lists(
    st.sampled_from(["2020年", "2019年", 2018, "2017", "2016.1", "备注", None, "合计"]), min_size=1, max_size=5
)
LABELS = ["产值当期值", "产值累计值(万元)", "产值增速", "别的", "合计", None, "产值当期值（亿元）"]


@st.composite
def grids(draw: st.DrawFn, first: str, labels: list[str | None]) -> list[list[Any]]:
    """A title, a header, and rows of anything."""
    top = draw(TOPS)
    body = draw(st.lists(st.tuples(st.sampled_from(labels), st.lists(CELLS, max_size=len(top) + 1)), max_size=6))
    return [["指标：产值(万元)"], [first, *top], *([label, *cells] for label, cells in body)]


def used_rows(rows: Rows, how: Sources, hidden: frozenset[int]) -> tuple[int, int]:
    """Rows the account calls used, and rows of the sheet that stand in the stretches."""
    page = sheet(rows, hidden_rows=hidden, broken={3: fault("csv-line-encoding")} if hidden else {})
    whole = book(page, file="data/2021-07-18/表_2021.xlsx")
    matches, _ = match_sheets(whole, how, UNITS)
    if not matches:
        return 0, 0
    read = read_match(whole, matches[0], Kit(how, {}, UNITS))
    account = read.account
    assert account.rows_in == len(rows) == account.used + sum(account.excluded.values()) + account.rejected
    lines = {row for s in read.stretches for row in ({*s.fixed.values()} - {s.fixed[s.across]} or s.rows)}
    return account.used, len(lines)


@settings(max_examples=300, deadline=None)
@given_(grids("地区", ["甲市", "乙市", "丙市", "合计", "注：样", None]), st.frozensets(st.integers(0, 7), max_size=2))
def test_whatever_stands_in_a_table_of_things_its_rows_balance(rows: list[list[Any]], hidden: frozenset[int]) -> None:
    used, held_rows = used_rows(rows, given(CITIES, hidden="ignore"), hidden)
    assert used == held_rows


@settings(max_examples=300, deadline=None)
@given_(grids("指标", LABELS), st.frozensets(st.integers(0, 7), max_size=2))
def test_whatever_stands_in_a_table_of_measures_its_rows_balance(rows: list[list[Any]], hidden: frozenset[int]) -> None:
    used, held_rows = used_rows(rows, given(LINES, hidden="ignore"), hidden)
    assert used == held_rows


@pytest.mark.parametrize(("total", "told"), [(3, ["duplicate-same"]), (9, ["duplicate-same", "total-mismatch"])])
def test_a_row_given_twice_counts_once_in_its_total(tmp_path: Path, total: int, told: list[str]) -> None:
    rows = [["单位：万元"], ["地区", "2020年"], ["甲市", 1], ["甲市", 1], ["乙市", 2], ["合计", total]]
    assert codes(read(tmp_path, rows, given(CITIES)).findings) == told
