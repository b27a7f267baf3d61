"""The unit alarm: most of a table off by one power of ten."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.periods import Period
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.ledgers.unit_alarm import UnitAlarm, power_between
from tanjcli.intake.tables.context import Covered
from tanjcli.intake.tables.stretch import Stretch
from tests.unit.intake.builders import LEDGERS

SPEC = LedgerSpec.model_validate(LEDGERS["output"])


def part(month: int, *values: int) -> Stretch:
    """Year-to-date figures of firms 0, 1, 2 … in a month of 2021."""
    covers = Covered(Period.months_of(2021, 1, month), date(2021, month, 28))
    columns = {"uscc": [str(i) for i in range(len(values))], "value": [Decimal(v) for v in values]}
    return Stretch("表1", "monthly", {}, {}, covers, list(range(len(values))), columns)  # type: ignore[arg-type]


def alarms(before: Stretch, after: Stretch) -> list[tuple[int, int, bool]]:
    """Power, how many moved, and whether it is an alarm."""
    alarm = UnitAlarm()
    for number, one in enumerate((before, after)):
        alarm.hear(number, "output", SPEC, one)
    return [(leap.power, leap.moved, leap.alarming) for leap in alarm.leaps(1, "output", SPEC, after)]


@pytest.mark.parametrize(("factor", "power"), [(10, 1), (1000, 3), (10_000, 4)])
def test_a_wrong_unit_is_noticed(factor: int, power: int) -> None:
    """千元 taken for 万元, 万元 for 元 …: per month the figures leapt together."""
    assert alarms(part(5, 500, 1000, 70), part(6, 600 * factor, 1250 * factor, 80 * factor)) == [(power, 3, True)]


def test_a_tenth_is_noticed_too() -> None:
    """The inverse slip has the inverse power."""
    assert alarms(part(5, 5000, 10000, 700), part(6, 600, 1200, 84)) == [(-1, 3, True)]


def test_growth_and_the_new_year_are_no_alarm() -> None:
    """A year to date of two months is a sixth of a year's, but per month it is the same."""
    assert alarms(part(12, 1200, 2400, 120), part(2, 200, 420, 18)) == []
    assert alarms(part(5, 500, 1000, 70), part(6, 1200, 2300, 160)) == []


def test_single_firms_are_pointed_out_not_refused() -> None:
    """One firm of four that leapt is a question about that firm."""
    assert alarms(part(5, 50, 50, 50, 50), part(6, 600, 60, 60, 60)) == [(1, 1, False)]


def test_two_firms_are_too_few_to_judge_a_table() -> None:
    """An alarm needs at least three."""
    assert [a[2] for a in alarms(part(5, 50, 50), part(6, 600, 600))] == [False]


def test_nothing_to_compare_with_is_no_alarm() -> None:
    """The first table, a new firm and a zero say nothing."""
    assert alarms(part(5), part(6, 1, 2, 3)) == []
    assert alarms(part(5, 0, 0, 0), part(6, 1, 2, 3)) == []


def judged(*tables: Stretch) -> list[bool]:
    """Which of several tables are condemned, each in its turn, as ingesting them does."""
    alarm = UnitAlarm()
    for number, one in enumerate(tables):
        alarm.hear(number, "output", SPEC, one)
    said = []
    for number, one in enumerate(tables):
        said.append(any(leap.alarming for leap in alarm.leaps(number, "output", SPEC, one)))
        if said[-1]:
            alarm.refuse(number)
    return said


def test_an_odd_table_is_condemned_and_not_the_good_ones_after_it() -> None:
    """Whether it came first, in between or last."""
    odd, good = part(2, 2000, 4000, 280), (part(3, 300, 600, 42), part(4, 400, 800, 56))
    assert judged(odd, *good) == [True, False, False]
    assert judged(good[0], odd, good[1]) == [False, True, False]
    assert judged(*good, odd) == [False, False, True]


def test_of_two_tables_the_later_is_in_doubt() -> None:
    """Nobody knows which is right; what was known first stands."""
    assert judged(part(2, 2000, 4000, 280), part(3, 300, 600, 42)) == [False, True]


def test_a_refused_table_does_not_measure_the_next() -> None:
    """Two slips in a row are two alarms, because the first one is no yardstick."""
    tables = part(2, 200, 400, 28), part(3, 300, 600, 42), part(4, 4000, 8000, 560), part(5, 5000, 10000, 700)
    assert judged(*tables) == [False, False, True, True]


@given(st.integers(1, 10**9), st.sampled_from([-4, -3, -1, 1, 3, 4]))
def test_exact_powers_are_always_recognised(value: int, power: int) -> None:
    """Whatever the figure, ten to the power is that power and equality is none."""
    assert power_between(Decimal(value), Decimal(value).scaleb(power)) == power
    assert power_between(Decimal(value), Decimal(value)) == 0
