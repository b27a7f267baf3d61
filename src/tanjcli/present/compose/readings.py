"""``tanj report --readings``: the verdict under the reading chosen and under each other one, flips marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Assessment, CellResult, Reading
from tanjcli.present.compose import amounts, cells, frame
from tanjcli.present.document import Align, Cell, Column, Document, Paragraph, StatusCell, Table, Words
from tanjcli.present.wording import Wording

# The chosen reading and the goal before its revision; every other id is the plan's own.
_KINDS = frozenset({"chosen", "original"})
_COLUMNS = (
    Column("status", "column.status", exact=True),
    Column("ref", "column.ref", exact=True),
    Column("name", "column.name", least=16, priority=3),
    Column("reading", "column.reading", exact=True),
    Column("text", "column.reading_text", least=16),
    Column("period", "column.period", exact=True, priority=2),
    Column("actual", "column.actual", Align.RIGHT, exact=True),
    Column("goal", "column.goal", Align.RIGHT, exact=True),
    Column("flips", "column.flips", exact=True, priority=1),
)
_KEYS = tuple(column.key for column in _COLUMNS)


def compose_readings(assessment: Assessment, lang: Lang) -> Document:
    """Every target that can be read in more than one way; the assessment was made with its readings."""
    w = frame.wording(assessment, lang)
    open_to = [cell for cell in assessment.cells if len(cell.readings) > 1]
    table = reading_table(open_to, w)
    return Document(
        title=frame.title(assessment, "readings.title", w),
        banner=frame.banner(assessment, w),
        header=(frame.known(assessment, w), *flips(assessment, w)),
        blocks=(table,) if table.rows else (Paragraph((w.text("report.nothing"),)),),
        footer=(w.text("readings.legend"), *frame.legend(assessment, w, paced=False)),
        hints=tuple(w.text("hint.explain", ref=cell.ref, year=assessment.year) for cell in open_to[:1]),
    )


def reading_table(open_to: Sequence[CellResult], w: Wording, keys: Sequence[str] = _KEYS) -> Table:
    """A row a reading, under the columns ``keys`` in their order."""
    chosen = [_KEYS.index(key) for key in keys]
    columns = tuple(replace(_COLUMNS[i], heading=w.text(_COLUMNS[i].heading)) for i in chosen)
    rows = (_row(cell, reading, w) for cell in open_to for reading in cell.readings)
    return Table(columns, tuple(tuple(row[i] for i in chosen) for row in rows))


def flips(assessment: Assessment, w: Wording) -> Iterator[str]:
    """Which verdicts turn with the reading."""
    refs = [cell.ref for cell in assessment.cells if any(reading.flips for reading in cell.readings)]
    if refs:
        yield w.text("readings.flips", n=len(refs), refs=w.text("joiner.list").join(refs))
    else:
        yield w.text("readings.firm")


def _row(cell: CellResult, reading: Reading, w: Wording) -> tuple[Cell, ...]:
    kind = w.text(f"readings.{reading.id if reading.id in _KINDS else 'other'}")
    text = reading.text.get(w.lang)
    if reading.status is None:
        reason = "" if reading.reason is None else w.remark(reading.reason)
        blank = Words("")
        said = Words(w.text("joiner.note").join(part for part in (text, reason) if part))
        return (blank, Words(cell.ref), Words(cell.name.get(w.lang)), Words(kind), said, *[blank] * 4)
    read = replace(
        cell, goal=reading.goal, goal_max=reading.goal_max, actual=reading.actual, period=reading.period, stale=False
    )
    return (
        StatusCell(reading.status.value, w.status(reading.status.value)),
        Words(cell.ref),
        Words(cell.name.get(w.lang)),
        Words(kind),
        Words(text),
        Words(w.period(reading.period)),
        amounts.amount_cell(reading.actual, cell.unit, w, (reading.goal,), named=False),
        cells.goal_cell(read, w),
        Words(w.text("readings.flip") if reading.flips else ""),
    )
