"""What a target aims at: which side is good, where a bound belongs, and what a range asks for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.evaluate.progress.aim import Aim, needs_baseline, plain, starts_from
from tests.factories import target_model


def aim(start: int | None = 0, **fields: Any) -> Aim:
    """A yearly count of 30, at least, unless ``fields`` say otherwise."""
    return Aim(target_model(**fields), None if start is None else Fraction(start))


def band(start: int | None, **fields: Any) -> Aim:
    """A stock that should stay between 60 and 80."""
    fields = {"kind": "stock_at_date", "goal": "60", "goal_max": "80", **fields}
    return aim(start, comparison="range", range_rule="band", **fields)


@pytest.mark.parametrize(
    ("comparison", "met"),
    [
        ("at_least", [False, True, True]),
        ("more_than", [False, False, True]),
        ("at_most", [True, True, False]),
        ("less_than", [True, False, False]),
    ],
)
def test_a_bound_belongs_to_the_side_its_word_says(comparison: str, met: list[bool]) -> None:
    one = aim(comparison=comparison)
    assert [one.met(Fraction(value)) for value in (29, 30, 31)] == met


def test_no_thousandth_is_forgiven() -> None:
    assert not aim().met(Fraction(29999, 1000))


@pytest.mark.parametrize(("direction", "met"), [("higher", [False, True, True]), ("lower", [True, True, False])])
def test_a_range_that_is_no_band_is_met_at_its_lower_figure(direction: str, met: list[bool]) -> None:
    one = aim(comparison="range", range_rule="floor_stretch", goal="6", goal_max="8", direction=direction)
    assert [one.met(Fraction(value)) for value in (5, 6, 9)] == met


def test_a_band_is_met_inside_and_on_both_edges() -> None:
    assert [band(50).met(Fraction(value)) for value in (59, 60, 70, 80, 81)] == [False, True, True, True, False]


def test_what_is_missing_is_counted_to_the_nearer_edge_of_a_band() -> None:
    assert [band(50).short(Fraction(value)) for value in (55, 60, 80, 83)] == [5, 0, 0, 3]


@pytest.mark.parametrize(("direction", "short"), [("higher", 4), ("lower", -4)])
def test_what_is_missing_is_positive_while_short_whichever_way_is_better(direction: str, short: int) -> None:
    assert aim(direction=direction).short(Fraction(26)) == short


@pytest.mark.parametrize(("start", "goal"), [(50, 60), (70, 60), (80, 60), (90, 80), (None, 60)])
def test_the_way_to_a_band_leads_to_its_nearer_edge(start: int | None, goal: int) -> None:
    assert band(start).goal == goal


@pytest.mark.parametrize(
    ("one", "ahead"),
    [
        (aim(20), True),
        (aim(30), False),
        (aim(40), False),
        (aim(40, direction="lower"), True),
        (aim(20, direction="lower"), False),
        (aim(None), False),
        (band(59), True),
        (band(60), False),
        (band(70), False),
        (band(80), False),
        (band(81), True),
    ],
)
def test_there_is_a_way_to_go_only_in_the_declared_direction(one: Aim, ahead: bool) -> None:
    assert one.can_progress is ahead


@pytest.mark.parametrize(
    ("fields", "limit"),
    [
        ({}, False),
        ({"direction": "lower"}, True),
        ({"comparison": "at_most"}, True),
        ({"comparison": "less_than"}, True),
        ({"comparison": "range", "range_rule": "band", "goal_max": "40"}, True),
        ({"comparison": "range", "range_rule": "floor_stretch", "goal_max": "40"}, False),
        ({"kind": "level", "direction": "lower", "comparison": "at_most"}, False),
    ],
)
def test_more_may_break_only_what_adds_up_under_a_cap(fields: dict[str, str], limit: bool) -> None:
    assert aim(**fields).limit is limit


def test_a_broken_cap_on_what_adds_up_cannot_be_mended() -> None:
    most = aim(direction="lower", comparison="at_most")
    assert [most.exceeded(Fraction(value)) for value in (29, 30, 31)] == [False, False, True]
    counted = aim(comparison="range", range_rule="band", goal_max="40")
    assert [counted.exceeded(Fraction(value)) for value in (0, 30, 40, 41)] == [False, False, False, True]
    less = aim(direction="lower", comparison="less_than")
    assert [less.exceeded(Fraction(value)) for value in (29, 30)] == [False, True]


def test_where_more_is_better_nothing_is_exceeded() -> None:
    assert not any(aim().exceeded(Fraction(value)) for value in (29, 31))
    assert not aim(20, kind="level").exceeded(Fraction(40))


@pytest.mark.parametrize(("start", "values"), [(50, [81]), (90, [59])])
def test_a_band_is_exceeded_on_its_far_side_only(start: int, values: list[int]) -> None:
    assert [v for v in (59, 60, 70, 80, 81) if band(start).exceeded(Fraction(v))] == values


@pytest.mark.parametrize("start", [None, 70])
def test_a_band_without_a_way_to_it_has_no_far_side(start: int | None) -> None:
    assert not any(band(start).exceeded(Fraction(value)) for value in (59, 81))


def test_a_baseline_nobody_gave_is_not_the_zero_a_count_starts_from() -> None:
    assert starts_from(None) == 0
    assert starts_from(Decimal("1.5")) == Fraction(3, 2)
    assert starts_from(Unmeasured(Why.NO_DATA)) is None


@pytest.mark.parametrize(
    ("kind", "direction", "needed"),
    [
        ("annual_count", "higher", False),
        ("annual_count", "lower", True),
        ("stock_at_date", "higher", True),
        ("level", "higher", True),
        ("average_growth", "lower", False),
    ],
)
def test_what_is_held_or_should_fall_needs_a_baseline(kind: str, direction: str, needed: bool) -> None:
    assert needs_baseline(target_model(kind=kind, direction=direction)) is needed


def test_a_fraction_is_exact_where_it_can_be() -> None:
    assert plain(Fraction(1, 8)) == Decimal("0.125")
    assert str(plain(Fraction(1, 3))) == "0." + "3" * 50
