"""What the figures rest on: 数据来源 (figure → cell), 口径说明 (readings), 问题清单 (findings), 核对 (checks)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tanjcli.core.findings import Finding
from tanjcli.core.severity import Severity
from tanjcli.evaluate.results import CellResult, Origin, Reading
from tanjcli.present.book import Panel, Sheet
from tanjcli.present.compose.amounts import source_cell
from tanjcli.present.compose.book.sheet import Desk
from tanjcli.present.compose.columns import View
from tanjcli.present.compose.readings import flips, reading_table
from tanjcli.present.compose.reconcile import compose_checks
from tanjcli.present.compose.rules import rule_lines
from tanjcli.present.document import Align, Cell, Column, Number, StatusCell, Table, Words
from tanjcli.present.findings import finding_message, finding_order, finding_remedy

# Severities borrow the signs and colours of the verdicts, as the outcomes of checks do.
_SIGNS = {Severity.ERROR: "missed", Severity.WARNING: "behind", Severity.NOTE: "informative"}
_TERMS = View(("clause", "confidence", "data_through", "coverage"))
_LONGEST_RAW = 200


def sources(desk: Desk) -> Sheet:
    """数据来源: every contributing cell of every figure, or the tables where cells were not asked for."""
    w = desk.w
    columns = (
        *(Column(key, w.text(f"column.{key}"), exact=True) for key in ("ref", "role")),
        *(Column(key, w.text(f"column.{key}"), least=20) for key in ("label", "entity")),
        *(Column(key, w.text(f"column.{key}"), exact=True) for key in ("file", "sheet", "cell")),
        Column("value", w.text("column.value"), Align.RIGHT, exact=True),
        Column("received", w.text("column.received"), exact=True),
    )
    names = {key: name.get(w.lang) for key, name in (*desk.assessment.industries, *desk.assessment.places)}
    rows = (row for cell in desk.assessment.cells for row in _sources_of(cell, names, desk))
    return desk.sheet("sources", [Panel(Table(columns, tuple(rows)), fixed="label")], [w.text("book.sources_note")])


def _sources_of(cell: CellResult, names: dict[str, str], desk: Desk) -> Iterator[tuple[Cell, ...]]:
    for origin in cell.origins:
        yield _origin(cell.ref, origin, names, desk)
    if not cell.origins:
        for source in cell.sources:
            file, _, sheet = source.rpartition("!")
            blank = Words("")
            yield (
                Words(cell.ref),
                blank,
                blank,
                blank,
                Words(file or sheet),
                Words(sheet if file else ""),
                *[blank] * 3,
            )


def _origin(ref: str, origin: Origin, names: dict[str, str], desk: Desk) -> tuple[Cell, ...]:
    return (
        Words(ref),
        Words(desk.w.text(f"role.{origin.role}")),
        Words(origin.label),
        Words(names.get(origin.entity, origin.entity)),
        Words(origin.file),
        Words(origin.sheet),
        Words(origin.cell),
        Words(origin.text) if origin.value is None else source_cell(origin, desk.w),
        Words(origin.received.isoformat()),
    )


def readings(desk: Desk) -> Sheet:
    """口径说明: how every target was read, what each other reading would say, and where it stands in the plan."""
    rows = [replace(cell, readings=cell.readings or (_chosen(cell),)) for cell in desk.assessment.cells]
    told = desk.progress([cell for cell in rows for _ in cell.readings], _TERMS)
    read = reading_table(rows, desk.w)
    table = Table((*read.columns, *told.columns), tuple((*a, *b) for a, b in zip(read.rows, told.rows, strict=True)))
    notes = (desk.w.text("readings.legend"), *flips(desk.assessment, desk.w), *rule_lines(desk.assessment, desk.w))
    return desk.sheet("readings", [Panel(table)], notes)


def _chosen(cell: CellResult) -> Reading:
    return Reading("chosen", cell.reading, cell.period, cell.goal, cell.goal_max, cell.actual, cell.status)


def findings(desk: Desk) -> Sheet:
    """问题清单: what is wrong with the input, worst first."""
    w = desk.w
    columns = (
        Column("severity", w.text("book.severity"), exact=True),
        Column("no", w.text("book.no"), Align.RIGHT, exact=True),
        *(Column(key, w.text(f"column.{key}"), exact=True) for key in ("file", "sheet", "cell")),
        *(Column(key, w.text(f"book.{key}"), least=24) for key in ("raw", "message")),
        Column("remedy", w.text("column.remedy"), least=24),
        Column("code", w.text("book.code"), exact=True),
        Column("related", w.text("book.related"), least=20),
    )
    found = sorted(desk.assessment.findings, key=finding_order)
    table = Table(columns, tuple(_finding(n, finding, desk) for n, finding in enumerate(found, 1)))
    return desk.sheet("findings", [Panel(table, fixed="no")], [_counted(desk) if found else w.text("findings.none")])


def checks(desk: Desk) -> Sheet:
    """核对: how the plan's own arithmetic and its reconciliation rules came out."""
    table = replace(compose_checks(desk.assessment.checks, desk.w), title="")
    return desk.sheet("checks", [Panel(table, fixed="id")])


def _finding(number: int, finding: Finding, desk: Desk) -> tuple[Cell, ...]:
    place, lang = finding.place, desk.w.lang
    where = place.cell or (f"{place.line}:{place.column}" if place.column else f"{place.line}" if place.line else "")
    raw = finding.raw if len(finding.raw) <= _LONGEST_RAW else finding.raw[: _LONGEST_RAW - 1] + "…"
    return (
        StatusCell(_SIGNS[finding.severity], desk.w.text(f"severity.{finding.severity.value}")),
        Number(Decimal(number), 0),
        Words(place.file),
        Words(place.sheet),
        Words(where),
        Words(raw),
        Words(finding_message(finding, lang)),
        Words(finding_remedy(finding, lang)),
        Words(finding.code),
        Words(desk.w.text("joiner.list").join(str(other) for other in finding.related)),
    )


def _counted(desk: Desk) -> str:
    tally = Counter(finding.severity for finding in desk.assessment.findings)
    return desk.w.text(
        "findings.count",
        n=len(desk.assessment.findings),
        errors=tally[Severity.ERROR],
        warnings=tally[Severity.WARNING],
        notes=tally[Severity.NOTE],
    )
