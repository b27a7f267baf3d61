"""A table with a row for each thing → typed rows, every finding, and the row account that must balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from tanjcli.core.findings import Finding
from tanjcli.core.quantities import convert
from tanjcli.core.text import match_key
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.grid import Book, Cell, text_of
from tanjcli.intake.ledger import Account
from tanjcli.intake.tables.columns import ColumnRead, ColumnReader
from tanjcli.intake.tables.context import Covered, column_units, covered, row_units, stated_by_rows
from tanjcli.intake.tables.control import Control
from tanjcli.intake.tables.duplicates import find_duplicates
from tanjcli.intake.tables.matching import Match
from tanjcli.intake.tables.next_table import end_at_next_table
from tanjcli.intake.tables.refusals import refusal_findings
from tanjcli.intake.tables.rules import TableRules
from tanjcli.intake.tables.shifted import shifted_rows, slid_rows
from tanjcli.intake.tables.spans import Layout, in_stretches
from tanjcli.intake.tables.stretch import Kit, Stretch, balanced
from tanjcli.intake.tables.table import RowKind, classify
from tanjcli.intake.tables.table_doubts import excused_columns, silences, told_once, unpublished_month, unpublished_rows
from tanjcli.intake.tables.table_notes import table_notes
from tanjcli.intake.tables.total_labels import roles_of, total_label
from tanjcli.intake.tables.totals import Measure, check_totals, numbers_of
from tanjcli.intake.words.cells import Value
from tanjcli.intake.words.identity import code_doubts
from tanjcli.intake.words.spelling import Spellings, text_keys

_REFUSING = frozenset({"header-missing", "header-twice"})


class Table:
    """The working state of one table: which of its rows are out, and why."""

    def __init__(self, book: Book, match: Match, kit: Kit) -> None:
        self.book, self.match, self.kit = book, match, kit
        self.sheet, self.recipe, self.header = match.sheet, match.recipe, match.header
        self.spec = kit.sources.ledgers[match.recipe.ledger]
        labels = self.recipe.totals.labels
        self.roles = roles_of(self.header, self.spec)
        self.kinds = classify(self.sheet, self.header, labels, self.recipe.hidden != "ignore", self.roles)
        self.said = covered(book, match)
        end_at_next_table(self.sheet, self.kinds, self.said if isinstance(self.said, Covered) else None)
        self.data = [r for r, kind in enumerate(self.kinds) if kind is RowKind.DATA]
        self.rejected: set[int] = set()
        self.repeated: set[int] = set()
        self.findings: list[Finding] = []
        self.controls: list[Control] = []
        self.spellings = Spellings()
        self.when: Covered | None = None
        self.units: dict[str, str] = {}
        counted = [r for r, kind in enumerate(self.kinds) if kind in (RowKind.DATA, RowKind.TOTAL)]
        self.unit_cells = stated_by_rows(match, self.spec, counted, kit.units)
        self.row_units = {row: unit for row, (unit, _) in self.unit_cells.items()}
        self.own_units = {row: kit.units[unit] for row, unit in self.row_units.items()}
        self.by_row: list[str] = []

    def usable(self) -> bool:
        """True when nothing about the table as a whole forbids using its rows; sets its period and units."""
        hidden = self.sheet.hidden or self.sheet.hidden_rows or self.sheet.hidden_cols
        refusals = [fault("hidden-refused")] if hidden and self.recipe.hidden == "refuse" else []
        when, units = self.said, column_units(self.book, self.match, self.spec, self.kit.units, bool(self.row_units))
        refusals += [found for found in (when, units) if isinstance(found, Fault)]
        if isinstance(when, Covered) and (early := unpublished_month(self.match, when, self.kit.unpublished)):
            refusals.append(early)
        self.findings += refusal_findings(self.book, self.match, refusals, self.kit.units)
        if isinstance(when, Fault) or isinstance(units, Fault):
            return False
        self.when, self.units = when, units
        amounts = (name for name, column in self.spec.columns.items() if column.type == "amount")
        self.by_row = [name for name in amounts if self._given_by_cells(name) and name not in units]
        return not refusals and not any(f.code in _REFUSING for f in self.findings)

    def refuse(self) -> list[Stretch]:
        """Nothing of the table is used."""
        self.rejected.update(self.data)
        return []

    def read(self) -> list[Stretch]:
        """The rows that can be used; everything else is a finding by now."""
        self._reject_broken()
        rows = [r for r in self.data if r not in self.rejected]
        rules = TableRules(self.kit, self.recipe, self.units, self.when)
        reads = self._columns(rows, rules)
        for name, read in reads.items():
            self._report(name, rows, read)
        self._reject_slid(reads, rules)
        self._check_row_units(rows)
        self._reject_unpublished(rows, reads)
        columns = {name: self._in_ledger_unit(name, read.values, rows) for name, read in reads.items()}
        self._one_spelling(rows, columns)
        self._set_duplicates_aside(rows, columns)
        self._check_totals(rows, reads, rules)
        self.findings += table_notes(self.book, self.match, self.kinds, rows)
        excused = excused_columns(self.spec.columns, self.when, self.kit.unpublished)
        self.findings += silences(self.book, self.match, self.spec, self.data, excused)
        keep = [i for i, r in enumerate(rows) if r not in self.rejected and r not in self.repeated]
        return self._stretches(rows, columns, keep, self.header.columns)

    def used(self, stretches: Sequence[Stretch]) -> int:
        """How many rows of the sheet are in ``stretches``."""
        return sum(len(stretch.rows) for stretch in stretches)

    def account(self, used: int) -> Account:
        """The row account. Raises ``ConservationError`` when it does not balance."""
        top, block = self.match.top, self.match.block
        excluded = Counter(str(kind) for kind in self.kinds[top:] if kind is not RowKind.DATA)
        if self.repeated:
            excluded["duplicate"] = len(self.repeated)
        rows_in, rejected = len(self.sheet.rows) - top, len(self.rejected)
        return balanced(
            Account(self.book.file, self.sheet.name, self.match.name, rows_in, used, dict(excluded), rejected, block)
        )

    @cached_property
    def anchors(self) -> dict[Cell, Cell]:
        """Which cell speaks for one inside a merge."""
        return self.sheet.anchors()

    def fates(self) -> list[str]:
        """What became of every row of the sheet: ``used``, ``rejected``, or why it was excluded."""
        fates = [str(kind) for kind in self.kinds]
        for row in self.data:
            fates[row] = "rejected" if row in self.rejected else "duplicate" if row in self.repeated else "used"
        return fates

    def _reject_broken(self) -> None:
        """Rows whose bytes or field count say that no cell of them can be trusted."""
        slid = shifted_rows(self.sheet, self.header, self.data, self.roles.figures)
        torn = {row: (None, self.sheet.broken[row]) for row in self.data if row in self.sheet.broken}
        for row, (column, problem) in sorted({**slid, **torn}.items()):
            self._found(problem, row, column=column)
            self.rejected.add(row)

    def _columns(self, rows: Sequence[int], rules: TableRules) -> dict[str, ColumnRead]:
        hidden = {r for r, kind in enumerate(self.kinds) if kind is RowKind.HIDDEN}
        reader = ColumnReader(self.sheet, hidden | self.rejected)
        reads = {}
        for name, take in self.recipe.columns.items():
            if take.across or take.row:
                continue
            if name in self.header.columns:
                units = self.own_units if name in self.by_row else {}
                reads[name] = reader.read(self.header.columns[name], rows, rules.of(name), take.fill_down, units)
            else:
                reads[name] = ColumnRead([None if take.from_ or take.at else rules.given(name)] * len(rows))
        return reads

    def _report(self, name: str, rows: Sequence[int], read: ColumnRead) -> None:
        for row, problem, others in told_once(read.faults, self.header.columns.get(name), self.anchors):
            self._found(problem, row, name, related=others)
        if name in self.spec.key or self.recipe.columns[name].required:
            absent = [row for row, value in zip(rows, read.values, strict=True) if value is None]
            self.rejected.update(absent)
            for row in absent:
                if row not in read.faults:
                    self._found(fault("required-missing"), row, name)
        for code, touched in (("number-cleaned", read.cleaned), ("alias-applied", read.aliased)):
            if touched:
                self._found(fault(code, count=str(len(touched))), touched[0], name)
        if self.spec.columns[name].type == "code":
            self._doubt_codes(name, rows, read)

    def _reject_slid(self, reads: Mapping[str, ColumnRead], rules: TableRules) -> None:
        faults: dict[int, list[int]] = {}
        cells = {name: col for name, col in self.header.columns.items() if name in reads}
        for name, col in cells.items():
            for row in reads[name].faults:
                faults.setdefault(row, []).append(col)
        for row, col in slid_rows(self.sheet, {c: rules.of(name) for name, c in cells.items()}, faults):
            self._found(fault("row-shifted"), row, column=col)
            self.rejected.add(row)

    def _doubt_codes(self, name: str, rows: Sequence[int], read: ColumnRead) -> None:
        codes = [value if isinstance(value, str) else None for value in read.values]
        old: list[int] = []
        for i, doubt in code_doubts(codes, "信用代码" in self._label(name)).items():
            if doubt.code == "code-old":
                old.append(rows[i])
            else:
                self._found(doubt, rows[i], name)
        if old:
            self._found(fault("code-old", count=str(len(old))), old[0], name)

    def _check_totals(self, rows: Sequence[int], reads: Mapping[str, ColumnRead], rules: TableRules) -> None:
        totals = [r for r, kind in enumerate(self.kinds) if kind is RowKind.TOTAL]
        if not totals:
            return
        words = frozenset(match_key(label) for label in self.recipe.totals.labels)
        labels = {r: total_label(self.sheet, self.header, r, words, self.roles) for r in totals}
        reader = ColumnReader(self.sheet)
        measures = []
        for name, column, read in self._measures(reads):
            numbers: dict[int, Decimal | Fault | None] = {r: fault("row-width") for r in self.rejected}
            own = reader.read(column, totals, rules.of(name), False, self.own_units if name in self.by_row else {})
            numbers |= numbers_of(rows, read) | numbers_of(totals, own)
            numbers |= dict.fromkeys(self.repeated)
            if name not in self.by_row or len({self.row_units.get(r) for r in (*rows, *totals)}) == 1:
                measures.append(Measure(self.header.labels[column], column, numbers))
        self.controls = self._controls(labels, measures)
        self.findings += (control.finding for control in self.controls if control.finding)

    def _controls(self, labels: Mapping[int, str], measures: Sequence[Measure]) -> list[Control]:
        return check_totals(self.book, self.sheet, self.kinds, labels, measures, self.recipe.totals.tolerance)

    def _measures(self, reads: Mapping[str, ColumnRead]) -> Iterator[tuple[str, int, ColumnRead]]:
        """The columns that totals are checked in: ledger column, sheet column, what was read there."""
        for name, column in self.header.columns.items():
            if self.spec.columns[name].type in ("amount", "whole"):
                yield name, column, reads[name]

    def _check_row_units(self, rows: Sequence[int]) -> None:
        """Rows that contradict the unit of their column, or name none where each row has to."""
        stated = {row: self.unit_cells[row] for row in rows if row in self.unit_cells}
        for row, column, problem in row_units(self.spec, self.units, stated, self.kit.units):
            self._found(problem, row, column=column)
            self.rejected.add(row)
        for row in rows if self.by_row else ():
            if row not in self.row_units:
                self._found(fault("unit-missing"), row, self.by_row[0])
                self.rejected.add(row)

    def _reject_unpublished(self, rows: Sequence[int], reads: Mapping[str, ColumnRead]) -> None:
        time = self.spec.time
        if self.when is None and self.spec.columns[time].type == "period" and time in reads:
            for problem, (first, *others) in unpublished_rows(
                self.match, rows, reads[time].values, self.kit.unpublished
            ):
                self._found(problem, first, time, related=others)
                self.rejected |= {first, *others}

    def _one_spelling(self, rows: Sequence[int], columns: dict[str, list[Value]]) -> None:
        """Within one table; what was spelled otherwise in earlier files is settled when files meet."""
        for name in text_keys(self.spec, columns):
            columns[name], changed = self.spellings.settle(self.recipe.ledger, name, columns[name])
            if changed:
                known = str(columns[name][changed[0]])
                self._found(fault("key-spelling", count=str(len(changed)), known=known), rows[changed[0]], name)

    def _in_ledger_unit(self, name: str, values: list[Value], rows: Sequence[int]) -> list[Value]:
        written, own = self.units.get(name), self.spec.columns[name].unit
        if self.spec.columns[name].type != "amount" or own is None or written == own:
            return values
        units, target = self.kit.units, self.kit.units[own]
        named = (written or (self.row_units.get(row) if name in self.by_row else None) for row in rows)
        return [
            convert(v, units[unit], target) if unit and isinstance(v, Decimal) else v
            for v, unit in zip(values, named, strict=True)
        ]

    def _set_duplicates_aside(self, rows: Sequence[int], columns: Mapping[str, list[Value]]) -> None:
        positions = [i for i, row in enumerate(rows) if row not in self.rejected]
        found = find_duplicates(positions, self.spec.key, columns, self.recipe.duplicates)
        for i, earlier in found.repeated.items():
            self._duplicate("duplicate-same", rows[i], rows[earlier])
        for i, earlier in found.conflicting:
            self._duplicate("duplicate-conflict", rows[i], rows[earlier])
            self.rejected |= {rows[i], rows[earlier]}
        self.repeated = {rows[i] for i in (*found.repeated, *found.superseded)} - self.rejected

    def _duplicate(self, code: str, row: int, other: int) -> None:
        keys = [self.header.columns[k] for k in self.spec.key if k in self.header.columns]
        key = "、".join(text_of(self.sheet.at(row, column)) for column in keys)
        here, there = (self.book.place(self.sheet, r, keys[0] if keys else None) for r in (row, other))
        raw = self.sheet.at(row, keys[0]) if keys else ""
        self.findings.append(self.book.finding(fault(code, key=key), here, raw, (there,)))

    def _stretches(
        self, rows: list[int], columns: Mapping[str, list[Value]], keep: list[int], places: Mapping[str, int]
    ) -> list[Stretch]:
        layout = Layout(self.match, self.spec, self.when, self.units, self.by_row, self.row_units)
        return in_stretches(layout, rows, columns, keep, places)

    def _given_by_cells(self, name: str) -> bool:
        take = self.recipe.columns.get(name)
        return name in self.header.columns or (take is not None and take.across == "figures")

    def _label(self, name: str) -> str:
        column = self.header.columns.get(name)
        return self.header.labels[column] if column is not None else self.spec.columns[name].name.zh

    def _found(
        self, problem: Fault, row: int, name: str = "", column: int | None = None, related: Sequence[int] = ()
    ) -> None:
        params = problem.params
        if name:
            params = {**params, "column": self._label(name) if column is None else self.header.labels[column]}
        column = self.header.columns.get(name) if column is None else column
        place = self.book.place(self.sheet, row, column)
        raw = self.sheet.at(*self.anchors.get((row, column), (row, column))) if column is not None else ""
        others = tuple(self.book.place(self.sheet, other, column) for other in related)
        self.findings.append(self.book.finding(Fault(problem.code, params), place, raw, others))
