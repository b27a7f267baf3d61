"""What is given out says nothing of fewer than three firms, and nothing by which that could be reckoned back."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tanjcli.app.codec import encode
from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.words import Name
from tanjcli.evaluate.public import LEAST, publish
from tanjcli.evaluate.results import Assessment, CellResult, Share, Status
from tests.factories import COUNT, answer, delivered, events, ledger, plan, target
from tests.unit.present.list_samples import WORKS
from tests.unit.present.roll_samples import FIRMS, INVESTMENT

BLANK = answer(plan([target(cells=["2021"])], {"m": COUNT}), "2021-06-30", events(["2021-02-01"], "2021-06"))


def row(total: int, shares: dict[str, int], target_id: str = "t") -> CellResult:
    """A row that counts ``total`` firms, by town."""
    split = tuple(Share(key, Name(key), Decimal(n), firms=n) for key, n in shares.items())
    return replace(BLANK.cells[0], target_id=target_id, actual=Decimal(total), firms=total, shares=split)


def given_out(*rows: CellResult, **nested_in: str) -> list[CellResult]:
    return list(publish(replace(BLANK, cells=rows), nested_in).cells)


def hidden(cell: CellResult) -> set[str]:
    return {share.key for share in cell.shares if isinstance(share.value, Unmeasured)}


def test_a_count_of_fewer_than_three_firms_is_withheld_with_all_that_follows_from_it() -> None:
    (cell,) = given_out(row(2, {}))
    assert cell.actual == Unmeasured(Why.WITHHELD)
    assert (cell.completion, cell.gap, cell.expected) == (Unmeasured(Why.WITHHELD),) * 3
    assert (cell.status, cell.goal) == (Status.INFORMATIVE, BLANK.cells[0].goal)
    assert not any(isinstance(point.value, Decimal) for point in cell.history)


def test_none_and_three_are_given_out() -> None:
    assert [cell.actual for cell in given_out(row(0, {}, "a"), row(3, {}, "b"))] == [0, 3]


def test_what_is_not_made_of_firms_stays() -> None:
    cell = replace(row(1, {}), firms=None)
    assert given_out(cell)[0].actual == 1


def test_a_lone_small_town_takes_the_smallest_that_hides_it_along() -> None:
    (cell,) = given_out(row(14, {"a": 1, "b": 9, "c": 4}))
    assert hidden(cell) == {"a", "c"}
    assert cell.actual == 14


def test_small_towns_cannot_hide_each_other() -> None:
    (cell,) = given_out(row(11, {"a": 1, "b": 1, "c": 9}))
    assert hidden(cell) == {"a", "b", "c"}


def test_where_no_town_can_hide_another_the_total_stands_alone() -> None:
    (cell,) = given_out(row(4, {"a": 2, "b": 2, "c": 0}))
    assert cell.actual == 4
    assert hidden(cell) == {"a", "b", "c"}, "with the zero shown, a and b would be known to share the four"


def test_the_inner_of_two_nested_counts_goes_when_the_ring_between_them_is_small() -> None:
    outer, inner = given_out(row(6, {}, "over10"), row(5, {}, "over30"), over30="over10")
    assert (outer.actual, isinstance(inner.actual, Unmeasured)) == (6, True)
    outer, inner = given_out(row(8, {}, "over10"), row(5, {}, "over30"), over30="over10")
    assert (outer.actual, inner.actual) == (8, 5)


def test_months_that_passed_through_one_and_two_are_withheld() -> None:
    cell = row(5, {})
    counts = replace(cell, history=tuple(replace(p, value=Decimal(n)) for n, p in enumerate(cell.history)))
    (shown,) = given_out(counts)
    assert [isinstance(p.value, Unmeasured) for p in shown.history[:4]] == [False, True, True, False]


COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 12), min_size=1)


@given(COUNTS)
def test_no_withheld_share_can_be_reckoned_from_what_is_shown(shares: dict[str, int]) -> None:
    (cell,) = given_out(row(sum(shares.values()), shares))
    closed = hidden(cell)
    shown = {key: n for key, n in shares.items() if key not in closed}
    assert all(not 0 < n < LEAST for n in shown.values())
    if closed and shown and isinstance(cell.actual, Decimal):
        # Whoever subtracts knows the sum of the withheld shares, and that none of them is 0.
        left = int(cell.actual) - sum(shown.values())
        assert len(closed) > 1
        assert left >= len(closed) + LEAST - 1
    if not shown or isinstance(cell.actual, Unmeasured):
        assert closed == shares.keys(), "all parts or none: the total tells nothing of any"
    assert isinstance(cell.actual, Unmeasured) == (0 < sum(shares.values()) < LEAST)


def test_the_share_of_an_amount_goes_by_the_firms_behind_it() -> None:
    metric = {"kind": "total", "ledger": "returns", "measure": "value", "over_time": "last", "over_units": "sum"}
    rows = "\n".join(f"F{k} N{k} {'a' if k < 1 else 'b' if k < 5 else 'c'} 2021-01 {100 + k}" for k in range(12))
    file = delivered("2021-02-10", "2021-01", f"firm name town period value\n{rows}")
    columns = {"firm": "code", "name": "text", "town": "place", "period": "period", "value": "amount 千元 ytd 0"}
    book = ledger("returns", "firm period", columns, [file], time="period", entity="firm", unit_of_report="town")
    whole = plan([target(cells=["2021"], unit="千元", kind="annual_flow")], {"m": metric})
    seen = answer(whole, "2021-01-31", book, split_by="town", origins=True)
    (cell,) = publish(seen, {}).cells
    assert (seen.cells[0].firms, hidden(cell)) == (12, {"a", "b"})


def test_nothing_that_was_read_from_a_cell_is_given_out() -> None:
    firms = {
        "kind": "count",
        "ledger": "roll",
        "distinct": "firm",
        "dated": "day",
        "over_time": "sum",
        "over_units": "count",
    }
    rows = "\n".join(f"F{k}SECRET NAME{k} 2021-0{k % 5 + 1}-01" for k in range(9))
    file = delivered("2021-07-01", "2021-01/2021-06", f"firm name day\n{rows}")
    book = ledger("roll", "firm", {"firm": "code", "name": "text", "day": "date"}, [file], time="day", entity="firm")
    seen = answer(plan([target(cells=["2021"])], {"m": firms}), "2021-06-30", book, origins=True)
    assert "SECRET" in text_of(seen)
    assert "SECRET" not in text_of(publish(seen, {}))
    assert seen.cells[0].sources
    assert not publish(seen, {}).cells[0].sources


def test_of_a_list_the_numbers_stay_and_no_row_no_unit_and_no_stage_that_somebody_made_up() -> None:
    (book,) = publish(replace(BLANK, lists=(WORKS,)), {}).lists
    assert (book.rows, book.done, book.original_done, book.counts) == (4, 1, 2, WORKS.counts)
    assert [count.stage for count in book.stages] == ["储备", "开工", "投产"]
    rows = (book.items, book.moves, book.stale, book.overdue, book.altered, book.audit, book.begun, book.units)
    assert not any(rows)


def test_of_a_pipeline_the_funnel_stays_and_of_a_register_nothing() -> None:
    seen = publish(replace(BLANK, pipelines=(INVESTMENT,), registers=(FIRMS,)), {})
    (book,) = seen.pipelines
    assert (book.stages, book.total) == (INVESTMENT.stages, 3)
    assert not any((book.projects, book.towns, book.ageing))
    assert not seen.registers
    assert "样例" not in text_of(seen)


def text_of(assessment: Assessment) -> str:
    return json.dumps(encode(assessment), ensure_ascii=False)
