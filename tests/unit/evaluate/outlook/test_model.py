"""The words of an outlook."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.evaluate.outlook.model import Goal, shown, word


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (1.0, "likely"),
        (0.75, "likely"),
        (0.7499, "uncertain"),
        (0.25, "uncertain"),
        (0.2499, "unlikely"),
        (0, "unlikely"),
    ],
)
def test_the_word_bounds_are_inclusive_below(p: float, said: str) -> None:
    assert word(p) == said


def test_the_bounds_can_be_declared() -> None:
    assert word(0.6, likely=0.6, unlikely=0.1) == "likely"
    assert word(0.15, likely=0.6, unlikely=0.1) == "uncertain"


def test_a_goal_is_met_on_its_bound_in_either_direction() -> None:
    assert Goal(10).met_by(10)
    assert not Goal(10).met_by(9.99)
    assert Goal(10, lower_is_better=True).met_by(10)
    assert not Goal(10, lower_is_better=True).met_by(10.01)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_an_estimate_leaves_as_the_shortest_decimal_that_reads_back(value: float) -> None:
    assert float(shown(value)) == value
    assert shown(0.1) == Decimal("0.1")
