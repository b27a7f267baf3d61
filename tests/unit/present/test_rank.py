"""Rankings in words: places, movement, who has none and why, the rule; then who is named and by which condition."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose.rank import compose_rank
from tanjcli.present.document import Document, Paragraph, Table
from tanjcli.present.standing_records import RANK_COLUMNS, rank_record, rank_rows
from tests.unit.present.book_samples import NOBODY, PRAISE, TOWNS, books, ranking, standing


def composed(known: Assessment, lang: Lang = "zh", by: str = "town") -> Document:
    return compose_rank(known, lang, by)


def table(document: Document) -> list[list[str]]:
    (found,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in found.rows]


def test_every_line_has_place_task_done_completion_lead_last_place_and_movement() -> None:
    rows = table(composed(books(rankings=(TOWNS,))))
    assert rows[0] == ["1", "东镇", "3 家", "2 家", "66.7%", "+16.7", "3", "升2位", ""]
    assert [row[7] for row in rows] == ["升2位", "持平", "降1位", "–"]


def test_who_has_not_reported_has_dashes_and_a_reason_never_a_zero() -> None:
    rows = table(composed(books(rankings=(TOWNS,))))
    assert rows[2][3] == "0 家"
    assert rows[3] == ["–", "北镇", "3 家", "–", "–", "–", "4", "–", "未报,不排名"]


def test_the_rule_and_the_day_of_the_last_places_are_printed() -> None:
    footer = "\n".join(composed(books(rankings=(TOWNS,))).footer)
    assert "任务少于 2 家" in footer
    assert "2021-05-31" in footer


def test_what_the_plan_says_beside_its_rules_is_printed_once() -> None:
    noted = replace(TOWNS, note=Name("任务为样例", "the tasks are samples"))
    footer = composed(books(rankings=(noted, replace(noted, group="zone")))).footer
    assert [line for line in footer if "样例" in line] == ["任务为样例"]


def test_a_rule_used_by_two_groups_is_printed_once() -> None:
    footer = composed(books(rankings=(TOWNS, replace(TOWNS, group="zone")))).footer
    assert len([line for line in footer if line.startswith("规则")]) == 1


def test_groups_of_places_have_tables_of_their_own() -> None:
    both = (TOWNS, replace(TOWNS, group="zone"))
    titles = [block.title for block in composed(books(rankings=both)).blocks]
    assert titles == [
        "T17 新增规上企业(2021年) · 乡镇、街道 · 按完成率",
        "T17 新增规上企业(2021年) · 园区、开发区 · 按完成率",
    ]


@pytest.mark.parametrize(
    ("by", "measure", "headings"),
    [
        ("town", "mean_completion", ["综合完成率"]),
        ("owner", "on_track_share", ["应判定", "达序时", "达序时占比"]),
        ("industry", "growth", ["上年同期", "本期", "同比增速"]),
        ("industry", "level_share", ["目标", "完成", "占目标比"]),
    ],
)
def test_columns_are_those_of_what_is_ranked_by(by: str, measure: str, headings: list[str]) -> None:
    one = ranking(standing("a", 1, None), by=by, measure=measure, group="stated" * (by == "owner"), ref="")
    (found,) = composed(books(rankings=(one,)), by=by).blocks
    assert isinstance(found, Table)
    assert [column.heading for column in found.columns][2:-3] == headings


def test_inferred_leads_are_called_so() -> None:
    one = ranking(
        standing("a", None, None, reason=remark("rank-inferred")),
        by="owner",
        group="inferred",
        measure="on_track_share",
        ref="",
        name=Name("牵头部门", "Lead departments"),
    )
    document = composed(books(rankings=(one,)), by="owner")
    assert "推定牵头" in str(document.blocks[0].title)
    assert table(document)[0][-1] == "推定牵头,不排名"


def test_notices_say_condition_and_names_and_a_rule_that_names_nobody_says_so() -> None:
    paragraphs = [
        b for b in composed(books(rankings=(TOWNS,), notices=(NOBODY, PRAISE))).blocks if isinstance(b, Paragraph)
    ]
    assert [(p.title, p.lines) for p in paragraphs] == [
        ("通报表扬:位次靠前(乡镇)", ("条件:位次前 1", "东镇(第1位,66.7%)")),
        ("通报批评:滞后(乡镇)", ("条件:位次前 1", "没有单位符合")),
    ]


def test_without_tasks_the_page_says_why_it_is_empty() -> None:
    (block,) = composed(books()).blocks
    assert isinstance(block, Paragraph)
    assert "没有分解" in block.lines[0]


def test_english_says_the_same() -> None:
    document = composed(books(rankings=(TOWNS,), notices=(PRAISE,)), "en")
    assert table(document)[0][:2] == ["1", "东 town"]
    assert table(document)[3][-1] == "not reported: no place"
    assert [row[7] for row in table(document)] == ["up 2", "same", "down 1", "–"]


def test_records_are_exact_and_absences_have_their_reason() -> None:
    record = rank_record(books(rankings=(TOWNS,), notices=(PRAISE,)))
    first, last = record["rankings"][0]["standings"][0], record["rankings"][0]["standings"][-1]
    assert (first["place"], first["place_before"], first["moved"]) == (1, 3, 2)
    assert first["completion"] == Decimal(200) / 3
    assert (last["completion"], last["completion_absent"], last["place"]) == (None, "no_data", None)
    assert last["reason"] == {"code": "rank-not-reported", "params": {}}
    assert record["rankings"][0]["rule"][1] == {"code": "rank-least", "params": {"least": "2", "unit": "家"}}
    assert record["notices"][0]["mentions"][0]["key"] == "东"


def test_rows_have_one_line_a_standing_with_every_column() -> None:
    rows = rank_rows(books(rankings=(TOWNS,)), "zh")
    assert [row["place"] for row in rows] == [1, 1, 3, None]
    assert all(tuple(row) == RANK_COLUMNS for row in rows)
    assert rows[3]["actual"] is None
