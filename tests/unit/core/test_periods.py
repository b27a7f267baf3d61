"""Periods are half-open, labels are unique and read back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.periods import Period, month_end, month_start, parse_day, parse_label

STARTS = st.dates(date(1950, 1, 1), date(2150, 12, 31)).map(lambda d: d.replace(day=1))
PERIODS = st.builds(
    lambda start, months: Period(start, month_start(start.year, start.month + months)), STARTS, st.integers(1, 40)
)


@pytest.mark.parametrize(
    ("period", "label", "first", "last"),
    [
        (Period.year(2021), "2021", date(2021, 1, 1), date(2021, 12, 31)),
        (Period.years(2020, 2022), "2020-2022", date(2020, 1, 1), date(2022, 12, 31)),
        (Period.month(2020, 2), "2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        (Period.month(2021, 12), "2021-12", date(2021, 12, 1), date(2021, 12, 31)),
        (Period.quarter(2021, 4), "2021-Q4", date(2021, 10, 1), date(2021, 12, 31)),
        (Period.half(2021, 2), "2021-H2", date(2021, 7, 1), date(2021, 12, 31)),
        (Period.months_of(2021, 1, 2), "2021-01/2021-02", date(2021, 1, 1), date(2021, 2, 28)),
        (Period.months_of(2021, 1, 9), "2021-01/2021-09", date(2021, 1, 1), date(2021, 9, 30)),
    ],
)
def test_a_period_knows_its_label_and_its_first_and_last_day(
    period: Period, label: str, first: date, last: date
) -> None:
    assert (period.label, period.start, period.last_day) == (label, first, last)


@given(PERIODS)
def test_every_label_reads_back(period: Period) -> None:
    assert parse_label(period.label) == period


@pytest.mark.parametrize(
    ("label", "months"),
    [
        ("2021-Q1", (1, 3)),
        ("2021-Q2", (4, 6)),
        ("2021-Q3", (7, 9)),
        ("2021-Q4", (10, 12)),
        ("2021-H1", (1, 6)),
        ("2021-H2", (7, 12)),
        ("2021-12", (12, 12)),
    ],
)
def test_quarters_and_halves_are_read_and_written_alike(label: str, months: tuple[int, int]) -> None:
    assert parse_label(label) == Period.months_of(2021, *months)
    assert Period.months_of(2021, *months).label == label


def test_six_months_across_the_middle_of_a_year_are_no_half_year() -> None:
    assert Period.months_of(2021, 2, 7).label == "2021-02/2021-07"
    assert Period.months_of(2021, 2, 4).label == "2021-02/2021-04"


@given(PERIODS)
def test_neighbours_share_a_bound_and_no_day(period: Period) -> None:
    assert period.next().start == period.end
    assert period.previous().end == period.start
    assert period.start in period
    assert period.last_day in period
    assert period.end not in period
    assert period.start - timedelta(days=1) not in period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "21",
        "2021-",
        "2021-13",
        "2021-00",
        "2021-6",
        "2021-Q5",
        "2021-Q12",
        "2021-H3",
        "2021-H12",
        "2021-Q",
        "2021-H",
        "1899",
        "2201",
        "2022-2020",
        "2016.1",
        "03/20",
        "２０２１",
    ],
)
def test_what_is_not_a_label_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_label(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-06-15", date(2021, 6, 15)),
        ("2021-06", date(2021, 6, 30)),
        ("2021-Q3", date(2021, 9, 30)),
        ("2021", date(2021, 12, 31)),
    ],
)
def test_a_period_given_as_a_day_means_its_last_day(text: str, day: date) -> None:
    assert parse_day(text) == day


def test_a_period_must_be_whole_months_and_not_empty() -> None:
    with pytest.raises(ValueError):
        Period(date(2021, 1, 2), date(2021, 2, 1))
    with pytest.raises(ValueError):
        Period(date(2021, 2, 1), date(2021, 2, 1))


def test_years_are_known_from_1900_to_2200() -> None:
    assert (parse_label("1900"), parse_label("2200")) == (Period.year(1900), Period.year(2200))


def test_covers_means_every_day() -> None:
    assert Period.years(2020, 2022).covers(Period.year(2021))
    assert Period.year(2021).covers(Period.year(2021))
    assert Period.year(2021).covers(Period.quarter(2021, 1))
    assert Period.year(2021).covers(Period.quarter(2021, 4))
    assert not Period.year(2021).covers(Period.months_of(2020, 12, 13))
    assert not Period.year(2021).covers(Period.months_of(2021, 12, 13))


def test_a_window_splits_into_its_years() -> None:
    assert [p.label for p in Period.years(2020, 2022).split_years()] == ["2020", "2021", "2022"]


def test_month_arithmetic_carries_over_years() -> None:
    assert month_start(2021, 13) == date(2022, 1, 1)
    assert month_start(2021, 0) == date(2020, 12, 1)
    assert month_end(2020, 2) == date(2020, 2, 29)
