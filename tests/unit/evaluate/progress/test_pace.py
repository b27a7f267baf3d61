"""The arithmetic of pace, on plain fractions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tanjcli.evaluate.progress.clock import Span
from tanjcli.evaluate.progress.pace import completion, expected, pace_ratio, step_share

YEAR = Span(date(2021, 1, 1), date(2021, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_steps_hold_until_the_next_one_and_belong_to_their_span() -> None:
    steps = [(day("2020-12-31"), Fraction(1)), (day("2021-06-30"), Fraction(1, 3)), (day("2021-12-31"), Fraction(1))]
    shares = [step_share(steps, YEAR, day(at)) for at in ("2021-05-31", "2021-06-30", "2021-11-30", "2021-12-31")]
    assert shares == [0, Fraction(1, 3), Fraction(1, 3), 1]


def test_ratios_without_a_way_to_go_are_absent() -> None:
    assert completion(Fraction(95), Fraction(100), Fraction(100)) is None
    assert pace_ratio(Fraction(3), Fraction(0), Fraction(0)) is None


amounts = st.fractions(min_value=-1000, max_value=1000)


@given(actual=amounts, base=amounts, goal=amounts, share=st.fractions(min_value=0, max_value=1))
def test_one_formula(actual: Fraction, base: Fraction, goal: Fraction, share: Fraction) -> None:
    """Completion over the share due is the pace, and the target due at the end is the goal: one denominator."""
    done = completion(actual, base, goal)
    ratio = pace_ratio(actual, base, expected(base, goal, share))
    assert expected(base, goal, Fraction(1)) == goal
    if done is not None and ratio is not None:
        assert ratio == done / share
