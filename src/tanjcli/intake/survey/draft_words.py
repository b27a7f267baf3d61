"""How a drafted recipe writes things down: ids, scalars and labels of YAML, and the words of a title that will last."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from tanjcli.core.text import bare

_NOT_ID = re.compile(r"[^A-Za-z0-9\u4e00-\u9fff._-]+")
_PASSING = re.compile(r"[^\u4e00-\u9fffA-Za-z]+|[年月日]|第?[一二三四]季度|[上下]半年|单位")


def lasting(title: str) -> list[str]:
    """The stretches of a title that name no period, unit or number, the longest first: those will be there again."""
    words = (part.strip() for part in _PASSING.split(title))
    return sorted((part for part in words if len(part) > 1), key=len, reverse=True)


def ident(text: str, fallback: str) -> str:
    """``text`` as an id, or ``fallback`` where nothing of it can stand in one."""
    return _NOT_ID.sub("-", text.replace("/", "-")).strip("-._")[:60].lower() or fallback


def unique(name: str, taken: Sequence[str]) -> str:
    """``name``, numbered where it is taken."""
    number, candidate = 2, name
    while candidate in taken:
        candidate, number = f"{name}-{number}", number + 1
    return candidate


def label(text: str) -> str:
    """A name in both languages, for a person to translate."""
    return f"{{zh: {scalar(text)}, en: {scalar(text)}}}"


def scalar(text: str) -> str:
    """``text`` as a YAML scalar, quoted where it must be; unseen characters, which no recipe may hold, left out."""
    plain = re.fullmatch(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff]*", text)
    return text if plain else json.dumps(bare(" ".join(text.split())), ensure_ascii=False)
