"""A form as a bureau fills it in (title, unit, stacked header, rows, notes), independent of the file format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tools.sample_county.facts import SAMPLE

Cell = str | int | Decimal | date | None
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Merge:
    """A merged range, zero-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One worksheet. ``header`` and ``body`` are the indexes of those rows; row 0 is the title, notes come last."""

    name: str
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    header: range = range(0)
    body: range = range(0)


@dataclass(frozen=True)
class Form:
    """What a form says, before it is laid out. ``merges`` count rows from the first body row."""

    title: str
    sender: str
    header: tuple[tuple[str, ...], ...]
    body: Sequence[Row]
    unit: str = ""
    notes: tuple[str, ...] = ()
    merges: tuple[Merge, ...] = ()

    def sheet(self, name: str) -> Sheet:
        """Title and unit rows, the header with its spans merged, the body, the notes."""
        width = len(self.header[0])
        top = 2
        start = top + len(self.header)
        title = _padded((f"{self.title}【{SAMPLE}】",), width)
        context = (*_padded((f"填报单位：{self.sender}",), width - 1), f"单位：{self.unit}" if self.unit else None)
        header = tuple(tuple(text or None for text in row) for row in self.header)
        notes = tuple(_padded((note,), width) for note in self.all_notes())
        merges = (
            Merge(0, 0, 0, width - 1),
            *_header_spans(self.header, top),
            *(Merge(m.top + start, m.left, m.bottom + start, m.right) for m in self.merges),
        )
        rows = (title, context, *header, *self.body, *notes)
        return Sheet(name, rows, merges, range(top, start), range(start, start + len(self.body)))

    def all_notes(self) -> tuple[str, ...]:
        """The notes, led by the one every file carries."""
        first = f"注：1.本表为{SAMPLE}，企业、园区、人员、项目均为虚构。"
        return (first, *(f"{k}.{note}" for k, note in enumerate(self.notes, start=2)))


def _padded(cells: Row, width: int) -> Row:
    return cells + (None,) * (width - len(cells))


def _header_spans(header: tuple[tuple[str, ...], ...], top: int) -> list[Merge]:
    """In a two-row header: a label without one below spans both rows, a label over several columns spans those."""
    if len(header) == 1:
        return []
    upper, lower = header
    spans = []
    for left, label in enumerate(upper):
        if label and not lower[left]:
            spans.append(Merge(top, left, top + 1, left))
        elif label:
            right = left
            while right + 1 < len(upper) and not upper[right + 1] and lower[right + 1]:
                right += 1
            spans.append(Merge(top, left, top, right))
    return spans
