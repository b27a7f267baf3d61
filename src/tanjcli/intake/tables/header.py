"""Where the header of a table is, found by the labels the recipe expects; never by row number.

Stacked headers are joined with ``/`` (工业总产值/本月): merged header cells count in every column they cover, and in
files without merges a group label runs right over the blanks beside it. Labels compare without blanks, brackets'
width, dashes' form and unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tanjcli.core.addresses import column_index
from tanjcli.core.quantities import UnitTable
from tanjcli.core.text import match_key
from tanjcli.intake.files.fault import Fault
from tanjcli.intake.files.grid import Cell, Sheet, is_blank, text_of
from tanjcli.intake.recipe import Recipe, Take
from tanjcli.intake.words.period_text import Stated
from tanjcli.intake.words.unit_text import split_unit, unit_named

_TOP_ROWS = 40
_MAX_DEPTH = 4
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212~", "-"))
_LETTERS = "甲乙丙丁戊己"
# How a database names the rows under its header.
_KEY_ROW = re.compile(
    "地区|频[度率]|(?:计量)?单位|指标(?:ID|代码)|(?:数据)?来源|REGION|FREQUENCY|UNIT|CDID|PREUNIT|RELEASEDATE|NEXTRELEASE|IMPORTANTNOTES"
)
_ORDINALS = re.compile(rf"[0-9]{{1,3}}|[{_LETTERS}]")


@dataclass(frozen=True, slots=True)
class Header:
    """A header found: its rows (``first`` … ``last``), the label of every column, where each ledger column stands.

    ``doubled``: two columns answer to one label. ``missing``: ledger column → the label nobody answers to.
    ``rate``: the share of expected labels found.

    Where figures run across, ``across`` says of each of their columns the period or the word over it, ``lines`` where
    the label of each measure's row stands, ``aside`` why a labelled column beside them is not read. ``used`` are all
    sheet columns that are read.
    """

    first: int
    last: int
    labels: tuple[str, ...]
    columns: Mapping[str, int]
    doubled: Mapping[str, tuple[int, int]]
    missing: Mapping[str, str]
    across: Mapping[int, Stated | str] = field(default_factory=dict)
    lines: Mapping[str, Cell] = field(default_factory=dict)
    aside: Mapping[int, Fault] = field(default_factory=dict)
    used: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        labels = (col for _, col in self.lines.values())
        object.__setattr__(self, "used", frozenset((*self.columns.values(), *self.across, *labels)))

    @property
    def rate(self) -> float:
        """Found labels over expected labels, 0 to 1."""
        found = len(self.columns) + len(self.lines)
        return found / (found + len(self.missing)) if found else 0.0


def find_header(sheet: Sheet, recipe: Recipe, units: UnitTable, top: int = 0) -> Header | None:
    """The rows from ``top`` on with most of the recipe's labels; the fewest, then the topmost; ``None`` without any."""
    best: Header | None = None
    limit = min(top + _TOP_ROWS, len(sheet.rows))
    anchors = sheet.anchors() if sheet.merges else {}
    # Shallow before deep: a title above a one-row header would fit as a header of two.
    for depth in range(1, _MAX_DEPTH + 1):
        for first in range(top, limit - depth + 1):
            found = _matched(stacks(sheet, anchors, first, first + depth), first, first + depth - 1, recipe, units)
            if found.columns and (best is None or found.rate > best.rate):
                best = found
            if best is not None and best.rate == 1:
                return with_ordinals(sheet, best, units)
    return with_ordinals(sheet, best, units) if best else None


@lru_cache(maxsize=20_000)
def label_key(label: str, units: UnitTable) -> str:
    """What two spellings of one header share."""
    return match_key(split_unit(label, units)[0].translate(_DASHES)).translate(_DASHES)


Stack = tuple[tuple[str, ...], tuple[str, ...]]


def stacks(sheet: Sheet, anchors: Mapping[Cell, Cell], first: int, end: int) -> list[Stack]:
    """Per column, the labels from top to bottom: as merged, and with group labels run right over blanks."""
    width = max((len(sheet.rows[r]) for r in range(first, end)), default=0)
    merged, spread = [], []
    for row in range(first, end):
        cells = (text_of(sheet.at(*anchors.get((row, col), (row, col)))) for col in range(width))
        labels = [" ".join(text.split()) for text in cells]
        merged.append(labels)
        spread.append(list(_run_right(labels)) if row < end - 1 else labels)
    return [(_joined(m), _joined(s)) for m, s in zip(zip(*merged, strict=True), zip(*spread, strict=True), strict=True)]


