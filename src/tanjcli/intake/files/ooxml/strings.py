"""The shared string table: how many strings it really holds, and whether one of them is endless."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from tanjcli.core.findings import Place
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.ooxml.cells import NotPlainError, check_text
from tanjcli.intake.files.ooxml.markup import Attributes, Markup
from tanjcli.intake.files.refusal import refuse

_OPENING = re.compile(rb"<sst(?: [^<>]*)?>")
_ITEM = re.compile(
    rb'<si><t(?: xml:space="preserve")?>[^<]{0,32767}</t>(?:<phoneticPr [^<>]*/>)?</si>\s*|<si><t/></si>'
)
_HEAD_MOST, _ITEM_MOST = 1_000_000, 4_000_000


class _Table(Markup):
    def __init__(self, place: Place, member: str, limits: Limits) -> None:
        super().__init__(place, member)
        self.count = 0
        self._limits, self._length = limits, 0
        self._in_item = False
        self.forbid_asides(lambda: self._in_item)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self.count += 1
            self._length = 0
            self._in_item = True
        elif name == "sst":
            for claim in (attributes.get("count", "0"), attributes.get("uniqueCount", "0")):
                if not claim.isdigit() or len(claim) > 10 or int(claim) > self._limits.cells * 5:
                    limit = self._limits.cells * 5
                    raise refuse("workbook-count-absurd", self.place, raw=claim, member=self.member, limit=limit)

    def end(self, name: str) -> None:
        self._in_item = self._in_item and name != "si"

    def text(self, data: str) -> None:
        self._length += len(data)
        if self._length > self._limits.text:
            raise refuse("workbook-text-long", self.place, member=self.member, limit=self._limits.text)


def count_strings(chunks: Callable[[], Iterable[bytes]], place: Place, member: str, limits: Limits) -> int:
    """How many shared strings there are. Raises ``RefusedError`` for an absurd claim or a text over the limit."""
    try:
        return _plain(_Table(place, member, limits), iter(chunks()))
    except NotPlainError:
        table = _Table(place, member, limits)
        table.run(chunks())
        return table.count


def _plain(table: _Table, chunks: Iterator[bytes]) -> int:
    """The table as most programs write it, by pattern; any byte that does not fit is ``NotPlainError``."""
    buffer, opening, count = b"", None, 0
    while opening is None:
        buffer += _more(chunks, len(buffer), _HEAD_MOST)
        opening = _OPENING.search(buffer)
    table.feed(buffer[: opening.end()])
    buffer = buffer[opening.end() :]
    while (end := buffer.find(b"</sst>")) < 0:
        cut = buffer.rfind(b"<si>")
        if cut > 0:
            count += _items(buffer[:cut])
            buffer = buffer[cut:]
        buffer += _more(chunks, len(buffer), _ITEM_MOST)
    count += _items(buffer[:end])
    table.feed(buffer[end:] + b"".join(chunks), final=True)
    return count


def _items(block: bytes) -> int:
    check_text(block)
    rest, count = _ITEM.subn(b"", block)
    if rest.strip():
        raise NotPlainError
    return count


def _more(chunks: Iterator[bytes], held: int, most: int) -> bytes:
    chunk = next(chunks, b"")
    if not chunk or held > most:
        raise NotPlainError
    return chunk
