"""``tanj near``: who is over a threshold by little, who lacks little, who stands on its boundary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.core.findings import Place
from tanjcli.core.words import Lang
from tanjcli.evaluate.near import Entity, Nearness, Threshold
from tanjcli.present.compose.amounts import absent_cell, amount_cell, exact_cell
from tanjcli.present.compose.cells import chance_cell
from tanjcli.present.digits import amount_digits
from tanjcli.present.document import Align, Block, Cell, Column, Document, Paragraph, Table, Words
from tanjcli.present.wording import Wording

_COLUMNS = (
    Column("label", "column.label_near", least=12),
    Column("entity", "column.entity", exact=True, priority=3),
    Column("place", "column.place", exact=True, priority=2),
    Column("value", "column.amount", Align.RIGHT, exact=True),
    Column("gap", "column.lacks", Align.RIGHT, exact=True),
    Column("p", "column.chance", Align.RIGHT, exact=True),
    Column("mark", "column.mark", least=8),
    Column("origin", "column.origin", exact=True, priority=4),
)
_ZERO = Decimal(0)


def compose_near(nearness: Nearness, lang: Lang) -> Document:
    """One table for each side of each threshold, and one for its boundary; the nearest first."""
    w = Wording(lang, nearness.units)
    foretold = any(not isinstance(e.p, Unmeasured) for one in nearness.thresholds for e in (*one.over, *one.short))
    blocks = tuple(block for one in nearness.thresholds for block in _blocks(nearness, one, w))
    if not foretold:
        blocks = tuple(_without_chances(block) if isinstance(block, Table) else block for block in blocks)
    more = sum(one.more for one in nearness.thresholds)
    return Document(
        title=w.text(
            "near.title",
            ref=nearness.ref,
            name=nearness.name.get(lang),
            period=w.period(nearness.period),
            as_of=nearness.as_of.isoformat(),
        ),
        banner=w.text("report.sample") if nearness.sample else "",
        header=(w.text("report.known", known_on=nearness.known_on.isoformat()),),
        blocks=blocks or (Paragraph((w.text("near.none"),)),),
        footer=(
            *(() if foretold or not blocks else (w.text("near.no_chance"),)),
            *((w.text("near.more", n=more),) if more else ()),
        ),
    )


def _blocks(nearness: Nearness, one: Threshold, w: Wording) -> Iterator[Block]:
    name = one.name.get(w.lang)
    goal = exact_cell(nearness.goal, nearness.unit, w).text
    threshold = exact_cell(one.threshold, one.unit, w).text
    counts = {"reached": one.reached, "counted": one.counted}
    yield Paragraph((w.text("near.counted", threshold=threshold, goal=goal, **counts),), name)
    sides = (("short", one.short, "column.lacks"), ("reached", one.over, "column.spare"))
    for key, entities, heading in (*sides, ("boundary", one.boundary, "column.lacks")):
        if entities:
            yield _table(one, entities, heading, (w.text(f"near.{key}", n=len(entities)), w))


def _without_chances(table: Table) -> Table:
    """Projects have no forecast: a column of dashes would say nothing."""
    kept = [index for index, column in enumerate(table.columns) if column.key != "p"]
    rows = tuple(tuple(row[index] for index in kept) for row in table.rows)
    return Table(tuple(table.columns[index] for index in kept), rows, table.title)


def _table(one: Threshold, entities: Sequence[Entity], heading: str, titled: tuple[str, Wording]) -> Table:
    title, w = titled
    columns = tuple(
        replace(column, heading=w.text(heading if column.key == "gap" else column.heading)) for column in _COLUMNS
    )
    spare = heading == "column.spare"
    return Table(columns, tuple(_row(one, entity, spare, w) for entity in entities), title)


def _row(one: Threshold, entity: Entity, spare: bool, w: Wording) -> tuple[Cell, ...]:
    gap = -entity.gap if spare else entity.gap
    return (
        Words(entity.label),
        Words(entity.key if entity.key != entity.label else ""),
        Words(entity.place.get(w.lang)),
        amount_cell(entity.value, one.unit, w, (one.threshold,)),
        w.amount(gap, amount_digits(gap, one.unit, _ZERO), one.unit),
        _chance(entity, w),
        Words(_marks(entity, w)),
        Words(_origin(entity, w)),
    )


def _chance(entity: Entity, w: Wording) -> Cell:
    """Settled by being over, or by the year's end."""
    p = entity.p
    if isinstance(p, Unmeasured):
        return absent_cell(p, w)
    return chance_cell(p, entity.reached or entity.expected == entity.value)


def _marks(entity: Entity, w: Wording) -> str:
    marks = [w.text("near.mark_boundary")] if entity.boundary else []
    return w.text("joiner.note").join(marks + ([w.text("near.inside")] if entity.inside else []))


def _origin(entity: Entity, w: Wording) -> str:
    if entity.origin is None:
        return w.text("near.cluster", n=entity.members)
    return str(Place(entity.origin.file, entity.origin.sheet, entity.origin.cell))
