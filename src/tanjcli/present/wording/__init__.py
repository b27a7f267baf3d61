"""Every word a reader sees, in her language: one catalogue a language, same keys, same placeholders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.core.periods import parse_label
from tanjcli.core.quantities import BUILTIN_UNITS
from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Remark
from tanjcli.present.digits import amount_digits
from tanjcli.present.document import Number
from tanjcli.present.wording import en, remarks_en, remarks_zh, zh

__all__ = ["Wording"]

_CATALOGUES: Mapping[Lang, Mapping[str, str]] = {
    "zh": {**zh.WORDS, **remarks_zh.WORDS},
    "en": {**en.WORDS, **remarks_en.WORDS},
}
# Parameters of remarks that are exact amounts and want rounding.
_AMOUNTS = frozenset({"goal_max", "short", "baseline", "tolerance", "level", "sum", "total", "difference"})
_ENGLISH_UNITS: Mapping[str, str] = {unit.code: unit.en for unit in BUILTIN_UNITS} | {
    "千元": "×1,000 yuan",
    "万元": "×10k yuan",
    "百万元": "m yuan",
    "亿元": "×100m yuan",
}


class Wording:
    """The words of one language. An unknown key is a bug and raises ``KeyError``."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._words = _CATALOGUES[lang]

    def text(self, key: str, **params: object) -> str:
        """The words of ``key`` with its placeholders filled."""
        return self._words[key].format_map(params)

    def absent(self, figure: Unmeasured) -> str:
        """Why there is no figure."""
        return self.text(f"why.{figure.why.value}")

    def remark(self, remark: Remark, unit: str = "") -> str:
        """The sentence of a remark; its amounts are in ``unit`` unless it names another."""
        given = dict(remark.params)
        unit = given.get("unit", unit)
        return self.text(f"remark.{remark.code}", **{key: self._shown(key, text, unit) for key, text in given.items()})

    def unit(self, code: str) -> str:
        """A unit as written beside a number; ``pp`` is the percentage point."""
        if code == "pp":
            return self.text("unit.pp")
        return code if self.lang == "zh" else _ENGLISH_UNITS.get(code, code)

    def status(self, code: str) -> str:
        """A status word."""
        return self.text(f"status.{code}")

    def basis(self, text: str) -> str:
        """On what a lead rests: the usual bases in words, the plan's own sentence as it stands."""
        return self._words.get(f"basis.{text}", text)

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

    def _shown(self, key: str, text: str, unit: str) -> str:
        if key in _AMOUNTS and text:
            value = Decimal(text)
            return Number(value, amount_digits(value, unit), self.unit(unit)).text
        if key == "percent":
            return Number(Decimal(text), 1, "%").text
        return self.status(text) if key == "status" else self.period(text) if key == "period" else text
