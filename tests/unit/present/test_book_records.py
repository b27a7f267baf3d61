"""The books in report.json: each under its published shape, and there only where there is something in it."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tanjcli.evaluate.books.owed import State
from tanjcli.evaluate.public import publish
from tanjcli.evaluate.results import Assessment
from tanjcli.present.records import report_records
from tanjcli.present.writers import json_text
from tests.unit.present.book_samples import CARD, NOBODY, PRAISE, TOWNS, books, duty
from tests.unit.present.builders import county
from tests.unit.present.list_samples import LATE, UNTOUCHED, WORKS, listed
from tests.unit.present.roll_samples import FIRMS, INVESTMENT

SCHEMA = Path(__file__).parents[3] / "docs" / "schema" / "report.schema.json"
BOOKS = ("rankings", "notices", "scorecards", "duties", "lists", "pipelines", "registers")


def whole() -> Assessment:
    """An assessment with every book."""
    duties = tuple(duty(state) for state in State)
    shown = books(rankings=(TOWNS,), notices=(PRAISE, NOBODY), scorecards=(CARD,), duties=duties)
    return replace(shown, lists=listed().lists, pipelines=(INVESTMENT,), registers=(FIRMS,))


def written(known: Assessment) -> Any:
    return json.loads(json_text.render(report_records(known)), parse_float=Decimal)


def faults(record: Any) -> list[str]:
    found = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).iter_errors(record)
    return [error.message for error in found]


def test_every_book_has_the_published_shape() -> None:
    assert faults(json.loads(json_text.render(report_records(whole())))) == []
    assert set(BOOKS) <= report_records(whole()).keys()


@pytest.mark.parametrize("book", BOOKS)
def test_the_schema_refuses_what_is_not_published(book: str) -> None:
    record = json.loads(json_text.render(report_records(whole())))
    record[book][0]["more"] = 1
    assert len(faults(record)) == 1


def test_what_was_given_out_has_the_same_shape_with_nothing_in_it_that_names_a_project() -> None:
    record = json.loads(json_text.render(report_records(publish(whole(), {}))))
    assert faults(record) == []
    assert record["lists"][0]["counts"]["overdue"] == 1
    assert "registers" not in record


def test_books_that_nobody_asked_for_are_not_there() -> None:
    assert not set(BOOKS) & report_records(county()).keys()


def test_prose_is_there_word_for_word() -> None:
    items = {item["item"]: item for item in written(listed())["lists"][0]["items"]}
    assert items["a"]["remedy"] == LATE.remedy
    assert items["b"]["progress"] == UNTOUCHED.progress


def test_every_count_of_a_list_has_its_rows_beside_it() -> None:
    one = written(listed())["lists"][0]
    ends = {stage["stage"] for stage in one["stages"] if stage["ends"]}
    counted = {
        "rows": one["items"],
        "done": [item for item in one["items"] if item["stage"] in ends],
        "moved": one["moves"],
        "stale": one["stale"],
        "overdue": one["overdue"],
        "troubled": [item for item in one["items"] if item["problem"]],
        **{kind: [a for a in one["altered"] if a["kind"] == kind] for kind in ("added", "removed", "vanished")},
    }
    assert {key: len(rows) for key, rows in counted.items()} == one["counts"] | {"rows": WORKS.rows, "done": WORKS.done}


def test_a_row_that_went_still_says_where_it_stood() -> None:
    gone = [change for change in written(listed())["lists"][0]["altered"] if change["kind"] != "added"]
    assert [change["place"]["cell"] for change in gone] == ["A101", "A102"]
