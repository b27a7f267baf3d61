"""What to know about a table that was read: hidden rows that count, numbers nobody asked for, odd counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tanjcli.core.addresses import column_letters
from tanjcli.core.findings import Finding
from tanjcli.core.text import match_key
from tanjcli.intake.files.fault import fault
from tanjcli.intake.files.grid import Book, is_blank, text_of
from tanjcli.intake.tables.matching import Match
from tanjcli.intake.tables.table import RowKind
from tanjcli.intake.words.number_text import plain_number

_COUNT = re.compile(r"[(]([0-9]+)[个家户项][)]:?$")
_SHOWN = 10


def table_notes(book: Book, match: Match, kinds: Sequence[RowKind], rows: Sequence[int]) -> Iterator[Finding]:
    """Every such remark about one table; ``rows`` are its data rows that could be read."""
    yield from _hidden(book, match, kinds)
    yield from _row_kind(book, match, kinds, RowKind.PREFILLED, "row-prefilled")
    yield from _row_kind(book, match, kinds, RowKind.OTHER_BLOCK, "row-other-block")
    yield from _row_kind(book, match, kinds, RowKind.UNLISTED, "row-unlisted")
    yield from _above(book, match)
    yield from _nameless(book, match, rows)
    yield from _group_counts(book, match, kinds)


def _hidden(book: Book, match: Match, kinds: Sequence[RowKind]) -> Iterator[Finding]:
    sheet, used = match.sheet, match.header.used
    if match.recipe.hidden != "include":
        return
    rows = [r for r in sorted(sheet.hidden_rows) if r < len(kinds) and kinds[r] is RowKind.DATA]
    cols = sorted(sheet.hidden_cols & used)
    if sheet.hidden:
        yield book.finding(fault("hidden-sheet-used", sheet=sheet.name), book.place(sheet, match.header.first))
    if rows:
        yield book.finding(fault("hidden-used", rows=_some([str(r + 1) for r in rows])), book.place(sheet, rows[0]))
    if cols:
        found = fault("hidden-columns-used", columns=_some([column_letters(c) for c in cols]))
        yield book.finding(found, book.place(sheet, match.header.last, cols[0]))


def _some(names: list[str]) -> str:
    return "、".join(names[:_SHOWN]) + (f" … ({len(names)})" if len(names) > _SHOWN else "")


def _row_kind(book: Book, match: Match, kinds: Sequence[RowKind], kind: RowKind, code: str) -> Iterator[Finding]:
    rows = [r for r, k in enumerate(kinds) if k is kind]
    if rows:
        yield book.finding(fault(code, count=str(len(rows))), book.place(match.sheet, rows[0]))


def _above(book: Book, match: Match) -> Iterator[Finding]:
    """Rows above the header with figures in half of the columns that are read."""
    sheet, used = match.sheet, match.header.used
    rows = []
    for row in range(match.top, match.header.first):
        ours = used.intersection(sheet.filled(row))
        figures = sum(plain_number(sheet.at(row, col)) is not None for col in ours)
        if 2 * len(ours) >= len(used) > 1 and figures and len(ours) > 1:
            rows.append(row)
    if rows:
        yield book.finding(fault("rows-above", count=str(len(rows))), book.place(sheet, rows[0]))


def _nameless(book: Book, match: Match, rows: Sequence[int]) -> Iterator[Finding]:
    sheet, labels = match.sheet, match.header.labels
    counts: dict[int, list[int]] = {}
    for row in rows:
        for col, raw in enumerate(sheet.rows[row]):
            named = col < len(labels) and labels[col]
            if not named and col not in match.header.used and not is_blank(raw) and plain_number(raw) is not None:
                counts.setdefault(col, []).append(row)
    for col, where in counts.items():
        place = book.place(sheet, where[0], col)
        yield book.finding(fault("header-blank", count=str(len(where))), place, sheet.at(where[0], col))


def _group_counts(book: Book, match: Match, kinds: Sequence[RowKind]) -> Iterator[Finding]:
    """``化工（12个）`` announces twelve rows."""
    headings = [r for r, kind in enumerate(kinds) if kind is RowKind.GROUP]
    for row, end in zip(headings, [*headings[1:], len(kinds)], strict=False):
        col = match.sheet.filled(row)[0]
        text = text_of(match.sheet.at(row, col))
        stated = _COUNT.search(match_key(text))
        counted = sum(kind is RowKind.DATA for kind in kinds[row:end])
        if stated and int(stated[1]) != counted:
            params = fault("group-count", stated=stated[1], counted=str(counted))
            yield book.finding(params, book.place(match.sheet, row, col), text)
