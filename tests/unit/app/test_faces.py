"""One result in many shapes: none of them loses the mark of incompleteness."""

from __future__ import annotations

import json

import pytest

from tanjcli.app.faces import Face
from tanjcli.app.faces_progress import gap_text, report_text
from tanjcli.app.packs.single import gap_file, report_file
from tanjcli.app.report import Health, Report
from tests.factories import COUNT, answer, events, plan, target

ASSESSMENT = answer(plan([target()], {"m": COUNT}), "2021-06-30", events(["2021-03-01"], "2021-06"))
WHOLE, PARTIAL = Report(ASSESSMENT, Health(0, 0, 0)), Report(ASSESSMENT, Health(3, 0, 1))


@pytest.mark.parametrize("form", ["plain", "table", "md"])
@pytest.mark.parametrize(("lang", "mark"), [("zh", "数据不全"), ("en", "INCOMPLETE")])
def test_a_partial_report_says_so_on_its_face(form: str, lang: str, mark: str) -> None:
    face = Face(form, lang, 100 if form == "table" else None)  # type: ignore[arg-type]
    assert mark in report_text(PARTIAL, "", face)
    assert mark in gap_text(PARTIAL, face)
    assert mark not in report_text(WHOLE, "", face)


def test_a_partial_report_says_so_to_programs() -> None:
    assert json.loads(report_text(PARTIAL, "", Face("json", "zh")))["complete"] is False
    assert json.loads(report_text(WHOLE, "", Face("json", "zh")))["complete"] is True


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_rows_have_the_columns_they_announce(form: str) -> None:
    head, row = report_text(WHOLE, "", Face(form, "zh")).splitlines()
    comma = "," if form == "csv" else "\t"
    assert head.count(comma) == row.count(comma)


def test_signs_follow_the_face() -> None:
    assert "▼" in report_text(WHOLE, "", Face("plain", "zh"))
    assert "▼" not in report_text(WHOLE, "", Face("plain", "zh", ascii_only=True))


def test_colour_only_where_asked() -> None:
    assert "\x1b" in report_text(WHOLE, "", Face("table", "zh", 100, colour=True))
    assert "\x1b" not in report_text(WHOLE, "", Face("table", "zh", 100))


def test_json_lines_are_one_target_each() -> None:
    (line,) = report_text(WHOLE, "", Face("jsonl", "zh")).splitlines()
    assert json.loads(line)["target_id"] == "t"


@pytest.mark.parametrize(("form", "magic"), [("xlsx", b"PK"), ("docx", b"PK"), ("html", b"<!doctype html>")])
def test_a_report_and_a_gap_can_be_a_file_that_stands_by_itself(form: str, magic: bytes) -> None:
    face = Face(form, "zh")
    assert report_file(WHOLE, face).startswith(magic)
    assert gap_file(WHOLE, face).startswith(magic)


@pytest.mark.parametrize("form", ["xlsx", "docx", "html"])
def test_data_that_are_missing_change_the_face_of_a_file(form: str) -> None:
    face = Face(form, "zh")
    assert report_file(PARTIAL, face) != report_file(WHOLE, face)
