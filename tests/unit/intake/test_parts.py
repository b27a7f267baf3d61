"""Several tables on one sheet: title or header says which a recipe reads, and every row stays accounted for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tanjcli.intake.ledger import Ledgers
from tanjcli.intake.tables.parts import parts_of, rows_between
from tests.unit.intake.builders import HEADER, RECIPES, A, B, C, codes, ingested, monthly, sheet, sources, xlsx

JUNE = "2021-07-18/产值_2021年6月.xlsx"
SECOND = ["信用代码", "单位名称", "乡镇", "产量"]
OURS = [["甲乙产值（万元）"], HEADER, [A, "甲", "东样镇", 1], [B, "乙", "东样镇", 2]]
OTHERS = [["甲乙产量（吨）"], SECOND, [A, "甲", "东样镇", 7], [B, "乙", "东样镇", 8], [C, "丙", "西样镇", 9]]


def beside(left: list[list[Any]], right: list[list[Any]]) -> list[list[Any]]:
    """Two tables with a blank column between them."""
    width, height = max(map(len, left)), max(len(left), len(right))
    pad = [[*row, *[None] * (width - len(row))] for row in [*left, *[[]] * (height - len(left))]]
    return [[*a, None, *b] for a, b in zip(pad, [*right, *[[]] * (height - len(right))], strict=True)]


def values(known: Ledgers) -> dict[str, int]:
    """Cell of each output figure that was read → the figure, in 万元."""
    ledger = known.ledgers["output"]
    found = {}
    for record in ledger.frame.to_dict("records"):
        cell = ledger.cell(record["_strip"], record["_row"], "value")
        assert cell is not None
        found[cell.cell] = record["value"] // 10_000
    return found


def balance(known: Ledgers) -> tuple[int, int, int, int]:
    """Rows in, used, excluded and rejected over all accounts."""
    accounts = known.accounts
    excluded = sum(sum(a.excluded.values()) for a in accounts)
    return sum(a.rows_in for a in accounts), sum(a.used for a in accounts), excluded, sum(a.rejected for a in accounts)


def match(**more: str) -> dict[str, str]:
    return {"file": "产值_*", **more}


def test_tables_below_and_beside_each_other_are_cut_with_their_addresses() -> None:
    below = parts_of(sheet([*OURS, [], *OTHERS]))
    assert [p.block for p in below] == ["A1:D4", "A6:D10"]
    assert [p.block for p in parts_of(sheet(beside(OURS, OTHERS)))] == ["A1:D4", "F1:I5"]
    assert below[1].sheet.at(6, 0) == "信用代码"
    assert [cell for row in below[1].sheet.rows[:5] for cell in row if cell] == []


def test_the_header_says_which_of_two_stacked_tables_is_read(tmp_path: Path) -> None:
    known = ingested(tmp_path, {JUNE: xlsx([*OTHERS, [], *OURS])}, monthly(match=match(tables="one")))
    assert values(known) == {"D9": 1, "D10": 2}
    assert "table-unread" in codes(known.findings)
    assert balance(known) == (10, 2, 8, 0)


def test_the_header_says_which_of_two_tables_side_by_side_is_read(tmp_path: Path) -> None:
    """The left one has 信用代码 as well: its column is not taken for ours."""
    known = ingested(tmp_path, {JUNE: xlsx(beside(OTHERS, OURS))}, monthly(match=match(tables="one")))
    assert values(known) == {"I3": 1, "I4": 2}
    assert codes(known.findings) == ["table-unread"]


def test_the_title_says_which_where_headers_are_the_same(tmp_path: Path) -> None:
    first = [["甲乡产值（万元）"], HEADER, [A, "甲", "东样镇", 1], [B, "乙", "东样镇", 2]]
    second = [["乙乡产值（万元）"], HEADER, [A, "甲", "东样镇", 5], [B, "乙", "东样镇", 6]]
    for layout, cells in (([*first, [], *second], {"D8": 5, "D9": 6}), (beside(first, second), {"I3": 5, "I4": 6})):
        given = monthly(match=match(tables="one", title="乙乡产值"))
        known = ingested(tmp_path, {JUNE: xlsx(layout)}, given)
        assert values(known) == cells


def test_of_two_tables_with_every_header_the_one_with_no_other_is_meant(tmp_path: Path) -> None:
    more = [[*HEADER, "税收"], [A, "甲", "东样镇", 8, 1], [B, "乙", "东样镇", 9, 1]]
    known = ingested(tmp_path, {JUNE: xlsx([*more, [], *OURS])}, monthly(match=match(tables="one")))
    assert values(known) == {"D7": 1, "D8": 2}


def test_equal_tables_without_a_title_are_a_question(tmp_path: Path) -> None:
    known = ingested(tmp_path, {JUNE: xlsx([*OURS, [], *OURS])}, monthly(match=match(tables="one")))
    (found,) = known.findings
    assert (found.code, found.params["blocks"]) == ("table-tie", "A1:D4、A6:D9")
    assert values(known) == {}


def test_each_table_of_a_folded_list_is_read(tmp_path: Path) -> None:
    """A long list printed in two columns: same headers, one title over both."""
    left = [HEADER, [A, "甲", "东样镇", 1], [B, "乙", "东样镇", 2]]
    right = [HEADER, [C, "丙", "西样镇", 3]]
    rows = [["2021年1-6月产值（万元）"], *beside(left, right)]
    known = ingested(tmp_path, {JUNE: xlsx(rows)}, monthly(match=match(tables="each")))
    assert values(known) == {"D3": 1, "D4": 2, "I3": 3}
    assert codes(known.findings) == []
    assert {a.block: a.used for a in known.accounts} == {"A1:D4": 2, "F2:I3": 1}


def test_two_recipes_read_one_table_each(tmp_path: Path) -> None:
    """Each with its unit and its own rows; nothing of the sheet is left over."""
    columns = {**RECIPES["monthly"]["columns"], "value": {"from": ["产值二"], "unit": "万元"}}
    other = [["甲乙产值（元）"], [*HEADER[:3], "产值二"], [C, "丙", "西样镇", 90000]]
    first = {**RECIPES["monthly"], "match": match(tables="one")}
    second = {**first, "columns": {**columns, "value": {"from": ["产值二"]}}}
    given = sources(recipes={"first": first, "second": second})
    known = ingested(tmp_path, {JUNE: xlsx([*OURS, [], *other])}, given)
    assert values(known) == {"D3": 1, "D4": 2, "D8": 9}
    assert codes(known.findings) == []
    assert balance(known) == (8, 3, 5, 0)


def test_recipes_that_see_different_tables_must_say_so(tmp_path: Path) -> None:
    """The one with more of its headers does not silently win."""
    columns = {**RECIPES["monthly"]["columns"], "value": {"from": ["产量"], "unit": "万元"}}
    given = sources(recipes={"ours": RECIPES["monthly"], "theirs": {**RECIPES["monthly"], "columns": columns}})
    known = ingested(tmp_path, {JUNE: xlsx(beside(OURS, OTHERS))}, given)
    assert "sheet-several" in codes(known.findings) or "recipe-tie" in codes(known.findings)
    assert values(known) == {}


def test_a_recipe_for_the_sheet_and_one_for_a_part_of_it_do_not_share_rows(tmp_path: Path) -> None:
    given = sources(recipes={"whole": RECIPES["monthly"], "part": {**RECIPES["monthly"], "match": match(tables="one")}})
    known = ingested(tmp_path, {JUNE: xlsx([*OURS, [], *OTHERS])}, given)
    assert "sheet-several" in codes(known.findings)
    assert values(known) == {}


def test_rows_between_tables_have_a_reason() -> None:
    page = sheet([*OURS, [], *beside(OURS[1:], OTHERS[1:])])
    ours, *_ = parts_of(page)
    assert rows_between(page, [ours]) == {"blank": 1, "unclaimed": 4}
    title_over_both = sheet([["某县"], *beside(OURS[1:], OTHERS[1:])])
    _, right = parts_of(title_over_both)
    assert rows_between(title_over_both, [right]) == {"context": 1}
