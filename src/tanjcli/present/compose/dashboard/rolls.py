"""Pipelines and registers on the page: the funnels and the counts; rows are left to the workbook."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose.pipeline import pipeline_blocks
from tanjcli.present.compose.register import count_tables
from tanjcli.present.document import Block, Paragraph
from tanjcli.present.page import Section
from tanjcli.present.wording import Wording


def roll_sections(assessment: Assessment, w: Wording) -> Iterator[Section]:
    """A section for the pipelines and one for the registers, as far as there are any."""
    flows: list[Block] = [
        block
        for book in assessment.pipelines
        if book.through
        for block in pipeline_blocks(book, assessment.year, ("funnel",), w)
    ]
    if flows:
        legend = Paragraph((w.text("pipeline.legend"), w.text("pipeline.days_legend")))
        yield Section("pipelines", w.text("dashboard.pipelines"), (*flows, legend))
    counts = tuple(table for book in assessment.registers for table in count_tables(book, w))
    if counts:
        yield Section("registers", w.text("dashboard.registers"), counts)
