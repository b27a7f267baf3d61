"""A period as a form states it is read back as that period."""

from __future__ import annotations

import pytest

from tanjcli.core.periods import Period
from tanjcli.intake.recipe import PeriodRule
from tanjcli.intake.tables.context import period_of
from tanjcli.intake.words.period_text import find_periods
from tanjcli.intake.words.written import written_period

KINDS = ("month", "ytd", "quarter", "half", "year")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("month", range(1, 13))
def test_what_is_written_is_read_back(kind: str, month: int) -> None:
    """For every month of a year, whatever period of the recipe's kind it lies in."""
    rule = PeriodRule.model_validate({"from": ["title"], "kind": kind})
    period = period_of(Period.month(2021, month).last_day, rule)
    (stated,) = find_periods(f"产值({written_period(period, kind)})")
    assert period_of(stated.day, rule) == period


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("month", "2021年9月"),
        ("ytd", "2021年1—9月"),
        ("quarter", "2021年第三季度"),
        ("half", "2021年下半年"),
        ("year", "2021年"),
    ],
)
def test_it_is_written_as_its_readers_write_it(kind: str, text: str) -> None:
    assert written_period(Period.month(2021, 9), kind) == text
