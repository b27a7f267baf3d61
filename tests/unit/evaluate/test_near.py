"""Near a threshold: everybody on both sides by what is lacking, on integers, with the cell each value stands in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.evaluate.near import Entity, Nearness, has_threshold, near
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.results import NOT_APPLICABLE
from tanjcli.intake.ledger import Ledger
from tests.factories import LABEL, delivered, ledger, ledgers, plan, target

FIRMS = {
    "kind": "threshold_count",
    "ledger": "returns",
    "group": "firm",
    "measure": "value",
    "threshold": {"at_least": "10", "unit": "亿元"},
    "over_time": "last",
    "over_units": "count",
}
CLUSTERS = {"ledger": "members", "cluster": "cluster", "member": "firm", "overlap": "strict"}


def returns(rows: str, covers: str = "2021-01/2021-06") -> Ledger:
    """Values in 千元, as the firms report them."""
    file = delivered("2021-07-10", covers, f"firm name town period value\n{rows.strip()}")
    columns = {
        "firm": "code",
        "name": "text",
        "town": "place",
        "period": "period",
        "value": "amount 千元 ytd 0",
    }
    return ledger("returns", "firm period", columns, [file], time="period", entity="firm", unit_of_report="town")


def found(metric: dict[str, Any], *data: Ledger, top: int = 10, as_of: str = "2021-06-30", **more: Any) -> Nearness:
    cell = target(**{"kind": "threshold_count", "goal": "3", "cells": ["2021"], **more.pop("target", {})})
    places = {"east": {"name": {"zh": "东镇", "en": "East"}}}
    whole = plan([cell], {"m": metric, **more}, places=places)
    return near(whole, ledgers(*data), Question(2021, date.fromisoformat(as_of)), whole.targets[0], top)


def keys(entities: tuple[Entity, ...]) -> list[str]:
    return [entity.key for entity in entities]


JUNE = """
a 甲 east 2021-06 999600
b 乙 east 2021-06 1000000
c 丙 east 2021-06 1000400
d 丁 east 2021-06 700000
e 戊 east 2021-06 2000000
f 己 east 2021-06 900000
"""


def test_both_sides_come_nearest_first_with_what_each_lacks_or_has_to_spare() -> None:
    [one] = found(FIRMS, returns(JUNE)).thresholds
    assert (one.threshold, one.unit, one.reached, one.counted) == (Decimal(10), "亿元", 3, 3)
    assert [(e.key, e.value, e.gap) for e in one.short] == [
        ("a", Decimal("9.996"), Decimal("0.004")),
        ("f", Decimal(9), Decimal(1)),
        ("d", Decimal(7), Decimal(3)),
    ]
    assert [(e.key, e.gap) for e in one.over] == [("b", Decimal(0)), ("c", Decimal("-0.004")), ("e", Decimal(-10))]


def test_a_value_that_prints_as_the_threshold_is_on_its_boundary_and_not_over_it() -> None:
    """9.996 亿元 prints 10.0, is not counted, and is listed with those just over."""
    [one] = found(FIRMS, returns(JUNE)).thresholds
    assert keys(one.boundary) == ["b", "a", "c"]
    assert [e.reached for e in one.boundary] == [True, False, True]


def test_each_entity_knows_its_cell_its_name_and_its_place() -> None:
    [one] = found(FIRMS, returns(JUNE)).thresholds
    first = one.short[0]
    assert (first.label, first.place.zh) == ("甲", "东镇")
    assert first.origin is not None
    assert (first.origin.file, first.origin.cell, first.origin.value) == (
        "data/2021-07-10/returns-0.csv",
        "E2",
        Decimal(999600),
    )


def test_the_top_of_each_side_is_listed_and_the_rest_counted() -> None:
    [one] = found(FIRMS, returns(JUNE), top=1).thresholds
    assert (keys(one.short), keys(one.over), one.more) == (["a"], ["b"], 4)
    assert len(one.boundary) == 3, "the boundary is listed whole"


def test_a_cluster_stands_beside_firms_and_its_members_count_no_second_time() -> None:
    joined = delivered("2020-01-10", "2019-12", "cluster firm joined\nk e 2019-12-31\nk f 2019-12-31")
    columns = {"cluster": "text", "firm": "code", "joined": "date"}
    members = ledger("members", "cluster firm", columns, [joined], time="joined")
    [one] = found({**FIRMS, "clusters": CLUSTERS}, returns(JUNE), members).thresholds
    [cluster] = [e for e in one.over if e.members]
    assert (cluster.key, cluster.members, cluster.value, cluster.origin) == ("k", 2, Decimal(29), None)
    assert [e.key for e in one.over if e.inside] == ["e"]
    assert (one.reached, one.counted) == (4, 3)


def test_a_firm_over_the_line_is_certain_and_without_history_the_rest_is_not_guessed() -> None:
    [one] = found(FIRMS, returns("a 甲 east 2021-06 5")).thresholds
    assert one.short[0].p == NOT_APPLICABLE


def history() -> Ledger:
    """Nine firms, three years: half of the year's value by June, every year alike but for some noise."""
    files = []
    for year in (2018, 2019, 2020, 2021):
        for month in range(2, 13):
            if year == 2021 and month > 6:
                break
            noise = [(year * 7 + i * 13 + month) % 11 * 300 for i in range(9)]
            values = [(180000 + 10000 * i) * month // 12 + noise[i] for i in range(9)]
            rows = "\n".join(f"f{i} 名{i} east {year}-{month:02d} {value}" for i, value in enumerate(values))
            covers = f"{year}-01/{year}-{month:02d}"
            files.append(delivered("2021-07-10", covers, f"firm name town period value\n{rows}"))
    columns = {
        "firm": "code",
        "name": "text",
        "town": "place",
        "period": "period",
        "value": "amount 千元 ytd 0",
    }
    return ledger("returns", "firm period", columns, files, time="period", entity="firm", unit_of_report="town")


def test_each_has_its_chance_to_be_over_by_the_end_of_the_year() -> None:
    """2.2 亿元 by December: who ends at 2.6 each year is likely over, who ends at 1.8 is not."""
    metric = {**FIRMS, "threshold": {"at_least": "2.2", "unit": "亿元"}}
    [one] = found(metric, history()).thresholds
    chances = {e.key: e.p for e in one.short}
    assert len(chances) == 9, "nobody is over in June"
    assert all(isinstance(p, Decimal) and 0 <= p <= 1 for p in chances.values())
    assert chances["f8"] > Decimal("0.9")  # type: ignore[operator]
    assert chances["f0"] < Decimal("0.1")  # type: ignore[operator]
    assert {e.basis for e in one.short} == {"own_history"}


PROJECTS = "p1 甲 2021-02-01 2021-03-01 9500\np2 乙 2021-03-01 - 10000\np3 丙 2021-04-01 2021-05-01 25000"
SIGNED = {
    "kind": "count",
    "ledger": "projects",
    "where": {"amount": {"bound": {"at_least": "1", "unit": "亿元"}}},
    "distinct": "project",
    "dated": "signed",
    "over_time": "sum",
    "over_units": "sum",
}


def projects() -> Ledger:
    file = delivered("2021-07-10", "2019-01/2021-06", f"project name signed landed amount\n{PROJECTS}")
    columns = {
        "project": "code",
        "name": "text",
        "signed": "date",
        "landed": "date",
        "amount": "amount 万元 point 0",
    }
    return ledger("projects", "project", columns, [file], time="signed", entity="project")


def test_projects_stand_before_the_amount_their_count_asks_for() -> None:
    """Signed and landed are counted apart, so each has its list; a project that has not landed is in one only."""
    lowest = {"kind": "lowest", "of": ["signed", "landed"], "over_time": "sum", "over_units": "sum"}
    nearness = found(
        lowest,
        projects(),
        signed=SIGNED,
        landed={**SIGNED, "dated": "landed"},
        target={"kind": "annual_count", "unit": "个"},
    )
    signed, landed = nearness.thresholds
    assert (keys(signed.over), keys(signed.short)) == (["p2", "p3"], ["p1"])
    assert (keys(landed.over), keys(landed.short)) == (["p3"], ["p1"])
    assert signed.short[0].gap == Decimal("0.05")


def test_without_data_there_is_no_list() -> None:
    assert found(FIRMS).thresholds == ()
    assert found(FIRMS, returns("a 甲 east 2020-06 5", "2020-01/2020-06")).thresholds == ()


@pytest.mark.parametrize(
    ("metric", "expected"),
    [(FIRMS, True), (SIGNED, True), ({**SIGNED, "where": {}}, False)],
    ids=["firms", "projects by amount", "a plain count"],
)
def test_which_targets_have_a_threshold(metric: dict[str, Any], expected: bool) -> None:
    whole = plan([target(reading={"text": LABEL, "confidence": "high"})], {"m": metric})
    assert has_threshold(whole.targets[0], whole) is expected
