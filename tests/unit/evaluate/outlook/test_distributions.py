"""The distributions, against published values, reference values of scipy 1.17.1 and their own laws."""

from __future__ import annotations

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tanjcli.evaluate.outlook.distributions import (
    Discrete,
    negative_binomial,
    poisson_binomial,
    student_quantile,
    student_sf,
)

chances = st.lists(st.floats(0, 1), max_size=12)


def test_the_firm_example_of_the_method() -> None:
    """p = 1, 1, 1, .9, .7, .5, .2: expected 5.3, P(≥ 5) = 0.837, P(≥ 6) = 0.412."""
    firms = poisson_binomial([1, 1, 1, 0.9, 0.7, 0.5, 0.2])
    assert firms.mean == pytest.approx(5.3)
    assert firms.at_least(5) == pytest.approx(0.837, abs=5e-4)
    assert firms.at_least(6) == pytest.approx(0.412, abs=5e-4)


@given(chances.filter(lambda ps: len(ps) <= 6))
def test_the_dynamic_program_equals_the_sum_over_all_outcomes(ps: list[float]) -> None:
    brute = [0.0] * (len(ps) + 1)
    for outcome in product((0, 1), repeat=len(ps)):
        brute[sum(outcome)] += math.prod(p if hit else 1 - p for p, hit in zip(ps, outcome, strict=True))
    dist = poisson_binomial(ps)
    for n in range(len(ps) + 2):
        assert dist.at_least(n) == pytest.approx(sum(brute[n:]), abs=1e-12)


@given(chances)
def test_probabilities_sum_to_1_and_the_mean_is_the_sum_of_chances(ps: list[float]) -> None:
    dist = poisson_binomial(ps)
    assert math.fsum(dist.probs) == pytest.approx(1)
    assert dist.mean == pytest.approx(sum(ps), abs=1e-12)
    assert dist.variance == pytest.approx(sum(p * (1 - p) for p in ps), abs=1e-12)


@given(st.floats(0.5, 200), st.floats(0.02, 1))
@settings(deadline=None, max_examples=50)
def test_the_negative_binomial_is_whole_and_has_its_moments(r: float, p: float) -> None:
    dist = negative_binomial(r, p)
    assert math.fsum(dist.probs) == pytest.approx(1, abs=1e-9)
    assert dist.mean == pytest.approx(r * (1 - p) / p, rel=1e-8, abs=1e-12)
    assert dist.variance == pytest.approx(r * (1 - p) / p**2, rel=1e-7, abs=1e-12)


@given(st.floats(0.5, 60), st.floats(0.05, 1), st.integers(-3, 80))
@settings(deadline=None, max_examples=50)
def test_a_chance_lies_in_0_1_and_never_rises_with_the_number_asked(r: float, p: float, n: int) -> None:
    dist = negative_binomial(r, p)
    assert 0 <= dist.at_least(n + 1) <= dist.at_least(n) <= 1


@pytest.mark.parametrize(
    ("r", "p", "n", "tail"),
    [
        (18.5, 7 / 12, 12, 0.612248151),
        (12, 2 / 3, 8, 0.279336659),
        (30.5, 1 / 3, 70, 0.252510657),
        (1000.5, 0.3, 2400, 0.2291050366),
    ],
)
def test_negative_binomial_tails(r: float, p: float, n: int, tail: float) -> None:
    assert negative_binomial(r, p).at_least(n) == pytest.approx(tail, abs=1e-9)


@pytest.mark.parametrize("q", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_a_quantile_is_the_first_number_that_reaches_q(q: float) -> None:
    dist = Discrete((0.1, 0.4, 0.4, 0.1), start=7)
    x = dist.quantile(q)
    assert 1 - dist.at_least(x + 1) >= q - 1e-12
    assert x == 7 or 1 - dist.at_least(x) < q


def test_a_difference_has_the_difference_of_means_and_the_sum_of_variances() -> None:
    x, y = Discrete((0.2, 0.5, 0.3), start=4), Discrete((0.6, 0.4))
    difference = x.minus(y)
    assert difference.start == 3
    assert difference.mean == pytest.approx(x.mean - y.mean)
    assert difference.variance == pytest.approx(x.variance + y.variance)
    assert math.fsum(difference.probs) == pytest.approx(1)


@pytest.mark.parametrize(
    ("x", "df", "tail"),
    [
        (1, 1, 0.25),
        (0, 5, 0.5),
        (1.885618083164127, 2, 0.1),
        (2.0150483733330233, 5, 0.05),
        (2.2, 10, 0.02622053422467658),
        (-2, 3, 0.9303370157205785),
    ],
)
def test_student_tails(x: float, df: int, tail: float) -> None:
    assert student_sf(x, df) == pytest.approx(tail, abs=1e-12)


@given(st.floats(0.01, 0.99), st.integers(1, 40))
def test_the_student_quantile_undoes_its_tail(q: float, df: int) -> None:
    assert student_sf(student_quantile(q, df), df) == pytest.approx(1 - q, abs=1e-12)


@given(st.floats(-30, 30), st.integers(1, 40))
def test_the_student_tail_is_symmetric(x: float, df: int) -> None:
    assert student_sf(x, df) + student_sf(-x, df) == pytest.approx(1)
