"""Tables that hold the same figures again: reading all of them counts every figure twice or three times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tanjcli.core.findings import Finding
from tanjcli.intake.files.fault import fault
from tanjcli.intake.survey.table import Table, span_of

_LEAST = 10
_SHARE = 0.8


def repeated_tables(tables: Sequence[Table]) -> Iterator[Finding]:
    """One finding a table whose figures stand in an earlier one already."""
    if len(tables) < 2:
        return
    seen = [(table, _values(table)) for table in tables]
    for index, (table, values) in enumerate(seen):
        size = values.total()
        if size < _LEAST:
            continue
        shares = [((values & earlier).total() / size, other) for other, earlier in seen[:index]]
        best = max(shares, key=lambda item: item[0], default=(0.0, table))
        if best[0] >= _SHARE:
            yield _finding(table, best[1], best[0])


def _values(table: Table) -> Counter[Decimal]:
    """Figures with three digits or more: small ones meet by chance."""
    numbers = (table.number(row, col) for row in table.body.data for col in table.figure_columns)
    return Counter(n.normalize() for n in numbers if n is not None and len(n.normalize().as_tuple().digits) > 2)


def _finding(table: Table, other: Table, share: float) -> Finding:
    book, sheet = table.book, table.canvas.sheet
    where = span_of(other.body.data, list(other.block.region.columns)) or ""
    params = fault("survey-table-repeated", share=f"{share:.0%}", other=f"{other.canvas.sheet.name} {where}".strip())
    first = other.body.data[0] if other.body.data else other.block.region.top
    related = (book.place(other.canvas.sheet, first, other.block.region.left),)
    row = table.body.data[0] if table.body.data else table.block.region.top
    return book.finding(params, book.place(sheet, row, table.block.region.left), related=related)
