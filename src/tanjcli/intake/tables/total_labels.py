"""Which words make a row a total, and where they have to stand: a row that names a thing of its own is never one.

``合 计：``, ``合计（16个）``, ``一、小计`` and ``Total`` are totals, ``其中：规上`` is part of one. A figure before
the word says nothing against it; a row whose keys are all filled is about what they name, whatever its remarks say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tanjcli.core.text import match_key
from tanjcli.intake.files.grid import Sheet, is_blank, text_of
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.tables.header import Header
from tanjcli.intake.words.cells import MISSING_TOKENS
from tanjcli.intake.words.number_text import plain_number

TOTAL_WORDS = ("大合计", "合计", "总计", "小计", "共计", "汇总", "平均", "均值", "总和", "合計", "總計", "小計")
LATIN_TOTALS = ("TOTAL", "SUBTOTAL", "GRANDTOTAL", "AVERAGE")
_LONGEST_TOTAL, _LONGEST_WITH_COUNT = 12, 6
_IDENTIFIER = re.compile(r"[+-]?[0-9][0-9.,]*|(?=.*[0-9])[0-9A-Z-]{6,}")
_HINT = re.compile("[计計总總均中]|[Tt][Oo][Tt][Aa][Ll]|[Aa][Vv][Ee][Rr]")
_NUMBERED = re.compile(r"^(?:[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?|[0-9]{1,2}[、.])(?=[本全总合小大共汇平均])")
_TAIL = re.compile(r"(?:[(\[【][^()\[\]【】]*[)\]】])+$|(?<=[计均])[数额值]$|(?<=计)[0-9]{1,2}$")
_SUBSET = re.compile(r"#?其中(?:$|[:,、;.—-]|规[上下模]|新[增建开]|重点|在建|续建|限上)")


@dataclass(frozen=True, slots=True)
class Roles:
    """What the ledger says of a sheet's columns: those of ``figures``, and the ``keys`` (True for one of codes)."""

    figures: frozenset[int] = frozenset()
    keys: Mapping[int, bool] = field(default_factory=dict)


NO_ROLES = Roles()
_FIGURES = frozenset({"amount", "whole", "date", "flag"})


def roles_of(header: Header, spec: LedgerSpec) -> Roles:
    """The roles of the columns a recipe reads."""
    types = {col: spec.columns[name].type for name, col in header.columns.items()}
    keys = {header.columns[name] for name in spec.key if name in header.columns}
    figures = {col for col, kind in types.items() if kind in _FIGURES} - keys
    return Roles(frozenset(figures), {col: types[col] == "code" for col in keys})


def total_label(
    sheet: Sheet, header: Header, row: int, words: frozenset[str] = frozenset(), roles: Roles = NO_ROLES
) -> str:
    """The word that makes a row a total (合计, 全县合计, 其中：…), or the empty text. ``words``: further labels."""
    mapped = header.used
    for col, raw in enumerate(sheet.rows[row][: max(mapped) + 1]):
        if is_blank(raw) or (col in roles.figures and (not isinstance(raw, str) or plain_number(raw) is not None)):
            continue
        if col in mapped and (not isinstance(raw, str) or _IDENTIFIER.fullmatch(raw)):
            return ""
        if not isinstance(raw, str) or not (words or _HINT.search(raw)):
            continue
        label = total_word(raw, words)
        if label:
            # In a column that is not read, such as one for remarks, the word is about a row that speaks for itself.
            spoken_for = _identified(sheet, row, col, roles) if col in mapped else _named(sheet, header, row)
            return "" if spoken_for else label
    return ""


def total_word(text: str, words: frozenset[str] = frozenset()) -> str:
    """``text`` as the label of a total, without its colon, or the empty text when it is none."""
    key = match_key(text).rstrip(":")
    if key in words or _SUBSET.match(key):
        return key.removeprefix("#") if key not in words else key
    name, colon, _ = key.partition(":")
    bare = _NUMBERED.sub("", _TAIL.sub("", _TAIL.sub("", name)))
    longest = _LONGEST_WITH_COUNT if colon else _LONGEST_TOTAL
    return bare if bare in LATIN_TOTALS or (len(bare) <= longest and bare.endswith(TOTAL_WORDS)) else ""


def _identified(sheet: Sheet, row: int, word: int, roles: Roles) -> bool:
    """True when the word stands in no key column and each of those says what the row is about."""
    if not roles.keys or word in roles.keys:
        return False
    texts = {col: text_of(sheet.at(row, col)) for col in roles.keys}
    return all(
        text and text not in MISSING_TOKENS and (not roles.keys[col] or any(ch.isdigit() for ch in text))
        for col, text in texts.items()
    )


def _named(sheet: Sheet, header: Header, row: int) -> bool:
    """True when a column that is read says in words what the row is."""
    texts = (text_of(sheet.at(row, col)) for col in header.used if isinstance(sheet.at(row, col), str))
    return any(text and text not in MISSING_TOKENS and plain_number(text) is None for text in texts)
