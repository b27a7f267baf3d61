"""The chain ladder and Mack's error."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.evaluate.outlook.ladder import fit, project

RAA = [  # a published 10 × 10 triangle (Mack 1994): reserve 52 135, standard errors below
    [5012, 8269, 10907, 11805, 13539, 16181, 18009, 18608, 18662, 18834],
    [106, 4285, 5396, 10666, 13782, 15599, 15496, 16169, 16704],
    [3410, 8992, 13873, 16141, 18735, 22214, 22863, 23466],
    [5655, 11555, 15766, 21266, 23425, 26083, 27067],
    [1092, 9565, 15836, 22169, 25955, 26180],
    [1513, 6445, 11702, 12935, 15852],
    [557, 4020, 10946, 12314],
    [1351, 6947, 13112],
    [3133, 5395],
    [2063],
]


def test_another_published_triangle_than_the_vectors_comes_out() -> None:
    ends = [project(row, fit(RAA)) for row in RAA]
    assert sum(end.ultimate - row[-1] for end, row in zip(ends, RAA, strict=True)) == pytest.approx(52135, abs=0.5)
    errors = [0, 206, 623, 747, 1469, 2002, 2209, 5358, 6333, 24566]
    assert [round(end.error) for end in ends] == errors


def test_factors_weigh_years_by_their_volume() -> None:
    steps = fit([[100, 200], [300, 300], [50]])
    assert steps[0].factor == pytest.approx(500 / 400)
    assert steps[0].volume == 400


def test_a_finished_year_has_no_error() -> None:
    end = project([10.0, 20.0], fit([[10, 20], [10, 30]]))
    assert (end.ultimate, end.error) == (20.0, 0.0)


def test_the_last_variance_is_macks_smallest_candidate() -> None:
    steps = fit([[100, 200, 220, 222], [110, 200, 230], [90, 210], [100]])
    first, second, last = (step.variance for step in steps)
    assert last == pytest.approx(min(second**2 / first, first, second))


def test_years_of_one_shape_leave_no_variance_and_no_division_by_zero() -> None:
    steps = fit([[10, 20, 40, 44], [20, 40, 80], [5, 10], [7]])
    assert [step.variance for step in steps] == [0, 0, 0]


def test_no_volume_or_a_single_year_is_refused() -> None:
    with pytest.raises(ValueError, match="no volume"):
        fit([[0, 5], [0, 7]])
    with pytest.raises(ValueError, match="one year"):
        fit([[1, 2], [1]])


@given(st.lists(st.lists(st.floats(0.1, 1e6), min_size=4, max_size=4), min_size=2, max_size=6), st.floats(0.1, 1e6))
def test_with_full_years_the_ladder_is_value_over_seasonal_share(grown: list[list[float]], now: float) -> None:
    rows = [[sum(row[: k + 1]) for k in range(4)] for row in grown]
    share = math.fsum(row[1] for row in rows) / math.fsum(row[3] for row in rows)
    assert project([now / 2, now], fit(rows)).ultimate == pytest.approx(now / share, rel=1e-9)
