"""What stands after the cards: rankings, lists, rolls, verdicts that turn with the reading, checks, faults of data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tanjcli.core.catalogue import entry
from tanjcli.core.findings import Finding
from tanjcli.core.severity import Severity
from tanjcli.evaluate.results import Assessment, CellResult, Reading, Status
from tanjcli.present.compose.dashboard.lists import lists_section
from tanjcli.present.compose.dashboard.rolls import roll_sections
from tanjcli.present.compose.rank import compose_rank
from tanjcli.present.compose.readings import flips
from tanjcli.present.compose.reconcile import compose_checks
from tanjcli.present.document import Align, Cell, Column, Number, Paragraph, StatusCell, Table, Words
from tanjcli.present.findings import finding_message, finding_order, finding_remedy
from tanjcli.present.page import Section
from tanjcli.present.wording import Wording

_EXAMPLES = 3


def sections(assessment: Assessment, w: Wording) -> Iterator[Section]:
    """The sections in their order, as far as there is something to say: a page given out may have been told less."""
    ranked = tuple(one for one in assessment.rankings if any(line.place is not None for line in one.standings))
    if ranked:
        document = compose_rank(replace(assessment, rankings=ranked), w.lang, "")
        yield Section("rankings", w.text("dashboard.rankings"), (*document.blocks, Paragraph(document.footer)))
    if assessment.lists:
        yield lists_section(assessment, w)
    yield from roll_sections(assessment, w)
    if any(cell.readings for cell in assessment.cells):
        yield _readings(assessment, w)
    if assessment.checks:
        yield _checks(assessment, w)
    if assessment.findings:
        yield _findings(assessment.findings, w)


def _readings(assessment: Assessment, w: Wording) -> Section:
    """A row a reading that turns a verdict: as it is, as it would be, and the words that make the difference."""
    columns = (
        Column("ref", w.text("column.ref"), exact=True),
        Column("name", w.text("column.name")),
        Column("chosen", w.text("dashboard.chosen"), exact=True),
        Column("other", w.text("dashboard.other"), exact=True),
        Column("text", w.text("column.reading_text")),
    )
    rows = tuple(
        _turned(cell, one, one.status, w)
        for cell in assessment.cells
        for one in cell.readings
        if one.flips and one.status
    )
    note = w.text("joiner.clause").join(flips(assessment, w))
    return Section("readings", w.text("dashboard.readings"), (Table(columns, rows),) if rows else (), note)


def _turned(cell: CellResult, other: Reading, status: Status, w: Wording) -> tuple[Cell, ...]:
    return (
        Words(cell.ref),
        Words(cell.name.get(w.lang)),
        StatusCell(cell.status.value, w.status(cell.status.value)),
        StatusCell(status.value, w.status(status.value)),
        Words(other.text.get(w.lang)),
    )


def _checks(assessment: Assessment, w: Wording) -> Section:
    found = Counter(check.outcome for check in assessment.checks)
    told = (f"{w.text(f'outcome.{outcome}')} {n}" for outcome, n in found.most_common())
    table = compose_checks(assessment.checks, w)
    return Section("checks", w.text("dashboard.checks"), (Table(table.columns, table.rows),), " · ".join(told))


def _findings(findings: Sequence[Finding], w: Wording) -> Section:
    """A row a kind of fault, errors first, with the first places: hundreds of alike lines would hide the others."""
    kinds: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=finding_order):
        kinds.setdefault(finding.code, []).append(finding)
    columns = (
        Column("severity", w.text("dashboard.severity"), exact=True),
        Column("kind", w.text("dashboard.findings_kind")),
        Column("count", w.text("dashboard.findings_count"), Align.RIGHT, exact=True),
        Column("where", w.text("dashboard.findings_where")),
        Column("remedy", w.text("column.remedy")),
    )
    rows = tuple(_kind(code, found, w) for code, found in kinds.items())
    tally = Counter(finding.severity for finding in findings)
    note = w.text(
        "findings.count",
        n=len(findings),
        errors=tally[Severity.ERROR],
        warnings=tally[Severity.WARNING],
        notes=tally[Severity.NOTE],
    )
    return Section("findings", w.text("dashboard.findings"), (Table(columns, rows),), note)


def _kind(code: str, found: Sequence[Finding], w: Wording) -> tuple[Cell, ...]:
    known = entry(code)
    places = [f"{finding.place} {finding_message(finding, w.lang)}".strip() for finding in found[:_EXAMPLES]]
    if len(found) > _EXAMPLES:
        places.append(w.text("dashboard.findings_more", n=len(found) - _EXAMPLES))
    return (
        Words(w.text(f"severity.{known.severity.value}")),
        Words(getattr(known.title, w.lang)),
        Number(Decimal(len(found)), 0),
        Words(w.text("joiner.note").join(places)),
        Words(finding_remedy(found[0], w.lang)),
    )
