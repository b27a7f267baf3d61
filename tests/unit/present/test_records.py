"""The machine's view: published shape, exact numbers, absences with reasons."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import Name
from tanjcli.evaluate.results import Check, Part, Remark
from tanjcli.present.records import FIGURES, ROW_COLUMNS, report_records, report_rows
from tanjcli.present.writers import delimited, json_text
from tests.unit.present.builders import a_cell, an_assessment, an_origin, county

SCHEMA = Path(__file__).parents[3] / "docs" / "schema" / "report.schema.json"
CONTRACT = {
    *("target_id", "ref", "name", "unit", "period", "comparison", "goal", "goal_max", "actual", "completion"),
    *("time_share", "expected", "lead_pp", "gap", "months_left", "required_rate", "status", "status_reason", "lead"),
    *("lead_source", "reading", "confidence", "sources"),
}


def full() -> Any:
    """A report with something in every list."""
    cell = a_cell(
        origins=(an_origin(), an_origin(value=None)),
        parts=(Part(Name("签约", "signed"), Decimal(7), "个"),),
        remarks=(Remark("was-met", (("month", "2021-06"),)),),
    )
    found = Finding("usage-bad-day", Place("a.xlsx", "表", "F17"), {"option": "x"}, raw="y", related=(Place("b"),))
    checks = (
        Check("i1", "ok", Name("甲", "a")),
        Check("i2", "remark", Name("乙", "b"), Remark("not-measured", (("targets", "x"),))),
    )
    return an_assessment(*county().cells, cell, checks=checks, findings=(found,))


def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_records_validate_against_the_published_schema() -> None:
    written = json.loads(json_text.render(report_records(full())))
    assert [error.message for error in validator().iter_errors(written)] == []


def test_the_schema_refuses_what_is_not_published() -> None:
    written = json.loads(json_text.render(report_records(full()))) | {"more": 1}
    written["rows"][0]["status"] = "fine"
    assert len(list(validator().iter_errors(written))) == 2


def test_every_promised_field_is_there() -> None:
    records = report_records(county())
    assert {"schema_version", "plan", "as_of", "known_on", "sample", "rules"} <= records.keys()
    assert records["rows"][0].keys() >= CONTRACT


def test_no_figure_of_the_result_is_forgotten() -> None:
    record = report_records(county())["rows"][0]
    renamed = {"reason"}
    assert {field.name for field in fields(a_cell())} - renamed <= record.keys()


def test_numbers_are_exact_and_unrounded() -> None:
    text = json_text.render(report_records(county()))
    assert '"actual": 41.2345678,' in text
    assert json.loads(text, parse_float=Decimal)["rows"][3]["required_rate"] == 12


def test_an_absent_figure_is_null_with_its_reason_and_never_nought() -> None:
    high_tech = report_records(county())["rows"][6]
    assert (high_tech["actual"], high_tech["actual_absent"]) == (None, "no_data")
    growth = report_records(county())["rows"][0]
    assert growth["actual_absent"] is None


def test_rows_are_tidy_one_per_target_and_period() -> None:
    rows = report_rows(county(), "zh")
    assert len(rows) == 9
    assert len({(row["target_id"], row["period"]) for row in rows}) == 9
    assert all(tuple(row) == ROW_COLUMNS for row in rows)


def test_a_row_says_schema_dates_sample_and_status_in_both_forms() -> None:
    row = report_rows(county(), "zh")[4]
    assert (row["schema_version"], row["as_of"], row["known_on"], row["sample"]) == (
        "1",
        "2021-11-30",
        "2021-12-18",
        "true",
    )
    assert (row["status"], row["status_word"], row["stale"]) == ("behind", "滞后", "true")
    assert (row["reported"], row["expected_units"]) == (15, 16)


def test_absent_figures_of_a_row_are_empty_and_their_reasons_listed() -> None:
    row = report_rows(county(), "en")[6]
    assert row["actual"] is None
    assert "actual:no_data" in str(row["absent"])


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_is_a_column_of_the_rows(name: str) -> None:
    assert name in ROW_COLUMNS


@pytest.mark.parametrize("hostile", ["\x1b[31m", "\u202e", "=cmd()", '","x', "line\nbreak"])
def test_hostile_names_stay_inside_their_field(hostile: str) -> None:
    report = an_assessment(a_cell(name=Name(hostile, hostile), lead=Name(hostile, hostile)))
    record = json.loads(json_text.render(report_records(report)))["rows"][0]
    assert record["name"].replace("\n", "").isprintable()  # JSON has a way to hold line breaks, a line of CSV has none
    text = delimited.render(ROW_COLUMNS, report_rows(report, "zh"), "csv")
    header, row = csv.reader(io.StringIO(text))
    assert len(row) == len(header)
    name = row[header.index("name")]
    assert name.isprintable()
    assert not name.startswith("=")
