"""The columns of the progress tables: heading, side, which go first on a narrow terminal, and how each cell is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tanjcli.evaluate.results import CellResult, RulesUsed
from tanjcli.present.compose import amounts, cells, notes, percents
from tanjcli.present.document import Align, Cell, Column, Table, Words
from tanjcli.present.wording import Wording


@dataclass(frozen=True, slots=True)
class _Row:
    """What a cell is made from."""

    of: CellResult
    rules: RulesUsed
    w: Wording


Make = Callable[[_Row], Cell]


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """One column: ``number`` ones stand right; all but the names (``exact=False``) are never shortened."""

    key: str
    make: Make
    number: bool = True
    exact: bool = True
    least: int = 8

    def column(self, w: Wording, priority: int = 0) -> Column:
        """The document's column."""
        side = Align.RIGHT if self.number else Align.LEFT
        return Column(self.key, w.text(f"column.{self.key}"), side, priority, self.exact, self.least)


@dataclass(frozen=True, slots=True)
class View:
    """Which columns a table has, and which go on a narrow terminal, the first to go first."""

    keys: tuple[str, ...]
    go: tuple[str, ...] = ()

    def priority(self, key: str) -> int:
        """As in ``document.Column``."""
        return len(self.go) - self.go.index(key) if key in self.go else 0


def progress_table(rows: Sequence[CellResult], view: View, rules: RulesUsed, w: Wording, title: str = "") -> Table:
    """The rows under the columns of a view."""
    # Where nothing is foretold a column of dashes would only take room from the others.
    foretold = any(row.outlook.reason is None and row.outlook.method != "none" for row in rows)
    chosen = [RULES[key] for key in view.keys if foretold or key != "outlook" or key not in view.go]
    return Table(
        tuple(rule.column(w, view.priority(rule.key)) for rule in chosen),
        tuple(tuple(rule.make(_Row(row, rules, w)) for rule in chosen) for row in rows),
        title,
    )


def _amount(field: str) -> Make:
    def make(row: _Row) -> Cell:
        marks = [row.of.goal] if row.of.goal_max is None else [row.of.goal, row.of.goal_max]
        return amounts.amount_cell(getattr(row.of, field), row.of.unit, row.w, marks, named=False)

    return make


def _percent(field: str) -> Make:
    return lambda row: percents.percent_cell(getattr(row.of, field), row.w)


def _rate(field: str) -> Make:
    return lambda row: amounts.rate_cell(getattr(row.of, field), row.of.unit, row.w)


def _text(read: Callable[[CellResult, Wording], str]) -> Make:
    return lambda row: Words(read(row.of, row.w))


def _day(row: _Row) -> Cell:
    return Words(row.of.data_through.isoformat() if row.of.data_through else "")


def _coverage(row: _Row) -> Cell:
    coverage = row.of.coverage
    return Words(f"{coverage.reported}/{coverage.expected}" if coverage else "")


_ALL = (
    ColumnRule("status", lambda row: cells.status_cell(row.of, row.w), number=False),
    ColumnRule("ref", lambda row: Words(row.of.ref), number=False),
    ColumnRule("name", _text(lambda c, w: c.name.get(w.lang)), number=False, exact=False, least=20),
    ColumnRule("period", _text(lambda c, w: w.period(c.period)), number=False),
    ColumnRule("actual", _amount("actual")),
    ColumnRule("goal", lambda row: cells.goal_cell(row.of, row.w)),
    ColumnRule("completion", lambda row: percents.completion_cell(row.of, row.w)),
    ColumnRule("time_share", _percent("time_share")),
    ColumnRule("lead_pp", lambda row: percents.lead_pp_cell(row.of, row.w)),
    ColumnRule("expected", _amount("expected")),
    ColumnRule("pace", lambda row: percents.pace_cell(row.of.pace, row.rules, row.w)),
    ColumnRule("slip_months", lambda row: percents.late_cell(row.of.slip_months, row.w)),
    ColumnRule("gap", lambda row: cells.gap_cell(row.of, row.w)),
    ColumnRule("months_left", lambda row: percents.months_cell(row.of.months_left)),
    ColumnRule("required_rate", _rate("required_rate")),
    ColumnRule("observed_rate", _rate("observed_rate")),
    ColumnRule("outlook", lambda row: cells.outlook_cell(row.of, row.w)),
    ColumnRule("lead", lambda row: cells.lead_cell(row.of, row.w), number=False, exact=False, least=12),
    ColumnRule("clause", lambda row: Words(row.of.clause), number=False),
    ColumnRule("data_through", _day, number=False),
    ColumnRule("coverage", _coverage),
    ColumnRule("confidence", _text(lambda c, w: w.text(f"confidence.{c.confidence}")), number=False),
    ColumnRule("note", _text(notes.note), number=False, exact=False, least=24),
)
RULES: Mapping[str, ColumnRule] = {rule.key: rule for rule in _ALL}
