"""``tanj lists``: the health of every list, then what moved, came, went, stands still or is late, and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from tanjcli.core.words import Lang
from tanjcli.evaluate.list_results import Alteration, ListBook, ListItem
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose import frame
from tanjcli.present.document import Align, Block, Cell, Column, Document, Number, Paragraph, Prose, Table, Words
from tanjcli.present.wording import Wording

SECTIONS = ("moves", "stale", "altered", "overdue", "problems", "units", "done", "begun", "audit", "items")
USUAL = SECTIONS[:6]


def compose_lists(assessment: Assessment, lang: Lang, sections: Sequence[str]) -> Document:
    """The lists of an assessment (already narrowed to those asked for), with the ``sections`` asked for."""
    w = frame.wording(assessment, lang)
    blocks = [block for book in assessment.lists for block in _book(book, sections, w)]
    return Document(
        title=frame.title(assessment, "lists.title", w),
        banner=frame.banner(assessment, w),
        header=(frame.known(assessment, w),),
        blocks=(health_table(assessment.lists, w), *blocks)
        if assessment.lists
        else (Paragraph((w.text("lists.none"),)),),
        footer=(w.text("lists.legend"), w.text("lists.original")),
    )


def health_table(books: Sequence[ListBook], w: Wording) -> Table:
    """One row a list: how many rows in which stages, ended, not updated, late, with a problem."""
    counted = ("rows", "done", "original_done", "moved", "stale", "overdue", "troubled")
    columns = (
        Column("list", w.text("lists.col_list"), least=10),
        Column("lead", w.text("column.lead"), least=8, priority=2),
        Column("period", w.text("lists.col_period"), exact=True, priority=1),
        *(Column(key, w.text(f"lists.col_{key}"), Align.RIGHT, exact=True) for key in counted),
        Column("stages", w.text("lists.col_stages"), least=16, priority=3),
    )
    return Table(columns, tuple(_health(book, w) for book in books))


def _health(book: ListBook, w: Wording) -> tuple[Cell, ...]:
    counts = book.counts
    numbers = (book.rows, book.done, 0, counts.moved, counts.stale, counts.overdue, counts.troubled)
    cells: list[Cell] = [Number(Decimal(n), 0) if book.period else Words("–") for n in numbers]
    if book.period:
        cells[2] = Words(f"{book.original_done}/{book.original}")
    named = (Words(f"{book.id} {book.name.get(w.lang)}"), Words(book.lead.get(w.lang)))
    period = Words(w.period(book.period) if book.period else w.text("lists.no_report"))
    return (*named, period, *cells, Words(stages_told(book, w)))


def stages_told(book: ListBook, w: Wording) -> str:
    """``储备 8、开工 3``: how many items are in each stage that has any."""
    return w.text("joiner.list").join(f"{count.stage} {count.now}" for count in book.stages if count.now)


def _book(book: ListBook, sections: Sequence[str], w: Wording) -> Iterator[Block]:
    for section in sections:
        rows, columns = _SECTIONS[section](book, w)
        if rows:
            title = w.text(f"lists.{section}", list=book.name.get(w.lang), n=len(rows), period=w.period(book.period))
            yield Table(columns, tuple(rows), title)


Made = tuple[list[tuple[Cell, ...]], tuple[Column, ...]]


def _moves(book: ListBook, w: Wording) -> Made:
    columns = (*_named(w), *_words(w, "stage_before", "stage"), *_words(w, "note"))
    return [
        (*_item(m.item, w), Words(m.before), Words(m.item.stage), Words(w.text("lists.back") if m.back else ""))
        for m in book.moves
    ], columns


def _stale(book: ListBook, w: Wording) -> Made:
    columns = (*_named(w), *_words(w, "owner", "updated_on", "progress"))
    return [
        (*_item(i, w), Words(i.owner), day_cell(i.updated_on, w), prose_cell(i.progress)) for i in book.stale
    ], columns


def _overdue(book: ListBook, w: Wording) -> Made:
    columns = (*_named(w), *_words(w, "owner", "planned_on", "stage", "progress"))
    return [
        (*_item(i, w), Words(i.owner), day_cell(i.planned_on, w), Words(i.stage), prose_cell(i.progress))
        for i in book.overdue
    ], columns


def _problems(book: ListBook, w: Wording) -> Made:
    columns = (*_named(w), *_words(w, "owner", "problem", "remedy"))
    return [(*_item(i, w), Words(i.owner), prose_cell(i.problem), prose_cell(i.remedy)) for i in book.troubled], columns


def _altered(book: ListBook, w: Wording) -> Made:
    return _alterations(book.altered, w)


def _audit(book: ListBook, w: Wording) -> Made:
    return _alterations(book.audit, w)


def _alterations(found: Sequence[Alteration], w: Wording) -> Made:
    columns = (*_named(w), *_words(w, "change", "period", "reason"))
    return [
        (*_item(a.item, w), Words(w.text(f"lists.{a.kind}")), Words(w.period(a.period)), prose_cell(a.reason))
        for a in found
    ], columns


def _done(book: ListBook, w: Wording) -> Made:
    ends = {count.stage for count in book.stages if count.ends}
    columns = (*_named(w), *_words(w, "owner", "stage", "updated_on"))
    return [
        (*_item(i, w), Words(i.owner), Words(i.stage), day_cell(i.updated_on, w)) for i in book.items if i.stage in ends
    ], columns


def _begun(book: ListBook, w: Wording) -> Made:
    """What the year began with, and how each of them is as last seen; those taken off, too."""
    columns = (*_named(w), *_words(w, "stage", "ended"))
    return [
        (*_item(one.item, w), Words(one.item.stage), Words(w.text("lists.ended") if one.ended else ""))
        for one in book.begun
    ], columns


def _units(book: ListBook, w: Wording) -> Made:
    counted = ("rows", "stale", "overdue", "troubled")
    columns = (
        Column("unit", w.text("lists.col_town"), least=10),
        *(Column(key, w.text(f"lists.col_{key}"), Align.RIGHT, exact=True) for key in counted),
    )
    return [
        (Words(load.unit.get(w.lang)), *(Number(Decimal(getattr(load, key)), 0) for key in counted))
        for load in book.units
        if load.stale or load.overdue or load.troubled
    ], columns


def _items(book: ListBook, w: Wording) -> Made:
    columns = (*_named(w), *_words(w, "owner", "stage", "planned_on", "updated_on", "progress", "problem", "remedy"))
    return [
        (
            *_item(i, w),
            *(Words(i.owner), Words(i.stage), day_cell(i.planned_on, w), day_cell(i.updated_on, w)),
            *(prose_cell(i.progress), prose_cell(i.problem), prose_cell(i.remedy)),
        )
        for i in book.items
    ], columns


_SECTIONS: Mapping[str, Callable[[ListBook, Wording], Made]] = {
    "moves": _moves,
    "stale": _stale,
    "altered": _altered,
    "overdue": _overdue,
    "problems": _problems,
    "units": _units,
    "done": _done,
    "begun": _begun,
    "audit": _audit,
    "items": _items,
}


def _named(w: Wording) -> tuple[Column, ...]:
    return (
        Column("item", w.text("lists.col_item"), exact=True),
        Column("name", w.text("lists.col_item_name"), least=14),
        Column("town", w.text("lists.col_town"), least=6, priority=1),
    )


def _item(item: ListItem, w: Wording) -> tuple[Cell, ...]:
    return Words(item.key), Words(item.name), Words(item.town.get(w.lang))


def prose_cell(text: str) -> Prose:
    """What somebody wrote in a row of a list."""
    return Prose(tuple(text.split("\n")))


def day_cell(day: date | None, w: Wording) -> Words:
    """A day of a row; a row may be without one."""
    return Words(day.isoformat() if day else w.text("lists.no_day"))


def _words(w: Wording, *keys: str) -> tuple[Column, ...]:
    return tuple(Column(key, w.text(f"lists.col_{key}"), least=8) for key in keys)
