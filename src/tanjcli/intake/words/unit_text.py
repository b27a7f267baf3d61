"""Units as tables write them: the last bracket of a header, ``单位：千元`` above a table, a file name.

Nothing is inferred from magnitude. (不变价), (M2) and (上年同月=100) are not units and stay part of the name.
"""

from __future__ import annotations

import re
import unicodedata

from tanjcli.core.quantities import UnitTable
from tanjcli.intake.survey.units import stated_units

_BRACKET = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
# 填报单位 and 单位名称 name the sender, not the unit.
_STATED = re.compile(r"(?<![\u4e00-\u9fff])(?:计量|金额|货币)?单位:([^\s:;。)]+)")
_LOOSELY = re.compile(r"(?:计量|金额|货币|数据)?单位(?:为|是|均为|:)?\s*([^\s:;。,、)]+)")
_TRADITIONAL = str.maketrans("仟佰萬億", "千百万亿")
_COLON = re.compile(r"\s*:\s*")
_APART = re.compile(r"[\s_,、;|+()\[\]【】-]+")
# 产值万元 ends with its unit; 产值超亿元 does not.
_AT_END = re.compile(r"(?<=[值额入税资款润])(?:[千万百亿]|[十百千]万)?元$")
_LONGEST_UNIT = 4
_SPELLED = {"100MYUAN": "亿元", "10KYUAN": "万元", "YUAN": "元", "PERCENT": "%", "亿": "亿元", "万": "万元"}


def unit_named(text: str, units: UnitTable) -> str | None:
    """The unit that ``text`` as a whole names (``人民币万元``, ``单位:家``, ``％``), or ``None``."""
    folded = "".join(fold(text).split()).translate(_TRADITIONAL).removeprefix("单位:").removeprefix("人民币")
    if folded in units:
        return folded
    return _SPELLED.get(folded.upper())


def split_unit(label: str, units: UnitTable) -> tuple[str, str | None]:
    """A header without its unit, and the unit: the last bracket, or last part after ``_`` or ``/``, that names one."""
    folded = fold(label).strip()
    for match in reversed(list(_BRACKET.finditer(folded))):
        unit = unit_named(match[1], units)
        if unit is not None:
            return (folded[: match.start()] + folded[match.end() :]).strip(), unit
    for separator in "_/":
        name, found, tail = folded.rpartition(separator)
        unit = unit_named(tail, units) if found and name else None
        if unit is not None:
            return name, unit
    return folded, None


def units_stated(text: str, units: UnitTable) -> tuple[str, ...]:
    """Units a context cell or a name states for the table: ``单位：千元、%``, a title's bracket, ``…_千元``."""
    folded = _COLON.sub(":", fold(text))
    found = [unit_named(part, units) for match in _STATED.finditer(folded) for part in re.split("[、,/]", match[1])]
    found += [unit_named(match[1], units) for match in _BRACKET.finditer(folded)]
    found += units_said(folded, units)
    found += [unit_named(word, units) for word in _APART.split(folded) if word.endswith("元")]
    found += [unit_named(match[0], units) for match in _AT_END.finditer(folded)]
    return tuple(dict.fromkeys(unit for unit in found if unit))


def units_said(text: str, units: UnitTable) -> tuple[str, ...]:
    """Units that a sentence states, however loosely: 单位千元, 数据单位为千元, ``Unit: thousand yuan``."""
    folded = _COLON.sub(":", fold(text))
    found = [unit_named(match[1], units) for match in _LOOSELY.finditer(folded)]
    if "UNIT" in folded.upper():
        found += [seen.means if seen.means in units else None for seen in stated_units(folded)]
    return tuple(dict.fromkeys(unit for unit in found if unit))


def unknown_money(text: str, units: UnitTable) -> str:
    """What follows ``单位：``, or fills a bracket, when it is money in a unit nobody declared; else the empty text."""
    folded = _COLON.sub(":", fold(text))
    for match in (*_STATED.finditer(folded), *_BRACKET.finditer(folded)):
        for part in re.split("[、,/]", match[1].removeprefix("单位:")):
            short = len(part) <= _LONGEST_UNIT and not part.startswith("不含")
            if part.endswith("元") and short and unit_named(part, units) is None:
                return part
    return ""


def fold(text: str) -> str:
    """Half-width brackets, colons and percent signs."""
    return unicodedata.normalize("NFKC", text)
