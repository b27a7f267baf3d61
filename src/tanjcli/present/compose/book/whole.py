"""The whole workbook: its sheets in the order in which they are read, and what stands on every page."""

from __future__ import annotations

from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Assessment
from tanjcli.present.book import Book
from tanjcli.present.compose import frame
from tanjcli.present.compose.book.books import duties, rankings, scorecards
from tanjcli.present.compose.book.evidence import checks, findings, readings, sources
from tanjcli.present.compose.book.lists import list_items, lists
from tanjcli.present.compose.book.places import tasks, towns
from tanjcli.present.compose.book.progress import gaps, overview, owners
from tanjcli.present.compose.book.rolls import pipelines, projects, registers
from tanjcli.present.compose.book.sheet import Desk
from tanjcli.present.compose.book.trends import chart_data, charts, trends

_SHEETS = (
    *(overview, charts, owners, scorecards, towns, tasks, rankings, trends, gaps),
    *(lists, list_items, pipelines, projects, registers, duties),
    *(sources, readings, checks, findings, chart_data),
)


def compose_book(assessment: Assessment, lang: Lang) -> Book:
    """The workbook of an assessment, best made with origins, readings and figures by town."""
    w = frame.wording(assessment, lang)
    desk = Desk(assessment, w)
    dates = {"as_of": assessment.as_of.isoformat(), "known_on": assessment.known_on.isoformat()}
    return Book(
        title=frame.title(assessment, "report.title", w),
        lang=lang,
        sheets=tuple(sheet for make in _SHEETS if (sheet := make(desk)) is not None),
        footer=w.text("book.footer", **dates),
        page=w.text("book.page", page="{page}", pages="{pages}"),
        banner=frame.banner(assessment, w),
    )
