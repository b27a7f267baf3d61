"""The text gate and the matching key.

Everything that reaches a terminal, a log or a file passes ``visible``: control, bidirectional and invisible
characters become readable escapes, clean text is unchanged. Names are compared by ``match_key``, never shown by it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Format characters are invisible by nature; lone surrogates and private controls cannot be printed at all.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LONGEST_NAME = 64


def visible(text: str) -> str:
    r"""``text`` with every control, format, bidi and line-separator character as ``\x1b`` / ``\u200b``."""
    if text.isprintable():
        return text
    return "".join(_shown(ch) for ch in text)


def visible_lines(text: str) -> str:
    """The same with line breaks kept: for prose, where the sink has a way to hold them."""
    return "\n".join(map(visible, text.split("\n")))


def bare(text: str) -> str:
    """``text`` without what the gate would show as an escape: names are the same without it."""
    return text if text.isprintable() else "".join(ch for ch in text if unicodedata.category(ch) not in _HIDDEN)


def match_key(text: str) -> str:
    """The key two spellings of a name share: NFKC, no invisible characters, no blanks, upper case."""
    return _name_key(text) if len(text) <= _LONGEST_NAME else _key(text)


def _key(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text)
    return "".join(ch for ch in folded if not ch.isspace() and unicodedata.category(ch) not in _HIDDEN).upper()


# The same few thousand names, labels and codes come back month after month.
_name_key = lru_cache(4096)(_key)


def _shown(ch: str) -> str:
    code = ord(ch)
    # The last two code points of a plane are no characters: no XML may hold U+FFFE or U+FFFF.
    if unicodedata.category(ch) not in _HIDDEN and code & 0xFFFE != 0xFFFE:
        return ch
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
