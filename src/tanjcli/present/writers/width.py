"""How many terminal columns a text takes: CJK characters two, combining marks none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

# A break may come after a blank or beside a CJK character, never inside a number, a word or before closing marks.
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_CLOSING = ",.;:!?)%、。\uff0c\uff1b\uff1a\uff09"
_PIECE = re.compile(rf"[ \t]+|[^\s{_WIDE}]+|.[{_CLOSING}]*", re.DOTALL)
_NUMBER_GOES_ON = re.compile(r"[.,/-]?\d|%")
_NUMBER_BEGUN = re.compile(r"[+-]?\d[\d.,/-]*$")
_CLAUSE_ENDS = frozenset(",;:·、。\uff0c\uff1b\uff1a")
_RESTS = frozenset(f" {_CLOSING}")


def width(text: str) -> int:
    """Columns on a terminal (ambiguous characters count one)."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(ch) else 2 if east_asian_width(ch) in "WF" else 1 for ch in text)


def pad(text: str, columns: int, right: bool = False) -> str:
    """``text`` filled with blanks to ``columns``."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def shorten(text: str, columns: int, sign: str = "…") -> str:
    """``text`` if it fits, else as much of it as leaves room for ``sign``; a number stays whole or goes whole."""
    if width(text) <= columns:
        return text
    kept, room = "", columns - width(sign)
    for ch in text:
        room -= width(ch)
        if room < 0:
            break
        kept += ch
    if _NUMBER_GOES_ON.match(text[len(kept) :]):
        kept = _NUMBER_BEGUN.sub("", kept)
    return kept.rstrip() + sign


def wrap(text: str, columns: int) -> Iterator[str]:
    """Lines of at most ``columns``, a single longer piece apart; a blank or comma near the end is the better break."""
    line: list[str] = []
    for piece in _PIECE.findall(text):
        if line and width("".join(line) + piece.rstrip()) > columns:
            at = _break(line, piece)
            yield "".join(line[:at]).rstrip()
            line = [*line[at:], piece]
            line[0] = line[0].lstrip()
        else:
            line.append(piece)
    yield "".join(line).rstrip()


def _break(line: list[str], piece: str) -> int:
    """Where to break, looking back a little: best behind a clause, next behind a blank; a count keeps its noun."""
    after = [*line, piece]
    near = range(len(line), max(len(line) - 10, 0), -1)
    rests = [at for at in near if line[at - 1][-1:] in _RESTS and not _together("".join(line[:at]), after[at])]
    clauses = [at for at in rests if "".join(line[max(at - 2, 0) : at]).rstrip()[-1:] in _CLAUSE_ENDS]
    return next(iter(clauses + rests), len(line))


def _together(before: str, after: str) -> bool:
    """``3 项`` and what a dot opens stay on one line."""
    return after.startswith("·") or (before[-1:] == " " and before.rstrip()[-1:].isdigit() and not after.isascii())
