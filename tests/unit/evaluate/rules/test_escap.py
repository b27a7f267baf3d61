"""ESCAP's current status index."""

from __future__ import annotations

import pytest

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.rules.escap import current_status, parity_status


@pytest.mark.parametrize(
    ("current", "target", "lower", "index"),
    [(80, 50, True, 4), (110, 50, True, -2), (120, 150, False, 4), (90, 150, False, -2)],
)
def test_the_index_is_0_at_the_base_10_at_the_target_and_signed(
    current: float, target: float, lower: bool, index: float
) -> None:
    assert current_status(current, 100, target, lower_is_better=lower) == pytest.approx(index)


@pytest.mark.parametrize("current", [0.95, 1.05])
def test_parity_counts_the_distance_from_either_side(current: float) -> None:
    assert parity_status(current, 0.8, 1) == pytest.approx(7.5)


def test_a_target_equal_to_the_base_has_no_index() -> None:
    assert isinstance(current_status(1, 2, 2, lower_is_better=False), Unmeasured)
    assert isinstance(parity_status(1, 2, 2), Unmeasured)
