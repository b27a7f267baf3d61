"""The signs beside status words, in two sets. Which one a terminal can show is the caller's question.

Every sign of the first set exists in GBK. The second set needs nothing but ASCII, also for dashes and dots, because
CJK console fonts draw ``●`` and ``–`` two columns wide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Status code → sign, the sign of a shortened name, and replacements for signs outside the set.

    ``steps`` draw a value from low to high; ``bar``, ``rest``, ``due``, ``span`` and ``point`` draw one on a line.
    """

    status: Mapping[str, str]
    more: str
    steps: str = "▁▂▃▄▅▆▇█"
    bar: str = "█"
    rest: str = "·"
    due: str = "│"
    span: str = "─"
    point: str = "●"
    replace: Mapping[int, str] = field(default_factory=dict)

    def of(self, code: str) -> str:
        """The sign of a status; unknown codes get a neutral one."""
        return self.status.get(code, self.status["not_due"])

    def clean(self, text: str) -> str:
        """``text`` with the signs this set lacks replaced."""
        return text.translate(self.replace) if self.replace else text


UNICODE = Glyphs(
    status={
        "achieved": "●",
        "on_track": "○",
        "accepted": "≈",
        "behind": "▼",
        "off_track": "▼",
        "reversing": "▼",
        "missed": "■",
        "not_due": "·",
        "not_started": "·",
        "no_baseline": "–",
        "no_data": "–",
        "informative": "□",
        "not_assigned": "–",
    },
    more="…",
)
ASCII = Glyphs(
    status={
        "achieved": "+",
        "on_track": "o",
        "accepted": "~",
        "behind": "v",
        "off_track": "v",
        "reversing": "v",
        "missed": "x",
        "not_due": ".",
        "not_started": ".",
        "no_baseline": "-",
        "no_data": "-",
        "informative": "i",
        "not_assigned": "-",
    },
    more="..",
    steps="_.:-=+*#",
    bar="=",
    rest=".",
    due="|",
    span="-",
    point="o",
    replace=str.maketrans(
        {
            "–": "-",
            "—": "-",
            "·": "|",
            "…": "..",
            "≥": ">=",
            "≤": "<=",
            "×": "x",
            "÷": "/",
            "±": "+/-",
            "≈": "~",
            "→": "->",
        }
    ),
)
