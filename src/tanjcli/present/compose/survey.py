"""``tanj map``: the tables of an unknown workbook for reading, and a drafted recipe with its comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tanjcli.core.findings import Finding
from tanjcli.core.text import visible
from tanjcli.core.words import Lang
from tanjcli.present.document import Align, Block, Column, Document, Number, Paragraph, Table, Words
from tanjcli.present.findings import SHOWN, compose_findings, finding_message, told_source
from tanjcli.present.wording import Wording

_COUNTS = frozenset({"count", "rows"})
Note = tuple[str, str, Mapping[str, str], bool]  # text of the line, code of its note, parameters, to be decided


@dataclass(frozen=True, slots=True)
class TableRow:
    """One table of the workbook, as a reader wants to see it; ``asks`` are codes with parameters."""

    sheet: str
    kind: str
    header: str
    data_range: str
    rows: int
    periods: str
    units: str
    unit_source: str
    asks: tuple[tuple[str, Mapping[str, str]], ...] = ()


def compose_survey(file: str, tables: Sequence[TableRow], findings: Sequence[Finding], lang: Lang) -> Document:
    """The tables found, what must be decided for each, and what looks wrong."""
    w = Wording(lang)
    found = compose_findings(findings, lang, SHOWN)
    first, *rest = found.blocks
    asked = tuple(f"{i}. {_ask(code, params, w)}" for i, t in enumerate(tables, 1) for code, params in t.asks)
    blocks: list[Block] = [_table(tables, w)]
    blocks += [Paragraph(asked, w.text("map.asks"))] if asked else []
    title = w.text("map.title", file=file, tables=len(tables))
    return Document(title, (*blocks, replace(first, title=found.title), *rest), footer=found.footer)


def compose_draft(lines: Sequence[Note], findings: Sequence[Finding], lang: Lang) -> str:
    """The draft as YAML text: notes behind their lines, questions marked ``# decide:``."""
    w = Wording(lang)
    written = [_line(line, w) for line in lines]
    at = next((i for i, (text, *_) in enumerate(lines) if text), len(lines))
    return "\n".join((*written[:at], *_doubts(findings, lang, w), *written[at:])) + "\n"


def _line(line: Note, w: Wording) -> str:
    text, code, params, decide = line
    if not code:
        return text
    told = {name: _counted(name, value) for name, value in params.items()}
    if "source" in params:
        told["source"] = told_source(params["source"], w)
    note = visible(w.text(f"map.note.{code}", **told))
    comment = f"# decide: {note}" if decide else f"# {note}"
    return f"{text}  {comment}" if text else comment


def _doubts(findings: Sequence[Finding], lang: Lang, w: Wording) -> Iterator[str]:
    for finding in findings[:SHOWN]:
        yield visible(f"# {w.text('map.look')} {finding.place}: {finding_message(finding, lang)}")
    if len(findings) > SHOWN:
        yield "# " + w.text("map.more", n=len(findings) - SHOWN)


def _ask(code: str, params: Mapping[str, str], w: Wording) -> str:
    return w.text(f"map.ask.{code}", **{name: _counted(name, value) for name, value in params.items()})


def _counted(name: str, value: str) -> str | int:
    return int(value) if name in _COUNTS and value.isdecimal() else value


def _table(tables: Sequence[TableRow], w: Wording) -> Table:
    keys = ("sheet", "kind", "header", "range")
    columns = [Column(key, w.text(f"map.column.{key}")) for key in keys]
    columns.append(Column("rows", w.text("map.column.rows"), Align.RIGHT, exact=True))
    columns += [Column(key, w.text(f"map.column.{key}")) for key in ("periods", "units", "source")]
    rows = [
        (
            Words(t.sheet),
            Words(w.text(f"map.kind.{t.kind}")),
            Words(t.header),
            Words(t.data_range),
            Number(Decimal(t.rows), 0),
            Words(t.periods),
            Words(t.units),
            Words(told_source(t.unit_source, w)),
        )
        for t in tables
    ]
    return Table(tuple(columns), tuple(rows))
