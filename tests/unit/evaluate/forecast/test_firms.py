"""Threshold counts by their entities: who will likely make it, clusters beside firms, and how sure that is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from tanjcli.evaluate.results import CellResult
from tanjcli.intake.ledger import Ledger
from tests.factories import answer, delivered, ledger, plan, target

OVER = {
    "kind": "threshold_count",
    "ledger": "returns",
    "group": "firm",
    "measure": "ytd",
    "threshold": {"at_least": "10", "unit": "亿元"},
    "over_time": "last",
    "over_units": "count",
}
GOAL = target(kind="threshold_count", goal="5", pace={"path": "last_year"})


def returns(now: dict[str, float], months: int = 6, past: bool = True) -> Ledger:
    """Firms p0…p19 of last year, even to June, up to 10 % faster or slower after it; ``now`` as of the month."""
    files = []
    for month in range(2, 13):
        rows = "\n".join(
            f"p{n} 旧厂{n} 2020-{month:02} {month * (1 + (month > 6) * (n - 9.5) / 100):.4f}" for n in range(20)
        )
        if past:
            files.append(delivered("2021-01-20", f"2020-{month:02}", f"firm name period ytd\n{rows}"))
    for month in range(2, months + 1):
        rows = "\n".join(f"{key} 厂{key} 2021-{month:02} {value * month / months:.4f}" for key, value in now.items())
        files.append(delivered(f"2021-{month + 1:02}-20", f"2021-{month:02}", f"firm name period ytd\n{rows}"))
    columns = {"firm": "code", "name": "text", "period": "period", "ytd": "amount 亿元 ytd 4"}
    return ledger("returns", "firm period", columns, files, time="period", entity="firm")


def groups(**members: str) -> Ledger:
    rows = "\n".join(f"{group} {firm} 2020-12-31" for group, firms in members.items() for firm in firms.split())
    columns = {"group": "text", "firm": "code", "joined": "date"}
    file = delivered("2021-01-10", "2020-12/2021-12", f"group firm joined\n{rows}")
    return ledger("groups", "group firm", columns, [file], time="joined")


def judged(metric: dict[str, Any], *several: Ledger, **question: Any) -> CellResult:
    return answer(plan([GOAL], {"m": metric}), "2021-06-30", *several, **question).cells[0]


def judged_goal(goal: int, metric: dict[str, Any], *several: Ledger) -> CellResult:
    one = {**GOAL, "goal": str(goal)}
    return answer(plan([one], {"m": metric}), "2021-06-30", *several).cells[0]


def test_the_sum_of_the_chances_is_the_expected_count() -> None:
    """By June 11 is over; 5.6 will nearly surely pass 10, 4.9 may, 1 will not."""
    found = judged(OVER, returns({"a": 11, "b": 5.6, "c": 4.9, "d": 1})).outlook
    chances = {chance.key: chance for chance in found.chances}
    assert (found.method, found.n, found.basis) == ("firm", 24, "entities")
    assert (chances["a"].basis, chances["a"].p, chances["a"].gap) == ("over", 1, -1)
    assert chances["b"].p > Decimal("0.9") > chances["c"].p > Decimal("0.01")
    assert "d" not in chances
    total = sum(chance.p for chance in found.chances)
    assert isinstance(found.mid, Decimal)
    assert abs(found.mid - total) < Decimal("1e-6")
    assert {remark.code for remark in found.caveats} == {"outlook-firms-independent", "outlook-pooled-spread"}


def test_amounts_are_exact_and_in_the_threshold_s_unit_under_the_newest_name() -> None:
    chance = judged(OVER, returns({"a": 9.9999})).outlook.chances[0]
    assert (chance.reached, chance.gap, chance.unit, chance.label) == (
        Decimal("9.9999"),
        Decimal("0.0001"),
        "亿元",
        "厂a",
    )


def test_those_without_a_chance_are_shown_when_every_origin_is() -> None:
    one = returns({"a": 11, "d": 1})
    assert len(judged(OVER, one).outlook.chances) == 1
    assert len(judged(OVER, one, origins=True).outlook.chances) == 22


def test_a_late_firm_stands_where_it_stood() -> None:
    """b reported 4 by April and nothing since: missing from the count, but its chance is not that of a 0."""
    whole = returns({"a": 11})
    late = [delivered("2021-05-20", "2021-04", "firm name period ytd\nb 乙 2021-04 9.5")]
    columns = {"firm": "code", "name": "text", "period": "period", "ytd": "amount 亿元 ytd 4"}
    more = ledger("more", "firm period", columns, late, time="period", entity="firm")
    joined = replace(whole, frame=pd.concat([whole.frame, more.frame], ignore_index=True))
    chances = {chance.key: chance for chance in judged(OVER, joined).outlook.chances}
    assert chances["b"].reached == Decimal("9.5")


@pytest.mark.parametrize("overlap", ["strict", "loose"])
def test_nested_thresholds_never_contradict_each_other(overlap: str) -> None:
    """A higher threshold is never likelier to see as many, with clusters that pass one threshold and not the next."""
    one = returns({"a": 11, "b": 6, "c": 6, "d": 3.2, "e": 5.1, "f": 4.6, "g": 4.9, "h": 24, "i": 2})
    clubs = groups(G="b c d", H="e f", I="g i", J="h")
    tiers = []
    for floor in ("5", "10", "11", "20", "30", "50"):
        metric = {**OVER, "threshold": {"at_least": floor, "unit": "亿元"}}
        metric["clusters"] = {"ledger": "groups", "cluster": "group", "member": "firm", "overlap": overlap}
        found = [judged_goal(goal, metric, one, clubs).outlook for goal in (1, 2, 3, 5)]
        tiers.append((found[0].mid, [ahead.p_hit for ahead in found]))
    for (lower, more), (upper, fewer) in pairwise(tiers):
        assert isinstance(lower, Decimal)
        assert isinstance(upper, Decimal)
        assert upper <= lower
        assert all(b <= a for a, b in zip(more, fewer, strict=True))  # type: ignore[operator]


def test_before_the_year_s_first_published_month_there_is_no_forecast_and_no_crash() -> None:
    """A delivery for January, which the plan says is not published: nothing of the year can be told yet."""
    early = delivered("2021-02-20", "2021-01", "firm name period ytd\na 甲 2021-01 3")
    columns = {"firm": "code", "name": "text", "period": "period", "ytd": "amount 亿元 ytd 4"}
    more = ledger("returns", "firm period", columns, [early], time="period", entity="firm")
    cell = answer(plan([GOAL], {"m": OVER}), "2021-01-31", more).cells[0]
    assert cell.outlook.method == "none"
    assert cell.outlook.reason is not None


def test_a_cluster_that_will_likely_count_stands_for_its_members() -> None:
    """b and c make 10 together, each will pass 10 alone by December; strictly they count once."""
    strict = {**OVER, "clusters": {"ledger": "groups", "cluster": "group", "member": "firm", "overlap": "strict"}}
    loose = {**strict, "clusters": {**strict["clusters"], "overlap": "loose"}}  # type: ignore[dict-item]
    one = returns({"a": 1, "b": 6, "c": 6})
    once = judged(strict, one, groups(G="b c")).outlook
    twice = judged(loose, one, groups(G="b c")).outlook
    assert {chance.key for chance in once.chances} == {"G"}
    assert {chance.key for chance in twice.chances} == {"G", "b", "c"}
    assert "outlook-clusters-stand-for-members" in {remark.code for remark in once.caveats}


def test_without_peers_there_is_no_chance_to_speak_of() -> None:
    found = judged(OVER, returns({"a": 5}, past=False)).outlook
    assert found.reason is not None
    assert found.reason.code == "no-outlook-insufficient-data"


def test_a_limit_from_above_has_no_such_forecast() -> None:
    band = {**OVER, "threshold": {"at_least": "10", "less_than": "50", "unit": "亿元"}}
    found = judged(band, returns({"a": 11})).outlook
    assert found.reason is not None
    assert found.reason.code == "no-outlook-method-does-not-fit"
