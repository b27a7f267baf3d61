"""Columns: what a cell's surroundings mean for it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tanjcli.intake.tables.columns import ColumnRead, ColumnReader
from tanjcli.intake.words.cells import CellRule
from tests.unit.intake.builders import PLACES, UNITS, sheet


def read(cells: list[Any], rule: CellRule, *, fill_down: bool = False, **more: Any) -> ColumnRead:
    """One column of cells through one rule."""
    page = sheet([[cell] for cell in cells], **more)
    return ColumnReader(page).read(0, range(len(cells)), rule, fill_down)


def faults(found: ColumnRead) -> dict[int, str]:
    """Fault codes by row."""
    return {row: fault.code for row, fault in found.faults.items()}


AMOUNT = CellRule("amount", unit=UNITS["万元"])


def test_error_cells_and_uncalculated_formulas_are_no_blanks() -> None:
    """The cell library shows both as empty; an optional figure is absent, but not without a word."""
    found = read(["", "", 3], AMOUNT, errors={(0, 0): "#N/A"}, uncached={(1, 0): "SUM(B1:B9)"})
    assert (found.values, faults(found)) == ([None, None, Decimal(3)], {0: "cell-error", 1: "cell-uncached"})
    assert found.faults[0].params["error"] == "#N/A"


def test_a_merged_label_stands_for_every_row_and_a_merged_amount_for_none() -> None:
    """Labels fill down inside their merge; figures do not."""
    merges = ((0, 0, 1, 0),)
    assert read(["东样镇", "", "西样镇"], CellRule("place", vocabulary=PLACES), merges=merges).values == [
        "east",
        "east",
        "west",
    ]
    assert faults(read([5, "", 6], AMOUNT, merges=merges)) == {0: "merged-amount", 1: "merged-amount"}


def test_unmerged_blanks_repeat_the_value_above_only_on_request() -> None:
    """A missing token is an answer and is not filled; a blank is filled when the recipe says so."""
    rule = CellRule("text", missing=frozenset({"—"}))
    assert read(["甲", "", "—", ""], rule).values == ["甲", None, None, None]
    assert read(["甲", "", "—", ""], rule, fill_down=True).values == ["甲", "甲", None, None]


def test_a_label_that_was_lost_is_not_replaced_by_the_one_before() -> None:
    """Below a label nobody could read, or in a row that is not read, a blank is a fault and not its elder's town."""
    place = CellRule("place", vocabulary=PLACES)
    below = read(["东样镇", "哪里", "", "西样镇", ""], place, fill_down=True)
    assert (below.values, faults(below)) == (
        ["east", None, None, "west", "west"],
        {1: "term-unknown", 2: "label-lost"},
    )
    page = sheet([["东样镇"], ["西样镇"], [""]])
    after = ColumnReader(page, {1}).read(0, [0, 2], place, fill_down=True)
    assert (after.values, faults(after)) == (["east", None], {2: "label-lost"})
    hidden = sheet([["东样镇"], [""], [""]], hidden_rows=frozenset({1}))
    assert ColumnReader(hidden, {1}).read(0, [0, 2], place, fill_down=True).values == ["east", "east"]


def test_percent_formats_count_in_percent_columns_only() -> None:
    """50 % is stored as 0.5; without the format, 0.5 in a column of % is half a per cent."""
    ratio = CellRule("amount", unit=UNITS["%"])
    found = read([0.5, 0.5], ratio, percents=frozenset({(0, 0)}))
    assert (found.values, found.cleaned) == ([Decimal(50), Decimal("0.5")], [0])
    assert faults(read([0.5], AMOUNT, percents=frozenset({(0, 0)}))) == {0: "number-percent"}


def test_equal_numbers_of_different_types_are_not_mixed_up() -> None:
    """True equals 1 in Python; in a sheet it is a flag."""
    assert faults(read([1, True, 1.0, "1"], AMOUNT)) == {1: "number-flag"}


def test_cleaned_and_aliased_rows_are_remembered() -> None:
    """What was not taken as it stands is on record."""
    assert read(["1,200", "7"], AMOUNT).cleaned == [0]
    assert read(["东样乡"], CellRule("place", vocabulary=PLACES, aliases={"东样乡": "东样镇"})).aliased == [0]
