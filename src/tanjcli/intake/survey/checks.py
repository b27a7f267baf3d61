"""What looks wrong in a table nobody has described yet: each with its cell, none of it corrected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tanjcli.core.findings import Finding
from tanjcli.core.text import match_key
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.survey.canvas import BLANK, DAY, NUMBER, TEXT
from tanjcli.intake.survey.identities import broken_identities
from tanjcli.intake.survey.lines import Line, lines_of
from tanjcli.intake.survey.table import Table, address, axis_cell
from tanjcli.intake.tables.totals import Measure, check_totals
from tanjcli.intake.words.identity import code_doubt, read_code
from tanjcli.intake.words.number_text import number_shown, plain_number

_PART = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}|[0-9]{2}年[0-9]{1,2}月?")
_USUAL = 0.7


def table_findings(table: Table) -> Iterator[Finding]:
    """Every doubt about one table, in the order of its rules."""
    lines = lines_of(table)
    for rule in _RULES:
        yield from rule(table, lines)


def _falls(table: Table, lines: Sequence[Line]) -> Iterator[Finding]:
    """A year-to-date level that falls inside a year: rotated rows, a slid column, or a correction."""
    for line in lines:
        if line.figure.flow != "ytd" or not line.level or any(p.value < 0 for p in line.points):
            continue
        ordered = sorted(line.points, key=lambda p: p.stated.day)
        for before, after in pairwise(ordered):
            if before.stated.day.year == after.stated.day.year and after.value < before.value:
                params = {
                    "measure": line.name,
                    "first": number_shown(before.value),
                    "second": number_shown(after.value),
                }
                params |= {"earlier": before.stated.period.label, "later": after.stated.period.label}
                yield _found(table, Fault("survey-ytd-falls", params), after.cell, before.cell)


def _doubtful_periods(table: Table, _: Sequence[Line]) -> Iterator[Finding]:
    header = table.labels[table.axis.labels[-1]].name if table.axis.labels else ""
    for place, problem in sorted(table.axis.doubts.items()):
        cell = axis_cell(table, place)
        yield _found(table, fault(problem.code, column=header or address(*cell), **problem.params), cell)


def _nameless(table: Table, _: Sequence[Line]) -> Iterator[Finding]:
    """Figures, or anything, under an empty header."""
    for col, role in table.roles.items():
        rows = [r for r in table.body.data if table.canvas.kind(r, col) != BLANK]
        if role == "unnamed" and rows:
            numbers = sum(table.canvas.kind(r, col) == NUMBER for r in rows)
            code = "survey-header-blank" if 2 * numbers >= len(rows) else "survey-header-blank-text"
            yield _found(table, fault(code, count=str(len(rows))), (rows[0], col))


def _helper_years(table: Table, _: Sequence[Line]) -> Iterator[Finding]:
    """A column that repeats the year of each row's period, and once does not."""
    if table.axis.kind != "rows":
        return
    for col, role in table.roles.items():
        if role == "period":
            continue
        years = {r: plain_number(table.canvas.sheet.at(r, col)) for r in table.body.data if r in table.axis.at}
        told = {r: n for r, n in years.items() if n is not None and table.canvas.kind(r, col) == NUMBER}
        right = {r for r, n in told.items() if n in (_year(table, r), _year(table, r) % 100)}
        if len(told) < 4 or len(right) < _USUAL * len(told):
            continue
        for row in told:
            if row not in right:
                stated = table.axis.at[row].period.label
                yield _found(table, fault("survey-year-differs", period=stated), (row, col), axis_cell(table, row))


def _year(table: Table, row: int) -> int:
    return table.axis.at[row].day.year


def _odd_days(table: Table, _: Sequence[Line]) -> Iterator[Finding]:
    """A true date among texts (a program turned 04/20 into a day), and months written as 03/20."""
    for col in table.block.region.columns:
        rows = [r for r in table.body.data if table.canvas.kind(r, col) in (TEXT, DAY)]
        days = [r for r in rows if table.canvas.kind(r, col) == DAY]
        if days and len(rows) >= 4 and len(days) <= 0.25 * len(rows):
            for row in days:
                yield _found(table, fault("survey-day-among-text", count=str(len(rows) - len(days))), (row, col))
        parts = [r for r in rows if _PART.fullmatch(match_key(table.canvas.text(r, col)))]
        if len(parts) >= 2 and 2 * len(parts) >= len(rows):
            yield _found(
                table, fault("survey-month-ambiguous", count=str(len(parts))), (parts[0], col), (parts[-1], col)
            )


def _odd_headers(table: Table, _: Sequence[Line]) -> Iterator[Finding]:
    """Months written as 03/20 or with two-digit years over the columns."""
    head = table.block.head
    columns = [col for col, label in table.labels.items() if _PART.fullmatch(match_key(label.name))]
    if len(columns) >= 2:
        cells = (head.last, columns[0]), (head.last, columns[-1])
        yield _found(table, fault("survey-month-ambiguous", count=str(len(columns))), *cells)


