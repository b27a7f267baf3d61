"""What words say of a figure: of one period (当期), year to date (累计), at a point (期末), or last year's (上年同期).

Where the words are silent, a yearly figure is of its year and a growth rate or index of its period; anything else is
a question for the person who knows the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tanjcli.core.text import match_key
from tanjcli.intake.survey.units import UnitSeen

SeenFlow = Literal["single", "ytd", "point"]

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212~至", "-"))
_BASE = re.compile(r"[(][^()]*=100[)]")
_YTD = re.compile(
    r"累计|1-(?:本月|1?[0-9]月)|年初至今|自年初|本年(?!度|末)|年初以来|YTD|YEARTODATE|CUMULATIVE|上年-?1-本月"
)
_POINT = re.compile(r"期末|时点|余额|年末|月末|季末|年底|月底|末数|存量|END-?OF|YEAR-?END|BALANCE|OUTSTANDING")
_COUNTED = re.compile(
    r"(?:单位|企业|法人|户|家|人|机构|网点|用户|从业人员)(?:个|户|家)?数$|总户数|人口$|户数|家数|总人口"
)
_SINGLE = re.compile(r"当期|当月|当季|当年|本期|本月|本季|单月|单季|当日|环比|同月|THISMONTH|CURRENT|MONTHLY|QUARTERLY")
_GROWTH = re.compile(r"同比|增长|增速|增幅|增减|涨跌|GROWTH|YOY|MOM|CHANGE")
_INDEX = re.compile(r"指数|INDEX|CPI|PPI|PMI")
_SHARE = re.compile(r"占比|比重|份额|率$|结构|SHARE|RATIO")
_LAST_YEAR = re.compile(
    r"上年同期|去年同期|上年同月|上年累计|去年累计|上年同季|上年-?1-|上年(?:数|值|$)|去年(?:数|值|$)|同期(?:数|值|累计|$)|LASTYEAR|PREVIOUSYEAR"
)
_STEM = re.compile(r"(?:当期|当月|当季|本期|累计|期末|同比|环比|增长|增速|值|[_:])+$")


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of one label say."""

    flow: SeenFlow | None
    last_year: bool
    growth: bool
    share: bool


def read_words(label: str) -> Wording:
    """What a label alone says; the base of an index (上年同月=100) says nothing about the figure."""
    text = _BASE.sub("", match_key(label).translate(_DASHES))
    flow: SeenFlow | None = None
    if _YTD.search(text):
        flow = "ytd"
    elif _POINT.search(text):
        flow = "point"
    elif _SINGLE.search(text):
        flow = "single"
    growth = bool(_GROWTH.search(text))
    return Wording(flow, bool(_LAST_YEAR.search(text)), growth, bool(_SHARE.search(text)) and not growth)


def flow_of(label: str, unit: UnitSeen | None, yearly: bool, points: Iterable[str] = ()) -> SeenFlow | None:
    """What kind of figure ``label`` names. ``yearly``: its periods are years; ``points``: stems of stocks beside it."""
    words = read_words(label)
    if words.flow is not None:
        return words.flow
    text = _BASE.sub("", match_key(label))
    if words.growth:
        return "point" if stem(label) in set(points) else "single"
    if _COUNTED.search(text):
        return "point" if yearly else None
    if words.share or (unit is not None and _fixed_base(unit)):
        return None
    if _INDEX.search(text) or (unit is not None and "=100" in unit.means):
        return "single"
    return "single" if yearly else None


def stem(label: str) -> str:
    """The measure a label is about, without the words that say how it is counted."""
    return _STEM.sub("", _BASE.sub("", match_key(label)))


def _fixed_base(unit: UnitSeen) -> bool:
    """An index of a fixed year (1978年=100) is a level, not a figure of its year."""
    return bool(re.match(r"[0-9]{4}年?=100", unit.means))
