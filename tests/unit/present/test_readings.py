"""Readings on paper: one line a reading, flips marked, what cannot be computed told with its reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.words import Name
from tanjcli.evaluate.results import CellResult, Reading, Remark, Status
from tanjcli.present.compose.readings import compose_readings
from tanjcli.present.document import Document, Table
from tanjcli.present.reading_records import READING_COLUMNS, reading_record, reading_rows
from tanjcli.present.records import target_record
from tests.unit.present.builders import a_cell, an_assessment

CHOSEN = Reading("chosen", Name("含", "inclusive"), "2021", Decimal(30), None, Decimal(32), Status.ACHIEVED)
DISJOINT = Reading("disjoint", Name("互斥", "apart"), "2021", Decimal(30), None, Decimal(27), Status.MISSED, flips=True)
UNTOLD = Reading(
    "net",
    Name("净增", "net"),
    "2021",
    Decimal(30),
    None,
    reason=Remark("reading-uncomputable", (("zh", "没有"), ("en", "none"))),
)


def cell(**given: Any) -> CellResult:
    return a_cell(ref="T23", unit="个", readings=(CHOSEN, DISJOINT, UNTOLD), **given)


def table(document: Document) -> Table:
    [found] = document.blocks
    assert isinstance(found, Table)
    return found


def test_each_reading_is_a_line_and_the_flip_is_marked() -> None:
    shown = table(compose_readings(an_assessment(cell()), "zh"))
    lines = [[one.text for one in row] for row in shown.rows]
    assert [line[0] for line in lines] == ["已完成", "未完成", ""]
    assert [line[3:5] for line in lines] == [["采用", "含"], ["另解", "互斥"], ["另解", "净增;没有"]]
    assert [line[6:] for line in lines] == [["32", "30 个", ""], ["27", "30 个", "翻转"], ["", "", ""]]


@pytest.mark.parametrize(
    ("readings", "said"),
    [((CHOSEN, DISJOINT), "(1): T23"), ((CHOSEN, UNTOLD), "No verdict flips")],
)
def test_the_header_names_the_targets_that_flip(readings: tuple[Reading, ...], said: str) -> None:
    document = compose_readings(an_assessment(a_cell(ref="T23", readings=readings)), "en")
    assert any(said in line for line in document.header)


def test_a_target_that_can_be_read_in_one_way_only_takes_no_room() -> None:
    document = compose_readings(an_assessment(a_cell(readings=(CHOSEN,)), cell()), "zh")
    assert {row[1].text for row in table(document).rows} == {"T23"}


def test_rows_for_programs_have_every_column_and_no_figure_that_is_not_there() -> None:
    rows = reading_rows(an_assessment(cell()), "en")
    assert all(tuple(row) == READING_COLUMNS for row in rows)
    assert [(row["reading"], row["actual"], row["status"], row["flips"]) for row in rows] == [
        ("chosen", Decimal(32), "achieved", "false"),
        ("disjoint", Decimal(27), "missed", "true"),
        ("net", None, None, "false"),
    ]
    assert rows[2]["reason"] == "none"


def test_records_say_why_there_is_no_verdict() -> None:
    record = reading_record(UNTOLD)
    assert (record["status"], record["actual"], record["actual_absent"]) == (None, None, "not_applicable")
    assert record["reason"]["code"] == "reading-uncomputable"


def test_a_row_has_its_readings_and_the_goal_before_it_was_revised() -> None:
    record = target_record(cell(goal=35, goal_original=Decimal(30)))
    assert [one["id"] for one in record["readings"]] == ["chosen", "disjoint", "net"]
    assert (record["goal"], record["goal_original"], record["goal_change"]) == (Decimal(35), Decimal(30), Decimal(5))
    untouched = target_record(a_cell())
    assert (untouched["goal_original"], untouched["goal_change"], untouched["readings"]) == (None, None, [])
