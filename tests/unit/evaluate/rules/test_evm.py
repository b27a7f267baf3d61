"""Earned value indices and colours."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanjcli.core.absence import Unmeasured
from tanjcli.core.quantities import rounded
from tanjcli.evaluate.rules.evm import EarnedValue, colour

D = Decimal


def test_published_example() -> None:
    value = EarnedValue(bac=D(100), pv=D(70), ev=D(50), ac=D(70))
    indices = [value.spi, value.cpi, value.tcpi, value.estimate_at_completion]
    assert [rounded(i, 3) for i in indices if isinstance(i, Decimal)] == [D("0.714"), D("0.714"), D("1.667"), D(140)]
    assert value.schedule_variance == value.cost_variance == -20


def test_nothing_planned_or_spent_has_no_index() -> None:
    value = EarnedValue(bac=D(0), pv=D(0), ev=D(0), ac=D(0))
    assert all(isinstance(i, Unmeasured) for i in (value.spi, value.cpi, value.tcpi, value.estimate_at_completion))


@pytest.mark.parametrize(
    ("index", "word"),
    [
        ("0.95", "green"),
        ("1.05", "green"),
        ("0.949", "yellow"),
        ("1.051", "yellow"),
        ("0.90", "yellow"),
        ("1.10", "yellow"),
        ("0.899", "red"),
        ("1.101", "red"),
    ],
)
def test_the_light_is_two_sided_and_a_bound_belongs_to_the_better_colour(index: str, word: str) -> None:
    assert colour(D(index)) == word
