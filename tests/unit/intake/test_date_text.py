"""Days: complete or refused."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.intake.files.fault import Fault
from tanjcli.intake.words.date_text import parse_date


@pytest.mark.parametrize(
    "raw",
    [
        "2021-06-03",
        "2021/6/3",
        "2021年6月3日",
        "2021.6.3",
        "20210603",
        20210603,
        "２０２１年６月３日",
        20210603.0,
        date(2021, 6, 3),
        datetime.fromisoformat("2021-06-03"),
        "2021-06-03 00:00:00",
    ],
)
def test_spellings_of_one_day(raw: object) -> None:
    """Each is 3 June 2021."""
    assert parse_date(raw) == date(2021, 6, 3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("03/04/2021", "date-ambiguous"),
        ("3-4-21", "date-ambiguous"),
        (44197, "date-serial"),
        ("44197", "date-serial"),
        (21.1, "date-serial"),
        (20210603.5, "date-serial"),
        (float("nan"), "date-serial"),
        (float("inf"), "date-serial"),
        ("2021-13-01", "date-impossible"),
        ("2021-02-30", "date-impossible"),
        ("2021年6月", "date-no-day"),
        ("2021-06", "date-no-day"),
        ("上周三", "date-unreadable"),
        (True, "date-unreadable"),
        (datetime.fromisoformat("2021-06-03T12:00"), "date-with-time"),
    ],
)
def test_refusals(raw: object, code: str) -> None:
    """A day that is not written out is not filled in."""
    found = parse_date(raw)  # type: ignore[arg-type]
    assert isinstance(found, Fault)
    assert found.code == code


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_iso_days_read_back(day: date) -> None:
    """Every day survives being written down."""
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == day


@given(st.text(max_size=12))
def test_no_text_raises(text: str) -> None:
    """Any text is a day or a fault."""
    assert isinstance(parse_date(text), date | Fault)
