"""The lists: 清单情况 with their health and every row that wants a word, 清单明细 with all rows word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tanjcli.evaluate.list_results import ListBook, ListItem
from tanjcli.present.book import Panel, Sheet
from tanjcli.present.compose.book.sheet import Desk
from tanjcli.present.compose.lists import day_cell, health_table, prose_cell
from tanjcli.present.document import Cell, Column, Table, Words
from tanjcli.present.wording import Wording

# A row, with the stage it comes from and what there is to say of it.
Told = tuple[ListItem, str, str]
# The headings that all tables of rows share, so that they stand under each other; least width of each.
_SHARED = {
    "list": 12, "item_name": 12, "item": 0, "town": 10, "owner": 11, "stage_before": 0, "stage": 0, "planned_on": 0,
    "updated_on": 0, "note": 10, "progress": 14, "problem": 10, "remedy": 11,
}  # fmt: skip
_PLACE = ("file", "sheet", "cell")


def lists(desk: Desk) -> Sheet | None:
    """清单情况: the health of every list; then what moved, came, went, is late, not updated, or in trouble."""
    w, books = desk.w, desk.assessment.lists
    if not books:
        return None
    panels = [Panel(health_table(books, w), fixed="list")]
    columns = tuple(_column(key, w) for key in _SHARED)
    for section, told in _SECTIONS.items():
        rows = tuple(_row(book, *one, w) for book in books for one in told(book, w))
        if rows:
            panels.append(Panel(Table(columns, rows, w.text(f"book.list_{section}", n=len(rows)))))
    return desk.sheet("lists", panels, (w.text("lists.legend"), w.text("lists.original"), w.text("book.lists_monthly")))


def list_items(desk: Desk) -> Sheet | None:
    """清单明细: every row of every list with its marks, its prose, and the cell it was read from."""
    w = desk.w
    rows = tuple(_whole(book, item, w) for book in desk.assessment.lists for item in book.items)
    if not rows:
        return None
    keys = [key for key in _SHARED if key != "stage_before"]
    marks = (Column(key, w.text(f"lists.col_{key}"), exact=True) for key in ("stale", "overdue"))
    places = (Column(key, w.text(f"column.{key}"), exact=True) for key in _PLACE)
    columns = (*(_column(key, w) for key in keys), *marks, *places)
    return desk.sheet("list_items", [Panel(Table(columns, rows), fixed="item_name")], [w.text("book.list_items_note")])


def _moves(book: ListBook, w: Wording) -> Iterator[Told]:
    return ((move.item, move.before, w.text("lists.back") if move.back else "") for move in book.moves)


def _altered(book: ListBook, w: Wording) -> Iterator[Told]:
    for one in book.altered:
        change = w.text("book.list_change", change=w.text(f"lists.{one.kind}"), period=w.period(one.period))
        yield one.item, "", w.text("joiner.clause").join(part for part in (change, one.reason) if part)


def _overdue(book: ListBook, _: Wording) -> Iterator[Told]:
    return ((item, "", item.note) for item in book.overdue)


def _stale(book: ListBook, _: Wording) -> Iterator[Told]:
    return ((item, "", item.note) for item in book.stale)


def _problems(book: ListBook, _: Wording) -> Iterator[Told]:
    return ((item, "", item.note) for item in book.troubled)


_SECTIONS: Mapping[str, Callable[[ListBook, Wording], Iterator[Told]]] = {
    "moves": _moves,
    "altered": _altered,
    "overdue": _overdue,
    "stale": _stale,
    "problems": _problems,
}


def _column(key: str, w: Wording) -> Column:
    return Column(key, w.text(f"lists.col_{key}"), exact=not _SHARED[key], least=_SHARED[key] or 8)


def _row(book: ListBook, item: ListItem, before: str, note: str, w: Wording) -> tuple[Cell, ...]:
    head, (stage, *days), prose = _parts(book, item, w)
    return (*head, Words(before), stage, *days, prose_cell(note), *prose)


def _whole(book: ListBook, item: ListItem, w: Wording) -> tuple[Cell, ...]:
    head, middle, prose = _parts(book, item, w)
    found = {"stale": item in book.stale, "overdue": item in book.overdue}
    marks = (Words(w.text(f"lists.col_{key}") if here else "") for key, here in found.items())
    places = (Words(getattr(item.place, key)) for key in _PLACE)
    return (*head, *middle, prose_cell(item.note), *prose, *marks, *places)


def _parts(book: ListBook, item: ListItem, w: Wording) -> tuple[tuple[Cell, ...], ...]:
    """Whose row it is; its stage and days; its prose."""
    names = (f"{book.id} {book.name.get(w.lang)}", item.name, item.key, item.town.get(w.lang), item.owner)
    days = (day_cell(day, w) for day in (item.planned_on, item.updated_on))
    prose = (prose_cell(text) for text in (item.progress, item.problem, item.remedy))
    return tuple(Words(name) for name in names), (Words(item.stage), *days), tuple(prose)
