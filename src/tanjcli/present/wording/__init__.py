"""Every word a reader sees, in her language: one catalogue a language, same keys, same placeholders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.core.periods import parse_label
from tanjcli.core.quantities import BUILTIN_UNITS
from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.results import Remark
from tanjcli.present.digits import amount_digits, goal_digits
from tanjcli.present.document import Number
from tanjcli.present.wording import (
    agreement_en,
    agreement_zh,
    book_en,
    book_zh,
    bulletin_en,
    bulletin_zh,
    calendar_en,
    calendar_zh,
    dashboard_en,
    dashboard_zh,
    diff_en,
    diff_zh,
    en,
    files_en,
    files_zh,
    judging_en,
    judging_zh,
    lists_en,
    lists_zh,
    map_en,
    map_zh,
    outlook_en,
    outlook_zh,
    packing_en,
    packing_zh,
    pipelines_en,
    pipelines_zh,
    ranking_en,
    ranking_zh,
    remarks_en,
    remarks_zh,
    zh,
)

__all__ = ["Wording"]

_CATALOGUES: Mapping[Lang, Mapping[str, str]] = {
    "zh": {
        **zh.WORDS,
        **outlook_zh.WORDS,
        **packing_zh.WORDS,
        **remarks_zh.WORDS,
        **map_zh.WORDS,
        **files_zh.WORDS,
        **agreement_zh.WORDS,
        **judging_zh.WORDS,
        **book_zh.WORDS,
        **bulletin_zh.WORDS,
        **dashboard_zh.WORDS,
        **diff_zh.WORDS,
        **lists_zh.WORDS,
        **pipelines_zh.WORDS,
        **calendar_zh.WORDS,
        **ranking_zh.WORDS,
    },
    "en": {
        **en.WORDS,
        **outlook_en.WORDS,
        **packing_en.WORDS,
        **remarks_en.WORDS,
        **map_en.WORDS,
        **files_en.WORDS,
        **agreement_en.WORDS,
        **judging_en.WORDS,
        **book_en.WORDS,
        **bulletin_en.WORDS,
        **dashboard_en.WORDS,
        **diff_en.WORDS,
        **lists_en.WORDS,
        **pipelines_en.WORDS,
        **calendar_en.WORDS,
        **ranking_en.WORDS,
    },
}
# Parameters of remarks that are counts, periods, or exact amounts that want rounding.
_COUNTS = frozenset({"count"})
_PERIODS = frozenset({"period", "before"})
_LISTS = frozenset({"refs", "targets"})
_AMOUNTS = frozenset(
    {
        "goal_max",
        "short",
        "baseline",
        "tolerance",
        "level",
        "sum",
        "total",
        "difference",
        "original",
        "goal",
        "part_sum",
        "least",
    }
)
# Powers of ten of the money units in 元; what English says instead, and the power of ten that leads there.
_YUAN: Mapping[str, int] = {"元": 0, "千元": 3, "万元": 4, "百万元": 6, "亿元": 8}
_ENGLISH_MONEY: Mapping[str, tuple[int, str]] = {
    "千元": (-3, "m yuan"),
    "万元": (-2, "m yuan"),
    "百万元": (0, "m yuan"),
    "亿元": (-1, "bn yuan"),
}
_LARGE: Mapping[Lang, tuple[tuple[int, str], ...]] = {
    "zh": ((8, "亿元"), (4, "万元")),
    "en": ((9, "bn yuan"), (6, "m yuan")),
}
_ENGLISH_UNITS: Mapping[str, str] = {unit.code: unit.en for unit in BUILTIN_UNITS} | {
    "千元": "k yuan",
    "万元": "×10k yuan",
    "百万元": "m yuan",
    "亿元": "×100m yuan",
}


class _Count(int):
    """A count that picks its noun: ``{n:sheet|sheets}``."""

    def __format__(self, nouns: str) -> str:
        one, _, many = nouns.partition("|")
        return " ".join(part for part in (str(int(self)), one if self == 1 else many) if part)


class Wording:
    """The words of one language. An unknown key is a bug and raises ``KeyError``.

    ``units`` are the English words of the units that the plan declares, ``roll`` what it calls its places: together
    (the empty key), which any text may name as ``{places}``, and by group.
    """

    def __init__(
        self, lang: Lang, units: Iterable[tuple[str, str]] = (), roll: Iterable[tuple[str, Name]] = ()
    ) -> None:
        self.lang = lang
        self._words = _CATALOGUES[lang]
        self._roll = {"": self._words["places"], **{key: name.get(lang) for key, name in roll}}
        self._units = {**_ENGLISH_UNITS, **dict(units)} if lang == "en" else {}

    def text(self, key: str, **params: object) -> str:
        """The words of ``key`` with its placeholders filled."""
        given = {k: _Count(v) if isinstance(v, int) else v for k, v in params.items()}
        return self._words[key].format_map({"places": self._roll[""], **given})

    def absent(self, figure: Unmeasured) -> str:
        """Why there is no figure."""
        return self.text(f"why.{figure.why.value}")

    def remark(self, remark: Remark, unit: str = "") -> str:
        """The sentence of a remark; its amounts are in ``unit`` unless it names another."""
        given = dict(remark.params)
        shown = {key: self._shown(key, text, given.get("unit", ""), unit) for key, text in given.items()}
        return self.text(f"remark.{remark.code}", **shown)

    def unit(self, code: str) -> str:
        """A unit as written beside a number; ``pp`` is the percentage point."""
        if code == "pp":
            return self.text("unit.pp")
        return self._units.get(code, code)

    def amount(self, value: Decimal, digits: int, unit: str, named: bool = True) -> Number:
        """An amount printed with as many decimals as ``digits`` are in ``unit``, in the unit the language uses."""
        power, word = _ENGLISH_MONEY.get(unit, (0, "")) if self.lang == "en" else (0, "")
        shown = Number(value, max(0, digits - power), power=power)
        name = word or self.unit(unit)
        return replace(shown, unit=(_singular(name) if abs(shown.printed) == 1 else name) if named else "")

    def money(self, value: Decimal, digits: int, unit: str) -> Number:
        """As ``amount``, but a large amount of money in the large unit: 39638830440 元 is 396.39 亿元."""
        own = _YUAN.get(unit)
        for power, word in _LARGE[self.lang]:
            if own is not None and abs(value) >= Decimal(10) ** (power - own):
                return Number(value, digits, word, power=own - power)
        return self.amount(value, digits, unit)

    def status(self, code: str) -> str:
        """A status word."""
        return self.text(f"status.{code}")

    def basis(self, text: str) -> str:
        """On what a lead rests: the usual bases in words, the plan's own sentence as it stands."""
        return self._words.get(f"basis.{text}", text)

    def group(self, group_id: str) -> str:
        """A group of places in the plan's words, where it gives any."""
        return self._roll.get(group_id, group_id) if group_id else ""

    def period(self, label: str) -> str:
        """A period's label in words: ``2021年``, ``2020—2022年``, ``2021年1—11月``; a single day stands as it is."""
        if "/" not in label and label.count("-") == 2:
            return label
        span = parse_label(label)
        first, last = span.start, span.last_day
        if (first.month, last.month) == (1, 12):
            kind = "year" if span.months == 12 else "years"
        else:
            kind = "month" if span.months == 1 else "months" if first.year == last.year else "span"
        return self.text(f"period.{kind}", first=first, last=last)

    def dropped(self, columns: Sequence[str]) -> str:
        """What a narrow terminal says about the columns it left out."""
        return self.text("narrow.dropped", columns=self.text("joiner.list").join(columns))

    def _shown(self, key: str, text: str, own: str, unit: str) -> object:
        """A parameter as printed: amounts in their ``own`` unit, else in that of the row."""
        if key == "near":
            shown = self.money(Decimal(text), 0, own)
            return replace(shown, digits=goal_digits(shown.value.scaleb(shown.power))).text
        if key in _AMOUNTS and text:
            value = Decimal(text)
            return self.money(value, 2, own).text if own in _YUAN else self._amount(value, own or unit)
        if key == "percent":
            return Number(Decimal(text), 1, "%").text
        if key in _COUNTS:
            return int(text)
        if key in _LISTS:
            return self.text("joiner.list").join(text.split(","))
        if key == "method":
            return self.text(f"method.{text}")
        return self.status(text) if key == "status" else self.period(text) if key in _PERIODS else text

    def _amount(self, value: Decimal, unit: str) -> str:
        return self.amount(value, amount_digits(value, unit), unit).text


def _singular(noun: str) -> str:
    return noun[:-2] if noun.endswith("ches") else noun.removesuffix("s") if " " not in noun else noun
