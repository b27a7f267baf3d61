"""What is new since the last pack, as the body of a mail: the gravest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Lang
from tanjcli.evaluate.compare import Snapshot, Told
from tanjcli.evaluate.digest import Digest, Item, Kind
from tanjcli.present.compose.amounts import amount_cell, exact_cell
from tanjcli.present.document import Absent, Align, Block, Cell, Column, Document, Paragraph, StatusCell, Table, Words
from tanjcli.present.wording import Wording


def compose_digest(digest: Digest, lang: Lang) -> Document:
    """The news, kind by kind; a digest without news says so."""
    w = Wording(lang, digest.units)
    plan = digest.plan_name.get(lang)
    return Document(
        title=w.text("digest.title", plan=plan, before=digest.before.as_of.isoformat(), as_of=_day(digest.after)),
        banner=w.text("report.sample") if digest.sample else "",
        header=(w.text("digest.sides", before=_side(digest.before, w), after=_side(digest.after, w)),),
        blocks=tuple(_blocks(digest, w)),
        footer=(w.text("footer.dash"),) if digest.items else (),
    )


def _blocks(digest: Digest, w: Wording) -> Iterator[Block]:
    for kind in Kind:
        items = [item for item in digest.items if item.kind is kind]
        if items:
            rows = tuple(_row(item, w) for item in items)
            yield Table(_columns(w), rows, w.text("digest.group", kind=w.text(f"digest.{kind.value}"), n=len(items)))
    touched = len({item.target_id for item in digest.items})
    yield Paragraph((w.text("digest.same" if digest.items else "digest.nothing", n=digest.rows - touched),))


def _columns(w: Wording) -> tuple[Column, ...]:
    return (
        Column("ref", w.text("column.ref"), exact=True),
        Column("name", w.text("column.name"), least=12),
        Column("status_before", w.text("column.status_before"), exact=True),
        Column("status_after", w.text("column.status_after"), exact=True),
        Column("actual_before", w.text("column.actual_before"), Align.RIGHT, exact=True),
        Column("actual_after", w.text("column.actual_after"), Align.RIGHT, exact=True),
        Column("goal", w.text("column.goal"), Align.RIGHT, exact=True),
    )


def _row(item: Item, w: Wording) -> tuple[Cell, ...]:
    return (
        Words(item.now.ref),
        Words(item.now.name.get(w.lang)),
        _status(item.was, w),
        _status(item.now, w),
        _actual(item.was, w),
        _actual(item.now, w),
        _goal(item.now, w),
    )


def _status(told: Told | None, w: Wording) -> Cell:
    if told is None:
        return Absent("not_applicable", w.text("digest.new"))
    cell = StatusCell(told.status.value, w.status(told.status.value))
    return replace(cell, flag=w.text("status.stale")) if told.stale else cell


def _actual(told: Told | None, w: Wording) -> Cell:
    if told is None:
        return Absent("not_applicable", w.text("digest.new"))
    return amount_cell(told.actual, told.unit, w, _marks(told))


def _goal(told: Told, w: Wording) -> Cell:
    return Words("") if isinstance(told.goal, Unmeasured) else exact_cell(told.goal, told.unit, w)


def _marks(told: Told) -> tuple[Decimal, ...]:
    """What the figure must not seem to have reached, or missed, by rounding."""
    return () if isinstance(told.goal, Unmeasured) else (told.goal,)


def _side(report: Snapshot, w: Wording) -> str:
    said = w.text("diff.side", as_of=report.as_of.isoformat(), known_on=report.known_on.isoformat())
    return said + (w.text("diff.pack", pack=report.pack, version=report.version) if report.pack else "")


def _day(report: Snapshot) -> str:
    return report.as_of.isoformat()
