"""A recipe drafted from a survey: lines of ``data/sources.yaml``, each with what it rests on or what must be decided.

What the file says is written out; what it does not say is a ``"?"`` that the strict loader refuses until a person has
put something in its place. Remarks are codes with parameters; their wording is made at the edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from tanjcli.core.quantities import UnitTable
from tanjcli.core.text import match_key
from tanjcli.intake.survey.draft_alike import grouped, sheet_glob, spokesman
from tanjcli.intake.survey.draft_columns import across_columns, periods_apart
from tanjcli.intake.survey.draft_words import ident, label, lasting, scalar, unique
from tanjcli.intake.survey.result import ColumnSeen, SurveyResult, TableSeen
from tanjcli.intake.words.period_text import find_periods

_OPEN = "?"
_KNOWN: Mapping[str, str] = {
    "统一社会信用代码": "uscc",
    "信用代码": "uscc",
    "社会信用代码": "uscc",
    **dict.fromkeys(("单位详细名称", "单位名称", "企业名称", "法人单位名称", "公司名称"), "firm"),
    **dict.fromkeys(("乡镇", "所属乡镇", "镇街", "乡镇街道", "所在乡镇", "TOWN"), "town"),
}
_UNITS = UnitTable()
_PERIOD = "name: {zh: 报告期, en: period}"
_RATES = ("%", "‰")
_RHYTHMS = ("month", "quarter", "half", "year")


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line of the draft. ``note``: what it rests on (``sure``) or must be decided; empty for neither."""

    text: str
    note: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    decide: bool = False


def draft_recipe(found: SurveyResult) -> tuple[DraftLine, ...]:
    """The draft for every table that is not a dictionary of others."""
    usable = [table for table in found.tables if table.kind != "dictionary" and _has_names(table)]
    groups = grouped(usable)
    lines = [DraftLine("", "intro", {"file": found.file})]
    for number, table in enumerate(found.tables, start=1):
        lines.append(_about(number, table))
        if not _has_names(table):
            lines.append(DraftLine("", "no-names", {"n": str(number)}, decide=True))
        first = next((group[0] for group in groups if any(table is t for t in group[1:])), None)
        if first is not None:
            lines.append(DraftLine("", "same-recipe", {"n": str(number), "first": first.sheet or ""}))
    if not usable:
        return tuple(lines)
    spoken = [spokesman(group) for group in groups]
    names = _names(found, spoken)
    drafts = [_Draft(found, table, name, _beside(table, spoken)) for table, name in zip(spoken, names, strict=True)]
    lines += [DraftLine("schema: tanj-sources/1"), DraftLine("sample: false", "sample"), DraftLine("ledgers:")]
    lines += [line for draft in drafts for line in draft.ledger()]
    lines.append(DraftLine("recipes:"))
    lines += [line for draft in drafts for line in draft.recipe()]
    return tuple(lines)


def _about(number: int, table: TableSeen) -> DraftLine:
    span = table.span
    periods = f"{span.earliest}..{span.latest}" if span.earliest else "-"
    params = {
        "n": str(number),
        "sheet": table.sheet or "-",
        "header": ",".join(map(str, table.rows.header)) or "-",
        "range": table.data_range,
        "rows": str(len(table.rows.data)),
        "periods": periods,
        "units": "、".join(table.unit.values) or "-",
        "source": table.unit.source or "-",
    }
    return DraftLine("", f"table-{table.kind}", params)


def _has_names(table: TableSeen) -> bool:
    """False for a table no recipe could know again: nothing names its columns, or what its rows are of."""
    nameless_rows = table.rows_are == "entities" and not table.key
    return any(column.header for column, _ in across_columns(table)) and not nameless_rows


def _names(found: SurveyResult, tables: Sequence[TableSeen]) -> list[str]:
    stem = ident(re.sub(r"[0-9]{4}年.*|[0-9]+", "", PurePosixPath(found.file).stem), "table")
    names: list[str] = []
    for table in tables:
        base = stem if len(tables) == 1 else ident(f"{stem}-{table.sheet or ''}", stem)
        names.append(unique(base, names))
    return names


def _beside(table: TableSeen, tables: Sequence[TableSeen]) -> list[TableSeen]:
    """The other tables of the same sheet."""
    return [t for t in tables if t is not table and t.sheet_index == table.sheet_index]


