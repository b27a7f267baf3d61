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
from tanjcli.core.words import Lang


class Align(StrEnum):
    """Which side of its column a cell stands on."""

    LEFT = "left"
    RIGHT = "right"


class Role(StrEnum):
    """What a paragraph is on an official page; elsewhere they all look alike."""

    BODY = "body"
    CALLED = "called"  # to whom it is addressed
    LISTED = "listed"  # the line that names the annexes
    SIGNED = "signed"  # issuer and date
    NOTE = "note"  # under a table


class Gated:
    """Passes every text field, and texts inside tuples, through the gate."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for item in fields(self):  # type: ignore[arg-type]
            object.__setattr__(self, item.name, _gate(getattr(self, item.name)))


@dataclass(frozen=True, slots=True)
class Number(Gated):
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
class Span(Gated):
    """Two bounds of a range goal: ``6–8 项``."""

    low: Number
    high: Number

    @property
    def text(self) -> str:
        """``6–8 项``."""
        return f"{self.low.figure}–{self.high.text}"


@dataclass(frozen=True, slots=True)
class StatusCell(Gated):
    """A status: its code (writers choose sign and colour by it), its word, and a flag beside the word (过期)."""

    code: str
    word: str
    flag: str = ""

    @property
    def text(self) -> str:
        """The word and its flag."""
        return f"{self.word} {self.flag}" if self.flag else self.word


@dataclass(frozen=True, slots=True)
class Words(Gated):
    """Text. ``mark`` follows it and survives where the text is shortened (the star of an inferred lead)."""

    words: str
    mark: str = ""

    @property
    def text(self) -> str:
        """The words and their mark."""
        return self.words + self.mark


@dataclass(frozen=True, slots=True)
class Prose(Gated):
    """Somebody's own words, line by line: one line in most tables, a workbook keeps the breaks."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it as one line."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Absent(Gated):
    """No figure here: the code of the reason, and its word. Tables print a dash, prose prints the word."""

    why: str
    word: str

    @property
    def text(self) -> str:
        """A dash: an absent figure is never 0 and never blank."""
        return "–"


Cell = Number | Span | StatusCell | Words | Prose | Absent


@dataclass(frozen=True, slots=True)
class Column(Gated):
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
class Table(Gated):
    """Rows of cells under columns. Tables of one document that share their column keys share their layout."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Facts(Gated):
    """Label and value pairs, one a line."""

    items: tuple[tuple[str, Cell], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(Gated):
    """Lines of prose or of a worked formula."""

    lines: tuple[str, ...]
    title: str = ""
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Heading(Gated):
    """The head of a chapter (level 1, 一、) or of a section in it (level 2, (一)), its number included."""

    title: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Annex(Gated):
    """From here on a numbered annex: on paper a wide page of its own."""

    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Slot(Gated):
    """A place for a person's own words, which outlive the next composing. Without them, ``hint`` asks for them.

    In ``paragraphs`` two asterisks before and after words set them bold; a backslash makes an asterisk plain.
    """

    key: str
    label: str
    hint: str
    paragraphs: tuple[str, ...] = ()
    role: Role = Role.BODY
    title: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands there now."""
        return self.paragraphs or (self.hint,)


@dataclass(frozen=True, slots=True)
class Tally(Gated):
    """How many rows have which status (the ``flag`` of each): the count, and what every sign means."""

    label: str
    statuses: tuple[StatusCell, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Track(Gated):
    """One line of a course: what it is (``actual``, ``expected``, ``last_year``), its name, a cell for each day."""

    role: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Level(Gated):
    """What a course is held against: ``start``, ``goal`` (one cell), or ``outlook`` (low, mid, high)."""

    role: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Course(Gated):
    """How a figure went through its window, the actual first. Terminals draw it; elsewhere its ``table`` stands."""

    heading: str
    days: tuple[str, ...]
    tracks: tuple[Track, ...]
    levels: tuple[Level, ...] = ()
    title: str = ""

    @property
    def table(self) -> Table:
        """A row for each day, a column for each track."""
        columns = (
            Column("day", self.heading, exact=True),
            *(Column(t.role, t.name, Align.RIGHT, exact=True) for t in self.tracks),
        )
        rows = zip((Words(day) for day in self.days), *(track.cells for track in self.tracks), strict=True)
        return Table(columns, tuple(rows), self.title)


Block = Table | Facts | Paragraph | Tally | Heading | Annex | Slot | Course


@dataclass(frozen=True, slots=True)
class Document(Gated):
    """A whole output. ``banner`` marks sample data; ``hints`` say what to type next and are for terminals only."""

    title: str
    blocks: tuple[Block, ...]
    banner: str = ""
    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    lang: Lang = "zh"


def _gate(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return visible(value)
    if isinstance(value, tuple):
        return tuple(_gate(item) for item in value)
    return value
