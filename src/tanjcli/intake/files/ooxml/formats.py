"""Which cell styles mean a date or a percentage, which show another number than is stored, and which print a unit.

Decided by format id, because the ids 27–36 and 50–58 are dates wherever Chinese, Japanese or Korean is spoken and
have no format text in the file; custom formats are read by their letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tanjcli.core.findings import Place
from tanjcli.intake.files.ooxml.markup import Attributes, Markup

_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENTS = frozenset((9, 10))
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|general|[e][+-]|am/pm|a/p', re.IGNORECASE)
# 1234500 under "0!.0," is shown as 123.4(万): a comma behind the digits divides, a literal point pretends to.
_SCALED = re.compile(r'[0#?],+(?![0#?,])|[0#?](?:[!\\]\.|"\.")[0#?]')
_UNIT = re.compile(r'"\s*([十百千万亿]*元|[千万亿])\s*"')
_QUOTED = re.compile(r'"(?!\.")[^"]*"')
_DATE_LETTERS = re.compile(r"[ymdhs]|e|aaa", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Formats:
    """Style numbers (the ``s`` of a cell, as written; empty is style 0) under formats of each kind, see ``kind_of``."""

    dates: frozenset[str] = frozenset()
    percents: frozenset[str] = frozenset()
    scaled: frozenset[str] = frozenset()
    printed: Mapping[str, str] = field(default_factory=dict)  # style → the unit of money printed behind the number


class Styles(Markup):
    """Reads ``styles.xml`` for the number formats of cells; everything else in it may be as odd as it likes."""

    def __init__(self, place: Place, member: str) -> None:
        super().__init__(place, member)
        self._codes: dict[str, str] = {}
        self._ids: list[str] = []
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            self._ids.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "cellXfs":
            self._in_cells = False

    def formats(self) -> Formats:
        """The styles found, by kind."""
        kinds = {id_: kind_of(id_, self._codes.get(id_, "")) for id_ in set(self._ids)}
        units = {kind for kind in kinds.values() if kind.endswith("元")}
        printed = {style: unit for unit in units for style in self._of(kinds, unit)}
        dates, percents, scaled = (self._of(kinds, kind) for kind in ("date", "percent", "scaled"))
        return Formats(dates, percents, scaled, printed)

    def _of(self, kinds: dict[str, str], kind: str) -> frozenset[str]:
        numbers = [n for n, id_ in enumerate(self._ids) if kinds[id_] == kind]
        return frozenset([*map(str, numbers), *([""] if 0 in numbers else [])])


def kind_of(id_: str, code: str) -> str:
    """``date`` (dates and times), ``percent``, ``scaled`` (shown in thousands or 万), a unit of money, or ``""``.

    ``id_``: its number; ``code``: its text, if the file gives one.
    """
    if code:
        bare = _LITERAL.sub("", code)
        if _DATE_LETTERS.search(bare):
            return "date"
        if "%" in bare or _SCALED.search(_QUOTED.sub("", code)):
            return "percent" if "%" in bare else "scaled"
        printed = _UNIT.search(code)
        return printed[1].removesuffix("元") + "元" if printed else ""
    number = int(id_) if id_.isascii() and id_.isdigit() else 0
    return "date" if number in _DATES else "percent" if number in _PERCENTS else ""
