"""Bands, coefficients and scores of the growth-ratio method."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.evaluate.rules.growth_score import (
    STATUS,
    WITH_TARGET,
    WITHOUT_TARGET,
    Label,
    combined,
    growth_score,
    limit_coefficient,
    ratio_score,
)


@pytest.mark.parametrize(
    ("ratio", "label", "score"),
    [
        (1.0, Label.SUBSTANTIAL, 2.8572),
        (0.949, Label.MODERATE, 2.4929),
        (0.601, Label.MODERATE, 0.0072),
        (0.3, Label.LIMITED, -1.25),
        (0.0, Label.LIMITED, -2.5),
        (-0.1, Label.DETERIORATION, -2.9167),
    ],
)
def test_a_ratio_has_its_label_and_score(ratio: float, label: Label, score: float) -> None:
    assert WITH_TARGET.label(ratio) is label
    assert ratio_score(ratio) == pytest.approx(score, abs=1e-4)


def test_a_ratio_of_nine_nines_is_on_its_bound() -> None:
    assert WITH_TARGET.label(0.95 - 1e-12) is Label.SUBSTANTIAL


@pytest.mark.parametrize(
    ("base", "limit", "c"), [(80, 100, 0.6287046226695863), (100, 100, 0), (10, 0, 1), (200, 100, 1)]
)
def test_bands_shrink_near_a_limit(base: float, limit: float, c: float) -> None:
    assert limit_coefficient(base, limit) == pytest.approx(c, abs=1e-12)


def test_both_sides_of_a_limit_are_alike_and_so_are_both_signs() -> None:
    assert limit_coefficient(120, 100) == pytest.approx(limit_coefficient(80, 100))
    assert limit_coefficient(-80, -100) == limit_coefficient(80, 100)


@pytest.mark.parametrize(("growth", "score"), [(0.014, 2.25), (0.004, -0.5), (0.0, -2.5), (-0.03, -5), (-0.01, -3.75)])
def test_a_growth_without_target_has_its_score(growth: float, score: float) -> None:
    assert growth_score(growth, 1.0) == pytest.approx(score)


def test_holding_a_limit_is_the_top_score_and_leaving_it_is_not() -> None:
    assert growth_score(0.0, 0.0) == 5
    assert growth_score(-0.002, 0.0) < -2.5


@given(st.floats(-3, 3), st.floats(0, 1))
def test_scores_stay_within_five_and_never_fall_as_the_ratio_grows(ratio: float, more: float) -> None:
    assert -5 <= ratio_score(ratio) <= ratio_score(ratio + more) + 1e-3 <= 5 + 1e-3


@given(st.floats(-0.1, 0.1))
def test_growth_scores_agree_with_their_bands(growth: float) -> None:
    label = combined([(Label.LIMITED, growth_score(growth, 1.0))])[0]
    if min(abs(growth - bound) for bound in (0.0, 0.005, 0.015)) > 1e-6:
        assert label is WITHOUT_TARGET.label(growth)


def test_several_series_average_scores_and_are_achieved_only_together() -> None:
    label, score = combined([(Label.ACHIEVED, 5), (Label.DETERIORATION, -4.58335)])
    assert label is Label.MODERATE
    assert score == pytest.approx(0.208325)
    assert combined([(Label.ACHIEVED, 5.0), (Label.ACHIEVED, 5.0)])[0] is Label.ACHIEVED
    with pytest.raises(ValueError, match="no series"):
        combined([])


def test_every_label_has_a_status() -> None:
    assert set(STATUS) == set(Label)
