"""What is missing, most urgent first, nothing lost without a word."""

from __future__ import annotations

from decimal import Decimal

from tanjcli.evaluate.results import Status
from tanjcli.present.compose.gap import compose_gap, urgency
from tanjcli.present.document import Paragraph, Table
from tests.unit.present.builders import NA, a_cell, an_assessment, county


def refs(*cells: object) -> list[str]:
    table, _ = compose_gap(an_assessment(*cells), "zh").blocks  # type: ignore[arg-type]
    assert isinstance(table, Table)
    return [row[1].text for row in table.rows]


def test_the_behind_family_comes_first_then_the_steepest_climb() -> None:
    on_track = a_cell(ref="A", status=Status.ON_TRACK, required_rate=99, observed_rate=Decimal(1))
    easy = a_cell(ref="B", required_rate=2, observed_rate=Decimal(2))
    steep = a_cell(ref="C", required_rate=6, observed_rate=Decimal(2))
    stuck = a_cell(ref="D", required_rate=1, observed_rate=Decimal(0))
    over = a_cell(ref="E", status=Status.MISSED, required_rate=NA)
    assert refs(on_track, easy, steep, stuck, over) == ["D", "C", "B", "A", "E"]


def test_of_equal_climbs_the_one_with_fewer_months_comes_first() -> None:
    late, early = (a_cell(ref=str(months), months_left=Decimal(months)) for months in (9, 2))
    assert urgency(early) < urgency(late)


def test_reached_targets_are_counted_and_unknown_gaps_named() -> None:
    document = compose_gap(county(), "zh")
    assert "已达目标、未列出:1 项" in document.footer
    assert "算不出差距:T03 未开始、T27 无数据" in document.footer


def test_the_columns_say_how_much_how_long_and_how_fast() -> None:
    table, _ = compose_gap(an_assessment(a_cell()), "zh").blocks
    assert isinstance(table, Table)
    row = {column.heading: cell.text for column, cell in zip(table.columns, table.rows[0], strict=True)}
    assert (row["差距"], row["剩余月数"], row["月均需"], row["月均完成"]) == ("12 家", "1", "12.0", "1.6")


def test_no_gap_at_all_is_said() -> None:
    (block,) = compose_gap(an_assessment(a_cell(gap=-1)), "zh").blocks
    assert isinstance(block, Paragraph)
