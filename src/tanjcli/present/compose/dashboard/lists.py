"""The lists on the page: their health, and the rows overdue or not updated; the rest is left to the workbook."""

from __future__ import annotations

from datetime import date

from tanjcli.evaluate.list_results import ListBook, ListItem
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose.lists import health_table
from tanjcli.present.document import Block, Cell, Column, Paragraph, Table, Words
from tanjcli.present.page import Section
from tanjcli.present.wording import Wording

_MOST = 12  # rows: the page must stay light
_EXACT = frozenset({"item", "planned_on", "updated_on"})
_KEYS = ("item", "item_name", "town", "planned_on", "updated_on")


def lists_section(assessment: Assessment, w: Wording) -> Section:
    """The section, with how many rows are overdue and not updated in its note."""
    books = assessment.lists
    blocks: list[Block] = [health_table(books, w)]
    marked = [
        (book, item, key)
        for key in ("overdue", "stale")
        for book in books
        for item in (book.overdue if key == "overdue" else book.stale)
    ]
    if marked:
        blocks.append(_rows(marked[:_MOST], w))
    legend = [w.text("lists.legend"), w.text("lists.original")]
    if len(marked) > _MOST:
        legend.insert(0, w.text("dashboard.lists_more", n=len(marked) - _MOST))
    blocks.append(Paragraph(tuple(legend)))
    told = (
        w.text("dashboard.lists_told", list=b.id, overdue=b.counts.overdue, stale=b.counts.stale)
        for b in books
        if b.counts.overdue or b.counts.stale
    )
    return Section("lists", w.text("dashboard.lists"), tuple(blocks), " · ".join(told))


def _rows(marked: list[tuple[ListBook, ListItem, str]], w: Wording) -> Table:
    columns = (
        Column("mark", w.text("dashboard.lists_mark"), exact=True),
        Column("list", w.text("lists.col_list"), exact=True),
        *(Column(key, w.text(f"lists.col_{key}"), exact=key in _EXACT) for key in _KEYS),
    )
    return Table(columns, tuple(_row(*one, w) for one in marked), w.text("dashboard.lists_rows"))


def _row(book: ListBook, item: ListItem, key: str, w: Wording) -> tuple[Cell, ...]:
    texts = (item.key, item.name, item.town.get(w.lang), _day(item.planned_on, w), _day(item.updated_on, w))
    return tuple(Words(text) for text in (w.text(f"lists.col_{key}"), book.id, *texts))


def _day(day: date | None, w: Wording) -> str:
    return day.isoformat() if day else w.text("lists.no_day")
