"""Rows told apart in whole numbers are those pandas tells apart by their texts; packed columns make the same frame."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from tanjcli.intake.columnar.packed import Coded, Scaled
from tanjcli.intake.ledgers.frame_columns import is_packed, packed_figures, packed_words
from tanjcli.intake.ledgers.rows_by_key import distinct, first_of_each, last_of_each, numbered


@pytest.mark.parametrize("seed", range(6))
def test_first_and_last_of_each_are_those_of_pandas(seed: int) -> None:
    """With numbers at hand, and without."""
    rng = random.Random(seed)
    names = [rng.choice(["甲", "乙", "丙", "丁"]) for _ in range(60)]
    days = [rng.choice(["2021-01-31", "2021-02-28", "2021-03-31"]) for _ in range(60)]
    frame = pd.DataFrame({"name": pd.array(names, dtype="string"), "day": pd.to_datetime(days)})
    codes = {"name": pd.factorize(frame["name"])[0]} if seed % 2 else {}
    identity = numbered(frame, ["name", "day"], codes)
    assert [*first_of_each(identity)] == [*frame.drop_duplicates(["name", "day"]).index]
    last = last_of_each(identity)
    assert sorted(last) == [*frame.drop_duplicates(["name", "day"], keep="last").index]
    in_time = frame.iloc[last].groupby("name", sort=False)["day"].is_monotonic_increasing
    assert bool(in_time.all())
    assert distinct(frame, "name", codes) == frame["name"].nunique()


def test_more_combinations_than_room_are_numbered_anew() -> None:
    frame = pd.DataFrame({f"c{i}": range(100) for i in range(12)})
    identity = numbered(frame, [*frame], {})
    assert [*first_of_each(identity)] == [*range(100)]


def test_words_of_packed_and_listed_parts_make_one_column() -> None:
    """As a list of all values would; numbers stand for the words, in the order of days."""
    june, may = date(2021, 6, 30), date(2021, 5, 31)
    text = packed_words([Coded.of(["甲", "乙"], np.array([1, -1])), ["甲", None]], "text")
    days = packed_words([Coded.of([june, may], np.array([0, 1])), [may]], "period")
    assert text is not None
    assert days is not None
    assert [None if pd.isna(v) else v for v in text[0]] == ["乙", None, "甲", None]
    assert text[0].dtype == "string"
    assert text[1].tolist() == [1, -1, 0, -1]
    assert days[0].tolist() == np.array([june, may, may], "datetime64[s]").tolist()
    assert days[1].tolist() == [1, 0, 0]
    assert packed_words([Scaled.of(0, np.array([1]), np.array([False]))], "year") is None
    assert not is_packed([["甲"]])


def test_figures_keep_every_digit_and_no_more() -> None:
    """The exponent is the smallest that loses nothing, over all parts."""
    part = Scaled.of(6, np.array([1_500_000, 0]), np.array([False, True]))
    made = packed_figures([part, [Decimal("0.25"), None]])
    assert made is not None
    array, exponent = made
    assert exponent == 2
    assert [None if pd.isna(v) else int(v) for v in array] == [150, None, 25, None]


@pytest.mark.parametrize("value", [Decimal(10) ** 25, Decimal("1e-20")])
def test_figures_beyond_64_bits_are_for_others(value: Decimal) -> None:
    part = Scaled.of(0, np.array([2**61]), np.array([False]))
    assert packed_figures([part, [value]]) is None
    assert packed_figures([part, part]) is None
