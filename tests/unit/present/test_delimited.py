"""CSV and TSV: numbers as they are, formulas disarmed."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from tanjcli.present.writers.delimited import render


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def test_text_is_quoted_numbers_are_not_and_an_absence_is_empty() -> None:
    rows = [{"name": "规上", "value": Decimal("1E+3"), "n": 3, "gap": None}]
    assert render(("name", "value", "n", "gap"), rows, "csv") == '"name","value","n","gap"\n"规上",1000,3,\n'


def test_numbers_are_not_rounded_and_keep_their_minus() -> None:
    assert read(render(("x",), [{"x": Decimal("-45.50000001")}], "csv"))[1] == ["-45.50000001"]


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\u3000=1", "\u00a0@x"),
        *("\uff1d1", "\uff0b1", "\uff0d1", "\uff20x"),
    ],
)
@pytest.mark.parametrize(("kind", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str, kind: str, delimiter: str) -> None:
    ((_,), (field,)) = read(render(("x",), [{"x": text}], kind), delimiter)  # type: ignore[arg-type]
    assert field.startswith("'")


def test_the_guard_can_be_turned_off() -> None:
    assert read(render(("x",), [{"x": "=1"}], "csv", guard=False))[1] == ["=1"]


@pytest.mark.parametrize(("kind", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_quotes_separators_and_controls_keep_rows_and_columns_apart(kind: str, delimiter: str) -> None:
    hostile = 'a"b,c\td\ne\x1b[0m\u202e'
    found = read(render(("x", "y"), [{"x": hostile, "y": "z"}], kind), delimiter)  # type: ignore[arg-type]
    assert len(found) == 2
    assert found[1][1] == "z"
    assert found[1][0] == 'a"b,c\\x09d\\x0ae\\x1b[0m\\u202e'
