"""Rows told apart in whole numbers are those pandas tells apart by their texts; packed columns make the same frame."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from tanjcli.intake.columnar.packed import Coded, Scaled
from tanjcli.intake.ledgers import rows_by_key
from tanjcli.intake.ledgers.frame_columns import is_packed, packed_figures, packed_words
from tanjcli.intake.ledgers.rows_by_key import (
    counted,
    distinct,
    finer,
    first_of_each,
    first_of_pairs,
    last_of_each,
    numbered,
)
from tanjcli.intake.words.cells import Value


@pytest.mark.parametrize("seed", range(6))
def test_first_and_last_of_each_are_those_of_pandas(seed: int) -> None:
    """Of texts, and of categories."""
    rng = random.Random(seed)
    names = [rng.choice(["甲", "乙", "丙", "丁", None]) for _ in range(60)]
    days = [rng.choice(["2021-01-31", "2021-02-28", "2021-03-31"]) for _ in range(60)]
    frame = pd.DataFrame({"name": pd.array(names, dtype="string"), "day": pd.to_datetime(days)})
    if seed % 2:
        frame = frame.astype({"name": "category"})
    identity = numbered(frame, ["name", "day"])
    assert [*first_of_each(identity)] == [*frame.drop_duplicates(["name", "day"]).index]
    last = last_of_each(identity)
    assert sorted(last) == [*frame.drop_duplicates(["name", "day"], keep="last").index]
    assert [*last] == [*frame.iloc[sorted(last)].sort_values(["name", "day"], na_position="first").index]
    assert distinct(frame, "name") == frame["name"].nunique()
    assert (numbered(frame, ["name"]) == 0).tolist() == frame["name"].isna().tolist()


@pytest.mark.parametrize("seed", range(6))
def test_first_of_pairs_is_that_of_pandas(seed: int) -> None:
    """Whether the one number decides the other nearly always, or hardly ever."""
    rng = random.Random(seed)
    ones = [rng.randrange(30) for _ in range(200)]
    others = [one if rng.random() < seed / 6 else rng.randrange(30) for one in ones]
    wanted = pd.DataFrame({"one": ones, "other": others}).drop_duplicates().index
    assert [*first_of_pairs(np.array(ones), np.array(others))] == [*wanted]


def test_what_is_counted_in_parts_is_what_is_counted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_by_key, "_FEW", 7)
    numbers = np.array([random.Random(at).randrange(9) for at in range(100)])
    assert counted(numbers, 12).tolist() == np.bincount(numbers, minlength=12).tolist()
    assert counted(numbers[:0]).tolist() == []


def test_pairs_beyond_32_bits_and_beyond_64_stay_in_order() -> None:
    ones, others = np.array([3, 2**20, 2**20, 0]), np.array([2**20, 5, 6, 1])
    for factor in (1, 2**30, 2**41):
        numbers = finer(ones * factor, others)
        assert np.argsort(numbers, kind="stable").tolist() == [3, 0, 1, 2]
        assert len(set(numbers.tolist())) == 4


def test_more_combinations_than_room_are_numbered_anew() -> None:
    frame = pd.DataFrame({f"c{i}": range(100) for i in range(12)})
    identity = numbered(frame, [*frame])
    assert [*first_of_each(identity)] == [*range(100)]
    assert [*last_of_each(identity)] == [*range(100)]


def test_words_of_packed_and_listed_parts_make_one_column() -> None:
    """As a list of all values would; texts are categories in ascending order, with the empty one among them."""
    june, may = date(2021, 6, 30), date(2021, 5, 31)
    text = packed_words([Coded.of(["甲", "乙"], np.array([1, -1])), ["甲", None]], "text")
    assert [None if pd.isna(v) else v for v in text] == ["乙", None, "甲", None]
    assert [*text.categories] == ["", "乙", "甲"]
    ordered: list[Value] = ["", "乙", "甲"]
    same = packed_words([Coded.of(ordered, np.array([1, -1])), Coded.of(ordered, np.array([2]))], "text")
    assert [None if pd.isna(v) else v for v in same] == ["乙", None, "甲"]
    days = packed_words([Coded.of([june, may], np.array([0, 1, -1])), [may]], "period")
    assert days.tolist() == np.array([june, may, None, may], "datetime64[s]").tolist()
    years = packed_words([Coded.of([2022, 2021], np.array([0, -1])), [2021]], "year")
    assert (years.dtype, [None if pd.isna(v) else int(v) for v in years]) == ("Int64", [2022, None, 2021])
    flags = packed_words([Coded.of([True, False], np.array([0, -1, 1]))], "flag")
    assert (flags.dtype, [None if pd.isna(v) else bool(v) for v in flags]) == ("boolean", [True, None, False])
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
