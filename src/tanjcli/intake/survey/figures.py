"""What the figures of an unknown table are: measure, unit and flow, and where in the file each is said.

Units by precedence: header, row label, unit column, context row, dictionary sheet, sheet name, file name. Two places
that disagree are reported, and a place that lists several units decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tanjcli.core.text import match_key
from tanjcli.intake.survey.flows import flow_of, read_words, stem
from tanjcli.intake.survey.result import Figure
from tanjcli.intake.survey.units import MONEY, UnitSeen, split_label, stated_units

_INDICATOR = re.compile(r"(?:指标|指标名称|INDICATOR|SERIES)\s*[:：]\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Around:
    """What is said around a table: lines of context (row, column, text), the names of the sheet and the file."""

    context: tuple[tuple[int, int, str], ...]
    sheet: str
    file: str
    dictionary: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def stated(self) -> list[tuple[str, tuple[int, int] | None, tuple[UnitSeen, ...]]]:
        """Every place that states units, in order of precedence."""
        places: list[tuple[str, tuple[int, int] | None, tuple[UnitSeen, ...]]] = []
        for row, col, text in self.context:
            places.append((f"context row {row + 1}", (row, col), stated_units(text)))
        places.append(("sheet name", None, stated_units(self.sheet)))
        places.append(("file name", None, stated_units(self.file)))
        return [place for place in places if place[2]]

    @property
    def measure(self) -> str | None:
        """The measure a context line names for the whole table (指标：…)."""
        for _, _, text in self.context:
            match = _INDICATOR.fullmatch(text.strip())
            if match:
                return split_label(match[1])[0]
        return None


@dataclass(frozen=True, slots=True)
class Named:
    """A label and the unit it carries itself; ``where`` says what kind of place that is."""

    label: str | None
    unit: UnitSeen | None
    where: str
    written: str = ""  # the label as it stands, for looking it up in a dictionary


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places that state different units for one figure."""

    label: str
    first: str
    first_source: str
    second: str
    second_source: str


def figures(
    named: Sequence[Named], around: Around, yearly: bool, to_date: bool = False
) -> tuple[list[Figure], list[Conflict]]:
    """What each label's figures are. ``to_date``: the periods themselves are written as running from January."""
    places = around.stated()
    found: list[Figure] = []
    conflicts: list[Conflict] = []
    looked_up = [_looked_up(item, around) for item in named]
    points = {stem(item.label) for item in looked_up if item.label and read_words(item.label).flow == "point"}
    said_of_ytd = [read_words(item.label) for item in looked_up if item.label]
    beside = any(words.last_year and words.flow == "ytd" for words in said_of_ytd)
    for item in looked_up:
        unit, where = (item.unit, item.where) if item.unit is not None else _from_around(item.label or "", places)
        conflict = _conflict(item, places)
        conflicts += [conflict] if conflict else []
        said = item.label or ""
        flow = flow_of(said, unit, yearly, points) if said else None
        last_year = bool(said) and read_words(said).last_year
        if last_year and flow is None and beside:
            flow = "single"  # 上年同期 beside 上年累计 is last year's figure of the period alone
        if flow is None and to_date and said:
            flow = "ytd"
        written = None if unit is None else unit.written
        means = None if unit is None or unit.written == "-" else unit.means
        found.append(Figure(item.label, written, means, where if unit else None, flow, last_year))
    return found, conflicts


def _looked_up(item: Named, around: Around) -> Named:
    entry = around.dictionary.get(match_key(item.written)) if item.written else None
    if entry is None:
        return item
    name, unit = entry
    parsed = split_label(f"x({unit})")[1] if unit else None
    written = UnitSeen(unit, parsed.means if parsed else unit) if unit else None
    return Named(name or item.label, item.unit or written, item.where if item.unit else "other sheet", item.written)


def _from_around(
    label: str, places: Sequence[tuple[str, tuple[int, int] | None, tuple[UnitSeen, ...]]]
) -> tuple[UnitSeen | None, str]:
    words = read_words(label)
    for where, _, units in places:
        chosen = _fitting(units, relative=words.growth or words.share or "指数" in label)
        if chosen is not None:
            return chosen, where
    return None, ""


def _fitting(units: Sequence[UnitSeen], *, relative: bool) -> UnitSeen | None:
    """The one unit of a list that can be meant; growth is never in 万元, and a level never in % beside 万元."""
    rates = [u for u in units if u.relative]
    levels = [u for u in units if not u.relative]
    if relative:
        return rates[0] if len(rates) == 1 else None
    fitting = levels or rates
    return fitting[0] if len(fitting) == 1 else None


def _conflict(
    item: Named, places: Sequence[tuple[str, tuple[int, int] | None, tuple[UnitSeen, ...]]]
) -> Conflict | None:
    if item.unit is None or item.unit.means not in MONEY:
        return None
    for where, _, units in places:
        money = [u.means for u in units if u.means in MONEY]
        if money and item.unit.means not in money:
            return Conflict(item.label or "", item.unit.written, item.where, money[0], where)
    return None
