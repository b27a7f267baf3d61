"""``tanj rank``: who stands where, how that moved, by which rule; then who is commended or criticised."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tanjcli.core.words import Lang
from tanjcli.evaluate.books.model import Mention, Notice, Ranking, Standing
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose import frame
from tanjcli.present.compose.amounts import amount_cell
from tanjcli.present.compose.percents import percent_cell, points_cell
from tanjcli.present.document import Absent, Align, Block, Cell, Column, Document, Number, Paragraph, Table, Words
from tanjcli.present.wording import Wording


@dataclass(frozen=True, slots=True)
class _Line:
    """What a cell is made from."""

    of: Standing
    ranking: Ranking
    w: Wording


_Make = Callable[[_Line], Cell]
_ENDS = ("place_before", "moved", "note")
# measure → columns between name and movement, each with what it shows
_MEASURES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "completion": (("task", "goal"), ("done", "actual"), ("completion", "completion"), ("lead_pp", "lead_pp")),
    "mean_completion": (("mean_completion", "completion"),),
    "level_share": (("goal", "goal"), ("done", "actual"), ("level_share", "completion")),
    "growth": (("last_year", "goal"), ("this_year", "actual"), ("growth", "completion")),
    "on_track_share": (("judged", "goal"), ("good", "actual"), ("on_track_share", "completion")),
}
_NAMES = {"town": "standing", "owner": "department", "industry": "industry_name"}


def compose_rank(assessment: Assessment, lang: Lang, by: str) -> Document:
    """The rankings and notices of an assessment (already narrowed to those asked for)."""
    w = frame.wording(assessment, lang)
    blocks: list[Block] = [ranking_table(ranking, w) for ranking in assessment.rankings]
    return Document(
        title=frame.title(assessment, "rank.title", w),
        banner=frame.banner(assessment, w),
        header=(frame.known(assessment, w),),
        blocks=(*(blocks or [Paragraph((w.text(f"rank.none_{by}"),))]), *notice_blocks(assessment, w)),
        footer=tuple(_footer(assessment, by, w)) if blocks else (),
    )


def ranking_title(ranking: Ranking, w: Wording) -> str:
    """``T17 2021年新增规上企业(2021年)· 乡镇、街道 · 按完成率``."""
    key = "rank.single" if ranking.ref else "rank.several"
    title = w.text(key, ref=ranking.ref, name=ranking.name.get(w.lang), period=w.period(ranking.period))
    group = w.text(f"rank.source.{ranking.group}") if ranking.by == "owner" else w.group(ranking.group)
    for part in (group, w.text(f"rank.measure.{ranking.measure}")):
        title = w.text("rank.grouped", title=title, group=part) if part else title
    return title


def ranking_table(ranking: Ranking, w: Wording) -> Table:
    """One ranking: by place, then those without one and why."""
    shown = _MEASURES[ranking.measure]
    numbers = ((key, Align.RIGHT) for key, _ in shown)
    columns = (
        Column("place", w.text("column.rank_place"), Align.RIGHT, exact=True),
        Column("unit", w.text(f"column.{_NAMES[ranking.by]}"), least=10),
        *(Column(key, w.text(f"column.{key}"), side, exact=True) for key, side in numbers),
        Column("place_before", w.text("column.place_before"), Align.RIGHT, 1, exact=True),
        Column("moved", w.text("column.moved"), Align.RIGHT, 1, exact=True),
        Column("note", w.text("column.note"), least=6),
    )
    keys = ("place", "unit", *(figure for _, figure in shown), *_ENDS)
    rows = tuple(tuple(_CELLS[key](_Line(one, ranking, w)) for key in keys) for one in ranking.standings)
    return Table(columns, rows, ranking_title(ranking, w))


def notice_blocks(assessment: Assessment, w: Wording) -> Iterator[Paragraph]:
    """Who is commended, who is criticised, and by which declared rule."""
    for notice in sorted(assessment.notices, key=lambda one: one.list != "praise"):
        names = w.text("joiner.list").join(_mention(one, w) for one in notice.mentions)
        lines = (notice_conditions(notice, w), names or w.text("notice.nobody"))
        yield Paragraph(lines, notice_title(notice, w))


def notice_title(notice: Notice, w: Wording) -> str:
    """``通报表扬:综合位次靠前(乡镇)``."""
    by = w.text(f"notice.by.{notice.by}")
    return w.text("notice.head", list=w.text(f"notice.{notice.list}"), name=notice.name.get(w.lang), by=by)


def notice_conditions(notice: Notice, w: Wording) -> str:
    """The declared conditions in words."""
    said = w.text("joiner.clause").join(w.remark(one) for one in notice.conditions)
    return w.text("notice.conditions", conditions=said)


def _mention(one: Mention, w: Wording) -> str:
    place, share = w.text("rank.place", n=one.place), percent_cell(one.completion, w).text
    return w.text("notice.mention", name=one.name.get(w.lang), place=place, share=share)


def _footer(assessment: Assessment, by: str, w: Wording) -> Iterator[str]:
    yield from _rules(assessment, w)
    yield from dict.fromkeys(one.note.get(w.lang) for one in assessment.rankings if one.note.zh)
    yield w.text("rank.competition")
    if by == "town":
        if len({one.group for one in assessment.rankings}) > 1:
            yield w.text("rank.apart")
        yield w.text("rank.missing")
    for day in dict.fromkeys(one.before for one in assessment.rankings if one.before):
        yield w.text("rank.before", day=day.isoformat())
    if assessment.notices:
        yield w.text("notice.footer")


def _rules(assessment: Assessment, w: Wording) -> Iterator[str]:
    """Every rule used, once."""
    told: dict[str, None] = {}
    for ranking in assessment.rankings:
        rules = (w.remark(rule, ranking.unit) for rule in ranking.rule)
        told[w.text("rank.rule", rules=w.text("joiner.note").join(rules))] = None
    yield from told


def _place(line: _Line) -> Cell:
    return _ordinal(line.of.place, line.w)


def _before(line: _Line) -> Cell:
    return _ordinal(line.of.place_before, line.w)


def _ordinal(place: int | None, w: Wording) -> Cell:
    return Absent("not_applicable", w.text("why.not_applicable")) if place is None else Number(Decimal(place), 0)


def _moved(line: _Line) -> Cell:
    moved, w = line.of.moved, line.w
    if moved is None:
        return Absent("not_applicable", w.text("why.not_applicable"))
    if moved == 0:
        return Words(w.text("rank.same"))
    return Words(w.text("rank.up" if moved > 0 else "rank.down", n=abs(moved)))


_CELLS: Mapping[str, _Make] = {
    "place": _place,
    "unit": lambda line: Words(line.of.name.get(line.w.lang)),
    "goal": lambda line: amount_cell(line.of.goal, line.ranking.unit, line.w),
    "actual": lambda line: amount_cell(line.of.actual, line.ranking.unit, line.w),
    "completion": lambda line: percent_cell(line.of.completion, line.w),
    "lead_pp": lambda line: points_cell(line.of.lead_pp, line.w),
    "place_before": _before,
    "moved": _moved,
    "note": lambda line: Words(line.w.remark(line.of.reason, line.ranking.unit) if line.of.reason else ""),
}
