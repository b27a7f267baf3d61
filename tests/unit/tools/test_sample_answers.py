"""The answer key: complete, varied, consistent with itself, and right where it can be worked by hand."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tools.sample_county.answers import AS_OF, answer_key
from tools.sample_county.county import County, make_county
from tools.sample_county.goals import GOALS
from tools.sample_county.known import data_date

KEY = Path(__file__).parents[2] / "answers" / "sample_county.json"


@pytest.fixture(scope="module")
def county() -> County:
    return make_county()


@pytest.fixture(scope="module")
def rows() -> list[dict]:
    return json.loads(KEY.read_text(encoding="utf-8"))["rows"]


def test_the_key_has_every_target_once_for_each_question(rows: list[dict]) -> None:
    asked = Counter((r["as_of"], r["known_on"]) for r in rows)
    assert set(asked.values()) == {30}
    assert {day.isoformat() for day in AS_OF} <= {as_of for as_of, _ in asked}
    cells = {(r["ref"], r["period"]) for r in rows}
    assert len(cells) == 42 == sum(len(g.cells) for g in GOALS)


def test_the_key_is_varied(rows: list[dict]) -> None:
    """A key of one verdict would prove nothing."""
    words = Counter(r["status"] for r in rows)
    assert set(words) == {"not_started", "no_data", "achieved", "missed", "not_due", "on_track", "behind", "off_track"}
    final = Counter(r["status"] for r in rows if r["as_of"] == "2022-12-31")
    assert final["achieved"] >= 10
    assert final["missed"] >= 5


def test_completion_less_time_share_is_the_lead(rows: list[dict]) -> None:
    for row in rows:
        if row["lead_pp"] is not None:
            difference = Decimal(row["completion"]) - Decimal(row["time_share"])
            assert abs(difference - Decimal(row["lead_pp"])) < Decimal("1e-15"), row


def test_a_hair_decides(rows: list[dict]) -> None:
    final = {r["ref"]: (r["actual"], r["status"]) for r in rows if r["as_of"] == "2022-12-31"}
    assert final["T07"] == ("45", "achieved")
    assert final["T08"] == ("29.9996", "missed")
    assert final["T30"] == ("100", "achieved")


def test_the_restatement_changes_what_was_known_of_july(county: County, rows: list[dict]) -> None:
    july = {(r["ref"], r["known_on"]): r["actual"] for r in rows if r["as_of"] == "2021-07-31"}
    assert july["T15", "2021-08-31"] == "20"
    assert july["T15", None] == "19"
    assert july["T03", "2021-08-31"] != july["T03", None]
    assert len(county.first_july) == 6


def test_worked_by_hand(rows: list[dict]) -> None:
    """Stock of firms at June 2021: 128 + 20 net by end 2020, + 3; 18 of 36 months are gone, so 164 are due."""
    row = next(r for r in rows if (r["ref"], r["as_of"], r["known_on"]) == ("T19", "2021-06-30", None))
    assert (row["actual"], row["expected"], row["gap"], row["months_left"]) == ("151", "164", "49", 18)
    assert Decimal(row["completion"]) == (Decimal(23) / 72 * 100).quantize(Decimal("1e-18"))
    assert row["status"] == "behind"  # 23 of 36 due: 0.639


def test_no_answer_without_a_reason(rows: list[dict]) -> None:
    answer_less = [r for r in rows if r["actual"] is None]
    assert answer_less
    assert all(r["absent"] for r in answer_less)


def test_the_key_is_the_same_however_often_it_is_made(county: County) -> None:
    assert answer_key(county) == answer_key(county)


def test_a_figure_is_judged_on_the_last_day_its_data_cover() -> None:
    """Quarterly events are known to the quarter's end once its list is in, snapshots only for their own days."""
    june, august = date(2021, 6, 30), date(2021, 8, 31)
    assert data_date("talents", date(2021, 7, 31), known_on=august) == june
    assert data_date("talents", date(2021, 7, 31), known_on=None) == date(2021, 7, 31)
    assert data_date("park-firms", date(2021, 7, 31), known_on=None) == june
    assert data_date("annual-output", date(2021, 7, 31), known_on=None) == date(2020, 12, 31)
    assert data_date("high-tech", june, known_on=august) == date(2020, 12, 31)
    assert data_date("firm-output", june, known_on=date(2020, 1, 1)) is None


def test_the_late_unit_is_missing_from_what_was_known_in_june(rows: list[dict]) -> None:
    may = {
        (r["ref"], r["known_on"]): Decimal(r["actual"])
        for r in rows
        if r["as_of"] == "2021-05-31" and r["ref"] == "T05"
    }
    assert may["T05", "2021-06-21"] < may["T05", None]
