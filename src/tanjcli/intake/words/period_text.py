"""Periods as people write them in spreadsheets (2021年1—6月, 202106, 2021年第一季度, 上半年, 前三季度).

A period states its year in four digits, or takes it from the file it stands in (``base``). What could mean two
things is refused: ``2016.1`` (October or January?), ``03/20``, ``21年6月``, a bare 本月 without a file's period. Bare
serial numbers are days only here, never in a value column. Order always comes from the parsed period.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from tanjcli.core.periods import Period, month_end
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Raw

Grain = Literal["day", "month", "ytd", "quarter", "half", "year"]

_CHINESE = {c: n for n, c in enumerate("一二三四五六七八九十", start=1)} | {"十一": 11, "十二": 12, "两": 2}
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212~\u301c至到", "-"))
_NAMES = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
_ENGLISH = {name: n for n, name in enumerate(_NAMES.split("|"), start=1)}
_NAMED = rf"(?P<m>(?i:{_NAMES}))(?i:UARY|RUARY|CH|IL|E|Y|UST|TEMBER|OBER|EMBER)?"
_MONTH = "1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_Y = r"(?<![0-9.])(?P<y>(?:19|20|21)[0-9]{2})"
_NOT_MORE = r"(?![0-9])"

# From the most to the least specific: in running text the first that fits at a position wins.
_PATTERNS: tuple[tuple[Grain, str], ...] = (
    ("day", _Y + rf"年(?P<m>{_MONTH})月(?P<d>[0-9]{{1,2}})日"),
    ("day", _Y + rf"([-/.])(?P<m>[0-9]{{1,2}})\2(?P<d>[0-9]{{1,2}}){_NOT_MORE}"),
    ("ytd", _Y + rf"年?(?P<f>{_MONTH})月?-(?P<m>{_MONTH})月"),
    ("ytd", _Y + r"年?前(?P<q>[二两三23])季度"),
    ("ytd", _Y + r"年?第?(?P<f>[1一])-(?P<q>[2-4二三四])季度"),
    ("quarter", _Y + r"年?(?:第?(?P<q>[1-4一二三四])季度?|-?[Qq](?P<q2>[1-4])" + _NOT_MORE + ")"),
    ("quarter", r"(?<![A-Za-z0-9])[Qq](?P<q>[1-4])[-,]?(?P<y>(?:19|20|21)[0-9]{2})" + _NOT_MORE),
    ("half", _Y + r"年?-?(?:(?P<h>[上下])半年|[Hh](?P<h2>[12])" + _NOT_MORE + ")"),
    ("month", _Y + rf"年(?P<m>{_MONTH})月"),
    ("month", _Y + rf"(?:[-/](?P<m>[0-9]{{1,2}})|[.]?(?P<m2>[0-9]{{2}})|-?[Mm](?P<m3>[0-9]{{1,2}})){_NOT_MORE}"),
    ("month", _Y + rf"-?{_NAMED}(?![A-Za-z])"),
    ("month", rf"(?<![A-Za-z]){_NAMED}[-,]?" + _Y + _NOT_MORE),
    ("month", _Y + r"[.](?P<m>[2-9])(?![0-9.%亿万千元家个])"),
    ("year", _Y + r"年(?:度|全年)?"),
)
_FORMS = tuple((grain, re.compile(pattern)) for grain, pattern in _PATTERNS)
_BARE_YEAR = re.compile(_Y + r"(?![0-9年/-]|\.[0-9])")
_ANY_MONTH = re.compile(_Y + r"年(?:[0-9]{1,2}月?-)?(?P<m>[0-9]{1,2})月")
_DIGITS = "〇一二三四五六七八九零"
_SPELT_YEAR = re.compile(f"[{_DIGITS}]{{4}}(?=年)")
_BARE_MONTH = re.compile(rf"(?<![0-9年./十同-])(?:(?:{_MONTH})月?-)?(?P<m>{_MONTH})月(?![0-9]+[日号])")
_TAIL = re.compile(r"(?:份|度|底|末|止|累计|全年|数)*")
# What marks a figure as provisional or leads to a footnote says nothing of the period: 2021 (p), 2020年*, 2019r, 2018².
_MARK = re.compile(r"(?:[*]|(?<=[0-9])[pPrR]|[(](?:[PpRrEe]|预计数?|快报数?|初步(?:核算)?数?|修订数?)[)])+$")
_RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]+[)\u207e]?$")
_APART = re.compile(r"(?<=[0-9])\s+(?=[0-9])")  # two numbers stay two: 05/07/2021 10:12 names no October
_RELATIVE = re.compile(rf"(?:(?:{_MONTH})月?-)?(?:{_MONTH})月|前?第?[1-4一二三四两]季度|[上下]半年|全年")
_FIRST_SERIAL, _LAST_SERIAL, _EPOCH = 36526, 54788, date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Stated:
    """A period somebody wrote, and how: ``day`` is what it runs to, ``grain`` the form it was written in."""

    period: Period
    grain: Grain
    day: date


def parse_period(raw: Raw, base: Period | None = None) -> Stated | Fault:
    """The period a whole cell states. ``base``: the file's own period, for 本月 and 1—6月 without a year."""
    if isinstance(raw, bool):
        return fault("period-unreadable")
    if isinstance(raw, int | float):
        return _from_number(raw)
    if isinstance(raw, datetime):
        return _from_day(raw.date())
    if isinstance(raw, date):
        return _from_day(raw)
    if not isinstance(raw, str):
        return fault("period-unreadable")
    text = _MARK.sub("", _folded(raw))
    if re.fullmatch(r"[0-9]+", text) and len(text) != 6:
        return _from_number(int(text)) if len(text) < 6 else fault("period-unreadable")
    if re.fullmatch(r"(?:19|20|21)[0-9]{2}\.0", text):
        return _from_number(int(text[:4]))  # a year that went through a number column
    if re.fullmatch(r"(?:19|20|21)[0-9]{2}\.[0-9]", text):
        return fault("period-ambiguous", first=f"{text[:4]}-{int(text[5]):02}", second=f"{text[:4]}-{text[5]}0")
    if base is not None:
        text = text.replace("本月", f"{base.last_day.month}月")
        text = f"{base.last_day.year}年{text}" if _RELATIVE.match(text) else text
    return _whole(text)


