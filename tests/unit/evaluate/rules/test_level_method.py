"""The level method."""

from __future__ import annotations

from decimal import Decimal

from tanjcli.evaluate.rules.level_method import Reached, reached, rolling_years

FOURTH = [Decimal(v) for v in ("3.5", "3.5", "4", "3.8", "4", "3.8", "4", "4", "5", "5", "5", "4")]
FIFTH = [Decimal(v) for v in (4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7)]


def test_the_textbook_series_reaches_56_inside_august_with_15_and_a_half_days_to_spare() -> None:
    sums = rolling_years(FOURTH + FIFTH)
    assert sums[18 - 11] == 55
    assert sums[19 - 11] == 57
    assert reached(FOURTH + FIFTH, Decimal(56)) == Reached(19, 4, Decimal("15.5"))


def test_a_level_met_exactly_at_the_end_of_a_month_leaves_no_days_in_it() -> None:
    assert reached(FOURTH + FIFTH, Decimal(57)) == Reached(19, 4, Decimal(0))


def test_a_level_never_reached_is_no_date() -> None:
    assert reached(FOURTH + FIFTH, Decimal(1000)) is None
    assert reached(FOURTH[:11], Decimal(1)) is None


def test_a_level_already_held_by_the_first_twelve_months_is_reached_with_them() -> None:
    assert reached(FOURTH + FIFTH, Decimal(40)) == Reached(11, 12, Decimal(0))
