"""Year-to-date chains and growth targets."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.absence import Unmeasured
from tanjcli.core.quantities import rounded
from tanjcli.evaluate.rules.cumulative import growth_completion, previous_growth, previous_to_date

D = Decimal


def test_last_months_total_is_the_total_less_the_month() -> None:
    assert previous_to_date(D(1086976), D(206713)) == D(880263)


def test_growth_of_last_months_total_follows_from_two_published_rates() -> None:
    """June −3.4 %, to June +18.7 %; the text says May's total had grown 25.5 %, the rounded rates give 25.44."""
    growth = previous_growth(D(1086976), D("0.187"), D(206713), D("-0.034"))
    assert isinstance(growth, Decimal)
    assert rounded(growth * 100, 2) == D("25.44")


def test_a_rate_of_minus_100_percent_or_no_earlier_base_has_no_growth() -> None:
    assert isinstance(previous_growth(D(10), D(-1), D(1), D(0)), Unmeasured)
    assert isinstance(previous_growth(D(10), D(0), D(10), D(0)), Unmeasured)


def test_growth_compares_levels_and_not_rates() -> None:
    done = growth_completion(D("0.12"), D("0.10"))
    assert isinstance(done, Decimal)
    assert rounded(done, 2) == D("101.82")
    assert isinstance(growth_completion(D("0.1"), D(-1)), Unmeasured)


@given(*[st.integers(1, 10**6)] * 4)
def test_exact_rates_recover_the_true_growth(before: int, month: int, before_base: int, month_base: int) -> None:
    total_rate = D(before + month) / D(before_base + month_base) - 1
    growth = previous_growth(D(before + month), total_rate, D(month), D(month) / D(month_base) - 1)
    assert isinstance(growth, Decimal)
    truth = D(before) / D(before_base) - 1
    assert abs(growth - truth) <= D("1e-9") * (1 + abs(truth)) * (1 + D(month_base) / before_base)
