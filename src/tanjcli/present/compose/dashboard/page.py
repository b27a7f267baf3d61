"""The dashboard of an assessment: header, counts that filter, overview, cards by urgency, appendix, rule and legend."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Assessment, Status
from tanjcli.present.compose import frame
from tanjcli.present.compose.columns import View, progress_table
from tanjcli.present.compose.dashboard.appendix import sections
from tanjcli.present.compose.dashboard.card import cards
from tanjcli.present.compose.dashboard.filters import filters, marks
from tanjcli.present.compose.percents import percent_cell
from tanjcli.present.document import Cell, Paragraph, Words
from tanjcli.present.page import Page
from tanjcli.present.wording import Wording

_OVERVIEW = View(
    ("status", "ref", "name", "actual", "goal", "completion", "lead_pp", "gap", "outlook", "lead"),
    go=("outlook", "lead", "gap", "goal", "actual"),
)
_URGENCY = (
    Status.REVERSING,
    Status.OFF_TRACK,
    Status.MISSED,
    Status.BEHIND,
    Status.NO_DATA,
    Status.NO_BASELINE,
    Status.ACCEPTED,
    Status.ON_TRACK,
    Status.ACHIEVED,
    Status.NOT_DUE,
    Status.NOT_STARTED,
    Status.INFORMATIVE,
    Status.NOT_ASSIGNED,
)
_LABELS = (
    *("skip", "contents", "statuses", "more_filters", "reset", "shown", "shown_unit", "overview", "overview_hint"),
    *("cards", "key", "actual", "expected", "goal", "last_year", "forecast", "base"),
)


def compose_dashboard(assessment: Assessment, lang: Lang) -> Page:
    """The whole page. Where the data are not whole, the caller sets its ``warning``."""
    w = frame.wording(assessment, lang)
    overview = progress_table(assessment.cells, _OVERVIEW, assessment.rules, w)
    statuses = {status.code: status for status in frame.tally(assessment.cells, w).statuses}
    return Page(
        lang="zh-CN" if lang == "zh" else "en",
        title=frame.title(assessment, "report.title", w),
        heading=assessment.plan_name.get(lang),
        header=tuple(_header(assessment, w)),
        filters=filters(assessment, w),
        columns=overview.columns,
        order=tuple(statuses[one.value] for one in _URGENCY if one.value in statuses),
        cards=tuple(cards(assessment, overview, marks(assessment, w), w)),
        sections=tuple(sections(assessment, w)),
        footer=Paragraph(tuple(_footer(assessment, w))),
        labels=tuple((key, w.text(f"dashboard.{key}")) for key in _LABELS),
        banner=frame.banner(assessment, w),
    )


def _header(assessment: Assessment, w: Wording) -> Iterator[tuple[str, Cell]]:
    yield w.text("dashboard.year"), Words(str(assessment.year))
    yield w.text("dashboard.as_of"), Words(assessment.as_of.isoformat())
    if not isinstance(assessment.time_share, Unmeasured):
        yield w.text("dashboard.time_share"), percent_cell(assessment.time_share, w)
    yield w.text("dashboard.known_on"), Words(assessment.known_on.isoformat())
    yield w.text("dashboard.issuer"), Words(assessment.issuer.get(w.lang))


def _footer(assessment: Assessment, w: Wording) -> Iterator[str]:
    yield from frame.legend(assessment, w)
    yield w.text("dashboard.made", version=assessment.program_version)
    if assessment.sample:
        yield frame.banner(assessment, w)
