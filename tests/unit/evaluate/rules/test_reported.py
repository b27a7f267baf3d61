"""A printed completion against the recomputed one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanjcli.core.quantities import rounded
from tanjcli.evaluate.rules.reported import check_reported

D = Decimal


def test_a_difference_within_the_rounding_of_the_input_is_explained() -> None:
    """1.14亿 stands for 11350…11450 万元, so 67.6 % of 16900 is possible though 67.46 % is what 11400 gives."""
    check = check_reported(D(11400), D(16900), D("67.6"), "1.14亿")
    assert (rounded(check.recomputed, 2), rounded(check.low, 2), rounded(check.high, 2)) == (
        D("67.46"),
        D("67.16"),
        D("67.75"),
    )
    assert check.mismatch
    assert check.explained


def test_a_difference_beyond_the_rounding_is_a_finding() -> None:
    check = check_reported(D(11400), D(16900), D("70.1"), "1.14亿")
    assert check.mismatch
    assert not check.explained


def test_without_a_printed_form_the_amount_itself_bounds_the_rounding() -> None:
    assert not check_reported(D(11400), D(16900), D("67.6")).explained


def test_agreement_at_the_printed_decimals_is_no_mismatch() -> None:
    assert not check_reported(D(10764), D(16900), D("63.7")).mismatch


@pytest.mark.parametrize("text", ["1,140万元", "约1140万", "1140"])
def test_the_number_is_found_in_what_was_printed(text: str) -> None:
    assert check_reported(D(1140), D(2000), D("57.0"), text).high > 57


def test_a_printed_form_without_a_number_is_misuse() -> None:
    with pytest.raises(ValueError, match="no number"):
        check_reported(D(1), D(2), D(50), "不详")
