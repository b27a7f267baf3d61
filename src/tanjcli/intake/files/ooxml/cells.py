"""The cells of a sheet in batches of whole rows, taken from plain markup by one regular expression.

``plain_rows`` knows only the dialect that Excel, WPS and the common libraries write. It accepts a piece only when
*every* byte of it is accounted for and raises ``NotPlainError`` otherwise (comments, CDATA, prefixes, single quotes,
character references in a tag, a cell in the wrong row …); then ``patient.PatientRows`` reads the sheet from its
beginning. So the fast way is never the trusting way, and a test holds both to the same answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

LAST_ROW, LAST_COLUMN = 1_048_575, 16_383


class Kind(NamedTuple):
    """The attributes of a cell that say how to take its value: style number and type, empty when not given."""

    style: str
    type: str


class Shape(NamedTuple):
    """0-based columns a row has cells in, the furthest, one that is there twice (−1: none), whether left to right."""

    columns: tuple[int, ...]
    last: int
    twice: int
    ordered: bool


class Row(NamedTuple):
    """A row of a batch: 0-based number, hidden or not, and where its cells stand in the batch's lists."""

    number: int
    hidden: bool
    start: int
    stop: int
    shape: Shape


class Batch(NamedTuple):
    """Whole rows, the parts of their cells side by side.

    ``attributes`` are keys of ``kinds``. ``formulas`` is ``None`` for a cell without one, its text (often empty)
    otherwise. ``values`` holds the text of ``<v>`` or of the inline string, in UTF-8; a blank cell has
    ``None`` or empty text, but beside a formula empty text means that Excel computed an empty text.
    """

    rows: list[Row]
    attributes: list[bytes]
    kinds: Mapping[bytes, Kind]
    formulas: list[bytes | None]
    values: list[bytes | None]


class NotPlainError(Exception):
    """The sheet is written in a way the fast reader does not vouch for."""


class BadCellError(Exception):
    """A cell that no sheet can hold: an address such as ``A0``, ``XFE1`` or ``B2`` in row 5, or an endless text."""

    def __init__(self, code: str, reference: str) -> None:
        super().__init__(reference)
        self.code, self.reference = code, reference


_ENTITY = re.compile(rb"&(amp|lt|gt|quot|apos);")
_ENTITIES = {b"amp": b"&", b"lt": b"<", b"gt": b">", b"quot": b'"', b"apos": b"'"}
# Possessive (++, *+): nothing in the dialect is worth backtracking for, and it is a third faster.
_CELL = re.compile(
    rb'<c r="([A-Z]++[0-9]++)"((?: [st]="[A-Za-z0-9]++"){0,2}+)'
    rb"(?: ?/>|>"
    rb"(<f(?: [^<>]*)?(?:/>|>[^<]{0,32767}+</f>)(?:<v ?/>)?)?+"
    rb'(?:<(?:v|is><t(?: xml:space="preserve")?)>([^<]{0,32767}+)</(?:v|t></is)>|<v ?/>)?+'
    rb"</c>)"
)
_WIDTH = _CELL.groups + 1
_FORMULA = re.compile(rb"<f(?: [^<>]*)?(?:/>|>([^<]*)</f>)(<v ?/>)?")
_ROW = rb'<row r="([1-9][0-9]{0,6}+)"((?: [A-Za-z][\w:]*+="[^"<>&]*+")*+)'
_NEXT_ROW = re.compile(rb"</row>" + _ROW + rb">\n")
_ROW_TAG = re.compile(rb"\s*(?:(</row>)|" + _ROW + rb" ?(/?)>)\s*")
_HIDDEN = re.compile(rb' (?:hidden="(?:1|true)"|ht="0(?:\.0+)?")')


def plain_rows(block: bytes) -> Batch:
    """Take apart a block of whole rows. Raises ``NotPlainError`` unless it is nothing else, ``BadCellError``."""
    check_text(block)
    parts = _CELL.split(block)
    attributes, formulas, values = parts[2::_WIDTH], parts[3::_WIDTH], parts[4::_WIDTH]
    rows = _Rows(parts[1::_WIDTH]).read(parts[0::_WIDTH])
    if formulas.count(None) != len(formulas):
        _open_formulas(formulas, values)
    if b"&" in block:
        formulas, values = _unescaped(formulas), _unescaped(values)
    return Batch(rows, attributes, {key: _kind(key) for key in set(attributes)}, formulas, values)


def check_text(block: bytes) -> None:
    """Raises ``NotPlainError`` unless a block is UTF-8 and has no references but the five names."""
    if b"&" in block and block.count(b"&") != len(_ENTITY.findall(block)):
        raise NotPlainError
    if not block.isascii():
        try:
            block.decode("utf-8")
        except UnicodeDecodeError:
            raise NotPlainError from None


