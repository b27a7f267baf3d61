"""Control totals: recomputed, compared, never used."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tanjcli.core.findings import Finding
from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.tables.table import RowKind
from tanjcli.intake.tables.totals import Measure, check_totals
from tests.unit.intake.builders import book, codes, sheet


def check(rows: list[tuple[str, str | Fault | None]], tolerance: Decimal | None = None) -> list[Finding]:
    """Rows of (label, figure): a label that is no total word is data, ``#`` a heading."""
    page = sheet([[label, None] for label, _ in rows])
    kinds = [
        RowKind.GROUP if la == "#" else RowKind.TOTAL if "计" in la or "其中" in la or "均" in la else RowKind.DATA
        for la, _ in rows
    ]
    labels = {r: label for r, (label, _) in enumerate(rows) if kinds[r] is RowKind.TOTAL}
    numbers = {r: Decimal(n) if isinstance(n, str) else n for r, (_, n) in enumerate(rows)}
    controls = check_totals(book(page), page, kinds, labels, [Measure("产值", 1, numbers)], tolerance)
    return [control.finding for control in controls if control.finding]


@pytest.mark.parametrize(
    "rows",
    [
        [("甲", "1"), ("乙", "2"), ("合计", "3")],
        [("合计", "3"), ("甲", "1"), ("乙", "2")],
        [("甲", "1"), ("小计", "1"), ("乙", "2"), ("小计", "2"), ("合计", "3")],
        [("小计", "1"), ("甲", "1"), ("小计", "2"), ("乙", "2"), ("总计", "3")],
        [("甲", "1"), ("合计", "1"), ("乙", "2"), ("合计", "2"), ("总计", "3")],
        [("#", None), ("甲", "1"), ("小计", "1"), ("#", None), ("乙", "2"), ("小计", "2")],
        [("甲", "1"), ("其中：某", "9"), ("平均", "7"), ("合计", "1")],
        [("甲", "1"), ("合计", None)],
        [("甲", None), ("合计", None)],
    ],
)
def test_totals_that_add_up(rows: list[tuple[str, str | None]]) -> None:
    """Grand totals above or below, subtotals after or before their rows, subsets and means left alone."""
    assert check(list(rows)) == []


def test_a_mismatch_names_both_numbers_and_the_cells() -> None:
    """The reader can look at the total and at its first and last addend."""
    (found,) = check([("甲", "10"), ("乙", "20"), ("合计", "36")])
    assert found.code == "total-mismatch"
    assert (found.params["stated"], found.params["total"], found.params["difference"]) == ("36", "30", "-6")
    assert [found.place.cell, *(p.cell for p in found.related)] == ["B3", "B1", "B2"]


def test_a_total_that_leaves_late_rows_out() -> None:
    """Rows below the last subtotal belong to the grand total only."""
    found = check([("甲", "10"), ("小计", "10"), ("乙", "20"), ("合计", "10")])
    assert [(f.code, f.params["total"]) for f in found] == [("total-mismatch", "30")]


def test_rounding_explains_half_a_digit_an_addend() -> None:
    """Three addends with one decimal may be 0.15 off, not 0.2."""
    rows = [("甲", "1.1"), ("乙", "1.1"), ("丙", "1.1")]
    assert check([*rows, ("合计", "3.4")]) == []
    assert codes(check([*rows, ("合计", "3.5")])) == ["total-mismatch"]


def test_a_declared_tolerance_replaces_it() -> None:
    """The recipe may allow more."""
    assert check([("甲", "1"), ("合计", "5")], Decimal(4)) == []


def test_binary_noise_of_the_sender_is_no_mismatch() -> None:
    """0.1 + 0.2 in a spreadsheet is 0.30000000000000004."""
    assert check([("甲", "0.1"), ("乙", "0.2"), ("合计", "0.30000000000000004")], Decimal(0)) == []


def test_unreadable_addends_leave_the_total_unchecked() -> None:
    """A total cannot be held against a figure nobody could read."""
    (found,) = check([("甲", "1"), ("乙", fault("number-unreadable")), ("合计", "3")])
    assert (found.code, found.related[0].cell) == ("total-unchecked", "B2")


def test_a_total_that_agrees_is_told_with_both_figures_and_its_cells() -> None:
    """Whoever checks a file sees what was compared, not only what failed."""
    page = sheet([["甲", 1], ["乙", 2], ["合计", 3]])
    kinds = [RowKind.DATA, RowKind.DATA, RowKind.TOTAL]
    numbers = {0: Decimal(1), 1: Decimal(2), 2: Decimal(3)}
    (control,) = check_totals(book(page), page, kinds, {2: "合计"}, [Measure("产值", 1, numbers)])
    assert (control.label, control.column, control.stated, control.total) == ("合计", "产值", 3, 3)
    assert [place.cell for place in control.cells] == ["B3", "B1", "B2"]
    assert (control.count, control.finding) == (2, None)
