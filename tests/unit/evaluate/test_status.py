"""The first rule that applies, and its bounds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from tanjcli.evaluate.results import Status
from tanjcli.evaluate.status import PRESETS, Facts, decide, thresholds_for
from tanjcli.plan.model import Pace, Rules, Thresholds

EUROSTAT = Facts(PRESETS["eurostat"], pace=Fraction(1))


@pytest.mark.parametrize(
    ("pace", "eurostat", "shixu"),
    [
        ("1.3", Status.ON_TRACK, Status.ON_TRACK),
        ("1", Status.ON_TRACK, Status.ON_TRACK),
        ("0.999", Status.ON_TRACK, Status.BEHIND),
        ("0.95", Status.ON_TRACK, Status.BEHIND),
        ("0.9499999995", Status.ON_TRACK, Status.BEHIND),  # inside the tolerance of 1e-9
        ("0.949", Status.BEHIND, Status.BEHIND),
        ("0.9", Status.BEHIND, Status.BEHIND),
        ("0.6", Status.BEHIND, Status.OFF_TRACK),
        ("0.599", Status.OFF_TRACK, Status.OFF_TRACK),
        ("0", Status.OFF_TRACK, Status.OFF_TRACK),
        ("-0.001", Status.REVERSING, Status.REVERSING),
    ],
)
def test_lower_bounds_are_inclusive(pace: str, eurostat: Status, shixu: Status) -> None:
    ratio = Fraction(pace)
    assert decide(Facts(PRESETS["eurostat"], pace=ratio)) is eurostat
    assert decide(Facts(PRESETS["shixu"], pace=ratio)) is shixu


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"started": False, "measured": False}, Status.NOT_STARTED),
        ({"measured": False, "final": True}, Status.NO_DATA),
        ({"met": True, "has_baseline": False}, Status.ACHIEVED),
        ({"met": True, "final": True}, Status.ACHIEVED),
        ({"final": True, "has_baseline": False}, Status.MISSED),
        ({"final": True, "pace": Fraction(99, 100)}, Status.MISSED),
        ({"exceeded": True, "has_baseline": False}, Status.OFF_TRACK),
        ({"has_baseline": False, "pace": None}, Status.NO_BASELINE),
        ({"can_progress": False, "pace": None}, Status.OFF_TRACK),
        ({"can_progress": False, "tolerated": True, "pace": None}, Status.BEHIND),
        ({"pace": None}, Status.NOT_DUE),
    ],
)
def test_the_first_rule_that_applies_wins(changes: dict[str, object], status: Status) -> None:
    assert decide(replace(EUROSTAT, **changes)) is status


def test_a_target_s_own_thresholds_beat_the_plan_s_and_those_its_preset() -> None:
    def bounds(first: str) -> Thresholds:
        return Thresholds(on_track=Decimal(first), behind=Decimal("0.5"), off_track=Decimal(0))

    rules = Rules(preset="shixu")
    assert thresholds_for(rules, None) == PRESETS["shixu"]
    rules = Rules(preset="shixu", thresholds=bounds("0.8"))
    assert thresholds_for(rules, Pace(path="linear")) == bounds("0.8")
    assert thresholds_for(rules, Pace(path="linear", thresholds=bounds("0.7"))) == bounds("0.7")