def _thin_newest(table: Table, lines: Sequence[Line]) -> Iterator[Finding]:
    """The newest periods wholly or mostly blank: not published yet, never zero."""
    places = sorted(table.axis.at, key=lambda p: table.axis.at[p].day)
    if len(places) < 3 or table.axis.kind == "none":
        return
    filled = Counter(p.place for line in lines for p in line.points)
    days: dict[object, int] = {}
    for place in places:
        days[table.axis.at[place].day] = days.get(table.axis.at[place].day, 0) + filled[place]
    usual = sorted(days.values())[len(days) // 2]
    late: list[int] = []
    for place in reversed(places):
        if days[table.axis.at[place].day] * 2 >= usual or len(late) * 4 > len(places):
            break
        late.append(place)
    late = late if len(late) * 4 <= len(places) + 3 else []
    if late:
        cells = [axis_cell(table, place) for place in reversed(late)]
        first, last = (table.axis.at[p].period.label for p in (late[-1], late[0]))
        count = sum(filled[place] for place in late)
        params = {"periods": first if first == last else f"{first}–{last}", "count": str(count), "usual": str(usual)}
        blank = "survey-newest-blank" if count == 0 else "survey-newest-thin"
        yield _found(table, Fault(blank, params), cells[-1], cells[0])


def _identities(table: Table, lines: Sequence[Line]) -> Iterator[Finding]:
    for broken in broken_identities(lines):
        params = {"total_name": broken.total, "parts": " + ".join(broken.parts), "stated": number_shown(broken.stated)}
        params |= {"sum": number_shown(broken.sum), "difference": number_shown(broken.stated - broken.sum)}
        params |= {"period": broken.period, "held": str(broken.held), "of": str(broken.tried)}
        yield _found(table, Fault("survey-parts-differ", params), broken.cell, *broken.part_cells)


def _total_rows(table: Table, _: Sequence[Line]) -> Iterator[Finding]:
    """Total rows against the rows they stand for."""
    body = table.body
    if not body.labels:
        return
    measures = []
    for col, figure in _levels(table):
        rows = (*body.data, *body.totals)
        numbers: dict[int, Decimal | Fault | None] = {row: table.number(row, col) for row in rows}
        measures.append(Measure(figure, col, numbers))
    for control in check_totals(table.book, table.canvas.sheet, list(body.kinds), body.labels, measures):
        if control.finding is not None:
            yield control.finding


def _levels(table: Table) -> Iterator[tuple[int, str]]:
    if table.rows_are_measures:
        return
    for col, figure in table.by_column.items():
        words = figure.measure or table.labels[col].name
        if not re.search("增速|增长|增幅|同比|环比|率|占比|比重|指数|平均|均", words) and (figure.means or "") not in (
            "%",
            "‰",
            "倍",
        ):
            yield col, table.labels[col].name


def _strays(table: Table, _: Sequence[Line]) -> Iterator[Finding]:
    """Rows of figures below the notes."""
    if table.body.strays:
        first = table.body.strays[0]
        yield _found(
            table, fault("row-other-block", count=str(len(table.body.strays))), (first, table.block.region.left)
        )


def _prefilled(table: Table, _: Sequence[Line]) -> Iterator[Finding]:
    if table.body.prefilled:
        first = table.body.prefilled[0]
        yield _found(
            table, fault("row-prefilled", count=str(len(table.body.prefilled))), (first, table.block.region.left)
        )


def _conflicts(table: Table, _: Sequence[Line]) -> Iterator[Finding]:
    head = table.block.head
    for conflict in table.conflicts:
        params = {"column": conflict.label, "first": conflict.first, "second": conflict.second}
        params |= {"first_source": conflict.first_source, "second_source": conflict.second_source}
        yield _found(
            table, Fault("survey-unit-conflict", params), (max(head.last, head.first), table.block.region.left)
        )


def _codes(table: Table, _: Sequence[Line]) -> Iterator[Finding]:
    """Credit codes that fail their check digits: counted, never repaired, never a reason to reject a row."""
    for col, role in table.roles.items():
        if role != "key":
            continue
        read = {row: read_code(table.canvas.sheet.at(row, col)) for row in table.body.data}
        lost = [row for row, code in read.items() if isinstance(code, Fault) and code.code == "code-lost-digits"]
        doubtful = [row for row, code in read.items() if isinstance(code, str) and code_doubt(code) is not None]
        for code, rows in (("survey-codes-lost", lost), ("survey-codes-doubtful", doubtful)):
            if rows:
                params = fault(code, count=str(len(rows)), of=str(len(read)))
                yield _found(table, params, (rows[0], col), (rows[-1], col))


def _bad_cells(table: Table, _: Sequence[Line]) -> Iterator[Finding]:
    sheet, region = table.canvas.sheet, table.block.region
    for code, cells in (("cell-error", sheet.errors), ("cell-uncached", sheet.uncached)):
        for (row, col), text in sorted(cells.items()):
            if row in region.rows and col in region.columns:
                yield _found(table, fault(code, column=table.labels[col].name, error=text), (row, col))


def _found(table: Table, problem: Fault, cell: tuple[int, int], *related: tuple[int, int]) -> Finding:
    book, sheet = table.book, table.canvas.sheet
    others = tuple(book.place(sheet, *other) for other in related if other != cell)
    return book.finding(problem, book.place(sheet, *cell), sheet.at(*cell), others)


_RULES: tuple[Callable[[Table, Sequence[Line]], Iterator[Finding]], ...] = (
    _doubtful_periods,
    _nameless,
    _conflicts,
    _bad_cells,
    _helper_years,
    _odd_days,
    _odd_headers,
    _falls,
    _thin_newest,
    _total_rows,
    _identities,
    _strays,
    _prefilled,
    _codes,
)