def _run_right(labels: list[str]) -> Iterator[str]:
    current = ""
    for label in labels:
        current = label or current
        yield current


def _joined(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Blanks dropped, and a label that a merge repeats downwards kept once."""
    kept: list[str] = []
    for label in labels:
        if label and (not kept or kept[-1] != label):
            kept.append(label)
    return tuple(kept)


def _matched(found: list[Stack], first: int, last: int, recipe: Recipe, units: UnitTable) -> Header:
    columns, doubled, missing = placed(found, recipe, units)
    labels = ["/".join(merged) for merged, _ in found]
    for name, col in columns.items():
        spread = "/".join(found[col][1])
        if label_key(spread, units) in {label_key(label, units) for label in recipe.columns[name].from_}:
            labels[col] = spread  # with what the group label says of the unit, merged or not
    return Header(first, last, tuple(labels), columns, doubled, missing)


def placed(
    found: list[Stack], recipe: Recipe, units: UnitTable
) -> tuple[dict[str, int], dict[str, tuple[int, int]], dict[str, str]]:
    """Where each ledger column stands, those that stand twice, and those nowhere with their label."""
    by_label: list[dict[str, list[int]]] = [{}, {}, {}]
    for col, (merged, spread) in enumerate(found):
        leaf = merged[-1:] if len(merged) > 1 else ()
        for tier, labels in enumerate((merged, spread, leaf)):
            if labels:
                by_label[tier].setdefault(label_key("/".join(labels), units), []).append(col)
    columns: dict[str, int] = {}
    doubled: dict[str, tuple[int, int]] = {}
    missing: dict[str, str] = {}
    for name, take in recipe.columns.items():
        if take.at is not None:
            col = column_index(take.at)
            # Once somebody gives the column another name, the table is not the one the recipe was written for.
            blank = col < len(found) and not found[col][0]
            hits = [col] if (col in _answering(take, by_label, units) if take.from_ else blank) else []
        elif take.from_:
            hits = _answering(take, by_label, units)
        else:
            continue
        if not hits:
            missing[name] = take.from_[0] if take.from_ else str(take.at)
            continue
        columns[name] = hits[0]
        if len(hits) > 1:
            doubled[name] = (hits[0], hits[1])
    return columns, doubled, missing


def _answering(take: Take, by_label: list[dict[str, list[int]]], units: UnitTable) -> list[int]:
    for tier in by_label:
        for label in take.from_:
            hits = tier.get(label_key(label, units))
            if hits:
                return hits
    return []


def with_ordinals(sheet: Sheet, header: Header, units: UnitTable) -> Header:
    """Rows below that only number the columns (甲 乙 1 2), give their units, or say whose they are and how often."""
    last = header.last
    labels = list(header.labels)
    numbered = keyed = False
    while last + 1 < len(sheet.rows):
        cells = {c: text_of(raw) for c, raw in enumerate(sheet.rows[last + 1]) if not is_blank(raw)}
        unit_row = len(cells) > 0 and all(unit_named(t, units) or t in ("-", "—", "没有单位") for t in cells.values())
        ordinals = not numbered and _numbers_columns(cells, labels)
        keyed = len(cells) > 1 - keyed and bool(_KEY_ROW.fullmatch(match_key(cells[min(cells)]).rstrip(":")))
        if not unit_row and not ordinals and not keyed:
            break
        last, numbered = last + 1, numbered or ordinals
        if unit_row or keyed:
            for col, text in cells.items():
                if col < len(labels) and unit_named(text, units):
                    labels[col] = f"{labels[col]}({text})"
    return replace(header, last=last, labels=tuple(labels))


def _numbers_columns(cells: Mapping[int, str], labels: Sequence[str]) -> bool:
    """True for a row that numbers the labelled columns, but for one at most; 1 and 2 alone may be a row of data."""
    whole = sum(col not in cells for col, label in enumerate(labels) if label) <= 1
    lettered = any(text in _LETTERS for text in cells.values())
    return whole and len(cells) >= (2 if lettered else 3) and _counts_up(list(cells.values()))


def _counts_up(texts: list[str]) -> bool:
    numbers = [int(t) for t in texts if t.isascii() and t.isdigit()]
    return all(_ORDINALS.fullmatch(t) for t in texts) and numbers == list(range(1, len(numbers) + 1)) and bool(numbers)
