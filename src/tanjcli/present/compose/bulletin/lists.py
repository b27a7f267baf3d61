"""The lists in a bulletin: how they came on, what is overdue and whose, and whom to remind of a row not updated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tanjcli.evaluate.list_results import ListBook, ListItem
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose.bulletin.sentences import section
from tanjcli.present.compose.lists import health_table, stages_told
from tanjcli.present.document import Block, Cell, Column, Paragraph, Prose, Role, Table, Words
from tanjcli.present.wording import Wording

_HEALTH = ("list", "rows", "done", "original_done", "moved", "stale", "overdue", "troubled")
_NAMED = {"list": 12, "item_name": 14, "town": 8, "owner": 10}
_PROSE = {"progress": 18, "problem": 12, "remedy": 14}
_STOPS = "。；;. \n"


def progress_of_lists(assessment: Assessment, number: int, w: Wording) -> Iterator[Block]:
    """The section of chapter 二: paths without a figure are told by their lists."""
    books = assessment.lists
    yield section(number, "bulletin.lists", w)
    numbered = {row.path for row in assessment.cells}
    bare = [book.name.get(w.lang) for book in books if book.path and book.path not in numbered]
    told = tuple(_progress(book, w) for book in books)
    if bare:
        told = (w.text("bulletin.lists_bare", names=w.text("joiner.list").join(bare)), *told)
    yield Paragraph(told)
    table = health_table(books, w)
    kept = [i for i, column in enumerate(table.columns) if column.key in _HEALTH]
    rows = tuple(tuple(row[i] for i in kept) for row in table.rows)
    yield replace(table, columns=tuple(table.columns[i] for i in kept), rows=rows, title=w.text("bulletin.table_lists"))
    yield Paragraph((w.text("joiner.note").join((w.text("lists.legend"), w.text("lists.original"))),), role=Role.NOTE)


def problems_of_lists(assessment: Assessment, number: int, w: Wording) -> Iterator[Block]:
    """The section of chapter 三: overdue rows by unit; a row not updated is a reminder, no fault."""
    yield section(number, "bulletin.lists_problems", w)
    late = [book for book in assessment.lists if book.counts.overdue]
    yield Paragraph(tuple(_late(late, w)) or (w.text("bulletin.lists_none_overdue"),))
    stale = [book for book in assessment.lists if book.counts.stale]
    if stale:
        told = w.text("joiner.part_wide").join(_unchanged(book, w) for book in stale)
        yield Paragraph((w.text("bulletin.lists_stale", text=told),))


def overdue_items(assessment: Assessment, w: Wording) -> Table | None:
    """Every overdue row, word for word; nothing where there is none."""
    rows = tuple(_overdue(book, item, w) for book in assessment.lists for item in book.overdue)
    columns = (
        *(Column(key, w.text(f"lists.col_{key}"), least=least) for key, least in _NAMED.items()),
        *(Column(key, w.text(f"lists.col_{key}"), exact=True) for key in ("stage", "planned_on")),
        *(Column(key, w.text(f"lists.col_{key}"), least=least) for key, least in _PROSE.items()),
    )
    return Table(columns, rows) if rows else None


def _progress(book: ListBook, w: Wording) -> str:
    names = {"name": book.name.get(w.lang), "lead": book.lead.get(w.lang)}
    if not book.period:
        return w.text("bulletin.list_silent", **names)
    counts, period = book.counts, w.period(book.period)
    stages = stages_told(book, w) or w.text("bulletin.list_no_stage")
    parts = [w.text("bulletin.list_rows", **names, period=period, rows=book.rows, stages=stages)]
    if book.before:
        parts.append(w.text("bulletin.list_moved", moved=counts.moved))
    parts.append(w.text("bulletin.list_altered", added=counts.added, removed=counts.removed))
    if counts.vanished:
        parts.append(w.text("bulletin.list_vanished", vanished=counts.vanished))
    parts.append(w.text("bulletin.list_original", original=book.original, done=book.original_done))
    return w.text("bulletin.stop", text=w.text("joiner.part_wide").join(parts))


def _late(books: Sequence[ListBook], w: Wording) -> Iterator[str]:
    """How many on which list; then unit by unit, what each of them has to answer for."""
    if not books:
        return
    told = (w.text("bulletin.list_overdue", name=b.name.get(w.lang), n=b.counts.overdue) for b in books)
    yield w.text("bulletin.stop", text=w.text("joiner.part_wide").join(told))
    units: dict[str, list[str]] = {}
    for book in books:
        for item in book.overdue:
            units.setdefault(item.town.get(w.lang), []).append(_trouble(book, item, w))
    for unit, items in units.items():
        yield w.text("bulletin.list_unit", unit=unit, text=w.text("joiner.sentence").join(items))


def _trouble(book: ListBook, item: ListItem, w: Wording) -> str:
    due = item.planned_on or date.min
    told = w.text("bulletin.list_due", item=item.name, list=book.name.get(w.lang), stage=item.stage, due=due)
    own = {key: " ".join(getattr(item, key).split("\n")).rstrip(_STOPS) for key in ("problem", "remedy")}
    said = (w.text(f"bulletin.list_{key}", text=text) for key, text in own.items() if text)
    return w.text("joiner.clause_wide").join((told, *said))


def _unchanged(book: ListBook, w: Wording) -> str:
    told = w.text("bulletin.list_stale", name=book.name.get(w.lang), n=book.counts.stale)
    units = (load.unit.get(w.lang) for load in book.units if load.stale)
    named = w.text("joiner.list").join(units)
    return w.text("bulletin.with_note", text=told, note=named) if named else told


def _overdue(book: ListBook, item: ListItem, w: Wording) -> tuple[Cell, ...]:
    names = (book.name.get(w.lang), item.name, item.town.get(w.lang), item.owner, item.stage)
    day = item.planned_on.isoformat() if item.planned_on else w.text("lists.no_day")
    prose = (Prose(tuple(text.split("\n"))) for text in (item.progress, item.problem, item.remedy))
    return (*(Words(name) for name in names), Words(day), *prose)
