"""What opens under a card: the formula with its numbers, the reading and its rivals, who answers, the source cells."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.evaluate.results import Assessment, CellResult
from tanjcli.present.compose.dashboard.sources import source_lines
from tanjcli.present.compose.explain import told_coverage, told_part
from tanjcli.present.compose.formula import formula_lines
from tanjcli.present.compose.readings import reading_table
from tanjcli.present.document import Block, Cell, Facts, Paragraph, Words
from tanjcli.present.page import Drawer
from tanjcli.present.wording import Wording


def drawer(cell: CellResult, assessment: Assessment, w: Wording) -> Drawer:
    """The drawer of one card."""
    return Drawer(w.text("dashboard.drawer"), tuple(_blocks(cell, assessment, w)))


def _blocks(cell: CellResult, assessment: Assessment, w: Wording) -> Iterator[Block]:
    yield Paragraph(tuple(formula_lines(cell, cell.rules or assessment.rules, w)), w.text("explain.formula"))
    if cell.parts:
        yield Facts(tuple((part.name.get(w.lang), told_part(part, w)) for part in cell.parts), w.text("explain.parts"))
    yield Facts(tuple(_reading(cell, assessment, w)), w.text("explain.reading"))
    if others := tuple(_others(cell, w)):
        yield Facts(others, w.text("dashboard.other_readings"))
    if lines := tuple(source_lines(cell, w)):
        yield Paragraph(lines, w.text("dashboard.sources"))


def _reading(cell: CellResult, assessment: Assessment, w: Wording) -> Iterator[tuple[str, Cell]]:
    yield w.text("explain.text"), Words(cell.reading.get(w.lang))
    yield w.text("explain.confidence"), Words(w.text(f"confidence.{cell.confidence}"))
    yield w.text("explain.lead"), Words(w.text(f"explain.lead_{cell.lead_source}", lead=cell.lead.get(w.lang)))
    if cell.lead_basis != cell.lead_source:
        yield w.text("explain.lead_basis"), Words(w.basis(cell.lead_basis))
    if cell.support:
        yield w.text("explain.support"), Words(w.text("joiner.list").join(name.get(w.lang) for name in cell.support))
    if cell.data_through:
        yield w.text("column.data_through"), Words(cell.data_through.isoformat())
    if cell.coverage:
        yield w.text("explain.coverage"), Words(told_coverage(assessment, cell, w))


def _others(cell: CellResult, w: Wording) -> Iterator[tuple[str, Cell]]:
    """Every reading but the chosen one: its verdict, its figures, its text."""
    keys = ("status", "actual", "goal", "text", "flips")
    for row in reading_table([cell], w, keys).rows[1:]:
        status, actual, goal, text, flips = (part.text for part in row)
        told = w.text("dashboard.other_reading", status=status, actual=actual, goal=goal) if status else ""
        yield text, Words(w.text("joiner.clause").join(part for part in (told, flips) if part))
