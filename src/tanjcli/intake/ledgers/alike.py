"""Names so alike that they may be one: a question for a person, never a merge.

Two spellings that differ only in the legal form (有限公司, 有限责任公司) are always told. Names one character apart are
common among firms (恒通, 恒达), so a pair of them is told only when one takes the other's place: it comes with the very
file in which the other, until then in every one, is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from tanjcli.core.text import match_key
from tanjcli.intake.ledger import STRIP, Ledger
from tanjcli.intake.ledgers.rows_by_key import distinct

_FORM = re.compile("(?:(?:股份|集团|责任)?有限(?:责任)?)?(?:分?公司|集团|总厂|厂)?$")
# What tells members of a family apart: 一期 and 二期, 东区 and 西区, A and B.
_ORDINAL = re.compile("[0-9A-Z一二三四五六七八九十甲乙丙丁戊己东西南北中上下新老大小]")
_LEAST = 4
_LONGEST = 64  # comparing takes room by the square of the length: a page of text for a name would fill all of it
_MOST_NAMES = 20_000  # beyond that a list of pairs would help nobody


@dataclass(frozen=True, slots=True)
class Alike:
    """Two names of one column; ``at`` and ``before`` are rows of the frame where each stands first, the later first."""

    name: str
    other: str
    at: int
    before: int


def alike_names(ledger: Ledger) -> Iterator[tuple[str, Alike]]:
    """Every such pair with its column: what names a code, and keys of free text."""
    for column, spec in ledger.spec.columns.items():
        code = spec.names if spec.names in ledger.spec.columns else None
        if spec.type == "text" and (code or column in ledger.spec.key):
            for pair in _pairs(_seen(ledger, column)):
                if code is None or _codes(ledger, column, code, pair.name).isdisjoint(
                    _codes(ledger, column, code, pair.other)
                ):
                    yield column, pair


@dataclass(slots=True)
class _Seen:
    """A name: the row where it stands first, and the files it is in, counted among those of the ledger."""

    first: int
    files: set[int]


def _seen(ledger: Ledger, column: str) -> dict[str, _Seen]:
    order = {source: i for i, source in enumerate(sorted({strip.source for strip in ledger.strips}))}
    if distinct(ledger.frame, column) > _MOST_NAMES:
        return {}
    frame = ledger.frame[[column, STRIP]].dropna().drop_duplicates()
    seen: dict[str, _Seen] = {}
    for position, name, strip in zip(frame.index, frame[column], frame[STRIP], strict=True):
        seen.setdefault(str(name), _Seen(position, set())).files.add(order[ledger.strips[strip].source])
    return seen


def _codes(ledger: Ledger, column: str, code: str, name: str) -> set[str]:
    return set(ledger.frame.loc[ledger.frame[column].eq(name).fillna(False), code].dropna())


def near_names(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of keys whose names are the same, or differ by one character that numbers no member of a family.

    Of several that bear one name each is told with the one before it, and the first stands for them all.
    """
    bearers: dict[str, list[str]] = {}
    for key, name in names.items():
        if len(name) >= _LEAST:
            bearers.setdefault(name, []).append(key)
    for keys in bearers.values():
        yield from pairwise(keys)
    first = {keys[0]: name for name, keys in bearers.items()}
    if len(first) <= _MOST_NAMES:
        yield from ((other, key) for other, key in _candidates(first) if _slip(first[key], first[other]))


def _pairs(seen: Mapping[str, _Seen]) -> Iterator[Alike]:
    cores = {name: _FORM.sub("", match_key(name)) for name in seen}
    for other, name in _candidates(cores):
        if _may_be_one(cores[name], cores[other], seen[name], seen[other]):
            yield Alike(name, other, seen[name].first, seen[other].first)


def _candidates(cores: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of keys that are at most one character apart, and some that are two; the one that stands first, first."""
    groups: dict[str, list[str]] = {}
    for name, core in cores.items():
        if len(core) >= _LEAST:
            # Two texts at most one character apart share what is left when one of them loses it.
            lost = range(len(core) if len(core) <= _LONGEST else 0)
            for reduced in dict.fromkeys((core, *(core[:i] + core[i + 1 :] for i in lost))):
                groups.setdefault(reduced, []).append(name)
    told: set[tuple[str, str]] = set()
    for names in groups.values():
        for i, other in enumerate(names):
            for name in names[i + 1 :]:
                if (other, name) not in told:
                    told.add((other, name))
                    yield other, name


def _may_be_one(core: str, other: str, seen: _Seen, known: _Seen) -> bool:
    if core == other:
        return True
    return (_replaces(seen.files, known.files) or _replaces(known.files, seen.files)) and _slip(core, other)


def _slip(core: str, other: str) -> bool:
    """One character added, lost or another, that numbers no member of a family."""
    longer, shorter = sorted((core, other), key=len, reverse=True)
    start = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    rest = longer[start + 1 :]
    if rest != (shorter[start:] if len(longer) > len(shorter) else shorter[start + 1 :]):
        return False
    apart = longer[start] + ("" if len(longer) > len(shorter) else shorter[start])
    return not all(_ORDINAL.fullmatch(ch) for ch in apart)


def _replaces(later: set[int], earlier: set[int]) -> bool:
    """True when ``earlier`` is a run of files that ends just before ``later`` begins."""
    return len(earlier) > 1 and max(earlier) + 1 == min(later) and len(earlier) == max(earlier) - min(earlier) + 1
