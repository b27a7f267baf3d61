"""The flat tables of a pack: identity columns on every row, figures exact, absences named, rejects by place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tanjcli.core.findings import Finding, Place
from tanjcli.evaluate.results import Point
from tanjcli.present.pack_records import LONG_COLUMNS, REJECT_COLUMNS, long_rows, reject_rows, row_lines
from tanjcli.present.writers import delimited
from tests.unit.present.builders import NA, NO_DATA, a_cell, an_assessment

MONTHS = (
    Point("2021-10", date(2021, 10, 31), Decimal("12.5"), Decimal(25), Decimal(9)),
    Point("2021-11", date(2021, 11, 30), NO_DATA, Decimal("27.5"), NA),
)


def test_a_target_is_followed_by_its_months() -> None:
    verdict, october, november = long_rows(an_assessment(a_cell(history=MONTHS)), "zh")
    assert [row["scope"] for row in (verdict, october, november)] == ["target", "history", "history"]
    assert (october["period"], october["actual"], october["expected"], october["last_year"]) == (
        "2021-10", Decimal("12.5"), 25, 9,
    )  # fmt: skip
    assert (november["actual"], november["absent"]) == (None, "actual:no_data last_year:not_applicable")


def test_every_row_says_of_what_it_is_and_has_every_column() -> None:
    rows = long_rows(an_assessment(a_cell(history=MONTHS)), "en")
    assert {(row["ref"], row["goal"], row["unit"], row["as_of"]) for row in rows} == {("T17", 30, "家", "2021-11-30")}
    assert all(tuple(row) == tuple(LONG_COLUMNS) or set(row) == set(LONG_COLUMNS) for row in rows)


def test_a_month_has_no_verdict() -> None:
    _, october, _ = long_rows(an_assessment(a_cell(history=MONTHS)), "zh")
    assert (october["status"], october["completion"], october["gap"]) == (None, None, None)


def test_json_lines_stand_by_themselves() -> None:
    (line,) = row_lines(an_assessment(a_cell()))
    assert (line["plan"]["id"], line["year"], line["as_of"], line["ref"]) == ("county", 2021, "2021-11-30", "T17")


ERROR = Finding(
    "number-unreadable", Place("d/a.xlsx", "汇总", "F17"), {"column": "产值"}, "=cmd|' /C calc'!A0", (), "ab"
)
NOTE = Finding("number-cleaned", Place("d/a.xlsx", "汇总", "F18"), {}, "1 2")


def test_a_reject_has_place_column_reason_and_remedy() -> None:
    (row,) = reject_rows([NOTE, ERROR], "zh", "run1")
    assert tuple(row) == REJECT_COLUMNS
    assert (row["file"], row["sheet"], row["cell"], row["column"], row["run_id"]) == (
        "d/a.xlsx", "汇总", "F17", "产值", "run1",
    )  # fmt: skip
    assert row["reason"]
    assert row["remedy"]


def test_the_same_reject_has_the_same_id_in_every_run() -> None:
    ids = {str(reject_rows([ERROR], lang, run)[0]["id"]) for lang, run in (("zh", "1"), ("en", "2"))}  # type: ignore[arg-type]
    other = Finding(ERROR.code, Place("d/a.xlsx", "汇总", "F19"), ERROR.params, ERROR.raw, (), "ab")
    assert len(ids) == 1
    assert reject_rows([other], "zh", "1")[0]["id"] not in ids


def test_raw_text_cannot_become_a_formula() -> None:
    text = delimited.render(REJECT_COLUMNS, reject_rows([ERROR], "zh", "1"), "csv")
    assert "\"'=cmd|" in text
