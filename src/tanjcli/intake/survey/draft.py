"""A recipe drafted from a survey: lines of ``data/sources.yaml``, each with what it rests on or what must be decided.

What the file says is written out; what it does not say is a ``"?"`` that the strict loader refuses until a person has
put something in its place. Remarks are codes with parameters; their wording is made at the edge.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from tanjcli.core.quantities import UnitTable
from tanjcli.core.text import match_key
from tanjcli.intake.survey.draft_columns import across_columns
from tanjcli.intake.survey.result import ColumnSeen, SurveyResult, TableSeen

_OPEN = "?"
_KNOWN: Mapping[str, str] = {
    "统一社会信用代码": "uscc",
    "信用代码": "uscc",
    "社会信用代码": "uscc",
    **dict.fromkeys(("单位详细名称", "单位名称", "企业名称", "法人单位名称", "公司名称"), "firm"),
    **dict.fromkeys(("乡镇", "所属乡镇", "镇街", "乡镇街道", "所在乡镇", "TOWN"), "town"),
}
_NOT_ID = re.compile(r"[^A-Za-z0-9\u4e00-\u9fff._-]+")
_UNITS = UnitTable()
_PASSING = re.compile(r"[^\u4e00-\u9fffA-Za-z]+|[年月日]|第?[一二三四]季度|[上下]半年|单位")
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
    usable = [table for table in found.tables if table.kind != "dictionary"]
    names = _names(found, usable)
    lines = [DraftLine("", "intro", {"file": found.file})]
    lines += [_about(number, table) for number, table in enumerate(found.tables, start=1)]
    if not usable:
        return tuple(lines)
    drafts = [_Draft(found, table, name, _beside(table, usable)) for table, name in zip(usable, names, strict=True)]
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


def _names(found: SurveyResult, tables: Sequence[TableSeen]) -> list[str]:
    stem = _id(re.sub(r"[0-9]{4}年.*|[0-9]+", "", PurePosixPath(found.file).stem), "table")
    names: list[str] = []
    for table in tables:
        base = stem if len(tables) == 1 else _id(f"{stem}-{table.sheet or ''}", stem)
        names.append(_unique(base, names))
    return names


def _beside(table: TableSeen, tables: Sequence[TableSeen]) -> list[TableSeen]:
    """The other tables of the same sheet."""
    return [t for t in tables if t is not table and t.sheet_index == table.sheet_index]


class _Draft:
    """The draft for one table; ``beside`` are those it shares its sheet with."""

    def __init__(self, found: SurveyResult, table: TableSeen, name: str, beside: Sequence[TableSeen]) -> None:
        self.found, self.table, self.name, self.beside = found, table, name, beside
        self.kind = _kind(table)
        taken: list[str] = []
        self.columns: list[tuple[str, ColumnSeen]] = []
        self.across: dict[str, str] = {}
        for column, across in across_columns(table):
            known = "period" if column.role == "period" else _KNOWN.get(match_key(_bare(column)))
            taken.append(_unique(known or _id(_bare(column), f"column-{column.column.lower()}"), taken))
            self.columns.append((taken[-1], column))
            self.across[taken[-1]] = across

    @property
    def periods(self) -> list[str]:
        """Ids of the columns that state the period of a row."""
        return [key for key, column in self.columns if column.role == "period"]

    @property
    def labels(self) -> list[str]:
        """Ids of the columns that say what a row is about."""
        keys = [key for key, column in self.columns if column.role == "key"][:1]
        return keys or [key for key, column in self.columns if column.role == "label"]

    @property
    def time(self) -> str:
        """The column that places a row in time."""
        return self.periods[-1] if self.periods else "period"

    def ledger(self) -> Iterator[DraftLine]:
        """The ledger's lines."""
        rhythm = self.kind if self.kind in _RHYTHMS else _OPEN
        yield DraftLine(f"  {self.name}:", "ledger-id", decide=True)
        yield DraftLine(
            f"    name: {_label(self.table.title or self.table.sheet or self.name)}", "name-en", decide=True
        )
        yield DraftLine(f"    key: [{', '.join(dict.fromkeys((*self.labels, self.time)))}]", "key", decide=True)
        yield DraftLine(f"    time: {self.time}")
        yield DraftLine(f"    rhythm: {_text(rhythm)}", "rhythm", decide=rhythm == _OPEN)
        yield DraftLine("    columns:")
        if not self.periods:
            yield DraftLine("      period: {type: period, name: {zh: 报告期, en: period}}")
        for key, column in self.columns:
            yield self._column(key, column)

    def recipe(self) -> Iterator[DraftLine]:
        """The recipe's lines."""
        path = PurePosixPath(self.found.file)
        glob = re.sub(r"[0-9]+", "*", path.stem) + path.suffix
        sheet = f", sheet: {_text(self.table.sheet)}" if self.table.sheet else ""
        yield DraftLine(f"  {self.name}:")
        yield DraftLine(f"    ledger: {self.name}")
        yield DraftLine(
            f"    match: {{file: {_text(glob)}{sheet}{self._title()}{self._company()}}}", "match", decide=True
        )
        yield self._period()
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
        own = above or [words for words in _lasting(self.table.title) if self._tells_apart(words)]
        return f", title: {_text(own[0])}" if own else ""

    def _tells_apart(self, words: str) -> bool:
        """True for words of the title that no table beside has over it, where there are such tables."""
        return bool(self.beside) and all(match_key(words) not in match_key(other.title) for other in self.beside)

    def _company(self) -> str:
        return ", tables: one" if self.beside else ""

    def _period(self) -> DraftLine:
        if self.across.get(self.time) == "header":
            return DraftLine(
                f"    period: {{from: [header], kind: {_text(self.kind)}}}", "period-across", decide=self.kind == _OPEN
            )
        if self.periods:
            return DraftLine(
                f"    period: {{from: [column], kind: {_text(self.kind)}}}", "period-rows", decide=self.kind == _OPEN
            )
        if self.table.span.stated:
            params = {"period": self.table.span.stated}
            return DraftLine(
                f"    period: {{from: [title, file], kind: {_text(self.kind)}}}", "period-stated", params, decide=True
            )
        return DraftLine(f"    period: {{from: [file], kind: {_text(self.kind)}}}", "period-nowhere", decide=True)

    def _column(self, key: str, column: ColumnSeen) -> DraftLine:
        label = f"name: {_label(_bare(column))}"
        figure = column.figure
        if column.role == "measure" and figure is not None:
            unit, flow = figure.means or _OPEN, self._flow(column)
            last = ", of: last_year" if figure.last_year else ""
            text = f"      {key}: {{type: amount, {label}, unit: {_text(unit)}, flow: {_text(flow)}{last}}}"
            missing = [w for w, value in (("unit", unit), ("flow", flow)) if value == _OPEN]
            if missing:
                return DraftLine(text, "-and-".join(missing), decide=True)
            if unit not in _UNITS:
                return DraftLine(text, "unit-undeclared", {"unit": unit}, decide=True)
            return DraftLine(text, "unit-from", {"source": figure.unit_from or "", "written": figure.unit or ""})
        kind = self._type(key, column)
        names = ", names: uscc" if key == "firm" and "uscc" in [k for k, _ in self.columns] else ""
        note = "place" if kind == "place" else ""
        return DraftLine(f"      {key}: {{type: {kind}, {label}{names}}}", note, decide=bool(note))

    def _type(self, key: str, column: ColumnSeen) -> str:
        if column.role == "period":
            return "period"
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
        header = f"from: [{_text(column.header)}]" if column.header else f"at: {column.column}"
        header = {"row": f"row: [{_text(column.header)}]"}.get(self.across[key], header)
        if self.across[key] in ("header", "figures"):
            header = f"across: {self.across[key]}"
        if header == "across: header":
            return DraftLine(f"      {key}: {{{header}}}")
        required = ", required: true" if column.role in ("key", "period") else ""
        unit = f", unit: {_text(column.figure.means or _OPEN)}" if column.role == "measure" and column.figure else ""
        unknown = unit.endswith(f'"{_OPEN}"')
        if header.startswith("at:"):
            return DraftLine(
                f"      {key}: {{{header}{required}{unit}}}", "no-header", {"column": column.column}, unknown
            )
        return DraftLine(f"      {key}: {{{header}{required}{unit}}}", "unit" if unknown else "", decide=unknown)


