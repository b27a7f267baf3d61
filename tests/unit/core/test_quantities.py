"""Conversion is exact, rounding happens once, half up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.quantities import EXACT, Dimension, Unit, UnitTable, convert, is_money, is_ratio, rounded

UNITS = UnitTable()
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)
MONEY = st.sampled_from(["元", "千元", "万元", "百万元", "亿元"])


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("1", "亿元", "万元", "10000"),
        ("1", "亿元", "千元", "100000"),
        ("999600", "千元", "亿元", "9.996"),
        ("12345.678", "千元", "元", "12345678"),
        ("0.5", "%", "‰", "5"),
        ("12", "%", "1", "0.12"),
    ],
)
def test_money_and_ratios_convert_by_powers_of_ten(value: str, source: str, target: str, expected: str) -> None:
    assert convert(Decimal(value), UNITS[source], UNITS[target]) == Decimal(expected)


@given(AMOUNTS, MONEY, MONEY)
def test_a_round_trip_loses_nothing(value: Decimal, first: str, second: str) -> None:
    assert convert(convert(value, UNITS[first], UNITS[second]), UNITS[second], UNITS[first]) == value


@pytest.mark.parametrize(("source", "target"), [("亿元", "家"), ("家", "个"), ("%", "元")])
def test_other_dimensions_and_other_count_words_never_convert(source: str, target: str) -> None:
    with pytest.raises(ValueError):
        convert(Decimal(1), UNITS[source], UNITS[target])


@pytest.mark.parametrize(
    ("unit", "dimension", "base"),
    [
        ("元", "money", "1"),
        ("千元", "money", "1000"),
        ("万元", "money", "10000"),
        ("百万元", "money", "1000000"),
        ("亿元", "money", "100000000"),
        ("%", "ratio", "0.01"),
        ("‰", "ratio", "0.001"),
        ("1", "ratio", "1"),
        *((word, "count", "1") for word in ("家", "个", "户", "名", "人", "人次", "项", "批次", "件")),
    ],
)
def test_every_built_in_unit_holds_what_its_word_says(unit: str, dimension: str, base: str) -> None:
    assert (UNITS[unit].dimension.value, UNITS[unit].factor) == (dimension, Decimal(base))


def test_rates_and_money_are_known_by_their_unit_alone() -> None:
    told = {code: (is_ratio(code), is_money(code)) for code in ("%", "1", "亿元", "家", "斗", None)}
    ratio, money, neither = (True, False), (False, True), (False, False)
    assert told == {"%": ratio, "1": ratio, "亿元": money, "家": neither, "斗": neither, None: neither}


def test_a_count_is_written_in_its_own_word() -> None:
    assert convert(Decimal(7), UNITS["人次"], UNITS["人次"]) == 7


def test_division_keeps_fifty_digits() -> None:
    third = EXACT.divide(Decimal(2), Decimal(3))
    assert str(third) == "0." + "6" * 49 + "7"


def test_a_plan_adds_its_own_units() -> None:
    beds = Unit("床", Dimension.COUNT, Decimal(1), "beds")
    table = UnitTable([beds])
    assert table["床"] is beds
    assert "床" not in UNITS
    assert "亿元" in table.codes()


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("64.995", 2, "65.00"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("-0.04", 1, "0.0"),
        ("1e20", 2, "1" + "0" * 20 + ".00"),
    ],
)
def test_rounding_is_half_up_and_never_prints_minus_zero(value: str, digits: int, expected: str) -> None:
    assert str(rounded(Decimal(value), digits)) == expected
