"""Periods: every spelling a department uses, and refusal of everything that could mean two things."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.periods import Period
from tanjcli.intake.files.fault import Fault
from tanjcli.intake.words.period_text import Stated, bare_months, find_periods, parse_period

JUNE = Period.month(2021, 6)


def label(raw: object, base: Period | None = None) -> str:
    """The period as tanj writes it, or the fault's code."""
    stated = parse_period(raw, base)  # type: ignore[arg-type]
    return stated.code if isinstance(stated, Fault) else stated.period.label


@pytest.mark.parametrize(
    ("raw", "period"),
    [
        ("2021年", "2021"),
        (2021, "2021"),
        (2021.0, "2021"),
        ("2023.0", "2023"),
        ("2021年度", "2021"),
        ("2019年底", "2019"),
        ("2021年6月", "2021-06"),
        ("2021年6月份", "2021-06"),
        ("2021年十二月", "2021-12"),
        ("2021-06", "2021-06"),
        ("2021/6", "2021-06"),
        ("202106", "2021-06"),
        (202106, "2021-06"),
        ("2016.01", "2016-01"),
        ("2016.11", "2016-11"),
        ("2021年1-6月", "2021-H1"),
        ("2021年1—6月", "2021-H1"),
        ("2021年1月至6月", "2021-H1"),
        ("2021年１－２月", "2021-01/2021-02"),
        ("2020年第一季度", "2020-Q1"),
        ("2020年4季度", "2020-Q4"),
        ("2020Q1", "2020-Q1"),
        ("2020-Q1", "2020-Q1"),
        ("2021年上半年", "2021-H1"),
        ("2021年下半年", "2021-H2"),
        ("2020年前三季度", "2020-01/2020-09"),
        ("2020年1-3季度", "2020-01/2020-09"),
        ("2021-06-30", "2021-06"),
        ("2021年6月30日", "2021-06"),
        ("截至2021年6月底", "2021-06"),
        (date(2021, 6, 1), "2021-06"),
        (43982, "2020-05"),
        ("2021M6", "2021-06"),
        ("2021 JUN", "2021-06"),
        ("June 2021", "2021-06"),
        ("Q2 2021", "2021-Q2"),
        ("2021 (p)", "2021"),
        ("2021r", "2021"),
        ("2021年*", "2021"),
        ("2021年(快报数)", "2021"),
        ("2021²", "2021"),
    ],
)
def test_spellings_that_are_accepted(raw: object, period: str) -> None:
    """Each of these says one thing."""
    assert label(raw) == period


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("2016.1", "period-ambiguous"),
        (2016.1, "period-ambiguous"),
        ("03/20", "period-unreadable"),
        ("2020-13", "period-impossible"),
        ("2020年1-13月", "period-unreadable"),
        ("2021年6-1月", "period-impossible"),
        ("21年6月", "period-unreadable"),
        ("本月", "period-unreadable"),
        ("1—6月", "period-unreadable"),
        ("2021-06-15", "period-inside-month"),
        (date(2020, 4, 21), "period-inside-month"),
        ("2021年2月30日", "period-impossible"),
        ("20210630", "period-unreadable"),
        ("12345678", "period-unreadable"),
        (1899, "period-unreadable"),
        (2200, "period-unreadable"),
        (36525, "period-unreadable"),
        (54789, "period-unreadable"),
        (2021.25, "period-unreadable"),
        (None, "period-unreadable"),
        (True, "period-unreadable"),
        ("0", "period-unreadable"),
        ("", "period-unreadable"),
        (float("nan"), "period-unreadable"),
    ],
)
def test_spellings_that_are_refused(raw: object, code: str) -> None:
    """Two meanings, no meaning or half a meaning: none is picked."""
    assert label(raw) == code


@pytest.mark.parametrize(
    ("raw", "period"),
    [
        ("本月", "2021-06"),
        ("1—本月", "2021-H1"),
        ("1-5月", "2021-01/2021-05"),
        ("上半年", "2021-H1"),
        ("二季度", "2021-Q2"),
    ],
)
def test_a_file_lends_its_period_to_words_without_a_year(raw: str, period: str) -> None:
    """本月 in a file of June 2021 is June 2021."""
    assert label(raw, JUNE) == period


def test_periods_are_found_in_titles_and_names() -> None:
    """Running text yields every period in order; a document number is no year."""
    title = find_periods("鲁样发〔2021〕12号 2021年1—6月产值(截至2021年6月30日)")
    assert [(s.period.label, s.grain) for s in title] == [("2021-H1", "ytd"), ("2021-06", "day")]


def test_four_digits_count_only_where_asked_for() -> None:
    """A file name may say just 2021; a title that does is not trusted."""
    assert find_periods("名单_2021") == ()
    assert [s.period.label for s in find_periods("名单_2021", bare_year=True)] == ["2021"]


def test_longer_digit_runs_hide_no_year() -> None:
    """An eighteen-digit code is not a period."""
    assert find_periods("913713220210601234", bare_year=True) == ()


@given(st.integers(1950, 2150), st.integers(1, 12))
def test_month_spellings_agree(year: int, month: int) -> None:
    """All spellings of one month are the same month."""
    spellings = (
        f"{year}年{month}月",
        f"{year}-{month:02}",
        f"{year}/{month}",
        f"{year}{month:02}",
        f"{year}.{month:02}",
    )
    assert {label(s) for s in spellings} == {Period.month(year, month).label}


@given(st.text(alphabet="0123456789年月日季度上下半前第一二三四至-—./Q 本", max_size=14))
def test_no_text_raises(text: str) -> None:
    """Any mixture of the characters periods are made of is a period or a fault, alone and in running text."""
    assert isinstance(parse_period(text, JUNE), Stated | Fault)
    assert all(isinstance(s, Stated) for s in find_periods(text, bare_year=True))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("5月产值", (5,)),
        ("1-5月产值", (5,)),
        ("前5月", (5,)),
        ("2021年5月产值", ()),
        ("2021年1—5月", ()),
        ("7月18日报", ()),
        ("同比增长，5月末", (5,)),
        ("十二月", (12,)),
    ],
)
def test_months_without_a_year_are_seen_too(text: str, months: tuple[int, ...]) -> None:
    assert bare_months(text) == months


def test_years_spelt_out_and_months_after_a_point() -> None:
    """2021.5 can only be May; 2021.1 may be October, and 2021.5亿元 is money."""
    assert [s.period.label for s in find_periods("二〇二一年五月产值")] == ["2021-05"]
    assert [s.period.label for s in find_periods("2021.5产值")] == ["2021-05"]
    assert find_periods("2021.1产值") == ()
    assert find_periods("产值2021.5亿元") == ()


def test_two_numbers_apart_are_not_read_as_one() -> None:
    """A day and a time of day beside it name no month."""
    assert find_periods("Data extracted on 05/07/2021 10:12") == ()
    assert [s.period.label for s in find_periods("2021 年 6 月")] == ["2021-06"]
