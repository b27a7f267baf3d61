"""What is fixed about the sample county: its reporting units, its industries, the days on which deliveries arrive."""

from __future__ import annotations

from datetime import date, timedelta

# The real roll of reporting units; everything that is said about them is invented.
TOWNS = (
    "郯城街道",
    "马头镇",
    "重坊镇",
    "李庄镇",
    "杨集镇",
    "港上镇",
    "高峰头镇",
    "庙山镇",
    "红花镇",
    "胜利镇",
    "花园镇",
    "泉源镇",
    "归昌乡",
)
ZONES = ("郯城经济开发区", "新村银杏产业开发区", "景区（待核实）")
UNITS = TOWNS + ZONES

CHEMICALS, FOOD, BUILDING, ELECTRONICS, PHARMA = "绿色化工", "食品加工", "建材家居", "电子信息", "医药"
OTHER = "其他"
UNCLASSIFIED = ""  # the register leaves the industry of a few firms blank
FIVE = (CHEMICALS, FOOD, BUILDING, ELECTRONICS, PHARMA)
INDUSTRIES = (*FIVE, OTHER, UNCLASSIFIED)

YEARS = (2020, 2021, 2022)
MONTHS = tuple(range(2, 13))  # January is never reported alone
OPENING_DAY = date(2019, 12, 31)
BASELINES_ARRIVE = date(2020, 2, 10)
SAMPLE = "样例数据"


def month_end(year: int, month: int) -> date:
    """Last day of a month; month 13 is next year's January."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return first_of_next - timedelta(days=1)


def working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def arrives(year: int, month: int, day: int) -> date:
    """The working day near ``day`` of the month after ``month``, when a return for ``month`` comes in."""
    after = month_end(year, month) + timedelta(days=1)
    return working_day(after.replace(day=day))