def shape_of(columns: tuple[int, ...]) -> Shape:
    """The shape of a row with cells in these columns, in the order they are written."""
    twice = -1
    if len(set(columns)) != len(columns):
        twice = next(column for at, column in enumerate(columns) if column in columns[:at])
    return Shape(columns, max(columns, default=-1), twice, list(columns) == sorted(columns))


def column_number(letters: str) -> int:
    """0-based column of sheet letters. Raises ``BadCellError`` past XFD."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    if number > LAST_COLUMN + 1:
        raise BadCellError("sheet-cell-impossible", letters)
    return number - 1


@lru_cache(maxsize=4096)
def _shape(letters: bytes) -> Shape:
    names = letters.decode().split(",")[:-1] if letters != b"," else []
    if not all(name.isalpha() for name in names):
        raise NotPlainError
    return shape_of(tuple(map(column_number, names)))


@lru_cache(maxsize=4096)
def _kind(attributes: bytes) -> Kind:
    given = dict(re.findall(r'([st])="(\w+)"', attributes.decode()))
    if len(given) != attributes.count(b"="):
        raise NotPlainError
    return Kind(given.get("s", ""), given.get("t", ""))


def _open_formulas(formulas: list[bytes | None], values: list[bytes | None]) -> None:
    for at, written in enumerate(formulas):
        formula = _FORMULA.fullmatch(written) if written is not None else None
        if formula is not None:
            formulas[at] = formula[1] or b""
            if formula[2]:
                values[at] = values[at] or b""


def _unescaped(texts: list[bytes | None]) -> list[bytes | None]:
    return [_ENTITY.sub(lambda m: _ENTITIES[m[1]], text) if text and b"&" in text else text for text in texts]


class _Rows:
    """Turns what stands between the cells into rows; whatever is no row tag is ``NotPlainError``."""

    def __init__(self, references: list[bytes]) -> None:
        self._references = references
        self._done: list[Row] = []
        self._open: tuple[bytes, bool, int] | None = None  # number as written, hidden, first cell

    def read(self, gaps: Sequence[bytes]) -> list[Row]:
        last = len(gaps) - 1
        edges = [*compress(range(last + 1), gaps)]
        if not edges:
            raise NotPlainError
        tags = b"".join([b"</row>%b\n" % gaps[0], *[gaps[at] + b"\n" for at in edges[1:-1]]])
        regular = _NEXT_ROW.findall(tags)
        if edges[0] == 0 and gaps[last] == b"</row>" and len(regular) == len(edges) - 1 == tags.count(b"\n"):
            self._read_regular(regular, edges, b' hidden="' in tags or b' ht="0' in tags)
        else:
            self._read_any(gaps, edges)
        if tags.count(b' r="') != tags.count(b"<row"):
            raise NotPlainError
        return self._done

    def _read_regular(self, tags: list[tuple[bytes, bytes]], edges: list[int], hidden: bool) -> None:
        """Every row has cells and follows the one before it at once: nearly all rows there are."""
        for (number, attributes), start, stop in zip(tags, edges, edges[1:], strict=False):
            shape = self._shape(number, start, stop)
            self._done.append(Row(int(number) - 1, hidden and bool(_HIDDEN.search(attributes)), start, stop, shape))

    def _read_any(self, gaps: Sequence[bytes], edges: list[int]) -> None:
        for index in edges:
            self._read_tags(gaps[index], index)
            if index < len(gaps) - 1 and self._open is None:
                raise NotPlainError
        if self._open is not None or (len(gaps) > 1 and not gaps[0]):
            raise NotPlainError

    def _read_tags(self, gap: bytes, index: int) -> None:
        position = 0
        while position < len(gap):
            tag = _ROW_TAG.match(gap, position)
            if tag is None or bool(tag[1]) != (self._open is not None):
                raise NotPlainError
            position = tag.end()
            if not tag[1]:
                self._open = tag[2], _HIDDEN.search(tag[3]) is not None, index
            if self._open is not None and (tag[1] or tag[4]):
                number, hidden, start = self._open
                self._done.append(Row(int(number) - 1, hidden, start, index, self._shape(number, start, index)))
                self._open = None

    def _shape(self, number: bytes, start: int, stop: int) -> Shape:
        # A1,B1,C1 without the row's own number is A,B,C; a cell of another row keeps digits and is found out.
        letters = b",".join(self._references[start:stop]) + b","
        return _shape(letters.replace(number + b",", b","))