def find_periods(text: str, bare_year: bool = False) -> tuple[Stated, ...]:
    """Every period named in a title or a file name, in order; four bare digits count only with ``bare_year``."""
    folded = _folded(_APART.sub("|", text))
    found = list(_scan(folded))
    if not found and bare_year:
        found = [
            Stated(Period.year(int(m["y"])), "year", date(int(m["y"]), 12, 31)) for m in _BARE_YEAR.finditer(folded)
        ]
    return tuple(found)


def bare_months(text: str) -> tuple[int, ...]:
    """The months a title names without a year (5月, 1-5月: 5); days of a month (5月3日) are none."""
    return tuple(_int(match["m"]) for match in _BARE_MONTH.finditer(_folded(text)))


def impossible_month(text: str) -> str:
    """The words in a title or a file name that name a month no year has (2021年13月), or the empty text."""
    hits = (m for m in _ANY_MONTH.finditer(_folded(text)) if not 1 <= int(m["m"]) <= 12)
    return next((m[0] for m in hits), "")


def _scan(text: str) -> Iterator[Stated]:
    position = 0
    while position < len(text):
        hits = [(m, g) for g, form in _FORMS if (m := form.search(text, position))]
        if not hits:
            return
        # min keeps the first of equals, so at one position the more specific form wins.
        match, grain = min(hits, key=lambda hit: hit[0].start())
        stated = _stated(grain, match)
        if isinstance(stated, Stated):
            yield stated
        position = match.end()


def _whole(text: str) -> Stated | Fault:
    for grain, form in _FORMS:
        match = form.match(text)
        if match and _TAIL.fullmatch(text, match.end()):
            stated = _stated(grain, match)
            return _from_day(stated.day) if isinstance(stated, Stated) and grain == "day" else stated
    return fault("period-unreadable")


def _stated(grain: Grain, match: re.Match[str]) -> Stated | Fault:
    parts = {name[0]: value for name, value in match.groupdict().items() if value}
    year = int(parts["y"])
    try:
        if grain == "day":
            day = date(year, _int(parts["m"]), _int(parts["d"]))
            return Stated(Period.month(day.year, day.month), "day", day)
        period = _period(grain, year, parts)
    except ValueError:
        return fault("period-impossible")
    return Stated(period, "month" if grain == "ytd" and period.months == 1 else grain, period.last_day)


def _period(grain: Grain, year: int, parts: dict[str, str]) -> Period:
    if grain == "year":
        return Period.year(year)
    if grain == "half":
        return Period.half(year, 1 if parts["h"] in "上1" else 2)
    if grain == "quarter":
        return Period.quarter(year, _int(parts["q"]))
    if grain == "month":
        month = _int(parts["m"])
        if not 1 <= month <= 12:
            raise ValueError(month)
        return Period.month(year, month)
    last = 3 * _int(parts["q"]) if "q" in parts else _int(parts["m"])
    return Period.months_of(year, _int(parts.get("f", "1")), last)


def _from_number(number: int | float) -> Stated | Fault:
    whole = int(number) if number == number and abs(number) < 1e9 else 0
    if whole != number:
        ambiguous = 1900 <= number < 2200 and len(str(number)) == 6
        return (
            fault("period-ambiguous", first=f"{whole}-01", second=f"{whole}-10")
            if ambiguous
            else fault("period-unreadable")
        )
    if 1900 <= whole < 2200:
        return Stated(Period.year(whole), "year", date(whole, 12, 31))
    if _FIRST_SERIAL <= whole <= _LAST_SERIAL:
        return _from_day(_EPOCH + timedelta(days=whole))
    if 190_000 < whole < 220_000:
        return _whole(str(whole))
    return fault("period-unreadable")


def _from_day(day: date) -> Stated | Fault:
    """A real date in a period place: the first or last day of a month is how spreadsheets keep "June 2021"."""
    month = Period.month(day.year, day.month)
    if day not in (month.start, month.last_day):
        return fault("period-inside-month", day=day.isoformat(), end=month_end(day.year, day.month).isoformat())
    return Stated(month, "month", month.last_day)


def _folded(text: str) -> str:
    folded = "".join(ch for ch in unicodedata.normalize("NFKC", _RAISED.sub("", text.rstrip())) if not ch.isspace())
    folded = _SPELT_YEAR.sub(lambda year: "".join(str(_DIGITS.index(ch) % 10) for ch in year[0]), folded)
    # 至 alone is a dash (1月至6月); in 截至 it is not.
    return re.sub("截[至止]", "", folded).translate(_DASHES)


def _int(text: str) -> int:
    return _CHINESE.get(text) or _ENGLISH.get(text.upper()) or int(text)
