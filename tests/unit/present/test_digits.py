"""Rounding never hides what was decided."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.quantities import rounded
from tanjcli.present.digits import amount_digits, apart, goal_digits, rate_digits


@pytest.mark.parametrize(
    ("value", "unit", "digits"),
    [
        ("18", "家", 0),
        ("4.5", "家", 1),
        ("41.2345", "亿元", 2),
        ("41", "亿元", 2),
        ("12", "万元", 0),
        ("12.5", "万元", 1),
        ("12.345", "万元", 2),
        ("9.9", "%", 1),
        ("3", "单位甲", 0),
    ],
)
def test_each_unit_has_its_usual_decimals(value: str, unit: str, digits: int) -> None:
    assert amount_digits(Decimal(value), unit) == digits


def test_a_value_just_under_its_goal_shows_the_difference() -> None:
    assert amount_digits(Decimal("64.996"), "亿元", Decimal(65)) == 3
    assert amount_digits(Decimal("64.99"), "亿元", Decimal(65)) == 2
    assert amount_digits(Decimal(65), "亿元", Decimal(65)) == 2


def test_a_ratio_just_under_its_threshold_is_not_printed_as_the_threshold() -> None:
    assert apart(Decimal("94.96"), 1, Decimal(95)) == 2
    assert apart(Decimal("0.9496"), 2, Decimal("0.95")) == 4
    assert apart(Decimal("0.95"), 2, Decimal("0.95")) == 2


def test_a_monthly_need_has_at_least_one_decimal_and_is_never_nought() -> None:
    assert rate_digits(Decimal(12), "家") == 1
    assert rate_digits(Decimal("0.04"), "家") == 2
    assert rate_digits(Decimal(3), "亿元") == 2


@pytest.mark.parametrize(("goal", "digits"), [("30", 0), ("1E+3", 0), ("1.50", 1), ("0.125", 3)])
def test_a_goal_has_the_decimals_the_plan_wrote(goal: str, digits: int) -> None:
    assert goal_digits(Decimal(goal)) == digits


@given(
    st.decimals(-10_000, 10_000, places=8),
    st.decimals(-10_000, 10_000, places=4),
    st.integers(0, 3),
)
def test_the_printed_value_stands_on_the_side_of_the_mark_where_the_value_is(
    value: Decimal, mark: Decimal, digits: int
) -> None:
    shown = rounded(value, apart(value, digits, mark))
    if value < mark:
        assert shown < mark
    if value > mark:
        assert shown > mark
