"""Words a person types where one of a known few is meant: matched by spelling, refused with the nearest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tanjcli.core.errors import UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.text import match_key
from tanjcli.core.words import suggest


def choose(option: str, text: str, known: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The keys meant by a comma-separated ``text``; ``known`` gives each key's other spellings.

    ``-`` and ``_`` are one sign, so ``off-track`` is ``off_track``. Raises ``UsageError`` naming every word not known.
    """
    keys = {_key(spelling): key for key, others in known.items() for spelling in (key, *others) if spelling}
    words = [word.strip() for word in text.replace("\uff0c", ",").split(",") if word.strip()]
    strange = [word for word in words if _key(word) not in keys]
    if strange or not words:
        raise unknown_choice(option, strange or [text], known)
    return tuple(dict.fromkeys(keys[_key(word)] for word in words))


def unknown_choice(option: str, words: Iterable[str], known: Mapping[str, Iterable[str]]) -> UsageError:
    """The error to raise when ``option`` does not know these ``words``."""
    spellings = [s for key, others in known.items() for s in (key, *others)]

    def finding(word: str) -> Finding:
        alike = ", ".join(suggest(word, spellings)) or "–"
        params = {"option": option, "nearest": alike, "choices": ", ".join(known)}
        return Finding("usage-unknown-choice", Place(), params, raw=word)

    return UsageError(findings=[finding(word) for word in words])


def _key(text: str) -> str:
    return match_key(text).replace("-", "_")
