"""``tanj register``: who is on which roll, counted by year and as of the day, and the rows behind every count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.register_results import Counted, RegisterBook
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose import frame
from tanjcli.present.compose.amounts import money_cell
from tanjcli.present.compose.pipeline import doubts
from tanjcli.present.document import Absent, Align, Block, Cell, Column, Document, Number, Paragraph, Table, Words
from tanjcli.present.wording import Wording

# Which rows of a register want to be seen without being asked for.
_USUAL: Mapping[str, tuple[str, ...]] = {
    "nursery": ("near",),
    "certificates": ("expiring", "expired"),
    "works": ("built", "building", "unproved"),
    "named": ("named",),
}
_CODED = frozenset({"event", "recognition"})


def compose_register(assessment: Assessment, lang: Lang, counts: Sequence[str] = ()) -> Document:
    """The registers of an assessment (already narrowed to those asked for); with ``counts`` the rows behind those."""
    w = frame.wording(assessment, lang)
    books = assessment.registers
    blocks = [block for book in books for block in (_rows(book, counts, w) if counts else register_blocks(book, w))]
    return Document(
        title=frame.title(assessment, "register.title", w),
        banner=frame.banner(assessment, w),
        header=(frame.known(assessment, w),),
        blocks=(*(blocks or [Paragraph((w.text("register.none"),))]), *doubts(assessment, "register-", w)),
        footer=(*(w.remark(term) for book in books for term in book.terms), *_legend(books, w)),
    )


def _legend(books: Sequence[RegisterBook], w: Wording) -> Iterator[str]:
    """How to see the rows behind a number, by an example that is there."""
    for book in books[:1]:
        if book.counts:
            count = book.counts[0].id
            yield w.text("register.legend", count=count, label=count_label(book, count, w))


def register_blocks(book: RegisterBook, w: Wording) -> Iterator[Block]:
    """The counts of one register, by year and as of the day, then the rows somebody should look at."""
    if book.through is None:
        yield Paragraph((w.text("register.no_data", name=book.name.get(w.lang)),))
        return
    yield from count_tables(book, w)
    for count in _USUAL.get(book.kind, ()):
        if book.rows(count):
            yield _listing(book, count, w, placed=False)


def count_tables(book: RegisterBook, w: Wording) -> Iterator[Table]:
    """The counts by year, and those as of the day."""
    if book.through is None:
        return
    name = book.name.get(w.lang)
    yearly, now = ([one for one in book.counts if bool(one.of) is dated] for dated in (True, False))
    through = book.through.isoformat()
    if yearly:
        yield _table(yearly, w.text("register.by_year", name=name) if now else _now(book, through, w), w)
    if now:
        yield _table(now, _now(book, through, w), w)


def count_label(book: RegisterBook, count: str, w: Wording) -> str:
    """``2021年入库(总增)`` for ``entries.2021``."""
    one = next(one for one in book.counts if one.id == count)
    label = _label(one.code, w)
    return w.text("register.count", of=one.of, count=label) if one.of else label


def _now(book: RegisterBook, through: str, w: Wording) -> str:
    return w.text("register.now", name=book.name.get(w.lang), through=through)


def _table(counts: Sequence[Counted], title: str, w: Wording) -> Table:
    """One line a year (or one for today), one column a kind of count; the ids of a line end in its year."""
    codes, years = dict.fromkeys(one.code for one in counts), dict.fromkeys(one.of for one in counts)
    found = {(one.of, one.code): Number(Decimal(one.n), 0) for one in counts}
    columns = (
        *((Column("of", w.text("register.col_of"), exact=True),) if any(years) else ()),
        *(Column(code, _label(code, w), Align.RIGHT, exact=True) for code in codes),
    )
    absent = Absent("not_applicable", w.text("why.not_applicable"))
    rows: list[tuple[Cell, ...]] = [
        (*((Words(year),) if year else ()), *(found.get((year, code), absent) for code in codes)) for year in years
    ]
    return Table(columns, tuple(rows), title)


def _label(code: str, w: Wording) -> str:
    kind, colon, word = code.partition(":")
    return w.text(f"register.col_{kind}", word=word) if colon else w.text(f"register.col_{code}")


def _rows(book: RegisterBook, counts: Sequence[str], w: Wording) -> Iterator[Block]:
    known = frozenset(one.id for one in book.counts)
    for count in counts:
        if count in known:
            yield _listing(book, count, w, placed=True)


def _listing(book: RegisterBook, count: str, w: Wording, *, placed: bool) -> Table:
    """Rows with what is known of each; ``placed``: and where each stands."""
    entries = book.rows(count)
    roles = dict.fromkeys(role for entry in entries for role, text in entry.facts if text)
    where = ("file", "sheet", "cell") if placed else ()
    labels = dict(book.labels)
    coded = any(entry.key != entry.name for entry in entries)
    columns = (
        *((Column("key", w.text("register.col_key"), exact=True, priority=1),) if coded else ()),
        Column("name", w.text("register.col_name"), least=12),
        *((Column("town", w.text("register.col_town"), least=6),) if any(e.town.zh for e in entries) else ()),
        *((Column("amount", w.text("register.col_amount"), Align.RIGHT, exact=True),) if book.unit else ()),
        *(Column(role, _role(role, labels, w), least=6) for role in roles),
        *(Column(key, w.text(f"pipeline.col_{key}"), least=4) for key in where),
    )
    rows = []
    for entry in entries:
        shown = {
            "key": Words(entry.key),
            "name": Words(entry.name),
            "town": Words(entry.town.get(w.lang)),
            "amount": money_cell(entry.amount, book.unit, w),
            "file": Words(entry.place.file),
            "sheet": Words(entry.place.sheet),
            "cell": Words(entry.place.cell),
        } | {role: _fact(role, dict(entry.facts).get(role, ""), labels, w) for role in roles}
        rows.append(tuple(shown[column.key] for column in columns))
    title = w.text("register.rows", name=book.name.get(w.lang), count=count_label(book, count, w), n=len(rows))
    return Table(columns, tuple(rows), title)


def _role(role: str, labels: Mapping[str, Name], w: Wording) -> str:
    """A role in words; a column of the ledger is called as the ledger calls it."""
    return labels[role].get(w.lang) if role in labels else w.text(f"register.fact_{role}")


def _fact(role: str, text: str, labels: Mapping[str, Name], w: Wording) -> Cell:
    if role == "missing" and text:
        return Words(w.text("joiner.list").join(_role(name, labels, w) for name in text.split(",")))
    return Words(w.text(f"register.word_{text}") if role in _CODED and text else text)
