"""What files would change: known values with their cells, and verdicts, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from tanjcli.core.quantities import BUILTIN_UNITS, convert
from tanjcli.core.words import Name
from tanjcli.evaluate.trial import Known, Restated, Trial, VerdictChange
from tanjcli.present.compose.amounts import amount_cell, exact_cell
from tanjcli.present.compose.cells import status_cell
from tanjcli.present.document import Align, Block, Cell, Column, Paragraph, Table, Words
from tanjcli.present.findings import SHOWN
from tanjcli.present.wording import Wording

_UNITS = {unit.code: unit for unit in BUILTIN_UNITS}
Names = Mapping[str, Mapping[str, Name]]


def revision_blocks(trial: Trial, names: Names, w: Wording, every: bool) -> Iterator[Block]:
    """Counts of new, same and restated rows a ledger; then the restated values, old → new with both cells."""
    lines = []
    for revision in trial.revisions:
        ledger = revision.name.get(w.lang)
        counts = {key: getattr(revision, key) for key in ("new", "same", "restated", "late")}
        lines.append(w.text("files.restated_count", ledger=ledger, **counts))
        if revision.periods:
            periods = w.text("joiner.list").join(w.period(label) for label in revision.periods)
            lines.append(w.text("files.new_periods", ledger=ledger, periods=periods))
    yield Paragraph(tuple(lines) or (w.text("files.nothing_known"),), w.text("files.revisions"))
    values = [value for revision in trial.revisions for value in revision.values]
    yield from restated_blocks(values, w.text("files.restated"), names, w, every=every)


def restated_blocks(
    values: Sequence[Restated], title: str, names: Names, w: Wording, *, every: bool
) -> Iterator[Block]:
    """Restated values, old → new with both cells; unless ``every``, the first of them and how many more."""
    shown = values if every else values[:SHOWN]
    if shown:
        yield Table(_value_columns(w), tuple(_value(value, names, w) for value in shown), title)
    if len(shown) < len(values):
        yield Paragraph((w.text("files.more", shown=len(shown), rest=len(values) - len(shown)),))


def verdict_blocks(trial: Trial, w: Wording) -> Iterator[Block]:
    """Every target whose status or actual would be another; and how far the data date would move."""
    moved = tuple(
        w.text("files.as_of", year=year, before=before.isoformat(), after=after.isoformat())
        for year, before, after in trial.as_of
        if before != after
    )
    title = w.text("files.verdicts")
    if trial.changes:
        yield Table(_verdict_columns(w), tuple(_verdict(change, w) for change in trial.changes), title)
        if moved:
            yield Paragraph(moved)
    else:
        yield Paragraph((w.text("files.no_verdicts"), *moved), title)


def _value_columns(w: Wording) -> tuple[Column, ...]:
    return (
        Column("key", w.text("column.key"), least=20),
        Column("measure", w.text("column.measure"), least=10),
        Column("before", w.text("column.before"), Align.RIGHT, exact=True),
        Column("after", w.text("column.after"), Align.RIGHT, exact=True),
        Column("old_cell", w.text("column.old_cell"), least=20, priority=1),
        Column("new_cell", w.text("column.new_cell"), least=20),
    )


def _value(value: Restated, names: Names, w: Wording) -> tuple[Cell, ...]:
    sender = names.get("places", {}).get(value.sender)
    who = sender.get(w.lang) if sender else value.sender
    key = " · ".join(part for part in (who, value.label, *value.key) if part)
    of = names.get(value.vocabulary, {})
    read = next((cell.unit for cell in (value.new, value.old) if cell and cell.unit), "")
    before, after = (known_cell(known, value.unit, of, w, read) for known in (value.before, value.after))
    places = (
        # The cell first: where the line is too long, it is the file that is cut off.
        Words(" / ".join(part for part in (c.cell, c.sheet, c.file) if part) if c else "")
        for c in (value.old, value.new)
    )
    return (Words(key), Words(value.name.get(w.lang)), before, after, *places)


def known_cell(known: Known, unit: str, names: Mapping[str, Name], w: Wording, read: str = "") -> Cell:
    """A value in ``unit`` as a person writes it: amounts in the unit they were ``read`` in, terms by their names."""
    if known is None:
        return Words(w.text("files.blank"))
    if isinstance(known, Decimal):
        own, wanted = _UNITS.get(unit), _UNITS.get(read)
        if own and wanted and own.convertible(wanted):
            return exact_cell(convert(known, own, wanted), wanted.code, w)
        return exact_cell(known, unit, w)
    if isinstance(known, date):
        return Words(known.isoformat())
    name = names.get(str(known))
    return Words(name.get(w.lang) if name else " ".join(str(known).split("\n")))


def _verdict_columns(w: Wording) -> tuple[Column, ...]:
    return (
        Column("ref", w.text("column.ref"), exact=True),
        Column("name", w.text("column.name"), least=12),
        Column("year", w.text("column.year"), exact=True),
        Column("status_before", w.text("column.status_before"), exact=True),
        Column("status_after", w.text("column.status_after"), exact=True),
        Column("actual_before", w.text("column.actual_before"), Align.RIGHT, exact=True),
        Column("actual_after", w.text("column.actual_after"), Align.RIGHT, exact=True),
    )


def _verdict(change: VerdictChange, w: Wording) -> tuple[Cell, ...]:
    before, after = change.before, change.after
    return (
        Words(after.ref),
        Words(after.name.get(w.lang)),
        Words(str(change.year)),
        status_cell(before, w),
        status_cell(after, w),
        *(amount_cell(cell.actual, cell.unit, w) for cell in (before, after)),
    )
