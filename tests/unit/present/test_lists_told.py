"""``tanj lists``: every printed count has a section, and a flat row, that leads to the cells behind it."""

from __future__ import annotations

import pytest

from tanjcli.core.words import Lang
from tanjcli.evaluate.list_results import ListItem
from tanjcli.present.compose.lists import SECTIONS, compose_lists
from tanjcli.present.document import Prose, Table
from tanjcli.present.list_records import LIST_COLUMNS, list_rows
from tests.unit.present.list_samples import GONE, LATE, MOVED, NEW, UNTOUCHED, VANISHED, WORKS, listed

LANGS: tuple[Lang, ...] = ("zh", "en")
BEHIND = {
    "moves": (MOVED,),
    "stale": (UNTOUCHED, NEW),
    "altered": (NEW, GONE, VANISHED),
    "overdue": (LATE,),
    "problems": (LATE,),
    "done": (MOVED,),
    "begun": (LATE, MOVED, GONE),
    "audit": (GONE,),
    "items": (LATE, UNTOUCHED, MOVED, NEW),
}


def section(key: str, lang: Lang) -> Table:
    _, *found = (b for b in compose_lists(listed(WORKS), lang, (key,)).blocks if isinstance(b, Table))
    (table,) = found
    return table


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("key", "items"), BEHIND.items())
def test_a_section_lists_the_rows_of_its_count(key: str, items: tuple[ListItem, ...], lang: Lang) -> None:
    table = section(key, lang)
    assert [row[0].text for row in table.rows] == [item.key for item in items]
    assert str(len(items)) in table.title


def test_every_section_is_told_of_here() -> None:
    assert set(SECTIONS) == BEHIND.keys() | {"units"}


def test_the_original_list_says_of_each_whether_it_has_ended_and_keeps_what_was_taken_off() -> None:
    assert [[cell.text for cell in row[3:]] for row in section("begun", "zh").rows] == [
        ["储备", ""],
        ["投产", "已办结"],
        ["调出", ""],
    ]


def test_flat_rows_mark_what_every_count_counts_and_say_where_it_stands() -> None:
    rows = {row["item"]: row for row in list_rows(listed(WORKS), "zh")}
    assert all(row.keys() == set(LIST_COLUMNS) for row in rows.values())
    assert [key for key, row in rows.items() if row["done"] == "true"] == ["c"]
    assert {key: row["moved_from"] for key, row in rows.items() if row["moved_from"]} == {"c": "开工"}
    assert [key for key, row in rows.items() if row["stale"] == "true"] == ["b", "d"]
    assert [key for key, row in rows.items() if row["overdue"] == "true"] == ["a"]
    assert rows["a"]["cell"] == "A97"


def test_a_table_has_one_line_a_row_and_the_lines_are_not_lost() -> None:
    cell = section("problems", "zh").rows[0][-1]
    assert cell == Prose(("一窗受理，专人跟办；", "力争月底前批复。"))
    assert "\n" not in cell.text
