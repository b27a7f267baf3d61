"""The Global Fund's rating."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanjcli.evaluate.rules.globalfund import STATUS, Rating, rating


@pytest.mark.parametrize(
    ("completion", "word"),
    [
        ("100.1", "A1"),
        ("100", "A2"),
        ("90", "A2"),
        ("89", "B1"),
        ("60", "B1"),
        ("59", "B2"),
        ("30", "B2"),
        ("29", "C"),
        ("-5", "C"),
    ],
)
def test_above_100_is_exclusive_and_every_other_bound_inclusive(completion: str, word: str) -> None:
    assert rating(Decimal(completion)) == word


def test_every_rating_has_a_status_and_no_better_rating_a_worse_one() -> None:
    assert [STATUS[word].value for word in Rating] == ["on_track", "on_track", "behind", "off_track", "off_track"]
