"""Units in unknown tables: any magnitude with any common unit (万吨, 亿美元, 元/人), index bases, English spellings.

The reader proper knows only declared units; a survey has to recognise a unit nobody has declared yet. Nothing is ever
inferred from magnitude. ``written`` is what stands in the file, ``means`` the same unit in Chinese writing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_MAGNITUDES = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|十"
_BASES = (
    "元|美元|欧元|日元|港元|英镑|吨标准煤|千克标准煤|吨公里|人公里|吨|千克|公斤|毫克|微克|克|斤|升|立方米|平方米|平方公里|公顷|亩|公里|千米|毫米|米|"
    "千瓦小时|千瓦时|瓦时|千瓦|度|人次|人年|人|户|家|个|项|件|台|辆|只|头|箱|条|名|批次|套|次|所|张|册|艘|架|双|匹|单|宗|处|起|座|株|部|间|床|例|"
    "篇|卷|种|场|笔|栋|幢|天|日|小时|岁|尾|羽|枚|瓦|焦耳|人民币|标准箱|重量箱|kWh|kW|MW|kg|km2?|m[23]|hm2|ha"
)
_CHINESE = re.compile(
    rf"(?:人民币)?(?:{_MAGNITUDES})?(?:{_BASES})(?:人民币)?(?:/(?:{_MAGNITUDES})?[\u4e00-\u9fff]{{1,4}})?|%|‰|个?百分点|倍"
)
_INDEX = re.compile(r"[^=()\s]{1,20}=100")
_BASE_WORDS = (
    r"YUAN|RMB|CNY|DOLLARS?|USD|US\$|\$|POUNDS?|GBP|£|EUROS?|EUR|€|TONS?|TONNES?|KWH|PERSONS?|PEOPLE|HOUSEHOLDS?|FIRMS?"
)
_ENGLISH = re.compile(
    rf"(?P<first>{_BASE_WORDS})?(?P<scale>K|M|MN|B|BN|(?P<word>THOUSAND|MILLION|BILLION|TRILLION)S?)?(?:OF)?(?P<base>{_BASE_WORDS})?"
)
_ENGLISH_BASES: Mapping[str, str] = {
    **dict.fromkeys(("YUAN", "RMB", "CNY"), "元"),
    **dict.fromkeys(("DOLLAR", "USD", "US$", "$"), "美元"),
    **dict.fromkeys(("POUND", "GBP", "£"), "英镑"),
    **dict.fromkeys(("EURO", "EUR", "€"), "欧元"),
    **dict.fromkeys(("TON", "TONNE"), "吨"),
    **dict.fromkeys(("PERSON", "PEOPLE"), "人"),
    "HOUSEHOLD": "户",
    "FIRM": "家",
    "KWH": "千瓦时",
}
_SCALES: Mapping[str, int] = {
    **dict.fromkeys(("K", "THOUSAND"), 3),
    **dict.fromkeys(("M", "MN", "MILLION"), 6),
    **dict.fromkeys(("B", "BN", "BILLION"), 9),
    "TRILLION": 12,
}
_TENS = ("", "十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿")  # by power of ten
_BRACKET = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_SEPARATOR = re.compile(r"[_/,，、;；]|\s+")
_RATE = re.compile(r"(.*[\u4e00-\u9fff])\s*±?([%‰])")
_CALLED = re.compile(r"单\s*位\s*:\s*([^\s:;,、]{1,4})")
_NONE = frozenset({"-", "—", "－", "/", "无", "无单位", "没有单位"})
_CODE_TAIL = re.compile(r"_[A-Za-z][A-Za-z0-9_.-]*")
_STATED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:计量|金额|货币)?单位:\s*([^\s:;。)]+)|UNITS?(?:OF[A-Z]+)?:([^;。)]+)", re.IGNORECASE
)
MONEY = frozenset({"元", "千元", "万元", "百万元", "亿元"})


@dataclass(frozen=True, slots=True)
class UnitSeen:
    """A unit as written, and what it means (亿元 for ``100M Yuan``)."""

    written: str
    means: str

    @property
    def relative(self) -> bool:
        """True for shares, rates and indices: what can be neither summed nor compared as a level."""
        return self.means in ("%", "‰", "百分点", "倍") or "=100" in self.means


@lru_cache(maxsize=20_000)
def parse_unit(text: str) -> UnitSeen | None:
    """The unit that ``text`` as a whole names, or ``None``."""
    written = unicodedata.normalize("NFKC", text).strip()
    folded = "".join(written.split()).removeprefix("单位:").removeprefix("人民币").removeprefix("±")
    if _CHINESE.fullmatch(folded) or _INDEX.fullmatch(folded):
        return UnitSeen(folded, folded)
    upper = re.sub("[,.]", "", folded.upper())
    if upper in ("PERCENT", "PCT", "PERCENTAGE"):
        return UnitSeen(written, "%")
    return _english(written, upper)


def _english(written: str, folded: str) -> UnitSeen | None:
    """Powers of ten as digits, words or both, a base on either side: ``10K Ton``, ``£ million``, ``million euro``."""
    tens = re.match("1(0*)(?=[A-Z])", folded)
    power = len(tens[1]) if tens else 0
    match = _ENGLISH.fullmatch(folded, tens.end() if tens else 0)
    if match is None or (match["first"] and match["base"]):
        return None
    base = match["first"] or match["base"] or ""
    if not base and not match["word"] and not (tens and match["scale"]):
        return None
    power += _SCALES.get(match["word"] or match["scale"] or "", 0)
    if power >= len(_TENS):
        return None
    return UnitSeen(written, _TENS[power] + (_ENGLISH_BASES.get(base) or _ENGLISH_BASES.get(base.rstrip("S"), "")))


def no_unit(text: str) -> bool:
    """True for what a row or column of units says where a figure has none."""
    return text in _NONE


@lru_cache(maxsize=20_000)
def split_label(label: str) -> tuple[str, UnitSeen | None]:
    """A label without its unit, otherwise as written, and the unit: the last bracket, or what follows ``_ / , ;``."""
    for match in reversed(list(_BRACKET.finditer(label))):
        unit = parse_unit(match[1]) or _named_so(match[1])
        if unit is not None:
            tail = label[match.end() :].strip()
            kept = "" if _CODE_TAIL.fullmatch(tail) else tail
            return (label[: match.start()] + kept).strip(), unit
    for separator in _SEPARATOR.finditer(label):
        name, tail = label[: separator.start()].strip(), label[separator.end() :].strip()
        unit = parse_unit(tail) if name else None
        # A lone character after a blank is as likely part of a spaced-out word (农　户) as a unit.
        spaced = separator[0].isspace() and tail not in ("元", "%") and (len(tail) < 2 or len(name) < 2)
        if unit is not None and not spaced:
            return name, unit
    rate = _RATE.fullmatch(label.strip())
    return (rate[1], UnitSeen(rate[2], rate[2])) if rate else (label.strip(), None)


def _named_so(text: str) -> UnitSeen | None:
    """Whatever short word a bracket itself calls a unit: ``(单位：月)``."""
    match = _CALLED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return UnitSeen(match[1], match[1]) if match else None


def stated_units(text: str) -> tuple[UnitSeen, ...]:
    """The units a line of context states for the whole table: ``单位：万元、%``, a bracket, ``Unit: 10K yuan``."""
    folded = unicodedata.normalize("NFKC", text)
    joined = re.sub(r"单\s+位", "单位", folded)
    found = []
    for match in _STATED.finditer(joined):
        whole = (match[1] or match[2]).strip()
        parts = [whole] if parse_unit(whole) else re.split("[、,/和]", whole)
        found += [parse_unit(part) for part in parts]
    found += [parse_unit(match[1]) for match in _BRACKET.finditer(folded)]
    alone = parse_unit(folded)
    return tuple(dict.fromkeys(unit for unit in (*found, alone) if unit is not None))
