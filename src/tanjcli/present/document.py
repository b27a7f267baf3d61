"""The neutral Document: what a report says, as typed cells, before any format gives it a shape.

Every writer (terminal, Markdown, and the workbook, Word and web writers) lays out this one value, so a number, a unit
or a status word can not differ between two outputs. All text is passed through the gate (``core.text.visible``) when a
part is built: no writer, present or future, can let an ESC or a bidi character out.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum

from tanjcli.core.quantities import rounded
from tanjcli.core.text import visible


class Align(StrEnum):
    """Which side of its column a cell stands on."""

    LEFT = "left"
    RIGHT = "right"


class _Gated:
    """Passes every text field, and texts inside tuples, through the gate."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for item in fields(self):  # type: ignore[arg-type]
            object.__setattr__(self, item.name, _gate(getattr(self, item.name)))


@dataclass(frozen=True, slots=True)
class Number(_Gated):
    """An amount, unrounded, and how it is printed: ``digits`` decimals half-up, with its unit.

    ``prefix`` stands before it (``≤``); ``negative`` is a word in place of the minus sign (超 12 家). ``power`` of ten
    leads from ``value`` to the printed unit (65 亿元 is 6.5 bn yuan: -1); ``enclosed`` sets it in round brackets.
    """

    value: Decimal
    digits: int
    unit: str = ""
    signed: bool = False
    prefix: str = ""
    negative: str = ""
    power: int = 0
    enclosed: bool = False

    @property
    def printed(self) -> Decimal:
        """The value in the printed unit, rounded."""
        return rounded(self.value.scaleb(self.power), self.digits)

    @property
    def figure(self) -> str:
        """The printed number alone: rounded, with its sign."""
        shown = self.printed
        if self.negative and shown < 0:
            return f"{-shown:f}"
        return f"{shown:+f}" if self.signed and shown else f"{shown:f}"

    @property
    def text(self) -> str:
        """What a reader sees: ``42.0%``, ``58 家``, ``+4.3``, ``超 12 家``, ``(91.6%)``."""
        lead = self.negative if self.negative and self.printed < 0 else self.prefix
        tight = self.unit in {"%", "‰"}
        text = " ".join(part for part in (lead, self.figure + self.unit * tight, self.unit * (not tight)) if part)
        return f"({text})" if self.enclosed else text


@dataclass(frozen=True, slots=True)
class Span(_Gated):
    """Two bounds of a range goal: ``6–8 项``."""

    low: Number
    high: Number

    @property
    def text(self) -> str:
        """``6–8 项``."""
        return f"{self.low.figure}–{self.high.text}"


@dataclass(frozen=True, slots=True)
class StatusCell(_Gated):
    """A status: its code (writers choose sign and colour by it), its word, and a flag beside the word (过期)."""

    code: str
    word: str
    flag: str = ""

    @property
    def text(self) -> str:
        """The word and its flag."""
        return f"{self.word} {self.flag}" if self.flag else self.word


@dataclass(frozen=True, slots=True)
class Words(_Gated):
    """Text. ``mark`` follows it and survives where the text is shortened (the star of an inferred lead)."""

    words: str
    mark: str = ""

    @property
    def text(self) -> str:
        """The words and their mark."""
        return self.words + self.mark


@dataclass(frozen=True, slots=True)
class Absent(_Gated):
    """No figure here: the code of the reason, and its word. Tables print a dash, prose prints the word."""

    why: str
    word: str

    @property
    def text(self) -> str:
        """A dash: an absent figure is never 0 and never blank."""
        return "–"


Cell = Number | Span | StatusCell | Words | Absent


@dataclass(frozen=True, slots=True)
class Column(_Gated):
    """A column. ``exact`` ones (numbers, statuses) are never shortened; of the others ``least`` widths must stay.

    ``priority`` 0 stays whatever happens; where room is short, the highest number goes first.
    """

    key: str
    heading: str
    align: Align = Align.LEFT
    priority: int = 0
    exact: bool = False
    least: int = 8


@dataclass(frozen=True, slots=True)
class Table(_Gated):
    """Rows of cells under columns. Tables of one document that share their column keys share their layout."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Facts(_Gated):
    """Label and value pairs, one a line."""

    items: tuple[tuple[str, Cell], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(_Gated):
    """Lines of prose or of a worked formula."""

    lines: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Tally(_Gated):
    """How many rows have which status (the ``flag`` of each): the count, and what every sign means."""

    label: str
    statuses: tuple[StatusCell, ...]
    title: str = ""


Block = Table | Facts | Paragraph | Tally


@dataclass(frozen=True, slots=True)
class Document(_Gated):
    """A whole output. ``banner`` marks sample data; ``hints`` say what to type next and are for terminals only."""

    title: str
    blocks: tuple[Block, ...]
    banner: str = ""
    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def _gate(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return visible(value)
    if isinstance(value, tuple):
        return tuple(_gate(item) for item in value)
    return value
