"""The named threshold sets."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.evaluate.results import Status
from tanjcli.evaluate.rules.presets import PRESETS, Bounds

ORDER = [Status.REVERSING, Status.OFF_TRACK, Status.BEHIND, Status.ON_TRACK]


@pytest.mark.parametrize(
    ("preset", "ratio", "status"),
    [
        ("eurostat", "0.95", "on_track"),
        ("eurostat", "0.949", "behind"),
        ("eurostat", "0.60", "behind"),
        ("eurostat", "0.59", "off_track"),
        ("eurostat", "0", "off_track"),
        ("eurostat", "-0.01", "reversing"),
        ("shixu", "0.999", "behind"),
        ("shixu", "1", "on_track"),
        ("shixu", "0.89", "off_track"),
        ("evm", "0.94", "behind"),
        ("unsd", "0.10", "behind"),
        ("unsd", "0.09", "off_track"),
    ],
)
def test_a_lower_bound_opens_its_word_inclusively(preset: str, ratio: str, status: str) -> None:
    assert PRESETS[preset].status(Decimal(ratio)) == status


def test_a_ratio_a_rounding_error_below_a_bound_is_on_it() -> None:
    assert PRESETS["eurostat"].status(Decimal("0.9499999999999")) is Status.ON_TRACK


def test_only_evm_knows_ahead_and_its_bound_is_exclusive() -> None:
    assert PRESETS["evm"].is_ahead(Decimal("1.051"))
    assert not PRESETS["evm"].is_ahead(Decimal("1.05"))
    assert not PRESETS["eurostat"].is_ahead(Decimal(2))


def test_thresholds_that_do_not_fall_are_refused() -> None:
    with pytest.raises(ValueError, match="fall strictly"):
        Bounds(Decimal("0.6"), Decimal("0.6"))


@given(st.sampled_from(sorted(PRESETS)), st.decimals(-2, 2, places=4), st.decimals(0, 2, places=4))
def test_a_better_ratio_never_has_a_worse_word(preset: str, ratio: Decimal, more: Decimal) -> None:
    bounds = PRESETS[preset]
    assert ORDER.index(bounds.status(ratio + more)) >= ORDER.index(bounds.status(ratio))
