"""Two tables of one file that speak of the same thing: said twice it counts once; where they differ, neither counts.

Later deliveries correct earlier ones, but within one file nothing is later: which sheet is right is for the sender.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tanjcli.core.findings import Place
from tanjcli.core.text import match_key
from tanjcli.intake.files.fault import fault
from tanjcli.intake.files.grid import Book, text_of
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.tables.matching import Match
from tanjcli.intake.tables.stretch import Stretch, TableRead, balanced
from tanjcli.intake.words.cells import Value

Tables = Sequence[tuple[Book, Match, TableRead]]
_Dropped = dict[tuple[int, int], str]  # stretch and position → fate
_DUPLICATE, _REJECTED = "duplicate", "rejected"


@dataclass(frozen=True, slots=True)
class _Row:
    """One ledger row: in which table, in which of its stretches, at which position."""

    table: int
    stretch: int
    position: int


def settle_between(tables: Tables, ledgers: Mapping[str, LedgerSpec]) -> None:
    """Take out of ``tables`` (all of one file) what several of them say; accounts and findings follow."""
    by_ledger: dict[str, list[int]] = {}
    for number, (_, _, table) in enumerate(tables):
        by_ledger.setdefault(table.ledger, []).append(number)
    for ledger, numbers in by_ledger.items():
        if len(numbers) > 1:
            _settle(tables, numbers, ledgers[ledger])


def _settle(tables: Tables, numbers: Sequence[int], spec: LedgerSpec) -> None:
    first: dict[tuple[Value, ...], _Row] = {}
    dropped: dict[int, _Dropped] = {number: {} for number in numbers}
    for row in _rows(tables, numbers):
        key = _key(tables, row, spec)
        known = first.setdefault(key, row)
        if known.table == row.table:
            continue
        if _values(tables, row) == _values(tables, known):
            _drop(dropped, row, _DUPLICATE)
            _tell(tables, "duplicate-same", row, known, spec)
        elif tables[row.table][1].recipe.duplicates == "latest":
            _drop(dropped, known, _DUPLICATE)
            first[key] = row
        else:
            _drop(dropped, known, _REJECTED)
            _drop(dropped, row, _REJECTED)
            _tell(tables, "duplicate-conflict", row, known, spec)
    for number, loss in dropped.items():
        if loss:
            _lose(tables[number][2], loss)


def _rows(tables: Tables, numbers: Sequence[int]) -> Iterator[_Row]:
    for number in numbers:
        for index, stretch in enumerate(tables[number][2].stretches):
            yield from (_Row(number, index, position) for position in range(len(stretch.rows)))


def _stretch(tables: Tables, row: _Row) -> Stretch:
    return tables[row.table][2].stretches[row.stretch]


def _key(tables: Tables, row: _Row, spec: LedgerSpec) -> tuple[Value, ...]:
    columns = _stretch(tables, row).columns
    values = (columns[name][row.position] for name in spec.key if name in columns)
    return tuple(match_key(value) if isinstance(value, str) else value for value in values)


def _values(tables: Tables, row: _Row) -> dict[str, Value]:
    """What the row says; silence about a column is as good as no such column."""
    columns = _stretch(tables, row).columns
    said = {name: values[row.position] for name, values in columns.items()}
    return {
        name: match_key(value) if isinstance(value, str) else value for name, value in said.items() if value is not None
    }


def _drop(dropped: Mapping[int, _Dropped], row: _Row, fate: str) -> None:
    dropped[row.table][row.stretch, row.position] = fate


def _tell(tables: Tables, code: str, row: _Row, known: _Row, spec: LedgerSpec) -> None:
    here, text = _place(tables, row, spec)
    there, _ = _place(tables, known, spec)
    book, _, table = tables[row.table]
    table.findings.append(book.finding(fault(code, key=text), here, text, (there,)))


def _place(tables: Tables, row: _Row, spec: LedgerSpec) -> tuple[Place, str]:
    """Where the row's key stands, and how it is written there."""
    book, match, _ = tables[row.table]
    stretch = _stretch(tables, row)
    line = stretch.rows[row.position]
    cells = [(stretch.sheet_row(line, k), stretch.places[k]) for k in spec.key if k in stretch.places]
    text = "、".join(text_of(match.sheet.at(*cell)) for cell in cells)
    return book.place(match.sheet, *(cells[0] if cells else (line, None))), text


def _lose(table: TableRead, loss: _Dropped) -> None:
    """Take rows out of the stretches; a sheet row nothing is left of is no longer a used one."""
    before = _lines(table.stretches)
    fates = {
        line: fate
        for (index, position), fate in sorted(loss.items(), key=lambda item: item[1])
        for line in _lines_at(table.stretches[index], position)
    }
    kept = [
        _without(stretch, [p for p in range(len(stretch.rows)) if (index, p) not in loss])
        for index, stretch in enumerate(table.stretches)
    ]
    table.stretches = [stretch for stretch in kept if stretch.rows]
    lost = {line: fates[line] for line in before - _lines(table.stretches)}
    table.fates = [lost.get(line, fate) for line, fate in enumerate(table.fates)]
    repeated = sum(fate == _DUPLICATE for fate in lost.values())
    excluded = dict(table.account.excluded)
    if repeated:
        excluded[_DUPLICATE] = excluded.get(_DUPLICATE, 0) + repeated
    table.account = balanced(
        replace(
            table.account,
            used=table.account.used - len(lost),
            excluded=excluded,
            rejected=table.account.rejected + len(lost) - repeated,
        )
    )


def _without(stretch: Stretch, keep: Sequence[int]) -> Stretch:
    columns: dict[str, Sequence[Value]] = {name: [v[p] for p in keep] for name, v in stretch.columns.items()}
    return replace(stretch, rows=[stretch.rows[p] for p in keep], columns=columns)


def _lines(stretches: Sequence[Stretch]) -> set[int]:
    """The sheet rows that ``stretches`` hold."""
    return {line for stretch in stretches for p in range(len(stretch.rows)) for line in _lines_at(stretch, p)}


def _lines_at(stretch: Stretch, position: int) -> set[int]:
    """The sheet rows one ledger row stands in: its own, or those of its measures where each has a row."""
    measures = {line for column, line in stretch.fixed.items() if column != stretch.across}
    return measures or {stretch.rows[position]}
