"""The plan's own arithmetic."""

from __future__ import annotations

from typing import Any

import pytest

from tanjcli.evaluate.results import Check, Remark
from tests.factories import COUNT, LABEL, LEVEL, answer, events, levels, plan, target


def checked(kind: str, targets: list[str], goals: dict[str, str], **more: Any) -> Check:
    """Targets a, b, c on the counts 1, 3 and 2 of the month; ``goals`` by id."""
    metrics = {
        name: {**COUNT, "where": {"project": {"in": [f"p{i}" for i in range(size)]}}}
        for name, size in (("a", 1), ("b", 3), ("c", 2))
    }
    entries = [target(id=name, ref=name, metric=name, goal=goal) for name, goal in goals.items()]
    invariant = {"id": "I", "kind": kind, "targets": targets, "text": LABEL, **more}
    whole = plan(entries, metrics, invariants=[invariant])
    return answer(whole, "2021-06-30", events(["2021-02-01"] * 3, "2021-06")).checks[0]


@pytest.mark.parametrize(
    ("targets", "outcome", "remark"),
    [
        (["a", "b"], "ok", None),
        (["a", "c", "b"], "ok", None),
        (["b", "c"], "breach", Remark("actuals-out-of-order", (("lower", "b"), ("upper", "c")))),
    ],
)
def test_inner_counts_do_not_exceed_outer_ones(targets: list[str], outcome: str, remark: Remark | None) -> None:
    found = checked("nested", targets, {"a": "1", "b": "5", "c": "5"})
    assert (found.outcome, found.remark) == (outcome, remark)


def test_goals_are_held_to_the_same_order_as_actuals() -> None:
    found = checked("at_most", ["a", "b"], {"a": "6", "b": "5", "c": "5"})
    assert (found.outcome, found.remark) == ("breach", Remark("goals-out-of-order", (("lower", "a"), ("upper", "b"))))


def test_a_declared_total_stands_and_the_sum_is_printed_beside_it() -> None:
    found = checked("declared_total", ["a", "b"], {"a": "30", "b": "40", "c": "200"}, total="c")
    said = {"sum": "70", "total": "200", "difference": "130", "unit": "家"}
    assert found.outcome == "remark"
    assert found.remark is not None
    assert dict(found.remark.params) == said
    alone = checked("declared_total", ["a", "b"], {"a": "30", "b": "40", "c": "200"})
    assert alone.remark == Remark("goals-sum", (("sum", "70"), ("unit", "家")))


def test_a_remark_is_words_only() -> None:
    assert checked("remark", [], {"a": "1"}) == Check("I", "remark", checked("remark", [], {"a": "1"}).text, None)


def test_what_is_not_measured_is_unknown_not_fine() -> None:
    two = [target(id="a", ref="a", unit="亿元", kind="annual_flow"), target(id="b", ref="b", metric="none")]
    nowhere = {**COUNT, "ledger": "nowhere"}
    invariant = {"id": "I", "kind": "at_most", "targets": ["a", "a"], "text": LABEL}
    other = {**invariant, "id": "J", "targets": ["b", "b"]}
    whole = plan(two, {"m": LEVEL, "none": nowhere}, invariants=[invariant, other])
    found = answer(whole, "2021-06-30", levels({"2021-06": "1"}, "亿元")).checks
    assert [check.outcome for check in found] == ["ok", "unknown"]
    assert found[1].remark == Remark("not-measured", (("targets", "b,b"),))


def test_amounts_in_different_units_are_compared_in_one() -> None:
    two = [
        target(id="a", ref="a", unit="万元", kind="annual_flow", goal="20000"),
        target(id="b", ref="b", unit="亿元", kind="annual_flow", goal="2"),
    ]
    invariant = {"id": "I", "kind": "at_most", "targets": ["a", "b"], "text": LABEL}
    found = answer(plan(two, {"m": LEVEL}, invariants=[invariant]), "2021-06-30", levels({"2021-06": "1"}, "亿元"))
    assert found.checks[0].outcome == "ok"
