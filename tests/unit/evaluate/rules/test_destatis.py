"""The weather symbols."""

from __future__ import annotations

import pytest

from tanjcli.evaluate.rules.destatis import STATUS, Symbol, missed_share, project, symbol


def yearly(*values: float, last: int = 2020) -> list[tuple[int, float]]:
    return list(zip(range(last + 1 - len(values), last + 1), values, strict=True))


def test_a_series_that_will_just_arrive_is_sunny() -> None:
    projected = project(yearly(100, 102, 104, 106, 108, 110), 2025)
    assert projected == 120
    assert missed_share(110, projected, 120) == 0
    assert symbol(110, projected, 120, lower_is_better=False) is Symbol.SUN


def test_a_falling_series_is_read_the_other_way_round() -> None:
    projected = project(yearly(50, 48, 46, 44, 42, 40), 2025)
    assert (projected, symbol(40, projected, 30, lower_is_better=True)) == (30, Symbol.SUN)


def test_only_the_last_five_changes_count() -> None:
    assert project(yearly(0, 100, 102, 104, 106, 108, 110), 2021) == 112


def test_a_missing_year_is_spread_over_the_years_it_spans() -> None:
    assert project([(2016, 10), (2018, 14), (2020, 18)], 2022) == 22


@pytest.mark.parametrize(
    ("projected", "word"),
    [
        (119.51, "sun"),
        (119.5, "light_cloud"),
        (118.0, "light_cloud"),
        (117.9, "cloud"),
        (110.1, "cloud"),
        (110.0, "thunderstorm"),
        (100.0, "thunderstorm"),
    ],
)
def test_the_share_that_will_be_missed_chooses_the_symbol(projected: float, word: str) -> None:
    assert symbol(110, projected, 120, lower_is_better=False) == word


def test_a_target_met_is_sunny_whatever_the_trend() -> None:
    assert symbol(125, 90, 120, lower_is_better=False) is Symbol.SUN
    assert symbol(20, 90, 30, lower_is_better=True) is Symbol.SUN
    assert missed_share(120, 90, 120) == 0


def test_one_year_has_no_change() -> None:
    with pytest.raises(ValueError, match="two years"):
        project([(2020, 1.0)], 2025)


def test_every_symbol_has_a_status() -> None:
    assert [STATUS[s].value for s in Symbol] == ["on_track", "on_track", "behind", "off_track"]
