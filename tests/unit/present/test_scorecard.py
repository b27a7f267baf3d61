"""Scorecards in words and records: roles apart, never one number for a department."""

from __future__ import annotations

import pytest

from tanjcli.core.words import Lang
from tanjcli.present.compose.scorecard import compose_scorecard
from tanjcli.present.document import Paragraph, Table
from tanjcli.present.standing_records import SCORECARD_COLUMNS, scorecard_record, scorecard_rows
from tests.unit.present.book_samples import CARD, books


def rows(lang: Lang) -> list[list[str]]:
    (table,) = compose_scorecard(books(scorecards=(CARD,)), lang).blocks
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


def test_stated_inferred_and_supporting_roles_are_lines_of_their_own() -> None:
    assert rows("zh") == [
        ["牵头(原文写明)", "2", "已完成 1 · 滞后 1", "T29、T30"],
        ["牵头(推定)", "1", "未开始 1", "T01"],
        ["配合", "3", "达序时 3", "T26、T27、T28"],
        ["日常事项", "6", "已完成 5 · 逾期 1", ""],
    ]


def test_english_names_the_roles() -> None:
    assert [row[0] for row in rows("en")] == ["lead (stated)", "lead (inferred)", "support", "duties"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_to_show_is_said(lang: Lang) -> None:
    (block,) = compose_scorecard(books(), lang).blocks
    assert isinstance(block, Paragraph)


def test_records_keep_roles_apart() -> None:
    (card,) = scorecard_record(books(scorecards=(CARD,)))["scorecards"]
    assert [(role["role"], role["count"]) for role in card["roles"]] == [("stated", 2), ("inferred", 1), ("support", 3)]
    assert card["duties"] == {"done": 5, "overdue": 1}


def test_rows_have_one_line_a_role_and_status() -> None:
    found = scorecard_rows(books(scorecards=(CARD,)), "zh")
    assert [(row["role"], row["state"], row["count"]) for row in found] == [
        ("stated", "achieved", 1),
        ("stated", "behind", 1),
        ("inferred", "not_started", 1),
        ("support", "on_track", 3),
        ("duties", "done", 5),
        ("duties", "overdue", 1),
    ]
    assert set(found[0]) == set(SCORECARD_COLUMNS)
