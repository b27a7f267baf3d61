"""Competition ranks: shared places, the count after them, nobody placed without a figure."""

from __future__ import annotations

from decimal import Decimal

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.words import Name
from tanjcli.evaluate.books.model import Standing
from tanjcli.evaluate.books.places import compete, moved_from, ranked
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Figure, Remark

LATE = Unmeasured(Why.NO_DATA)


def standing(key: str, completion: Figure | str, reason: Remark | None = None) -> Standing:
    figure = Decimal(completion) if isinstance(completion, str) else completion
    return Standing(key, Name(key), "", Decimal(1), figure, figure, reason=reason)


def test_equal_figures_share_a_place_and_the_next_counts_them_all() -> None:
    figures = {"a": Decimal(100), "b": Decimal(80), "c": Decimal(80), "d": Decimal(50)}
    assert compete(figures) == {"a": 1, "b": 2, "c": 2, "d": 4}


def test_what_only_prints_alike_is_no_tie() -> None:
    assert compete({"a": Decimal("66.64"), "b": Decimal("66.66")}) == {"b": 1, "a": 2}


def test_who_has_not_reported_stands_last_without_a_place_and_is_never_zero() -> None:
    late = standing("late", LATE, remark("rank-not-reported"))
    found = ranked([late, standing("zero", "0"), standing("good", "50")])
    assert [(one.key, one.place) for one in found] == [("good", 1), ("zero", 2), ("late", None)]
    assert found[-1].completion is LATE


def test_a_unit_with_a_reason_takes_no_place_from_anybody() -> None:
    small = standing("small", "400", remark("rank-small-task", least="2", unit="家"))
    assert [(one.key, one.place) for one in ranked([small, standing("a", "50")])] == [("a", 1), ("small", None)]


def test_while_everybody_is_at_zero_nobody_is_first() -> None:
    found = ranked([standing("a", "0"), standing("b", "0")])
    assert {(one.place, one.reason and one.reason.code) for one in found} == {(None, "rank-nothing-yet")}


def test_a_figure_that_is_absent_for_another_reason_says_so() -> None:
    (one,) = ranked([standing("a", Unmeasured(Why.NO_BASELINE))])
    assert one.reason == remark("rank-no-figure")


def test_movement_is_the_last_place_less_this_one() -> None:
    now = ranked([standing("a", "90"), standing("b", "80"), standing("new", "70")])
    before = ranked([standing("a", "10"), standing("b", "20")])
    found = {one.key: (one.place_before, one.moved) for one in moved_from(now, before)}
    assert found == {"a": (2, 1), "b": (1, -1), "new": (None, None)}
