"""Time as reports see it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tanjcli.evaluate.progress.clock import Clock, Span, elapsed_share, judged_day, last_point, months_left, report_ends

YEAR = Span(date(2021, 1, 1), date(2021, 12, 31))
PLAN = Span(date(2020, 1, 1), date(2022, 12, 31))
MONTHS = Clock("months", frozenset({1}))
DAYS = Clock("days", frozenset({1}))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("span", "at", "share"),
    [
        (YEAR, "2021-02-28", Fraction(2, 12)),
        (YEAR, "2021-06-30", Fraction(6, 12)),
        (YEAR, "2021-12-31", Fraction(1)),
        (PLAN, "2021-06-30", Fraction(18, 36)),
        (PLAN, "2019-12-31", Fraction(0)),
        (YEAR, "2022-03-31", Fraction(1)),
    ],
)
def test_the_clock_of_months_counts_complete_months(span: Span, at: str, share: Fraction) -> None:
    assert elapsed_share(span, day(at), MONTHS) == share


@pytest.mark.parametrize(
    ("span", "at", "share"),
    [
        (YEAR, "2021-01-01", Fraction(1, 365)),
        (YEAR, "2021-11-30", Fraction(334, 365)),
        (YEAR, "2020-11-30", Fraction(0)),
        (YEAR, "2021-12-31", Fraction(1)),
        (YEAR, "2022-01-31", Fraction(1)),
        (Span(date(2020, 1, 1), date(2020, 12, 31)), "2020-02-29", Fraction(60, 366)),
    ],
)
def test_the_clock_of_days_counts_the_day_itself_and_leap_years(span: Span, at: str, share: Fraction) -> None:
    assert elapsed_share(span, day(at), DAYS) == share


@pytest.mark.parametrize(
    ("at", "point"),
    [
        ("2021-01-31", "2020-12-31"),
        ("2021-02-27", "2020-12-31"),
        ("2021-02-28", "2021-02-28"),
        ("2021-06-15", "2021-05-31"),
        ("2020-02-28", "2019-12-31"),
    ],
)
def test_there_is_no_point_at_january(at: str, point: str) -> None:
    assert last_point(day(at), frozenset({1})) == day(point)


def test_pace_is_judged_where_the_data_end() -> None:
    """As of July with data to May, May's actual meets May's expectation."""
    assert judged_day(YEAR, day("2021-07-31"), day("2021-05-31"), MONTHS) == day("2021-05-31")
    assert judged_day(YEAR, day("2021-07-31"), day("2021-05-20"), DAYS) == day("2021-05-20")
    assert judged_day(YEAR, day("2022-03-31"), day("2022-02-28"), MONTHS) == YEAR.due
    assert judged_day(YEAR, day("2021-06-15"), None, MONTHS) == day("2021-05-31")


def test_a_due_date_inside_a_month_is_a_day_to_be_judged_on_either_clock() -> None:
    early = Span(date(2021, 1, 1), date(2021, 10, 15))
    assert judged_day(early, day("2021-12-31"), None, MONTHS) == early.due
    assert judged_day(early, day("2021-10-14"), None, MONTHS) == day("2021-09-30")


def test_months_left_are_whole_on_the_clock_of_months_and_shared_on_days() -> None:
    assert months_left(YEAR, day("2021-09-30"), MONTHS) == 3
    assert months_left(YEAR, day("2021-10-15"), MONTHS) == 3
    assert (PLAN.months, months_left(PLAN, day("2020-12-31"), MONTHS)) == (36, 24)
    assert months_left(YEAR, day("2021-12-31"), MONTHS) == 0
    assert months_left(YEAR, day("2021-11-30"), DAYS) == 1
    assert months_left(YEAR, day("2021-11-15"), DAYS) == Fraction(3, 2)
    assert months_left(YEAR, day("2022-01-31"), DAYS) == 0


@pytest.mark.parametrize(
    ("through", "as_of", "rhythm", "behind"),
    [
        ("2021-05-31", "2021-07-31", "month", 2),
        ("2021-05-31", "2021-07-30", "month", 1),
        ("2020-12-31", "2021-02-28", "month", 1),  # January has no report of its own
        ("2021-03-31", "2021-08-31", "quarter", 1),
        ("2020-12-31", "2021-12-31", "half", 2),
        ("2020-12-31", "2021-11-30", "half", 1),
        ("2020-12-31", "2022-11-30", "year", 1),
        ("2019-12-31", "2022-11-30", "any", 0),
        ("2021-05-20", "2021-05-31", "month", 1),
    ],
)
def test_which_reports_fell_due_after_the_data_end(through: str, as_of: str, rhythm: str, behind: int) -> None:
    assert len(report_ends(day(through), day(as_of), rhythm, frozenset({1}))) == behind
