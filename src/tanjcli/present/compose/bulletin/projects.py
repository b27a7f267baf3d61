"""The pipelines of projects in a bulletin: a sentence for each, and its funnel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tanjcli.evaluate.pipeline_results import PipelineBook
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose.bulletin.sentences import section
from tanjcli.present.compose.pipeline import pipeline_blocks
from tanjcli.present.document import Block, Paragraph, Role, Table
from tanjcli.present.wording import Wording


def told_pipelines(assessment: Assessment) -> list[PipelineBook]:
    """Those of which anything has come."""
    return [book for book in assessment.pipelines if book.through]


def progress_of_projects(assessment: Assessment, number: int, w: Wording) -> Iterator[Block]:
    """The section of chapter 二."""
    yield section(number, "bulletin.projects", w)
    for book in told_pipelines(assessment):
        yield Paragraph((_sentence(book, assessment.year, w),))
        for block in pipeline_blocks(book, assessment.year, ("funnel",), w):
            if isinstance(block, Table):
                yield replace(block, title=w.text("bulletin.table_funnel", name=book.name.get(w.lang)))
    yield Paragraph((w.text("pipeline.legend"), w.text("pipeline.days_legend")), role=Role.NOTE)


def _sentence(book: PipelineBook, year: int, w: Wording) -> str:
    """How many there are, and how many reached each stage in the year."""
    stages = w.text("joiner.list").join(
        w.text("bulletin.reached", stage=flow.name.get(w.lang), n=flow.year) for flow in book.stages if flow.year
    )
    said = {"name": book.name.get(w.lang), "through": w.text("bulletin.day", day=book.through), "n": book.total}
    if not stages:
        return w.text("bulletin.projects_none", year=year, **said)
    return w.text("bulletin.projects_told", year=year, stages=stages, **said)
