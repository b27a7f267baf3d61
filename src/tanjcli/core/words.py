"""Bilingual names, and closed vocabularies with declared aliases and a "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from tanjcli.core.text import match_key

Lang = Literal["zh", "en"]
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Name:
    """The same name in both languages; an empty ``en`` falls back to ``zh`` and the reverse."""

    zh: str
    en: str = ""

    def get(self, lang: Lang) -> str:
        """The name in ``lang``."""
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)


@dataclass(frozen=True, slots=True)
class Term:
    """One member of a vocabulary: id, name, the other spellings it is known by, the group it belongs to."""

    id: str
    name: Name
    aliases: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """A closed list of terms (the roll of places …). Spellings match by ``match_key``, never by likeness."""

    id: str
    terms: tuple[Term, ...]
    _index: Mapping[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[str, Term] = {}
        for term in self.terms:
            for spelling in (term.id, term.name.zh, term.name.en, *term.aliases):
                if spelling:
                    index.setdefault(match_key(spelling), term)
        object.__setattr__(self, "_index", index)

    def find(self, text: str) -> Term | None:
        """The term spelled ``text``, or ``None``."""
        return self._index.get(match_key(text))

    def suggest(self, text: str) -> tuple[str, ...]:
        """Up to three known spellings that look like ``text``, best first."""
        return suggest(text, (s for t in self.terms for s in (t.name.zh, t.name.en, t.id, *t.aliases) if s))


def suggest(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Up to three of ``known`` that look like ``text``, best first: for "did you mean", never to decide."""
    by_key = {match_key(k): k for k in known}
    return tuple(by_key[m] for m in get_close_matches(match_key(text), list(by_key), n=_SHOWN, cutoff=0.5))


def nearest(text: str, known: Iterable[str]) -> str:
    """The spellings that look like ``text``, for a sentence; the first few known ones when nothing does."""
    spellings = list(dict.fromkeys(k for k in known if k))
    return ", ".join(suggest(text, spellings) or spellings[:_SHOWN])
