"""A draft states what the file says, marks what a person must decide, and is a recipe once she has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import xlsxwriter

from tanjcli.core.quantities import UnitTable
from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.files.grid import Book
from tanjcli.intake.files.read import read_book
from tanjcli.intake.ingest import ingest
from tanjcli.intake.sources import load_sources
from tanjcli.intake.survey.draft import draft_recipe
from tanjcli.intake.survey.survey import survey
from tests.unit.intake.survey.sheets import look, sheet

ROWS = [
    ["样例县规上企业产值（样例数据）"],
    ["2021年6月", "", "", "", "单位：万元"],
    ["序号", "统一社会信用代码", "单位名称", "工业总产值本月", "工业总产值1-本月"],
    [1, "91371322MA00000075", "样例甲厂", 12.5, 60.5],
    [2, "91371322MA0000008X", "样例乙厂", 22.5, 90.5],
    ["合计", "", "", 35, 151],
]


def workbook(path: Path) -> Path:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("产值")
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            if value != "":
                sheet.write(r, c, value)
    book.close()
    return path


def text(path: Path) -> str:
    book, _ = read_book(path, path.name, "0" * 64)
    assert book is not None
    return "\n".join(line.text for line in draft_recipe(survey(book)))


def test_a_filled_draft_of_a_monthly_firm_sheet_loads_and_ingests(tmp_path: Path) -> None:
    path = workbook(tmp_path / "规上企业产值_2021年6月.xlsx")
    draft = text(path)
    assert '"?"' not in draft
    recipe = tmp_path / "sources.yaml"
    recipe.write_text(draft, encoding="utf-8")
    loaded = load_sources(recipe, "sources.yaml")
    assert loaded.sources is not None, loaded.findings
    delivery = Delivery(path, path.name, date(2021, 7, 18), "0" * 64)
    ledgers = ingest((delivery,), loaded.sources, {}, UnitTable())
    (ledger,) = ledgers.ledgers.values()
    assert len(ledger.frame) == 2
    assert set(ledger.spec.columns) == {"period", "uscc", "firm", "工业总产值本月", "工业总产值1-本月"}
    assert not [a for a in ledgers.accounts if a.rejected]


def test_what_the_file_does_not_say_is_refused_until_it_is_filled(tmp_path: Path) -> None:
    lines = draft_recipe(
        look("统一社会信用代码|单位名称|产值\n91371322MA00000075|样例甲厂|5.5\n91371322MA0000008X|样例乙厂|6.5")
    )
    open_lines = [line for line in lines if '"?"' in line.text]
    assert open_lines
    assert all(line.decide for line in open_lines)
    recipe = tmp_path / "sources.yaml"
    recipe.write_text("\n".join(line.text for line in lines), encoding="utf-8")
    assert load_sources(recipe, "sources.yaml").sources is None
    filled = recipe.read_text(encoding="utf-8")
    for old, new in (
        ('rhythm: "?"', "rhythm: month"),
        ('kind: "?"', "kind: month"),
        ('flow: "?"', "flow: month"),
        ('unit: "?"', "unit: 万元"),
    ):
        filled = filled.replace(old, new)
    recipe.write_text(filled, encoding="utf-8")
    assert load_sources(recipe, "sources.yaml").sources is not None


def test_periods_in_columns_are_taken_across() -> None:
    """Where each row is a measure of its own, each has a ledger column; else all figures go to one."""
    lines = [line.text for line in draft_recipe(look("指标|2021年|2020年\n产值(亿元)|5.5|4.5\n增速(%)|1.5|1.4"))]
    assert "    period: {from: [header], kind: year}" in lines
    assert "      period: {across: header}" in lines
    assert '      产值: {row: ["产值(亿元)"], unit: 亿元}' in lines
    assert '      增速: {type: amount, name: {zh: 增速, en: 增速}, unit: "%", flow: point}' in lines
    lines = [
        line.text for line in draft_recipe(look("指标：产值(亿元)\n地区|2021年|2020年\n甲市|5.5|4.5\n乙市|1.5|1.4"))
    ]
    assert "      地区: {from: [地区]}" in lines
    assert "      产值: {across: figures, unit: 亿元}" in lines
    assert any("title: 产值" in line for line in lines), "nothing else tells it from a table of profits"


def test_a_column_without_header_is_taken_by_its_letter() -> None:
    lines = draft_recipe(look("|甲省|乙省\n2021年|5.5|4.5\n2020年|1.5|1.4"))
    assert [line.text for line in lines if line.note == "no-header"] == ["      period: {at: A, required: true}"]


def test_periods_in_rows_are_the_time_of_the_ledger() -> None:
    lines = [line.text for line in draft_recipe(look("年份|产值(亿元)\n2020年|5.5\n2021年|6.5\n2022年|7.5"))]
    assert "    time: period" in lines
    assert "    period: {from: [column], kind: year}" in lines


def test_ordinals_and_nameless_columns_are_left_out_and_said_so() -> None:
    lines = draft_recipe(look("序号|企业名称||产值(万元)\n1|甲厂|3.5|5.5\n2|乙厂|3.6|6.5"))
    assert {line.note for line in lines} >= {"left-out-ordinal", "left-out-unnamed"}


def test_awkward_labels_make_ids_and_texts_the_loader_takes(tmp_path: Path) -> None:
    lines = draft_recipe(look('年份|产值:同比 "增速"(%)|#{x}(万元)|#{x}(万元)\n2020年|5.5|1.5|1.6\n2021年|6.5|1.6|1.7'))
    recipe = tmp_path / "sources.yaml"
    recipe.write_text("\n".join(line.text for line in lines), encoding="utf-8")
    loaded = load_sources(recipe, "sources.yaml")
    assert loaded.sources is not None, loaded.findings


def drafted(drawing: str) -> list[str]:
    """The ``match`` lines of the draft for one sheet."""
    lines = (line.text.strip() for line in draft_recipe(look(drawing)))
    return [line for line in lines if line.startswith("match:")]


def test_tables_that_share_a_sheet_say_so() -> None:
    """With the words of their titles where they have their own, the period of this month left out."""
    above = "一、2021年6月工业产值\n乡镇|本月\n甲镇|1.5\n乙镇|2.5\n\n二、2021年6月出口\n乡镇|本月\n甲镇|3.5\n乙镇|4.5"
    first, second = drafted(above)
    assert "title: 工业产值, tables: one" in first
    assert "title: 出口, tables: one" in second


def test_a_table_alone_needs_neither() -> None:
    (match,) = drafted("2021年6月工业产值\n乡镇|本月\n甲镇|1.5\n乙镇|2.5")
    assert "tables" not in match
    assert "title" not in match


def recipe_lines(drawing: str) -> list[str]:
    return [line.text.strip() for line in draft_recipe(look(drawing))]


def notes(drawing: str) -> dict[str, str]:
    """The note of every line that has one → the line."""
    return {line.note: line.text.strip() for line in draft_recipe(look(drawing)) if line.note}


def test_the_key_is_the_fewest_columns_that_tell_rows_apart() -> None:
    """Neither remarks with blanks nor what a name already says belongs to it."""
    lines = recipe_lines("项目|乡镇|投资(万元)|问题\n甲|李镇|1.5|\n乙|李镇|2.5|土地\n丙|马镇|3.5|")
    assert "key: [项目, period]" in lines
    lines = recipe_lines("乡镇|行业|产值(万元)\n李镇|化工|1.5\n李镇|建材|2.5\n马镇|化工|3.5")
    assert "key: [town, 行业, period]" in lines


def test_columns_of_one_name_are_taken_by_name_and_letter() -> None:
    lines = recipe_lines("县区|产值(万元)|增速(%)|税收(万元)|增速(%)\n东县|1.5|2.5|3.5|4.5\n西县|1.6|2.6|3.6|4.6")
    assert '增速: {from: ["增速(%)"], at: C, unit: "%"}' in lines
    assert '增速-2: {from: ["增速(%)"], at: E, unit: "%"}' in lines


def test_labels_over_blanks_ask_whether_they_speak_for_them() -> None:
    found = notes("项目类别|项目|投资(万元)\n工业|甲|1.5\n|乙|2.5\n农业|甲|3.5\n|乙|4.5")
    assert found["fill-down"] == "项目类别: {from: [项目类别], fill_down: false}"


def test_measures_down_and_places_across_are_taken_so() -> None:
    lines = recipe_lines("指标|单位|甲镇|乙镇|丙镇\n规上企业数|家|3|4|5\n产值|亿元|1.2|3.4|5.6")
    assert "名称: {across: header}" in lines
    assert "产值: {row: [产值], unit: 亿元}" in lines


def test_several_measures_under_each_period_are_taken_column_by_column() -> None:
    drawing = (
        "地区|2020年||2021年|\n|产值(亿元)|利润(万元)|产值(亿元)|利润(万元)\n李镇|1.5|2.5|3.5|4.5\n马镇|1.6|2.6|3.6|4.6"
    )
    assert '2020年-产值: {from: ["2020年/产值"], unit: 亿元}' in recipe_lines(drawing)
    assert "periods-apart" in notes(drawing)


def test_a_series_by_the_day_has_days_for_its_time() -> None:
    lines = recipe_lines("日期|成交量(万吨)\n@2021-01-04|1.5\n@2021-01-05|1.6\n@2021-01-06|1.7")
    assert "period: {from: [column], kind: day}" in lines
    assert "period: {type: date, name: {zh: 日期, en: 日期}}" in lines


def test_a_header_in_one_cell_is_named_as_it_stands() -> None:
    lines = recipe_lines("企业|销售额;本年-本月|销售额;本年-1—本月\n甲厂|1.5|2.5\n乙厂|1.6|2.6")
    assert any('from: ["销售额;本年-1—本月"]' in line for line in lines)


def test_a_file_name_without_digits_may_grow_a_month() -> None:
    (match,) = drafted("乡镇|产值(万元)\n甲镇|1.5\n乙镇|2.5")
    assert "file: x*.xlsx" in match.replace('"', "")


def test_what_nothing_names_gets_no_recipe_and_is_told_so() -> None:
    for drawing in ("1|2|3\n4|5|6\n7|8|9", "2019年|2020年|2021年\n1.5|2.5|3.5\n1.6|2.6|3.6"):
        lines = draft_recipe(look(drawing))
        assert [line.params for line in lines if line.note == "no-names"] == [{"n": "1"}]
        assert "recipes:" not in [line.text for line in lines]


def test_what_is_hidden_is_asked_about() -> None:
    """In the questions, and in the recipe as the line that decides it."""
    drawn = sheet("乡镇|产值(万元)|税收(万元)\n李镇|1.5|2.5\n马镇|1.6|2.6")
    for hidden, code in (
        ({"hidden": True}, "sheet-hidden"),
        ({"hidden_rows": frozenset({2})}, "rows-hidden"),
        ({"hidden_cols": frozenset({2})}, "columns-hidden"),
    ):
        found = survey(Book("x.xlsx", "0" * 64, "xlsx", (replace(drawn, **hidden),)))
        assert code in [ask.code for ask in found.tables[0].asks]
        assert [line.text for line in draft_recipe(found) if line.note == "hidden"] == ["    hidden: include"]


def workbook_of(**drawings: str) -> Book:
    return Book("x.xlsx", "0" * 64, "xlsx", tuple(sheet(drawing, name) for name, drawing in drawings.items()))


def test_sheets_that_differ_in_their_month_share_a_recipe() -> None:
    """The next month's sheet will be read by it too."""
    january, february = (
        "2021年1月\n乡镇|产值(万元)\n李镇|1.5\n马镇|1.6",
        "2021年2月\n乡镇|产值(万元)\n李镇|2.5\n马镇|2.6",
    )
    lines = draft_recipe(survey(workbook_of(**{"1月": january, "2月": february})))
    (match,) = [line.text.strip() for line in lines if line.note == "match"]
    assert 'sheet: "*月"' in match
    assert [line.params for line in lines if line.note == "same-recipe"] == [{"n": "2", "first": "1月"}]


def test_sheets_of_different_tables_have_a_recipe_each() -> None:
    first, second = "乡镇|产值(万元)\n李镇|1.5\n马镇|1.6", "乡镇|税收(万元)\n李镇|2.5\n马镇|2.6"
    lines = draft_recipe(survey(workbook_of(**{"1月": first, "2月": second})))
    assert len([line for line in lines if line.note == "match"]) == 2


def test_a_sheet_that_names_the_period_is_where_it_is_read() -> None:
    lines = draft_recipe(survey(workbook_of(**{"2021年6月": "乡镇|产值(万元)\n李镇|1.5\n马镇|1.6"})))
    assert "    period: {from: [title, sheet, file], kind: month}" in [line.text for line in lines]
