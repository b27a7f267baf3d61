"""Near a threshold on paper: short side first, boundary marked, a chance never rounded to certainty."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.words import Name
from tanjcli.evaluate.near import Entity, Nearness, Threshold
from tanjcli.evaluate.results import NOT_APPLICABLE, Origin
from tanjcli.present.compose.near import compose_near
from tanjcli.present.document import Document, Table
from tanjcli.present.near_records import NEAR_COLUMNS, near_record, near_rows

ORIGIN = Origin(
    "data/a.xlsx", "0" * 64, "产值", "F9", date(2021, 7, 10), "X1", "甲", "千元", Decimal(1), "counted", "v"
)


def entity(key: str, value: str, **more: Any) -> Entity:
    gap = Decimal(10) - Decimal(value)
    base = {
        "label": f"厂{key}",
        "place": Name("东镇", "East"),
        "reached": gap <= 0,
        "boundary": False,
        "origin": ORIGIN,
    }
    return Entity(key=key, value=Decimal(value), gap=gap, **{**base, **more})


def nearness(*entities: Entity, **more: Any) -> Nearness:
    over = tuple(e for e in entities if e.reached)
    one = Threshold(
        metric="firms",
        name=Name("10亿元以上企业", "firms over 1 bn"),
        unit="亿元",
        threshold=Decimal(10),
        through=date(2021, 6, 30),
        reached=len(over),
        counted=sum(not e.inside for e in over),
        over=over,
        short=tuple(e for e in entities if not e.reached),
        boundary=tuple(e for e in entities if e.boundary),
        more=0,
    )
    fields = {"thresholds": (one,), **more}
    head = ("t", "T12", Name("过10亿元企业", "Firms over 1 bn"), "家", Decimal(3), "2021-01/2021-12")
    return Nearness(*head, date(2021, 6, 30), date(2021, 7, 10), True, **fields)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_what_is_lacking_and_what_is_to_spare_stand_under_their_own_heads() -> None:
    short, over = tables(compose_near(nearness(entity("a", "9.2"), entity("b", "10.3")), "zh"))
    assert (short.columns[4].heading, short.rows[0][4].text) == ("还差", "0.80 亿元")
    assert (over.columns[4].heading, over.rows[0][4].text) == ("余量", "0.30 亿元")
    assert short.rows[0][-1].text == "data/a.xlsx / 产值 / F9"


def test_a_value_just_below_never_prints_as_the_threshold() -> None:
    short, boundary = tables(compose_near(nearness(entity("a", "9.9996", boundary=True)), "zh"))
    assert short.rows[0][3].text == "9.9996 亿元"
    assert short.rows[0][5].text == "边界", "without a forecast there is no column of chances"
    assert boundary.title == "边界(门槛 ±0.5% 以内)1 个"


@pytest.mark.parametrize(
    ("p", "printed"),
    [("1", "> 99%"), ("0.99996", "> 99%"), ("0.42", "42%"), ("0.004", "< 1%"), ("0", "< 1%")],
)
def test_only_what_is_settled_is_certain(p: str, printed: str) -> None:
    [table] = tables(compose_near(nearness(entity("a", "9", p=Decimal(p), expected=Decimal(12))), "zh"))
    assert table.rows[0][5].text == printed


def test_over_is_over_and_after_the_year_short_is_short() -> None:
    over = entity("a", "12", p=Decimal(1), expected=Decimal(15))
    short = entity("b", "9", p=Decimal(0), expected=Decimal(9))
    below, above = tables(compose_near(nearness(over, short), "zh"))
    assert (below.rows[0][5].text, above.rows[0][5].text) == ("0%", "100%")


def test_without_a_forecast_the_footer_says_that_there_is_none() -> None:
    assert any("none shown" in line for line in compose_near(nearness(entity("a", "9")), "en").footer)
    sure = nearness(entity("a", "9", p=Decimal("0.5")))
    assert not any("none shown" in line for line in compose_near(sure, "en").footer)


def test_a_cluster_names_no_cell_and_a_member_says_why_it_is_not_counted() -> None:
    cluster = entity("k", "12", members=7, origin=None)
    [table] = tables(compose_near(nearness(entity("a", "11", inside=True), cluster), "en"))
    assert [row[-1].text for row in table.rows] == ["data/a.xlsx / 产值 / F9", "sum of 7 members"]
    assert [row[-2].text for row in table.rows] == ["in a counted cluster, not counted again", ""]


def test_sample_data_are_marked_and_nothing_to_list_is_said() -> None:
    document = compose_near(nearness(thresholds=()), "zh")
    assert document.banner == "样例数据"
    assert "没有可列的对象" in str(document.blocks)


def test_rows_list_each_entity_once_with_its_cell() -> None:
    rows = near_rows(nearness(entity("a", "9.99", boundary=True), entity("b", "12", p=Decimal(1))), "en")
    assert all(tuple(row) == NEAR_COLUMNS for row in rows)
    assert [(row["entity"], row["side"], row["boundary"], row["p"]) for row in rows] == [
        ("b", "over", "false", Decimal(1)),
        ("a", "short", "true", None),
    ]
    assert (rows[0]["file"], rows[0]["cell"]) == ("data/a.xlsx", "F9")


def test_a_record_is_exact_and_has_both_languages() -> None:
    record = near_record(nearness(entity("a", "9.99")))
    [one] = record["thresholds"]
    assert (one["name"], one["name_en"], one["short"][0]["gap"]) == (
        "10亿元以上企业",
        "firms over 1 bn",
        Decimal("0.01"),
    )
    assert one["short"][0]["source"]["sha256"] == "0" * 64
    assert one["short"][0]["p"] is None
    assert NOT_APPLICABLE not in one["short"][0].values()
