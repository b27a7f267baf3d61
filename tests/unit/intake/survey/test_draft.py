"""A draft states what the file says, marks what a person must decide, and is a recipe once she has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import xlsxwriter

from tanjcli.core.quantities import UnitTable
from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.files.read import read_book
from tanjcli.intake.ingest import ingest
from tanjcli.intake.sources import load_sources
from tanjcli.intake.survey.draft import draft_recipe
from tanjcli.intake.survey.survey import survey
from tests.unit.intake.survey.sheets import look

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
