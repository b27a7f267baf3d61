"""Packed columns read like lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from tanjcli.intake.columnar.packed import Coded, Mostly, Numbers, Packed, Scaled
from tanjcli.intake.files.fence_child import pack, unpack

CODED = (Coded.of(["甲", "乙"], np.array([1, -1, 0])), ["乙", None, "甲"])
DAYS = (Coded.of([date(2021, 6, 30)], np.array([0, 0])), [date(2021, 6, 30)] * 2)
SCALED = (
    Scaled.of(2, np.array([150, 7, -5]), np.array([False, True, False])),
    [Decimal("1.5"), None, Decimal("-0.05")],
)
WHOLE = (Scaled.of(0, np.array([15, 7]), np.array([False, False]), whole=True), [15, 7])
SHIFTED = (Scaled.of(-4, np.array([3]), np.array([False])), [Decimal(30000)])


@pytest.mark.parametrize(("packed", "values"), [CODED, DAYS, SCALED, WHOLE, SHIFTED])
def test_a_packed_column_is_the_list_it_stands_for(packed: Packed, values: list[object]) -> None:
    """Also from the end, in slices, taken apart, and beyond the fence; the types of the values are the same, too."""
    assert list(packed) == values
    assert [type(value) for value in packed] == [type(value) for value in values]
    assert (packed[-1], packed[:2], len(packed)) == (values[-1], values[:2], len(values))
    assert list(packed.take(np.array([len(values) - 1, 0]))) == [values[-1], values[0]]
    assert list(unpack(pack(packed))) == values
    with pytest.raises(IndexError):
        packed[len(values)]


def test_numbers_and_fates() -> None:
    rows = Numbers.of(np.array([3, 4, 9]))
    assert (list(rows), rows[-1], rows[1:]) == ([3, 4, 9], 9, [4, 9])
    fates = Mostly(4, "used", {0: "header", 2: "rejected"})
    assert (list(fates), fates[-2], fates[1:3]) == (
        ["header", "used", "rejected", "used"],
        "rejected",
        ["used", "rejected"],
    )
    for empty in (rows, fates):
        with pytest.raises(IndexError):
            empty[9]
