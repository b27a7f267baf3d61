"""The neutral Page: a report as cards, charts and drawers of typed cells, before a writer draws it.

It is the Document's sister for outputs with pictures: the same cells (``present.document``), the same text gate. Every
amount of one picture is in the unit of its row, so that nothing of mixed units ever shares an axis; lengths and
positions are the writer's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tanjcli.present.document import Block, Cell, Column, Gated, Number, Paragraph, StatusCell


@dataclass(frozen=True, slots=True)
class Bullet(Gated):
    """One bar: how far (``actual``), what is due (``expected``), where to (``goal``); ``alt`` says it in words.

    ``ceiling`` is the upper end of a range goal, ``base`` what was there at the start.
    """

    actual: Cell
    expected: Cell
    goal: Number
    alt: str
    ceiling: Number | None = None
    base: Number | None = None


@dataclass(frozen=True, slots=True)
class Line(Gated):
    """A line of a chart: its ``key`` (actual, expected, last_year) and a cell a day, absent ones being gaps."""

    key: str
    points: tuple[tuple[date, Cell], ...]


@dataclass(frozen=True, slots=True)
class Forecast(Gated):
    """Where it will end on ``day``; without ``low`` and ``high`` there is no range to be defended."""

    day: date
    mid: Number
    low: Cell
    high: Cell


@dataclass(frozen=True, slots=True)
class Chart(Gated):
    """A small chart: its lines, the goal, the forecast, the labels of both ends of its axis, and all of it in words."""

    title: str
    alt: str
    lines: tuple[Line, ...]
    goal: Number
    first: str
    last: str
    forecast: Forecast | None = None


@dataclass(frozen=True, slots=True)
class Drawer(Gated):
    """What opens on demand: blocks as of a Document, each with its title."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Card(Gated):
    """One target. ``marks`` are the keys of the choices that keep it in sight; ``row`` is its line of the overview.

    ``place`` is who answers for it, and where in the document it stands; ``figures`` are labelled cells; ``says`` are
    sentences. ``anchor`` is its address on the page.
    """

    anchor: str
    ref: str
    name: str
    place: str
    status: StatusCell
    marks: tuple[str, ...]
    row: tuple[Cell, ...]
    actual: Cell
    goal: Cell
    figures: tuple[tuple[str, Cell], ...]
    bullet: Bullet | None
    chart: Chart | None
    says: tuple[str, ...]
    drawer: Drawer


@dataclass(frozen=True, slots=True)
class Choice(Gated):
    """One way to narrow the page: a key that cards carry, its label, and how many cards carry it."""

    key: str
    label: str
    count: str
    status: StatusCell | None = None


@dataclass(frozen=True, slots=True)
class Filter(Gated):
    """Choices of which one holds at a time, or none."""

    key: str
    title: str
    everything: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Section(Gated):
    """A part of the page after the cards. Its ``note`` says at a glance what is in it."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page(Gated):
    """A whole page in one language. ``labels`` are the words of the page's own furniture, by key.

    ``banner`` marks sample data, ``warning`` data that are missing; ``order`` are the statuses in which cards are
    grouped, the most urgent first.
    """

    lang: str
    title: str
    heading: str
    header: tuple[tuple[str, Cell], ...]
    filters: tuple[Filter, ...]
    columns: tuple[Column, ...]
    order: tuple[StatusCell, ...]
    cards: tuple[Card, ...]
    sections: tuple[Section, ...]
    footer: Paragraph
    labels: tuple[tuple[str, str], ...]
    banner: str = ""
    warning: str = ""
