"""Goals that were revised: the day decides which one judges, and the original stays in sight."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tanjcli.evaluate.results import CellResult, Status
from tests.factories import COUNT, answer, events, plan, target

RAISED = {"from": "2021-07-01", "value": "6", "reason": {"zh": "扩大规模", "en": "more"}, "document": "第3号"}
LOWERED = {"from": "2021-10-01", "value": "2", "reason": {"zh": "压减", "en": "fewer"}}


def cell(as_of: str, *revisions: dict[str, Any], year: int | None = None, **fields: Any) -> CellResult:
    """Three projects signed in 2021, none in 2020; four are the original goal."""
    one = target(goal="4", revisions=list(revisions), cells=["2020", "2021"], **fields)
    signed = events(["2021-02-01", "2021-03-01", "2021-05-01"], "2021-12")
    asked = {"year": year} if year else {}
    return answer(plan([one], {"m": COUNT}), as_of, signed, **asked).cells[0]


@pytest.mark.parametrize(
    ("as_of", "goal", "original"),
    [
        ("2021-06-30", "4", None),
        ("2021-07-01", "6", "4"),
        ("2021-09-30", "6", "4"),
        ("2021-10-01", "2", "4"),
    ],
)
def test_an_earlier_as_of_uses_the_goal_of_its_day(as_of: str, goal: str, original: str | None) -> None:
    found = cell(as_of, RAISED, LOWERED)
    assert found.goal == Decimal(goal)
    assert found.goal_original == (None if original is None else Decimal(original))


def test_the_new_goal_judges() -> None:
    """Three of four would be missed; lowered to two, it is met."""
    assert cell("2021-12-31").status is Status.MISSED
    assert cell("2021-12-31", LOWERED).status is Status.ACHIEVED


def test_original_current_difference_reason_and_document_are_said() -> None:
    [said] = [r for r in cell("2021-08-31", RAISED).remarks if r.code == "goal-revised"]
    assert dict(said.params) == {
        "original": "4",
        "goal": "6",
        "change": "+2",
        "since": "2021-07-01",
        "times": "1",
        "zh": "扩大规模 (第3号)",
        "en": "more (第3号)",
    }


def test_several_revisions_are_counted_and_compared_with_the_first_goal() -> None:
    [said] = [r for r in cell("2021-12-31", RAISED, LOWERED).remarks if r.code == "goal-revised"]
    assert (said.params[2], said.params[4]) == (("change", "-2"), ("times", "2"))


def test_a_revision_made_after_a_year_was_due_does_not_reach_back() -> None:
    found = cell("2021-12-31", LOWERED, year=2020)
    assert (found.period, found.goal, found.goal_original) == ("2020", Decimal(4), None)


def test_a_range_is_revised_at_both_ends() -> None:
    revision = {"from": "2021-07-01", "value": "2", "value_max": "5", "reason": {"zh": "调", "en": "set"}}
    found = cell("2021-12-31", revision, comparison="range", goal_max="8", range_rule="floor_stretch")
    assert (found.goal, found.goal_max) == (Decimal(2), Decimal(5))
