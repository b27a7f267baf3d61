"""A table whose figures run across → one stretch for each of their columns, newest first or not.

Two shapes: each row is a thing (a city) and its figures go to one ledger column; or each row is a measure (当期, 累计)
and goes to a ledger column of its own, so that a column of the sheet is one row of the ledger. A blank is an absent
figure; a column without any figure says nothing of its period.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Book, is_blank
from tanjcli.intake.tables.columns import ColumnRead, ColumnReader
from tanjcli.intake.tables.matching import Match
from tanjcli.intake.tables.read_table import Table
from tanjcli.intake.tables.rules import TableRules
from tanjcli.intake.tables.stretch import Kit, Stretch
from tanjcli.intake.tables.table import RowKind
from tanjcli.intake.tables.table_doubts import unpublished_day
from tanjcli.intake.tables.table_notes import table_notes
from tanjcli.intake.words.cells import Value, plain_value, read_cell
from tanjcli.intake.words.period_text import Stated

_REFUSING = frozenset({"across-ambiguous", "across-twice"})

Figures = Mapping[int, Mapping[str, ColumnRead]]  # sheet column → ledger column → what stands there


class WideTable(Table):
    """The working state of one table whose figures run across."""

    def __init__(self, book: Book, match: Match, kit: Kit) -> None:
        super().__init__(book, match, kit)
        self.across, self.reader = self.recipe.across, ColumnReader(self.sheet)
        self.lines = {name: row for name, (row, _) in self.header.lines.items()}
        self.figures = [name for name, take in self.recipe.columns.items() if take.across == "figures"]
        if self.lines:
            wanted = {row for row in self.lines.values() if self.kinds[row] is not RowKind.HIDDEN}
            for row, kind in enumerate(self.kinds):
                if row in wanted:
                    self.kinds[row] = RowKind.DATA
                elif kind in (RowKind.DATA, RowKind.TOTAL):
                    self.kinds[row] = RowKind.UNLISTED
            self.data = sorted(wanted)

    def usable(self) -> bool:
        """As for any table; and no header over figures may be ambiguous, or stand twice."""
        for col, problem in self.header.aside.items():
            self._found(problem, self.header.last, self.across, col)
        whole = super().usable()
        return whole and not any(problem.code in _REFUSING for problem in self.header.aside.values())

    def used(self, stretches: Sequence[Stretch]) -> int:
        """How many rows of the sheet are in ``stretches``; each is in many of them."""
        if self.lines:
            return len(self.data) - len(self.rejected)
        return len({row for stretch in stretches for row in stretch.rows})

    def read(self) -> list[Stretch]:
        """The figures that can be used; everything else is a finding by now."""
        self._reject_broken()
        rows = [row for row in self.data if row not in self.rejected]
        rules = TableRules(self.kit, self.recipe, self.units, self.when)
        words = self._words(rules)
        if not words or not rows:
            return self.refuse()
        figures = {col: self._column(col, rows, rules) for col in words}
        self._report_figures(rows, figures)
        self.findings += table_notes(self.book, self.match, self.kinds, rows)
        if self.lines:
            return list(self._by_line(words, figures, rules))
        return self._by_row(rows, words, figures, rules)

    def _words(self, rules: TableRules) -> dict[int, Value]:
        """What the header over each column of figures gives; a word nobody knows is a finding, its column unread."""
        given: dict[int, Value] = {}
        rule = rules.of(self.across)
        for col, word in self.header.across.items():
            if isinstance(word, Stated):
                problem = unpublished_day(self.match, word.day, self.kit.unpublished)
                if problem is None or not self._any_figure(col):
                    given[col] = word.day
                else:
                    self._found(problem, self.header.last, self.across, col)
                continue
            reading = read_cell(word, rule)
            if isinstance(reading, Fault):
                self._found(reading, self.header.last, self.across, col)
            else:
                given[col] = plain_value(reading)
        return given

    def _any_figure(self, col: int) -> bool:
        return any(not is_blank(self.sheet.at(row, col)) for row in self.data)

    def _column(self, col: int, rows: Sequence[int], rules: TableRules) -> dict[str, ColumnRead]:
        reader = self.reader
        if not self.lines:
            own = {name: self.own_units if name in self.by_row else {} for name in self.figures}
            return {name: reader.read(col, rows, rules.of(name), False, own[name]) for name in self.figures}
        live = {name: row for name, row in self.lines.items() if row in rows}
        return {name: reader.read(col, [row], rules.of(name)) for name, row in live.items()}

    def _report_figures(self, rows: Sequence[int], figures: Figures) -> None:
        cleaned: list[tuple[int, int, str]] = []
        for col, reads in figures.items():
            for name, read in reads.items():
                for row, problem in read.faults.items():
                    self._found(problem, row, name, col)
                cleaned += ((row, col, name) for row in read.cleaned)
        if cleaned:
            row, col, name = min(cleaned)
            self._found(fault("number-cleaned", count=str(len(cleaned))), row, name, col)
        self._report_blanks(rows, list(figures))

    def _report_blanks(self, rows: Sequence[int], cols: Sequence[int]) -> None:
        """One finding for each row or column without a figure, one for each other column with gaps."""
        blank = {(row, col) for row in rows for col in cols if is_blank(self.sheet.at(row, col))}
        empty_rows = [row for row in rows if cols and all((row, col) in blank for col in cols)]
        for row in empty_rows:
            self._found(fault("across-blank-row", count=str(len(cols))), row)
        left = [row for row in rows if row not in empty_rows]
        for col in cols:
            gaps = [row for row in left if (row, col) in blank]
            if gaps:
                whole = len(gaps) == len(left)
                found = fault("across-blank" if whole else "across-gaps", count=str(len(gaps)), rows=str(len(left)))
                self._found(found, self.header.last if whole else gaps[0], self.across, col)

    def _by_row(
        self, rows: list[int], words: Mapping[int, Value], figures: Figures, rules: TableRules
    ) -> list[Stretch]:
        fixed = self._columns(rows, rules)
        for name, read in fixed.items():
            self._report(name, rows, read)
        self._check_row_units(rows)
        columns = {name: self._in_ledger_unit(name, read.values, rows) for name, read in fixed.items()}
        self._one_spelling(rows, columns)
        values = {
            col: {n: self._in_ledger_unit(n, r.values, rows) for n, r in reads.items()}
            for col, reads in figures.items()
        }
        beside = {f"{name}@{col}": v for col, own in values.items() for name, v in own.items()}
        self._set_duplicates_aside(rows, {**columns, **beside})
        # After the duplicates: a row given twice counts once in its total too.
        self._check_totals(
            rows, {f"{name}@{col}": r for col, reads in figures.items() for name, r in reads.items()}, rules
        )
        keep = [i for i, row in enumerate(rows) if row not in self.rejected and row not in self.repeated]
        told = [col for col, own in values.items() if any(v[i] is not None for v in own.values() for i in keep)]
        stretches: list[Stretch] = []
        for col in told or list(values):
            whole = {**columns, self.across: [words[col]] * len(rows), **values[col]}
            places = {**self.header.columns, self.across: col, **dict.fromkeys(values[col], col)}
            found = self._stretches(rows, whole, keep, places)
            stretches += (replace(s, across=self.across, fixed={self.across: self.header.last}) for s in found)
        return sorted(stretches, key=lambda s: s.covered.through)

    def _by_line(self, words: Mapping[int, Value], figures: Figures, rules: TableRules) -> Iterator[Stretch]:
        given = {name: read.values[0] for name, read in self._columns([0], rules).items()}
        told = [col for col, reads in figures.items() if any(r.values[0] is not None for r in reads.values())]
        first = min(self.lines.values())
        found: list[Stretch] = []
        for col in told or list(figures):
            own = {n: self._in_ledger_unit(n, read.values, [self.lines[n]]) for n, read in figures[col].items()}
            whole = {**{name: [value] for name, value in given.items()}, self.across: [words[col]], **own}
            places = dict.fromkeys((self.across, *own), col)
            fixed = {self.across: self.header.last, **{name: self.lines[name] for name in own}}
            found += (replace(s, across=self.across, fixed=fixed) for s in self._stretches([first], whole, [0], places))
        yield from sorted(found, key=lambda s: s.covered.through)

    def _measures(self, reads: Mapping[str, ColumnRead]) -> Iterator[tuple[str, int, ColumnRead]]:
        for place, read in reads.items():
            name, _, col = place.rpartition("@")
            yield name, int(col), read
