"""二、各乡镇、各部门完成情况: the rankings, each with last period's place; inferred leads apart and without places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from tanjcli.evaluate.books.model import Ranking, Standing
from tanjcli.evaluate.books.owed import Scorecard, Tally
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose.bulletin.lists import progress_of_lists
from tanjcli.present.compose.bulletin.projects import progress_of_projects, told_pipelines
from tanjcli.present.compose.bulletin.sentences import (
    growth_sentence,
    place_sentence,
    punctuated,
    section,
    task_sentence,
)
from tanjcli.present.compose.percents import percent_cell
from tanjcli.present.compose.rank import notice_blocks, ranking_table
from tanjcli.present.compose.scorecard import scorecard_table
from tanjcli.present.document import Block, Column, Heading, Paragraph, Role, Table, Words
from tanjcli.present.wording import Wording

_LEADERS = 3


def units(assessment: Assessment, w: Wording) -> Iterator[Block]:
    """The chapter: units, then departments, industries, lists, projects, then who is commended and criticised."""
    yield Heading(w.text("bulletin.chapter_2"))
    yield section(1, "bulletin.towns", w)
    if not _shown(assessment, "town"):
        yield Paragraph((w.text("bulletin.no_tasks"),))
    yield from _rankings(assessment, "town", w)
    yield section(2, "bulletin.departments", w)
    yield from _rankings(assessment, "owner", w)
    if assessment.scorecards:
        yield _cards(assessment, w)
    numbers = count(3)
    if _shown(assessment, "industry"):
        yield section(next(numbers), "bulletin.industries", w)
        yield from _rankings(assessment, "industry", w)
    if assessment.lists:
        yield from progress_of_lists(assessment, next(numbers), w)
    if told_pipelines(assessment):
        yield from progress_of_projects(assessment, next(numbers), w)
    if assessment.notices:
        yield section(next(numbers), "bulletin.notices", w)
        for notice in notice_blocks(assessment, w):
            lines = tuple(punctuated(line, w) for line in notice.lines)
            yield replace(notice, lines=lines, title=punctuated(notice.title, w))


def _shown(assessment: Assessment, by: str) -> list[Ranking]:
    """What no target asks for yet is left to the annexes."""
    return [ranking for ranking in assessment.rankings if ranking.by == by and ranking.measure != "level_share"]


def _rankings(assessment: Assessment, by: str, w: Wording) -> Iterator[Block]:
    """What is said of the first places, the table, and the rule it was made by."""
    for ranking in _shown(assessment, by):
        placed = [one for one in ranking.standings if one.place is not None]
        leaders = [one for one in placed if one.place is not None and one.place <= _LEADERS]
        if leaders:
            said = w.text("joiner.sentence").join(_leader(one, ranking, w) for one in leaders)
            yield Paragraph((w.text("bulletin.leaders", name=ranking.name.get(w.lang), leaders=said),))
        yield ranking_table(ranking, w)
        if placed:
            rules = (rule[:1].upper() + rule[1:] for rule in _rule(ranking, w))
            yield Paragraph((w.text("bulletin.joiner_rules").join(rules),), role=Role.NOTE)


def _leader(one: Standing, ranking: Ranking, w: Wording) -> str:
    if ranking.measure == "growth":
        figures = growth_sentence(one.completion, w)
    elif ranking.measure == "completion":
        figures = task_sentence(one, ranking.unit, w)
    else:
        measure, share = w.text(f"rank.measure.{ranking.measure}"), percent_cell(one.completion, w).text
        figures = w.text("bulletin.share", measure=measure, share=share)
    return w.text("bulletin.leader", name=one.name.get(w.lang), figures=figures, place=place_sentence(one, w))


def _rule(ranking: Ranking, w: Wording) -> Iterator[str]:
    yield from (w.remark(rule, ranking.unit) for rule in ranking.rule)
    yield w.text("rank.missing")
    if ranking.before:
        yield w.text("rank.before", day=ranking.before.isoformat())
    else:
        yield w.text("bulletin.not_compared")


def _cards(assessment: Assessment, w: Wording) -> Table:
    """Who leads what, the name before each role. Supporting roles and duties are left to the department's own card."""
    cards = [replace(card, tallies=tuple(_leading(card)), duties=()) for card in assessment.scorecards]
    tables = [(card.department.get(w.lang), scorecard_table(card, w)) for card in cards]
    columns = (Column("department", w.text("column.department"), least=12), *tables[0][1].columns[:-1])
    rows = tuple((Words(name), *row[:-1]) for name, table in tables for row in table.rows)
    return Table(columns, rows, w.text("bulletin.table_cards"))


def _leading(card: Scorecard) -> Iterator[Tally]:
    return (tally for tally in card.tallies if tally.role != "support")
