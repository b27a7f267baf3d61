"""``tanj diff``: which targets stand differently, from where to where, and what brought each of them there."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Lang
from tanjcli.evaluate.compare import Cause, Change, Difference, Snapshot, Stage, Told
from tanjcli.present.compose.amounts import amount_cell
from tanjcli.present.compose.revisions import Names, restated_blocks
from tanjcli.present.document import Align, Block, Cell, Column, Document, Facts, Paragraph, StatusCell, Table, Words
from tanjcli.present.wording import Wording


def compose_diff(difference: Difference, lang: Lang, names: Names, *, every: bool) -> Document:
    """The changed targets, each with its causes; then every restated value (``every``), or the first of them."""
    w = Wording(lang, difference.units)
    return Document(
        title=w.text("diff.title", plan=difference.plan_name.get(lang)),
        banner=w.text("report.sample") if difference.sample else "",
        blocks=tuple(_blocks(difference, names, w, every)),
        footer=(w.text("diff.legend"),) if difference.changes else (),
    )


def _blocks(difference: Difference, names: Names, w: Wording, every: bool) -> Iterator[Block]:
    sides = (("diff.before", difference.before), ("diff.after", difference.after))
    yield Facts(tuple((w.text(key), Words(_side(side, w))) for key, side in sides))
    if difference.changes:
        counts = w.text("diff.counts", changed=len(difference.changes), same=difference.same)
        yield Table(_columns(w), tuple(_row(change, w) for change in difference.changes), counts)
    else:
        yield Paragraph((w.text("diff.nothing", same=difference.same),))
    for change in difference.changes:
        told = next(stage.told for stage in reversed(change.stages) if stage.told)
        named = {"ref": told.ref, "name": told.name.get(w.lang)}
        if change.restated:
            title = w.text("diff.under", n=len(change.restated), **named)
            yield from restated_blocks(change.restated, title, names, w, every=every)
        elif change.arrived:
            yield Paragraph(change.arrived, w.text("diff.arrived", n=len(change.arrived), **named))
    explained = {value for change in difference.changes for value in change.restated}
    rest = [value for revision in difference.revisions for value in revision.values if value not in explained]
    if rest:
        yield from restated_blocks(rest, w.text("diff.rest", n=len(rest)), names, w, every=every)


def _side(side: Snapshot, w: Wording) -> str:
    said = w.text("diff.side", as_of=side.as_of.isoformat(), known_on=side.known_on.isoformat())
    return said + (w.text("diff.pack", pack=side.pack, version=side.version) if side.pack else "")


def _columns(w: Wording) -> tuple[Column, ...]:
    return (
        Column("ref", w.text("column.ref"), exact=True),
        Column("name", w.text("column.name"), least=12),
        Column("status_before", w.text("column.status_before"), exact=True),
        Column("status_after", w.text("column.status_after"), exact=True),
        Column("actual_before", w.text("column.actual_before"), Align.RIGHT, exact=True),
        Column("actual_after", w.text("column.actual_after"), Align.RIGHT, exact=True),
        Column("cause", w.text("diff.cause"), least=24),
    )


def _row(change: Change, w: Wording) -> tuple[Cell, ...]:
    first, last = change.stages[0].told, change.stages[-1].told
    named = last or first
    return (
        Words(named.ref if named else ""),
        Words(named.name.get(w.lang) if named else ""),
        _status(first, w),
        _status(last, w),
        _actual(first, w),
        _actual(last, w),
        Words(w.text("joiner.clause").join(_step(stage, change, w) for stage in change.stages[1:])),
    )


def _step(stage: Stage, change: Change, w: Wording) -> str:
    """``重报 3 处 → 143 家``: what happened, and where it left the figure."""
    causes = w.text("joiner.list").join(_cause(cause, change, w) for cause in stage.causes)
    return f"{causes} → {_actual(stage.told, w).text}"


def _cause(cause: Cause, change: Change, w: Wording) -> str:
    late = cause is Cause.RESTATED and not change.restated
    return w.text("diff.cause_late" if late else f"diff.cause_{cause.value}", n=len(change.restated))


def _status(told: Told | None, w: Wording) -> Cell:
    return StatusCell(told.status.value, w.status(told.status.value)) if told else Words(w.text("diff.absent"))


def _actual(told: Told | None, w: Wording) -> Cell:
    if told is None:
        return Words(w.text("diff.absent"))
    goal = () if isinstance(told.goal, Unmeasured) else (told.goal,)
    return amount_cell(told.actual, told.unit, w, goal)
