"""The UN progress chart."""

from __future__ import annotations

import pytest

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.rules.unsd import grown, score, share_of_way, yearly_growth


def test_published_rule_on_a_falling_indicator() -> None:
    growth = yearly_growth(40, 30, 5)
    assert isinstance(growth, float)
    forecast = grown(30, growth, 10)
    assert growth == pytest.approx(-0.05591249)
    assert forecast == pytest.approx(16.875)
    assert share_of_way(forecast, 40, 20) == pytest.approx(1.15625)


@pytest.mark.parametrize(("share", "points"), [(0.95, 3), (0.949, 2), (0.10, 2), (0.099, 1), (-1.0, 1)])
def test_bounds_are_inclusive(share: float, points: int) -> None:
    assert score(share) == points


@pytest.mark.parametrize(("base", "value", "years"), [(0, 5, 3), (-5, 5, 3), (5, 0, 3), (5, 6, 0)])
def test_growth_through_zero_or_over_no_time_is_refused(base: float, value: float, years: int) -> None:
    assert isinstance(yearly_growth(base, value, years), Unmeasured)


def test_a_target_equal_to_the_base_has_no_way() -> None:
    assert isinstance(share_of_way(5, 3, 3), Unmeasured)
