"""Threshold counts: exact edges, clusters without double counting, who is near."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tanjcli.core.quantities import UnitTable
from tanjcli.evaluate.measure import KINDS
from tanjcli.evaluate.measure.model import Measurement, Window
from tanjcli.evaluate.measure.room import Room
from tanjcli.intake.ledger import Ledger
from tests.factories import delivered, ledger, plan, target

OVER_10 = {
    "kind": "threshold_count",
    "ledger": "returns",
    "group": "firm",
    "measure": "ytd",
    "threshold": {"at_least": "10", "unit": "亿元"},
    "over_time": "last",
    "over_units": "count",
}
CLUSTERS = {"ledger": "members", "cluster": "cluster", "member": "firm"}


def returns(**outputs: str) -> Ledger:
    """Year-to-date output at December 2021, 千元, by firm."""
    rows = "\n".join(f"{firm} 2021-12 {value}" for firm, value in outputs.items())
    file = delivered("2022-01-18", "2021-12", f"firm period ytd\n{rows}")
    columns = {"firm": "code", "period": "period", "ytd": "amount 千元 ytd"}
    return ledger("returns", "firm period", columns, [file], time="period")


def members(*pairs: str) -> Ledger:
    rows = "\n".join(f"{pair} 2019-12-31" for pair in pairs)
    file = delivered("2020-02-10", "2019", f"cluster firm joined\n{rows}\nlate a 2022-01-01")
    columns = {"cluster": "text", "firm": "code", "joined": "date"}
    return ledger("members", "cluster firm", columns, [file], time="joined", rhythm="any")


def measured(metric: dict[str, Any], *ledgers: Ledger, **room: Any) -> Measurement:
    whole = plan([target()], {"m": metric})
    window = Window(date(2021, 1, 1), date(2021, 12, 31), date(2021, 12, 31))
    place = Room(whole.metrics, {one.id: one for one in ledgers}, UnitTable(), date(2023, 2, 1), KINDS, **room)
    return place.measure("m", window)


@pytest.mark.parametrize(
    ("raw", "at_least", "more_than", "boundary"),
    [
        ("999600", 0, 0, 1),  # 9.996 亿, prints 10.0
        ("1000000", 1, 0, 1),
        ("1000400", 1, 1, 1),
        ("995000", 0, 0, 1),
        ("994999", 0, 0, 0),
        ("1005000", 1, 1, 1),
        ("1005001", 1, 1, 0),
    ],
)
def test_the_edge_is_decided_on_raw_values(raw: str, at_least: int, more_than: int, boundary: int) -> None:
    found = measured(OVER_10, returns(a=raw))
    assert (found.value, found.boundary) == (at_least, boundary)
    over = {**OVER_10, "threshold": {"more_than": "10", "unit": "亿元"}}
    assert measured(over, returns(a=raw)).value == more_than


@pytest.mark.parametrize(("bound", "count"), [({"at_most": "10"}, 2), ({"less_than": "10"}, 1)])
def test_upper_bounds(bound: dict[str, str], count: int) -> None:
    one = {**OVER_10, "threshold": {**bound, "unit": "亿元"}}
    assert measured(one, returns(a="999999", b="1000000", c="1000001")).value == count


@pytest.mark.parametrize(("overlap", "count"), [("strict", 3), ("loose", 4)])
def test_a_member_of_a_counted_cluster_is_counted_once_or_twice_as_declared(overlap: str, count: int) -> None:
    """a is over 10 and in park P (12 in all): strictly P, b and Q; loosely a as well. R stays under 10."""
    made = returns(a="1100000", b="2000000", c="100000", d="600000", e="600000", f="300000")
    rolls = members("P a", "P c", "Q d", "Q e", "R f", "R gone")
    found = measured({**OVER_10, "clusters": {**CLUSTERS, "overlap": overlap}}, made, rolls)
    assert found.value == count
    shown = {part.name.en: part.value for part in found.parts}
    assert (shown["strict"], shown["loose"], shown["clusters"]) == (3, 4, 2)
    assert ("strict-and-loose" in {remark.code for remark in found.remarks}) is True


def test_a_member_of_a_cluster_that_is_too_small_still_counts_by_itself() -> None:
    """A cluster cannot be smaller than its member, but the roll may hold a firm without any return."""
    made = returns(a="1100000", b="50")
    found = measured({**OVER_10, "clusters": {**CLUSTERS, "overlap": "strict"}}, made, members("P a", "P a", "Q b"))
    assert (found.value, {part.name.en: part.value for part in found.parts}["single"]) == (1, 0)


def test_a_roll_that_begins_later_does_not_count_yet() -> None:
    """The row ``late a 2022-01-01`` of the roll lies after the window."""
    made = returns(a="1100000")
    assert measured({**OVER_10, "clusters": {**CLUSTERS, "overlap": "strict"}}, made, members("Q b")).value == 1


def test_who_is_near_leaves_out_members_that_a_counted_cluster_stands_for() -> None:
    made = returns(a="1000000", c="500000", d="1001000")
    found = measured({**OVER_10, "clusters": {**CLUSTERS, "overlap": "strict"}}, made, members("P a", "P c"))
    assert (found.value, found.boundary) == (2, 1)


def test_origins_show_every_entity_and_what_became_of_it() -> None:
    made = returns(a="1100000", b="2000000", c="999600", d="5", e="1000400")
    found = measured({**OVER_10, "clusters": {**CLUSTERS, "overlap": "strict"}}, made, members("P a"), origins=True)
    roles = {(origin.entity, origin.role, origin.cell) for origin in found.origins if origin.column == "ytd"}
    assert roles == {
        ("a", "in_cluster", "C2"),
        ("b", "counted", "C3"),
        ("c", "boundary", "C4"),
        ("d", "below_threshold", "C5"),
        ("e", "boundary_counted", "C6"),
    }
    assert [origin.column for origin in found.origins if origin.role == "condition"] == ["cluster", "firm"]


def test_clusters_say_what_their_members_add_up_to_and_whether_that_counts() -> None:
    made = returns(a="1100000", c="100000", d="600000", e="398000", f="5")
    rolls = members("P a", "P c", "Q d", "Q e", "R f", "R gone")
    found = measured({**OVER_10, "clusters": {**CLUSTERS, "overlap": "strict"}}, made, rolls)
    assert [(part.name.zh, part.value, part.unit, part.role) for part in found.parts if part.role] == [
        ("P", 1200000, "千元", "counted"),
        ("Q", 998000, "千元", "boundary"),
        ("R", 5, "千元", "below_threshold"),
    ]


def test_the_same_count_in_any_order_of_rows() -> None:
    """Firms at exactly the threshold, built from many small amounts of a month: float sums would waver."""
    third = "firm period month\n" + "\n".join(
        f"f{firm} 2021-{month:02} {amount}" for month in range(2, 12) for firm in range(40) for amount in ("0.1",)
    )
    file = delivered("2022-01-18", "2021", third)
    columns = {"firm": "code", "period": "period", "month": "amount 千元 month 1"}
    one = ledger("returns", "firm period", columns, [file], time="period")
    metric = {**OVER_10, "measure": "month", "over_time": "sum", "threshold": {"at_least": "1", "unit": "千元"}}
    whole = plan([target()], {"m": metric})
    window = Window(date(2021, 2, 1), date(2021, 12, 31), date(2021, 12, 31))
    for seed in range(5):
        shuffled = one.frame.sample(frac=1, random_state=seed)
        ledgers = {"returns": Ledger(one.id, one.spec, shuffled, one.exponents, one.strips, one.sources)}
        assert Room(whole.metrics, ledgers, UnitTable(), date(2023, 2, 1), KINDS).measure("m", window).value == 40
