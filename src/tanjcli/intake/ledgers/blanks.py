"""Figures that a list leaves blank: counted, with their cells, because a sum without them looks like a whole one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tanjcli.core.findings import Finding
from tanjcli.intake.columnar.packed import Scaled
from tanjcli.intake.files.fault import fault
from tanjcli.intake.files.grid import Book, Cell, is_blank
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.tables.matching import Match
from tanjcli.intake.tables.stretch import Stretch, TableRead
from tanjcli.intake.words.cells import Value

_SHOWN = 1000


def blank_figures(book: Book, match: Match, table: TableRead, spec: LedgerSpec) -> Iterator[Finding]:
    """One warning for each column of figures that some of the rows used leave blank.

    A cell with a missing token (``—``, 暂无) states its absence and is not meant here; a column without any figure is
    ``measure-blank`` already, and figures that run across are told where they are read. A new firm has no figure of
    last year: those columns may be blank.
    """
    if match.recipe.across or not table.stretches:
        return
    merged = match.sheet.anchors()
    for name, column in spec.columns.items():
        if column.type not in ("amount", "whole") or column.of is not None:
            continue
        gaps = [(stretch, _absent(stretch.columns[name])) for stretch in table.stretches if name in stretch.places]
        rows = sum(len(stretch.rows) for stretch, _ in gaps)
        absent = [cell for stretch, positions in gaps for cell in _cells(stretch, name, positions)]
        if len(absent) == rows:
            continue
        silent = [cell for cell in absent if cell not in merged and _is_silent(match, cell)]
        if silent:
            first, *others = (book.place(match.sheet, *cell) for cell in silent[:_SHOWN])
            label = match.header.labels[silent[0][1]]
            found = fault("figures-blank", column=label, count=str(len(silent)), rows=str(rows))
            yield book.finding(found, first, "", tuple(others))


def _absent(values: Sequence[Value]) -> Sequence[int]:
    if isinstance(values, Scaled):
        found: list[int] = values.gaps().nonzero()[0].tolist()
        return found
    return [at for at, value in enumerate(values) if value is None]


def _cells(stretch: Stretch, name: str, positions: Sequence[int]) -> Iterator[Cell]:
    col = stretch.places[name]
    yield from ((stretch.sheet_row(stretch.rows[at], name), col) for at in positions)


def _is_silent(match: Match, cell: Cell) -> bool:
    sheet = match.sheet
    return cell not in sheet.errors and cell not in sheet.uncached and is_blank(sheet.at(*cell))
