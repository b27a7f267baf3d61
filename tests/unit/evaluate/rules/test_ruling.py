"""Which rule judges a target, and the word each preset gives."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tanjcli.evaluate.results import RulesUsed, Status
from tanjcli.evaluate.rules.ruling import Seen, is_ahead, looked_at, rule_for, word
from tanjcli.plan.judgement import Rules
from tests.factories import target_model

BOUNDS = {"on_track": "0.8", "behind": "0.5", "off_track": "0"}


def rules(**said: Any) -> Rules:
    return Rules.model_validate(said)


def preset(name: str) -> RulesUsed:
    return rule_for(rules(preset=name))


def used(rule: RulesUsed) -> tuple[str, str, str]:
    return rule.preset, rule.clock, f"{rule.on_track}"


def test_the_plan_s_rule_is_everybody_s_until_somebody_says_otherwise() -> None:
    assert used(rule_for(rules(), target_model())) == ("eurostat", "months", "0.95")
    assert used(rule_for(rules(preset="shixu", clock="days"), target_model())) == ("shixu", "days", "1.00")


@pytest.mark.parametrize(
    "condition", [{"lead": "office"}, {"clause": "1"}, {"kind": "annual_count"}, {"lead": "office", "clause": "1"}]
)
def test_a_group_rules_the_targets_that_fit_all_of_its_conditions(condition: dict[str, str]) -> None:
    plan = rules(groups=[{**condition, "preset": "evm", "clock": "days"}])
    assert used(rule_for(plan, target_model())) == ("evm", "days", "0.95")
    other = rules(groups=[{**condition, "kind": "level", "preset": "evm"}])
    assert rule_for(other, target_model()).preset == "eurostat"
    assert rule_for(plan).preset == "eurostat"


def test_the_first_group_that_fits_is_the_target_s_group() -> None:
    plan = rules(groups=[{"kind": "level", "preset": "unsd"}, {"clause": "1", "preset": "shixu"}, {"lead": "office"}])
    assert rule_for(plan, target_model()).preset == "shixu"


def test_a_target_s_own_rule_beats_its_group_s_and_that_the_plan_s() -> None:
    plan = rules(preset="shixu", thresholds=BOUNDS, groups=[{"lead": "office", "preset": "evm"}])
    assert used(rule_for(plan, target_model(pace={"preset": "unsd"})))[0] == "unsd"
    assert used(rule_for(plan, target_model(pace={"clock": "days"}))) == ("evm", "days", "0.95")
    assert used(rule_for(plan, target_model(pace={"thresholds": {**BOUNDS, "on_track": "0.7"}})))[2] == "0.7"


def test_a_nearer_preset_replaces_thresholds_written_for_another() -> None:
    plan = rules(thresholds=BOUNDS)
    assert used(rule_for(plan, target_model()))[2] == "0.8"
    assert used(rule_for(plan, target_model(pace={"preset": "shixu"})))[2] == "1.00"


def test_the_words_of_the_outlook_have_declared_bounds() -> None:
    said = rule_for(rules(outlook={"likely": "0.8", "unlikely": "0.1"}))
    assert (said.likely, said.unlikely) == (Decimal("0.8"), Decimal("0.1"))


@pytest.mark.parametrize(
    ("name", "pace", "status"),
    [
        ("eurostat", "0.9499999995", "on_track"),  # inside the tolerance of 1e-9
        ("eurostat", "0.949", "behind"),
        ("eurostat", "0", "off_track"),
        ("eurostat", "-0.001", "reversing"),
        ("shixu", "0.999", "behind"),
        ("shixu", "0.899", "off_track"),
        ("evm", "0.94", "behind"),
        ("evm", "0.89", "off_track"),
    ],
)
def test_presets_of_the_pace_ratio(name: str, pace: str, status: str) -> None:
    assert word(preset(name), Seen(pace=Fraction(pace))) == status


@pytest.mark.parametrize(("forecast", "status"), [(95, "on_track"), (94, "behind"), (10, "behind"), (9, "off_track")])
def test_unsd_looks_at_the_share_of_the_way_that_the_forecast_covers(forecast: int, status: str) -> None:
    seen = Seen(start=Fraction(0), goal=Fraction(100), forecast=Fraction(forecast))
    assert word(preset("unsd"), seen) == status


@pytest.mark.parametrize(
    ("forecast", "status"), [(98, "on_track"), (90, "on_track"), (70, "behind"), (50, "off_track")]
)
def test_destatis_looks_at_the_part_of_the_remaining_gap_that_will_be_missed(forecast: int, status: str) -> None:
    seen = Seen(actual=Fraction(50), goal=Fraction(100), forecast=Fraction(forecast))
    assert word(preset("destatis"), seen) == status


@pytest.mark.parametrize(
    ("done", "status"),
    [
        ("1.01", "on_track"),
        ("1", "on_track"),
        ("0.9", "on_track"),
        ("0.6", "behind"),
        ("0.3", "off_track"),
        ("0", "off_track"),
    ],
)
def test_globalfund_looks_at_completion(done: str, status: str) -> None:
    assert word(preset("globalfund"), Seen(done=Fraction(done))) == status


@pytest.mark.parametrize("name", ["eurostat", "shixu", "evm", "unsd", "destatis", "globalfund"])
def test_without_what_it_looks_at_no_preset_says_a_word(name: str) -> None:
    assert word(preset(name), Seen()) is None


def test_only_evm_says_ahead() -> None:
    fast = Seen(pace=Fraction("1.06"))
    assert is_ahead(preset("evm"), fast)
    assert not is_ahead(preset("eurostat"), fast)
    assert word(preset("evm"), fast) is Status.ON_TRACK


def test_what_a_preset_looked_at_can_be_told() -> None:
    """From 0 to 30, now 10, 24 to come: 80 % of the way, 30 % of the rest missed, a third done."""
    seen = Seen(
        pace=Fraction(1, 2),
        done=Fraction(1, 3),
        actual=Fraction(10),
        start=Fraction(0),
        goal=Fraction(30),
        forecast=Fraction(24),
    )
    found = {name: looked_at(preset(name), seen) for name in ("unsd", "destatis", "globalfund", "eurostat")}
    assert found["eurostat"] is None
    assert [float(found[name] or 0) for name in ("unsd", "destatis", "globalfund")] == pytest.approx([0.8, 0.3, 1 / 3])
