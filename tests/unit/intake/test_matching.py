"""Recipes: the file's name first, then the share of headers; doubt is a question, not a choice."""

from __future__ import annotations

from typing import Any

import pytest

from tanjcli.intake.spec import Sources
from tanjcli.intake.tables.matching import likenesses, match_sheets, missing_headers
from tests.unit.intake.builders import HEADER, RECIPES, UNITS, book, codes, monthly, sheet, sources


def doubts(
    *headers: list[str], given: Sources | None = None, file: str = "产值_2021年6月.xlsx"
) -> tuple[list[str], list[str]]:
    """Names of the recipes used, codes of the findings; one sheet per header row."""
    pages = [sheet([row, ["x"] * len(row)]) for row in headers]
    for i, page in enumerate(pages):
        page.name = f"表{i + 1}"
    used, found = match_sheets(book(*pages, file=f"data/2021-07-18/{file}"), given or sources(), UNITS)
    return [f"{m.name}/{m.sheet.name}{'?' * m.tied}" for m in used], codes(found)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (HEADER, (["monthly/表1"], [])),
        (["信用代码", "单位名称", "乡镇"], (["monthly/表1"], [])),
        (["信用代码", "单位名称"], ([], ["recipe-doubtful"])),
        (["信用代码"], ([], ["recipe-no-fit"])),
        (["封面"], ([], ["recipe-no-header"])),
    ],
)
def test_thresholds(header: list[str], expected: tuple[list[str], list[str]]) -> None:
    """From 70 % of the headers a sheet is read, from 50 % a person is asked, below it is listed."""
    assert doubts(header) == expected


def test_other_sheets_of_a_workbook_are_left_alone() -> None:
    """A page of instructions beside the data is no doubt."""
    assert doubts(["填表说明"], HEADER) == (["monthly/表2"], [])


def test_two_sheets_that_fit_are_a_question() -> None:
    """Unless the recipe names its sheets, picking one would be a guess."""
    assert doubts(HEADER, HEADER) == (["monthly/表1?", "monthly/表2?"], ["sheet-tie"])
    named = monthly(match={"file": "产值_*", "sheet": "表*"})
    assert doubts(HEADER, HEADER, given=named) == (["monthly/表1", "monthly/表2"], [])


def test_two_recipes_that_fit_are_a_question() -> None:
    """The better one wins; equals are not chosen between."""
    twins = {"one": RECIPES["monthly"], "two": RECIPES["monthly"]}
    assert doubts(HEADER, given=sources(recipes=twins)) == ([], ["recipe-tie"])
    less: dict[str, Any] = {
        **RECIPES["monthly"],
        "columns": {**RECIPES["monthly"]["columns"], "value": {"from": ["产量"]}},
    }
    assert doubts(HEADER, given=sources(recipes={"one": RECIPES["monthly"], "two": less})) == (["one/表1"], [])


def test_a_file_nobody_declared() -> None:
    """A strange file is listed; when its headers are known the recipe is named."""
    assert doubts(["封面"], file="其他.xlsx") == ([], ["file-unknown"])
    assert doubts(HEADER, file="其他.xlsx") == ([], ["file-unknown-alike"])


def test_missing_headers_are_named_with_what_looks_like_them() -> None:
    """A required header stops the table, another is absent; both say what stands there instead."""
    page = sheet([["信用代码", "单位名称全称", "乡镇", "产值"], ["x"] * 4])
    given = sources()
    (match,), _ = match_sheets(book(page), given, UNITS)
    (found,) = missing_headers(book(page), match, given.ledgers["output"])
    assert (found.code, found.params["header"], found.params["suggestions"]) == (
        "header-missing",
        "单位名称",
        "单位名称全称",
    )


def test_one_header_over_two_columns_names_both() -> None:
    """The finding carries both cells."""
    page = sheet([[*HEADER, "产值"], ["x"] * 5])
    (match,), _ = match_sheets(book(page), sources(), UNITS)
    (found,) = missing_headers(book(page), match, sources().ledgers["output"])
    assert (found.code, found.place.cell, found.related[0].cell) == ("header-twice", "D1", "E1")


def form(number: str, header: list[str] = HEADER) -> Any:
    return book(sheet([["某表"], [f"表号：{number}"], header, ["x"] * len(header)]), file="data/2021-07-18/回执.xlsx")


def test_a_form_says_itself_which_recipe_reads_it() -> None:
    """Whatever the sender called the file; in either width, in any case."""
    for number in ("monthly", " MONTHLY ", "ｍｏｎｔｈｌｙ"):
        used, found = match_sheets(form(number), sources(), UNITS)
        assert ([m.name for m in used], codes(found)) == (["monthly"], [])


def test_a_form_of_somebody_else_is_any_other_file() -> None:
    assert codes(match_sheets(form("B201"), sources(), UNITS)[1]) == ["file-unknown-alike"]


def test_a_form_without_its_headers_is_not_read() -> None:
    assert codes(match_sheets(form("monthly", ["信用代码"]), sources(), UNITS)[1]) == ["recipe-no-fit"]


def test_likenesses_tell_how_near_every_recipe_is() -> None:
    """Whatever the file is called; recipes without a single header are not told."""
    given = sources(recipes={**RECIPES, "other": {**RECIPES["monthly"], "columns": {"uscc": {"from": ["代码"]}}}})
    near = likenesses(book(sheet([["信用代码", "产值"], ["x", 1]]), file="某.xlsx"), given, UNITS)
    assert [(n.recipe, n.rate, n.missing) for n in near] == [("monthly", 0.5, ("单位名称", "乡镇"))]


def test_a_title_tells_tables_of_one_layout_apart() -> None:
    """Only the words above the header say that these are figures of something else."""
    given = sources(
        recipes={"monthly": {**RECIPES["monthly"], "match": {"file": "产值_*", "title": "工业（规上）产值"}}}
    )
    for title, matched in (("表1 工业(规上) 产值", 1), ("表2 农业产值", 0)):
        page = sheet([[title], ["信用代码", "单位名称", "乡镇", "产值"]])
        used, found = match_sheets(book(page), given, UNITS)
        assert len(used) == matched
        assert [f.code for f in found] == ([] if matched else ["recipe-other-title"])
