"""The workbook of the monthly pack, in English: sheets, headings, what stands around its tables and charts."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # sheets
    "book.overview": "Overview",
    "book.charts": "Charts",
    "book.owners": "By department",
    "book.towns": "By unit",
    "book.rankings": "Ranking",
    "book.lists": "Lists",
    "book.list_items": "List items",
    "book.pipelines": "Pipelines",
    "book.projects": "Projects",
    "book.registers": "Registers",
    "book.duties": "Calendar",
    "book.scorecards": "Scorecards",
    "book.trends": "Monthly trend",
    "book.gaps": "Gaps",
    "book.sources": "Sources",
    "book.readings": "Readings",
    "book.findings": "Findings",
    "book.tasks": "Unit goals",
    "book.checks": "Checks",
    "book.data": "Chart data",
    # around them
    "book.title": "{sheet} · {title}",
    "book.footer": "as of {as_of} · from data received up to {known_on}",
    "book.page": "Page {page} of {pages}",
    "book.notice": "{title}: {said}",
    "book.owner_line": "{owner} ({n:target|targets}): {statuses}",
    "book.town_dash": "– no row of this unit counts towards the target",
    "book.dash": "– not applicable; where a figure is missing, the reason follows the dash",
    "book.no_towns": "No figures by place.",
    "book.sources_note": (
        "The cells each figure is made of; rows read as base, below the threshold or removed only take part in the "
        "decision, they are not counted"
    ),
    "book.drawn_note": (
        "The pale columns on the right feed the charts; empty where there is no figure, lest it be drawn as 0"
    ),
    "book.short_course": "no monthly figures",
    # headings
    "book.lead_pp": "Lead (percentage points)",
    "book.trend": "Trend",
    "book.drawn": "Drawn: {heading}",
    "book.unit_of": "{name} ({unit})",
    "book.month": "Month",
    "book.last_year": "Year before",
    "book.group": "Group",
    "book.all_targets": "Targets",
    "book.no": "No.",
    "book.severity": "Severity",
    "book.raw": "As written",
    "book.message": "What is wrong",
    "book.code": "Code",
    "book.related": "See also",
    "book.department": "Department",
    "book.place": "Unit",
    "book.ranking": "Ranking",
    "book.base": "Task or base",
    "book.reached": "Done or now",
    "book.percent": "Completion, share or growth",
    # lists
    "book.list_moves": "{n:stage move|stage moves} since the report before",
    "book.list_altered": "{n:change|changes} of the lists this quarter",
    "book.list_overdue": "{n:item|items} overdue",
    "book.list_stale": "{n:row|rows} not updated this month",
    "book.list_problems": "Problems and remedies, {n:item|items}",
    "book.list_change": "{change} ({period})",
    "book.lists_monthly": "Monthly updates are asked for in principle: a row not updated is a caution, no more",
    "book.list_items_note": (
        "Progress, problem and remedy are the units' own words; file, sheet and cell say where the row stands"
    ),
    # charts
    "book.completion_chart": "Completion (in the colour of its status) and time share (pale grey)",
    "book.completion_label": "{ref} {name} ({status})",
    "book.owner_chart": "Targets of each lead department by status (number)",
}
