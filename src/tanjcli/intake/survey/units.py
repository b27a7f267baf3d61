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
    "元|美元|欧元|日元|港元|英镑|吨标准煤|吨|千克|公斤|克|斤|升|立方米|平方米|平方公里|公顷|亩|公里|千米|米|千瓦时|千瓦|度|"
    "人次|人|户|家|个|项|件|台|辆|只|头|箱|条|名|批次|套|次|所|张|册|艘|架|双|匹|单|宗|处|起|瓦|焦耳|人民币|标准箱|重量箱"
)
_CHINESE = re.compile(
    rf"(?:人民币)?(?:{_MAGNITUDES})?(?:{_BASES})(?:/(?:{_MAGNITUDES})?[\u4e00-\u9fff]{{1,4}})?|%|‰|百分点|倍"
)
_INDEX = re.compile(r"[^=()\s]{1,12}=100")
_ENGLISH = re.compile(
    r"(?P<count>1|10|100)?(?P<scale>K|M|B|BN|THOUSAND|MILLION|BILLION|TRILLION)?"
    r"(?P<base>YUAN|RMB|CNY|DOLLARS?|USD|US\$|TONS?|TONNES?|KWH|PERSONS?|PEOPLE|HOUSEHOLDS?|FIRMS?)?"
)
_ENGLISH_BASES: Mapping[str, str] = {
    **dict.fromkeys(("YUAN", "RMB", "CNY"), "元"),
    **dict.fromkeys(("DOLLAR", "DOLLARS", "USD", "US$"), "美元"),
    **dict.fromkeys(("TON", "TONS", "TONNE", "TONNES"), "吨"),
    **dict.fromkeys(("PERSON", "PERSONS", "PEOPLE"), "人"),
    **dict.fromkeys(("HOUSEHOLD", "HOUSEHOLDS"), "户"),
    **dict.fromkeys(("FIRM", "FIRMS"), "家"),
    "KWH": "千瓦时",
}
_SCALES: Mapping[str, int] = {
    **dict.fromkeys(("K", "THOUSAND"), 3),
    **dict.fromkeys(("M", "MILLION"), 6),
    **dict.fromkeys(("B", "BN", "BILLION"), 9),
    "TRILLION": 12,
}
_TENS = ("", "十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿")  # by power of ten
_BRACKET = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
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
    folded = "".join(written.split()).removeprefix("单位:").removeprefix("人民币")
    if _CHINESE.fullmatch(folded) or _INDEX.fullmatch(folded):
        return UnitSeen(folded, folded)
    upper = re.sub("[,.]", "", folded.upper())
    if upper in ("PERCENT", "PCT", "PERCENTAGE"):
        return UnitSeen(written, "%")
    plain = re.sub(r"^(10+)(?=[A-Z])", lambda m: f"<{len(m[1]) - 1}>", upper)
    return _english(written, plain)


def _english(written: str, folded: str) -> UnitSeen | None:
    power = 0
    marked = re.match(r"<(\d+)>", folded)
    if marked:
        power, folded = int(marked[1]), folded[marked.end() :]
    match = _ENGLISH.fullmatch(folded)
    if match is None or not (match["base"] or (marked and match["scale"])):
        return None
    power += _SCALES.get(match["scale"] or "", 0)
    return UnitSeen(written, _TENS[power] + _ENGLISH_BASES.get(match["base"] or "", "")) if power < len(_TENS) else None


@lru_cache(maxsize=20_000)
def split_label(label: str) -> tuple[str, UnitSeen | None]:
    """A label without its unit, otherwise as written, and the unit: the last bracket, or what follows ``_ / ,``."""
    for match in reversed(list(_BRACKET.finditer(label))):
        unit = parse_unit(match[1])
        if unit is not None:
            tail = label[match.end() :].strip()
            kept = "" if _CODE_TAIL.fullmatch(tail) else tail
            return (label[: match.start()] + kept).strip(), unit
    for separator in ("_", "/", ",", "，", "、"):
        name, found, tail = label.rpartition(separator)
        unit = parse_unit(tail) if found and name else None
        if unit is not None:
            return name.strip(), unit
    return label.strip(), None


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