class _Draft:
    """The draft for one table; ``beside`` are those it shares its sheet with."""

    def __init__(self, found: SurveyResult, table: TableSeen, name: str, beside: Sequence[TableSeen]) -> None:
        self.found, self.table, self.name, self.beside = found, table, name, beside
        self.kind = _OPEN if periods_apart(table) else _kind(table)
        taken: list[str] = []
        self.columns: list[tuple[str, ColumnSeen]] = []
        self.across: dict[str, str] = {}
        for column, across in across_columns(table):
            known = "period" if column.role == "period" else _KNOWN.get(match_key(_bare(column)))
            taken.append(unique(known or ident(_bare(column), f"column-{column.column.lower()}"), taken))
            self.columns.append((taken[-1], column))
            self.across[taken[-1]] = across

    @property
    def periods(self) -> list[str]:
        """Ids of the columns that state the period of a row."""
        return [key for key, column in self.columns if column.role == "period"]

    @property
    def labels(self) -> list[str]:
        """Ids of the columns that say what a row is about."""
        return [key for key, column in self.columns if column.column in self.table.key and not self.across[key]] + [
            key for key, column in self.columns if self.across[key] == "header" and column.role == "label"
        ]

    @property
    def time(self) -> str:
        """The column that places a row in time."""
        return self.periods[-1] if self.periods else "period"

    @property
    def by_row(self) -> bool:
        """True when a column of units says of each row what it is in."""
        return any(ask.code == "units-by-row" for ask in self.table.asks)

    def ledger(self) -> Iterator[DraftLine]:
        """The ledger's lines."""
        rhythm = self.kind if self.kind in _RHYTHMS else "any" if self.kind == "day" else _OPEN
        yield DraftLine(f"  {self.name}:", "ledger-id", decide=True)
        yield DraftLine(f"    name: {label(self.table.title or self.table.sheet or self.name)}", "name-en", decide=True)
        yield DraftLine(f"    key: [{', '.join(dict.fromkeys((*self.labels, self.time)))}]", "key", decide=True)
        yield DraftLine(f"    time: {self.time}")
        yield DraftLine(f"    rhythm: {scalar(rhythm)}", "rhythm", decide=rhythm == _OPEN)
        yield DraftLine("    columns:")
        if not self.periods:
            yield DraftLine(f"      period: {{type: period, {_PERIOD}}}")
        for key, column in self.columns:
            yield self._column(key, column)

    def recipe(self) -> Iterator[DraftLine]:
        """The recipe's lines."""
        path = PurePosixPath(self.found.file)
        stem = re.sub(r"[0-9]+", "*", path.stem)
        dated = stem != path.stem and (self.periods or self.table.span.stated)
        glob = (stem if dated else stem.removesuffix("*") + "*") + path.suffix
        sheet = f", sheet: {scalar(sheet_glob(self.table.sheet))}" if self.table.sheet else ""
        yield DraftLine(f"  {self.name}:")
        yield DraftLine(f"    ledger: {self.name}")
        yield DraftLine(
            f"    match: {{file: {scalar(glob)}{sheet}{self._title()}{self._company()}}}", "match", decide=True
        )
        if any(ask.code.endswith("-hidden") for ask in self.table.asks):
            yield DraftLine("    hidden: include", "hidden", decide=True)
        yield self._period()
        if periods_apart(self.table):
            yield DraftLine("", "periods-apart", decide=True)
        yield DraftLine("    columns:")
        if not self.periods:
            yield DraftLine("      period: {context: period}")
        for key, column in self.columns:
            yield self._take(key, column)
        for column in self.table.columns:
            if column.role in ("ordinal", "unnamed", "empty") and column.filled:
                yield DraftLine("", f"left-out-{column.role}", {"column": column.column, "header": column.header})

    def _title(self) -> str:
        """The measure, where only the rows above the header name it: a table of another one looks the same."""
        figures = [column.figure for key, column in self.columns if self.across[key] == "figures"]
        above = [f.measure for f in figures if f and f.measure and (f.unit_from or "").startswith("context")]
        own = above or [words for words in lasting(self.table.title) if self._tells_apart(words)]
        return f", title: {scalar(own[0])}" if own else ""

    def _tells_apart(self, words: str) -> bool:
        """True for words of the title that no table beside has over it, where there are such tables."""
        return bool(self.beside) and all(match_key(words) not in match_key(other.title) for other in self.beside)

    def _company(self) -> str:
        return ", tables: one" if self.beside else ""

    def _period(self) -> DraftLine:
        if self.across.get(self.time) == "header":
            return DraftLine(
                f"    period: {{from: [header], kind: {scalar(self.kind)}}}", "period-across", decide=self.kind == _OPEN
            )
        if self.periods:
            return DraftLine(
                f"    period: {{from: [column], kind: {scalar(self.kind)}}}", "period-rows", decide=self.kind == _OPEN
            )
        if self.table.span.stated:
            params = {"period": self.table.span.stated}
            places = "title, sheet, file" if find_periods(self.table.sheet or "", bare_year=True) else "title, file"
            return DraftLine(
                f"    period: {{from: [{places}], kind: {scalar(self.kind)}}}", "period-stated", params, decide=True
            )
        return DraftLine(f"    period: {{from: [file], kind: {scalar(self.kind)}}}", "period-nowhere", decide=True)

    def _column(self, key: str, column: ColumnSeen) -> DraftLine:
        named = f"name: {label(_bare(column))}"
        if column.role == "period" and not column.header:
            named = _PERIOD
        figure = column.figure
        if column.role == "measure" and figure is not None:
            unit, flow = figure.means or _OPEN, self._flow(column)
            last = ", of: last_year" if figure.last_year else ""
            text = f"      {key}: {{type: amount, {named}, unit: {scalar(unit)}, flow: {scalar(flow)}{last}}}"
            if unit == _OPEN and self.by_row:
                return DraftLine(text, "units-by-row" + ("-and-flow" if flow == _OPEN else ""), decide=True)
            missing = [w for w, value in (("unit", unit), ("flow", flow)) if value == _OPEN]
            if missing:
                return DraftLine(text, "-and-".join(missing), decide=True)
            if unit not in _UNITS:
                return DraftLine(text, "unit-undeclared", {"unit": unit}, decide=True)
            return DraftLine(text, "unit-from", {"source": figure.unit_from or "", "written": figure.unit or ""})
        kind = self._type(key, column)
        names = ", names: uscc" if key == "firm" and "uscc" in [k for k, _ in self.columns] else ""
        note = "place" if kind == "place" else ""
        return DraftLine(f"      {key}: {{type: {kind}, {named}{names}}}", note, decide=bool(note))

    def _type(self, key: str, column: ColumnSeen) -> str:
        if column.role == "period":
            return "date" if self.kind == "day" else "period"
        if key == "uscc":
            return "code"
        if key == "town":
            return "place"
        return "date" if column.days else "text"

    def _flow(self, column: ColumnSeen) -> str:
        flow = column.figure.flow if column.figure else None
        if flow and column.figure and column.figure.means in _RATES:
            return "point"
        if flow == "single":
            return {"month": "month", "ytd": "month", "year": "year"}.get(self.kind, _OPEN)
        return flow or _OPEN

    def _take(self, key: str, column: ColumnSeen) -> DraftLine:
        header = f"from: [{scalar(column.header)}]" if column.header else f"at: {column.column}"
        header += f", at: {column.column}" if column.twice else ""
        header = {"row": f"row: [{scalar(column.header)}]"}.get(self.across[key], header)
        if self.across[key] in ("header", "figures"):
            header = f"across: {self.across[key]}"
        if header == "across: header":
            return DraftLine(f"      {key}: {{{header}}}")
        required = ", required: true" if column.role in ("key", "period") else ""
        unit = f", unit: {scalar(column.figure.means or _OPEN)}" if column.role == "measure" and column.figure else ""
        unit = "" if self.by_row and unit.endswith(f'"{_OPEN}"') else unit
        unknown = unit.endswith(f'"{_OPEN}"')
        text = f"      {key}: {{{header}{required}{unit}}}"
        if column.gaps and key in self.labels:
            where = {"header": column.header or column.column}
            return DraftLine(f"{text[:-1]}, fill_down: false}}", "fill-down", where, decide=True)
        if header.startswith("at:"):
            return DraftLine(text, "no-header", {"column": column.column}, unknown)
        if column.twice:
            return DraftLine(text, "header-twice", {"column": column.column, "header": column.header}, unknown)
        return DraftLine(text, "unit" if unknown else "", decide=unknown)


def _kind(table: TableSeen) -> str:
    """How often the table speaks, in the recipe's words."""
    told = table.span.latest or table.span.stated or ""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", told):
        return "day"
    if re.fullmatch(r"[0-9]{4}", told):
        return "year"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", told):
        return "month"
    if "-Q" in told:
        return "quarter"
    if "-H" in told:
        return "half"
    return "ytd" if "/" in told else _OPEN


def _bare(column: ColumnSeen) -> str:
    """The header without its unit."""
    return (column.figure.measure if column.figure else None) or column.header or column.column
