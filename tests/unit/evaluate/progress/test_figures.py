"""The numeric columns of one row, from exact fractions: each against a way worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tanjcli.core.absence import NOT_APPLICABLE, Unmeasured, Why
from tanjcli.evaluate.progress.aim import Aim
from tanjcli.evaluate.progress.figures import (
    Columns,
    Time,
    Way,
    columns_absent,
    columns_before,
    columns_on_way,
    columns_unbased,
    level_share,
)
from tests.factories import target_model

HALF = Time(gone=Fraction(6), left=Fraction(6))
CLOSED = Time(gone=Fraction(12), left=Fraction(0))
NO_BASELINE = Unmeasured(Why.NO_BASELINE)


def way(actual: int, start: int = 0, goal: int = 30, share: Fraction | None = Fraction(1, 2)) -> Way:
    return Way(Fraction(actual), Fraction(start), Fraction(goal), share)


def columns(one: Way, time: Time = HALF, **fields: Any) -> Columns:
    aim = Aim(target_model(goal=str(one.goal), **fields), one.start)
    return columns_on_way(aim, one.actual, one, time)


def told(one: Columns) -> dict[str, Decimal]:
    """The columns that hold a figure."""
    return {name: figure for name, figure in one.as_fields().items() if isinstance(figure, Decimal)}


def test_a_count_on_its_way_up() -> None:
    """12 of 30 after half the year: 40 % done, 50 % due, 3 behind the plan, 3 a month needed, 2 a month so far."""
    assert told(columns(way(12))) == {
        "completion": 40,
        "time_share": 50,
        "expected": 15,
        "lead_pp": -10,
        "pace": Decimal("0.8"),
        "gap": 18,
        "gap_to_plan": 3,
        "required_rate": 3,
        "observed_rate": 2,
    }


def test_a_level_on_its_way_down() -> None:
    """From 90 down to 60, now 72: 18 of 30 done, 3 ahead of the plan; rates count in the good direction."""
    falling = {"kind": "level", "direction": "lower", "comparison": "at_most"}
    assert told(columns(way(72, start=90, goal=60), **falling)) == {
        "completion": 60,
        "time_share": 50,
        "expected": 75,
        "lead_pp": 10,
        "pace": Decimal("1.2"),
        "gap": 12,
        "gap_to_plan": -3,
        "required_rate": 2,
        "observed_rate": 3,
    }


def test_without_a_path_nothing_is_due_and_the_rest_stands() -> None:
    assert set(told(columns(way(12, share=None)))) == {"completion", "gap", "required_rate", "observed_rate"}
    assert columns(way(12, share=None)).time_share == NOT_APPLICABLE


def test_where_nothing_is_due_yet_there_is_no_pace() -> None:
    begun = columns(way(3, share=Fraction(0)))
    assert (begun.pace, begun.expected, begun.lead_pp) == (NOT_APPLICABLE, 0, 10)


@pytest.mark.parametrize(("actual", "time"), [(30, HALF), (31, HALF), (12, CLOSED)])
def test_nothing_is_needed_a_month_once_met_or_once_closed(actual: int, time: Time) -> None:
    assert columns(way(actual), time).required_rate == NOT_APPLICABLE


def test_no_month_gone_no_rate_so_far() -> None:
    assert columns(way(12), Time(Fraction(0), Fraction(12))).observed_rate == NOT_APPLICABLE
    assert columns(way(12), Time(Fraction(1, 2), Fraction(12))).observed_rate == 24


def test_a_goal_at_the_start_leaves_no_way_and_says_so() -> None:
    """A level to be kept: the gap and the share of the goal are facts, completion and pace mean nothing."""
    kept = columns(way(27, start=30), kind="level")
    assert told(kept) == {"time_share": 50, "gap": 3, "required_rate": Decimal("0.5"), "level_share": 90}
    assert [kept.completion, kept.pace, kept.expected, kept.lead_pp] == [NOT_APPLICABLE] * 4


def test_a_missing_baseline_is_named_where_it_is_missed() -> None:
    """Not 0: a stock of 24 whose start nobody gave has not come 80 % of its way."""
    stock = Aim(target_model(kind="stock_at_date"), None)
    row = columns_unbased(stock, Fraction(24), Fraction(1, 2), HALF)
    assert told(row) == {"level_share": 80, "time_share": 50, "gap": 6, "required_rate": 1}
    missed = [row.completion, row.expected, row.lead_pp, row.pace, row.gap_to_plan, row.observed_rate]
    assert missed == [NO_BASELINE] * 6


def test_an_absent_actual_is_absent_everywhere_with_its_reason() -> None:
    why = Unmeasured(Why.NO_DATA)
    row = columns_absent(why)
    figures = row.as_fields()
    assert figures.pop("level_share") == NOT_APPLICABLE
    assert list(figures.values()) == [why] * len(figures)


def test_before_its_window_a_target_has_a_level_and_no_judgement() -> None:
    aim = Aim(target_model(), Fraction(0))
    assert told(columns_before(aim, Fraction(6))) == {"level_share": 20}
    assert told(columns_before(aim, None)) == {}


def test_a_share_of_a_goal_of_nothing_is_no_share() -> None:
    assert level_share(Aim(target_model(goal="0"), Fraction(0)), Fraction(3)) == NOT_APPLICABLE