def _kind(table: TableSeen) -> str:
    """How often the table speaks, in the recipe's words."""
    label = table.span.latest or table.span.stated or ""
    if re.fullmatch(r"[0-9]{4}", label):
        return "year"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}", label):
        return "month"
    if "-Q" in label:
        return "quarter"
    if "-H" in label:
        return "half"
    return "ytd" if "/" in label else _OPEN


def _lasting(title: str) -> list[str]:
    """The stretches of a title that name no period, unit or number, the longest first: those will be there again."""
    words = (part.strip() for part in _PASSING.split(title))
    return sorted((part for part in words if len(part) > 1), key=len, reverse=True)


def _bare(column: ColumnSeen) -> str:
    """The header without its unit."""
    return (column.figure.measure if column.figure else None) or column.header or column.column


def _id(text: str, fallback: str) -> str:
    return _NOT_ID.sub("-", text.replace("/", "-")).strip("-._")[:60].lower() or fallback


def _unique(name: str, taken: Sequence[str]) -> str:
    number, candidate = 2, name
    while candidate in taken:
        candidate, number = f"{name}-{number}", number + 1
    return candidate


def _label(text: str) -> str:
    return f"{{zh: {_text(text)}, en: {_text(text)}}}"


def _text(text: str) -> str:
    plain = re.fullmatch(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff]*", text)
    return text if plain else json.dumps(" ".join(text.split()), ensure_ascii=False)
