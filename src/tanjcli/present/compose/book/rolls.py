"""项目流程, 项目明细 and 名录: the tables of every pipeline and of every register, one under the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tanjcli.present.book import Panel, Sheet
from tanjcli.present.compose.book.sheet import Desk
from tanjcli.present.compose.pipeline import USUAL, compose_pipeline, pipeline_blocks
from tanjcli.present.compose.register import compose_register, register_blocks
from tanjcli.present.document import Block, Paragraph, Table


def pipelines(desk: Desk) -> Sheet | None:
    """项目流程: funnel, who waits, units, who was dropped."""
    return _stacked(desk, "pipelines", _blocks(desk, USUAL), compose_pipeline(desk.assessment, desk.w.lang, ()).footer)


def projects(desk: Desk) -> Sheet | None:
    """项目明细: every project, and the cell where the stage it is in stands."""
    return _stacked(desk, "projects", _blocks(desk, ("projects",)), ())


def registers(desk: Desk) -> Sheet | None:
    """名录: the counts of every register, and the rows that somebody should look at."""
    blocks = [block for book in desk.assessment.registers for block in register_blocks(book, desk.w)]
    return _stacked(desk, "registers", blocks, compose_register(desk.assessment, desk.w.lang).footer)


def _blocks(desk: Desk, sections: Sequence[str]) -> list[Block]:
    known = desk.assessment
    books = [book for book in known.pipelines if book.projects or "projects" not in sections]
    return [block for book in books for block in pipeline_blocks(book, known.year, sections, desk.w)]


def _stacked(desk: Desk, key: str, blocks: Sequence[Block], footer: Iterable[str]) -> Sheet | None:
    """Tables one under the other, headed by what was said before them; below, what every figure means."""
    panels, said = [], ""
    for block in blocks:
        if isinstance(block, Table):
            panels.append(Panel(replace(block, title=block.title or said)))
        elif isinstance(block, Paragraph):
            text = desk.w.text("joiner.note").join(block.lines)
            said = desk.w.text("book.notice", title=block.title, said=text) if block.title else text
    return desk.sheet(key, panels, footer) if panels else None
