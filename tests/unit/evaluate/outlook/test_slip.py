"""Months late, and the rate required over the rate observed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.outlook.slip import required_over_observed, slip

LINEAR = [(0.0, 0.0), (12.0, 1.0)]
SEASONAL = [(0.0, 0.0), (6.0, 227.4 / 496.3), (7.0, 268.8 / 496.3), (12.0, 1.0)]
STEP = [(0.0, 0.0), (11.0, 0.0), (12.0, 1.0)]


def test_the_worked_example_is_0_58_months_late_by_the_line_and_0_08_by_the_season() -> None:
    assert slip(LINEAR, 7, 105.9 / 198) == pytest.approx(0.58, abs=0.005)
    assert slip(SEASONAL, 7, 105.9 / 198) == pytest.approx(0.08, abs=0.005)


def test_required_over_observed_of_the_worked_example() -> None:
    assert required_over_observed(105.9, 198, 7 / 12) == pytest.approx(1.217564, abs=5e-7)
    assert required_over_observed(105.9, 198, 268.8 / 496.3) == pytest.approx(1.02757, abs=5e-6)


def test_ahead_is_negative() -> None:
    assert slip(LINEAR, 6, 0.75) == pytest.approx(-3)


def test_on_a_level_stretch_any_time_is_on_time() -> None:
    assert slip(STEP, 8, 0.0) == 0
    assert slip(STEP, 8, 0.5) == pytest.approx(-3.5)


def test_behind_a_step_the_delay_runs_from_the_end_of_the_level() -> None:
    assert slip([(0, 0.0), (3, 0.3), (6, 0.3), (12, 1.0)], 12, 0.3) == pytest.approx(6)


@pytest.mark.parametrize("share", [1.2, -0.1])
def test_off_the_path_there_is_no_time_to_name(share: float) -> None:
    assert isinstance(slip(LINEAR, 6, share), Unmeasured)


@pytest.mark.parametrize(("done", "share"), [(0.0, 0.5), (5.0, 0.0), (5.0, 1.0)])
def test_without_a_rate_on_either_side_there_is_no_ratio(done: float, share: float) -> None:
    assert isinstance(required_over_observed(done, 10, share), Unmeasured)


@given(st.floats(0, 12), st.floats(0, 1))
def test_slip_inverts_the_line(now: float, share: float) -> None:
    assert slip(LINEAR, now, share) == pytest.approx(now - 12 * share, abs=1e-7)


def test_in_exact_fractions_the_answer_is_exact() -> None:
    """105.9 of 198 after seven months: due after 6.418 of them."""
    line = [(Fraction(0), Fraction(0)), (Fraction(12), Fraction(1))]
    assert slip(line, Fraction(7), Fraction(1059, 1980)) == Fraction(7) - 12 * Fraction(1059, 1980)
