"""Periods: half-open ranges of days ``[start, end)`` that begin and end with a month.

The convention is stated once, here: ``end`` is the first day *after* the period, so periods that follow one
another share a bound, and ``last_day`` is the day a person would name (截至). Everything is a plain value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


def month_start(year: int, month: int) -> date:
    """First day of a month; ``month`` may run past 12 or below 1 and carries into the year."""
    index = year * 12 + month - 1
    return date(index // 12, index % 12 + 1, 1)


def month_end(year: int, month: int) -> date:
    """Last day of a month, with the same carrying."""
    return month_start(year, month + 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of whole months. Raises ``ValueError`` when it is empty or does not fall on month bounds."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start.day != 1 or self.end.day != 1 or self.start >= self.end:
            raise ValueError(f"not a run of whole months: {self.start}..{self.end}")

    @classmethod
    def year(cls, year: int) -> Period:
        """The calendar year."""
        return cls(date(year, 1, 1), date(year + 1, 1, 1))

    @classmethod
    def years(cls, first: int, last: int) -> Period:
        """Calendar years, both included (the plan's window is ``years(2020, 2022)``)."""
        return cls(date(first, 1, 1), date(last + 1, 1, 1))

    @classmethod
    def months_of(cls, year: int, first: int, last: int) -> Period:
        """Months of one year, both included: ``months_of(2021, 1, 6)`` is 1—6月, the year to date in June."""
        return cls(date(year, first, 1), month_start(year, last + 1))

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One month."""
        return cls.months_of(year, month, month)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """One quarter, 1 to 4."""
        return cls.months_of(year, 3 * quarter - 2, 3 * quarter)

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        """One half-year, 1 or 2."""
        return cls.months_of(year, 6 * half - 5, 6 * half)

    @property
    def last_day(self) -> date:
        """The last day inside the period."""
        return self.end - timedelta(days=1)

    @property
    def months(self) -> int:
        """How many months long."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month

    @property
    def label(self) -> str:
        """``2021``, ``2020-2022``, ``2021-06``, ``2021-Q1``, ``2021-H1``; else ``2021-01/2021-07``.

        Labels are unique, sort as text inside a kind, and ``parse_label`` reads each of them back. 1—6月 as a
        year to date is the half-year ``2021-H1``: the same days.
        """
        whole_years = self.start.month == 1 and self.end.month == 1
        if whole_years and self.months == 12:
            return f"{self.start.year}"
        if whole_years:
            return f"{self.start.year}-{self.last_day.year}"
        if self.months == 1:
            return f"{self.start:%Y-%m}"
        if self.months == 3 and self.start.month % 3 == 1:
            return f"{self.start.year}-Q{self.start.month // 3 + 1}"
        if self.months == 6 and self.start.month % 6 == 1:
            return f"{self.start.year}-H{self.start.month // 6 + 1}"
        return f"{self.start:%Y-%m}/{self.last_day:%Y-%m}"

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def covers(self, other: Period) -> bool:
        """True when every day of ``other`` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def next(self) -> Period:
        """The period of the same length that follows."""
        return self._shifted(self.months)

    def previous(self) -> Period:
        """The period of the same length before."""
        return self._shifted(-self.months)

    def split_years(self) -> Iterator[Period]:
        """The calendar years it touches, in order."""
        for year in range(self.start.year, self.last_day.year + 1):
            yield Period.year(year)

    def _shifted(self, months: int) -> Period:
        return Period(
            month_start(self.start.year, self.start.month + months),
            month_start(self.end.year, self.end.month + months),
        )


def parse_label(text: str) -> Period:
    """Read a period in tanj's own notation (the labels above). Raises ``ValueError`` with the reason.

    What people write in spreadsheets (2021年1—6月 …) is read by ``tanjcli.intake``, not here.
    """
    head, slash, tail = text.partition("/")
    if slash:
        return Period(parse_label(head).start, parse_label(tail).end)
    parts = text.split("-")
    if not all(part.isascii() for part in parts):
        raise ValueError(f"not a period: {text!r}")
    match parts:
        case [year] if _is_year(year):
            return Period.year(int(year))
        case [first, last] if _is_year(first) and _is_year(last):
            return Period.years(int(first), int(last))
        case [year, part] if _is_year(year) and part[:1] == "Q" and part[1:] in "1234" and len(part) == 2:
            return Period.quarter(int(year), int(part[1]))
        case [year, part] if _is_year(year) and part[:1] == "H" and part[1:] in "12" and len(part) == 2:
            return Period.half(int(year), int(part[1]))
        case [year, month] if _is_year(year) and month.isdigit() and len(month) == 2 and 1 <= int(month) <= 12:
            return Period.month(int(year), int(month))
    raise ValueError(f"not a period: {text!r} (write 2021, 2020-2022, 2021-06, 2021-Q1 or 2021-H1)")


def parse_day(text: str) -> date:
    """Read ``2021-06-30``, or ``2021-06`` / ``2021-Q1`` / ``2021`` as that period's last day. Raises ``ValueError``."""
    if text.count("-") == 2:
        return date.fromisoformat(text)
    return parse_label(text).last_day


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and 1900 <= int(text) <= 2200
