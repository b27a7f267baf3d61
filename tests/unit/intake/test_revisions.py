"""What files changed in what was known: of every key the row that came last is known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from tanjcli.intake.ledger import Ledgers
from tanjcli.intake.ledgers.revisions import Revision, known_value, revisions
from tests.unit.intake.builders import A, B, C, ingested, table, text

MAY = ["2021年1-5月产值（万元）"]
JUNE = "2021-07-18/产值_2021年6月.csv"
AGAIN = "2021-08-18/产值_2021年6月_订正.csv"
NEW = frozenset({f"data/{AGAIN}"})


def known(tmp_path: Path, first: list[list[object]], again: list[list[object]], name: str = AGAIN) -> Ledgers:
    return ingested(tmp_path, {JUNE: text(table(*first)), name: text(table(*again))})


def revised(tmp_path: Path, first: list[list[object]], again: list[list[object]]) -> Revision:
    (revision,) = revisions(known(tmp_path, first, again), NEW)
    return revision


def test_a_value_that_differs_is_told_before_and_after_with_both_cells(tmp_path: Path) -> None:
    revision = revised(tmp_path, [[A, "甲", "东样镇", 12.5]], [[A, "甲", "东样镇", 14]])
    (value,) = revision.values
    assert (value.key, value.label) == ((A, "2021-06-30"), "甲")
    assert (value.column, value.before, value.after, value.unit) == ("value", Decimal(125_000), Decimal(140_000), "元")
    assert value.old is not None
    assert value.new is not None
    assert (value.old.file, value.old.cell, value.new.file, value.new.cell) == (
        f"data/{JUNE}",
        "D3",
        f"data/{AGAIN}",
        "D3",
    )


def test_every_key_is_new_the_same_or_restated(tmp_path: Path) -> None:
    first = [[A, "甲", "东样镇", 1], [B, "乙", "东样镇", 2]]
    again = [[A, "甲", "东样镇", 1], [B, "乙", "西样镇", 3], [C, "丙", "西样镇", 4]]
    revision = revised(tmp_path, first, again)
    assert (revision.new, revision.same, revision.restated, revision.late) == (1, 1, 1, 0)
    assert [v.column for v in revision.values] == ["town", "value"]
    assert next((v.before, v.after, v.vocabulary) for v in revision.values) == ("east", "west", "places")


def test_a_blank_in_place_of_a_value_and_a_value_in_place_of_a_blank(tmp_path: Path) -> None:
    first = [[A, "甲", "东样镇", 1], [B, "乙", "东样镇", None]]
    revision = revised(tmp_path, first, [[A, "甲", "东样镇", None], [B, "乙", "东样镇", 2]])
    assert [(v.before, v.after) for v in revision.values] == [(Decimal(10_000), None), (None, Decimal(20_000))]


def test_the_same_figures_written_otherwise_are_the_same(tmp_path: Path) -> None:
    """12.50 is 12.5, and 东镇 is the other name of 东样镇."""
    revision = revised(tmp_path, [[A, "甲", "东样镇", "12.5"]], [[A, "甲", "东镇", "12.50"]])
    assert (revision.same, revision.values) == (1, ())


def test_what_is_late_changes_nothing(tmp_path: Path) -> None:
    """Received before the row that is known."""
    early = "2021-07-01/产值_2021年6月_快报.csv"
    ledgers = known(tmp_path, [[A, "甲", "东样镇", 2]], [[A, "甲", "东样镇", 1]], early)
    (revision,) = revisions(ledgers, {f"data/{early}"})
    assert (revision.new, revision.same, revision.restated, revision.late) == (0, 0, 0, 1)


def test_a_period_nobody_had_reported_is_new(tmp_path: Path) -> None:
    may = "2021-06-18/产值_2021年5月.csv"
    files = {may: text(table([A, "甲", "东样镇", 1], title=MAY)), JUNE: text(table([A, "甲", "东样镇", 2]))}
    ledgers = ingested(tmp_path, files)
    assert [r.periods for r in revisions(ledgers, {f"data/{JUNE}"})] == [("2021-H1",)]
    assert [r.periods for r in revisions(ledgers, {f"data/{may}", f"data/{JUNE}"})] == [("2021-01/2021-05", "2021-H1")]


def test_ledgers_a_file_has_no_rows_in_are_not_told(tmp_path: Path) -> None:
    assert revisions(known(tmp_path, [[A, "甲", "东样镇", 1]], [[B, "乙", "东样镇", 1]]), {"other.csv"}) == ()


def test_without_a_file_the_ledger_is_as_if_it_had_never_come(tmp_path: Path) -> None:
    """Rows, stretches and sources; the rest keeps its own places."""
    both = known(tmp_path, [[A, "甲", "东样镇", 1]], [[B, "乙", "西样镇", 2]])
    alone = ingested(tmp_path / "alone", {AGAIN: text(table([B, "乙", "西样镇", 2]))})
    without = both.without({f"data/{JUNE}"})
    left, right = without.ledgers["output"], alone.ledgers["output"]
    assert left.frame["uscc"].tolist() == right.frame["uscc"].tolist() == [B]
    assert [left.sources[s.source].file for s in left.strips] == [f"data/{AGAIN}"]
    assert left.cell(0, 3, "value") == right.cell(0, 3, "value")
    assert [s.file for s in without.sources] == [f"data/{AGAIN}"]


def test_values_leave_the_frame_exact_and_plain(tmp_path: Path) -> None:
    ledger = known(tmp_path, [[A, "甲", "东样镇", "0.1"]], [[B, "乙", None, None]]).ledgers["output"]
    first, second = ledger.frame.iloc[0], ledger.frame.iloc[1]
    assert known_value(ledger, "value", first["value"]) == Decimal(1000)
    assert known_value(ledger, "period", first["period"]) == date(2021, 6, 30)
    assert (known_value(ledger, "value", second["value"]), known_value(ledger, "town", second["town"])) == (None, None)
