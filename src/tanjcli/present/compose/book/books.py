"""Who and when: 排名 with every ranking under the same headings, 日常事项, 部门记分卡; each only where asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tanjcli.present.book import Panel, Sheet
from tanjcli.present.compose.book.sheet import Desk
from tanjcli.present.compose.calendar import compose_calendar, duty_table
from tanjcli.present.compose.rank import compose_rank, notice_blocks, ranking_table
from tanjcli.present.compose.scorecard import compose_scorecard, scorecard_table
from tanjcli.present.document import Absent, Align, Column, Table, Tally, Words

# What each kind of ranking calls its figures, and the common column they go to.
_COMMON = {
    **dict.fromkeys(("task", "goal", "last_year", "judged"), "base"),
    **dict.fromkeys(("done", "this_year", "good"), "reached"),
    **dict.fromkeys(("completion", "mean_completion", "level_share", "growth", "on_track_share"), "percent"),
}
_KEYS = ("place", "unit", "base", "reached", "percent", "lead_pp", "place_before", "moved", "note")
_OWN = {
    "unit": "book.place",
    "base": "book.base",
    "reached": "book.reached",
    "percent": "book.percent",
    "lead_pp": "book.lead_pp",
}
_TEXTS = {"unit": 14, "note": 12}


def rankings(desk: Desk) -> Sheet | None:
    """排名: place, the one before, and what is ranked."""
    tables = [ranking_table(ranking, desk.w) for ranking in desk.assessment.rankings]
    if not tables:
        return None
    none = Absent("not_applicable", desk.w.text("why.not_applicable"))
    rows = []
    for table in tables:
        keys = [_COMMON.get(column.key, column.key) for column in table.columns]
        for row in table.rows:
            cells = dict(zip(keys, row, strict=True))
            rows.append((Words(table.title), *(cells.get(key, none) for key in _KEYS)))
    columns = (Column("ranking", desk.w.text("book.ranking"), least=30), *_columns(desk, tables))
    return desk.sheet("rankings", [Panel(Table(columns, tuple(rows)), ("percent",), fixed="unit")], _notes(desk))


def _columns(desk: Desk, tables: list[Table]) -> Iterator[Column]:
    """The common columns, headed as the rankings themselves are where they agree."""
    found = {column.key: column.heading for table in tables for column in table.columns}
    for key in _KEYS:
        heading = desk.w.text(_OWN[key]) if key in _OWN else found[key]
        side = Align.LEFT if key in _TEXTS else Align.RIGHT
        yield Column(key, heading, side, exact=key not in _TEXTS, least=_TEXTS.get(key, 8))


def duties(desk: Desk) -> Sheet | None:
    """日常事项: what is due of whom and when."""
    if not desk.assessment.duties:
        return None
    document = compose_calendar(desk.assessment, desk.w.lang)
    counts = next((block for block in document.blocks if isinstance(block, Tally)), None)
    table = _roomy(duty_table(desk.assessment.duties, desk.w), "note")
    return desk.sheet("duties", [Panel(table, fixed="duty")], document.footer, counts)


def scorecards(desk: Desk) -> Sheet | None:
    """部门记分卡: what each department leads, supports and owes, a row a role."""
    tables = [scorecard_table(card, desk.w) for card in desk.assessment.scorecards]
    if not tables:
        return None
    columns = (Column("lead", desk.w.text("book.department"), least=14), *_roomy(tables[0], "refs").columns)
    rows = tuple((Words(table.title), *row) for table in tables for row in table.rows)
    notes = compose_scorecard(desk.assessment, desk.w.lang).footer
    return desk.sheet("scorecards", [Panel(Table(columns, rows), fixed="role")], notes)


def _roomy(table: Table, key: str) -> Table:
    """The table with room for long texts in one column: a sheet is wider than a terminal."""
    return replace(table, columns=tuple(replace(c, least=28) if c.key == key else c for c in table.columns))


def _notes(desk: Desk) -> Iterator[str]:
    """The rules, and who is commended or criticised by which."""
    yield from compose_rank(desk.assessment, desk.w.lang, "town").footer
    for block in notice_blocks(desk.assessment, desk.w):
        yield desk.w.text("book.notice", title=block.title, said=desk.w.text("joiner.note").join(block.lines))
