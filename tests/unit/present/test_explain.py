"""Where a number comes from, told so that it can be checked on paper."""

from __future__ import annotations

from decimal import Decimal

from tanjcli.core.findings import Place
from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.results import CellResult, Coverage, Part, Remark, Share
from tanjcli.plan.model import Target
from tanjcli.present.compose.explain import compose_explain
from tanjcli.present.compose.formula import formula_lines
from tanjcli.present.document import Document, Facts, Table
from tanjcli.present.wording import Wording
from tanjcli.present.writers import plain
from tests.unit.present.builders import NA, NO_DATA, RULES, a_cell, an_assessment, an_origin

ZH = Wording("zh")
TARGET = Target.model_validate(
    {
        "id": "new-above-scale-2021",
        "ref": "T17",
        "name": {"zh": "新增规上企业", "en": "New above-scale firms"},
        "clause": "二(三)",
        "unit": "家",
        "kind": "annual_gross_additions",
        "direction": "higher",
        "comparison": "at_least",
        "goal": "30",
        "metric": "entries",
        "cells": ["2021"],
        "lead": {"department": "gxj", "source": "inferred", "basis": "issuer of the plan"},
        "reading": {
            "text": {"zh": "按审批批次计的新增入库数", "en": "gross entries by approval batch"},
            "confidence": "medium",
            "questions": ["A10"],
            "alternatives": [{"id": "net", "text": {"zh": "净增", "en": "net of exits"}}],
        },
    }
)


def explain(cell: CellResult, lang: Lang = "zh") -> Document:
    return compose_explain(an_assessment(cell), cell, TARGET, Place("targets.yaml", line=120, column=5), lang)


def test_the_formula_stands_with_its_numbers() -> None:
    assert list(formula_lines(a_cell(), RULES, ZH)) == [
        "完成率 = 100 × (18 - 0) ÷ (30 - 0) = 60.0%",
        "应达 = 0 + (30 - 0) × 91.7% = 27.5 家",
        "较时序 = 60.0% - 91.7% = -31.7 百分点",
        "进度比 = (18 - 0) ÷ (27.5 - 0) = 0.65",
        "差距 = 30 - 18 = 12 家",
        "月均需 = 12 家 ÷ 1 个月 = 12.0 家/月",
        "判定:≥ 30 家,按未取整的数比较;进度比的界限 0.95 / 0.60 / 0",
    ]


def test_a_baseline_enters_the_formula() -> None:
    lines = list(formula_lines(a_cell(baseline=Decimal(100), goal=200, actual=142, completion=42), RULES, ZH))
    assert lines[0] == "完成率 = 100 × (142 - 100) ÷ (200 - 100) = 42.0%"


def test_lower_is_better_turns_the_gap_around() -> None:
    lines = formula_lines(a_cell(direction="lower", comparison="at_most", goal=5, actual=7, gap=2), RULES, ZH)
    assert "差距 = 7 - 5 = 2 家" in list(lines)


def test_growth_is_not_explained_by_the_plain_formula() -> None:
    lines = list(formula_lines(a_cell(kind="average_growth", pace_path="geometric", unit="%", goal=10), RULES, ZH))
    assert not any(line.startswith("完成率 =") for line in lines)
    assert any("等比增长" in line for line in lines)


def test_without_figures_only_the_rule_remains() -> None:
    nothing = dict.fromkeys(("completion", "expected", "lead_pp", "pace", "gap", "required_rate"), NA)
    assert len(list(formula_lines(a_cell(**nothing), RULES, ZH))) == 1


def test_every_contributing_cell_is_listed_under_its_sheet_however_many() -> None:
    origins = tuple(an_origin(cell=f"F{row}") for row in range(1, 301))
    other = an_origin(file="data/2021-12-18/补报.xlsx", cell="C4", role="removed")
    document = explain(a_cell(origins=(*origins, other)))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [table.title for table in tables] == [
        "data/2021-12-10/规上企业变动.xlsx / 变动(2021-12-10 收到)",
        "data/2021-12-18/补报.xlsx / 变动(2021-12-10 收到)",
    ]
    assert [len(table.rows) for table in tables] == [300, 1]
    assert [cell.text for cell in tables[1].rows[0]] == [
        "已退出",
        "样例·沂东化工有限公司",
        "91371322MA3AAAAA1X",
        "C4",
        "123456.789 千元",
    ]
    assert "来源:2 张表,301 个单元格" in plain.render(document)


def test_reading_confidence_alternatives_and_the_yaml_line_are_said() -> None:
    text = plain.render(explain(a_cell()))
    for said in (
        "按审批批次计的新增入库数",
        "净增",
        "A10",
        "targets.yaml:120:5",
        "推定(原文未写明)",
        "issuer of the plan",
    ):
        assert said in text
    assert "规上企业变动.xlsx!变动" in text


def test_parts_shares_coverage_and_remarks_are_said_with_names() -> None:
    cell = a_cell(
        coverage=Coverage(15, 16, ("matou",)),
        parts=(Part(Name("签约", "signed"), Decimal(7), "个"), Part(Name("落地", "landed"), NO_DATA, "个")),
        shares=(Share("lizhuang", Name("李庄镇", "Lizhuang"), Decimal(5)),),
        remarks=(Remark("was-met", (("month", "2021-06"),)),),
        proxy=Part(Name("规上产值", "above-scale output"), Decimal("12.5"), "亿元"),
    )
    text = plain.render(explain(cell))
    for said in (
        "15/16 单位已报,缺 马头镇",
        "签约  7 个",
        "落地  –",
        "李庄镇  5 家",
        "2021-06 曾达到目标",
        "规上产值 12.50 亿元",
    ):
        assert said in text


def test_the_explanation_speaks_english_too() -> None:
    document = explain(a_cell(baseline=Decimal(0), level_share=Decimal(60)), "en")
    assert document.title == "T17 New above-scale firms · 2021 · as of 2021-11-30"
    verdict = next(block for block in document.blocks if isinstance(block, Facts))
    assert {label: cell.text for label, cell in verdict.items}["Level"] == "60.0% of goal"


def test_the_path_of_the_verdict_is_named_where_it_is_not_a_straight_line() -> None:
    lines = formula_lines(a_cell(pace_path="deadline"), RULES, ZH)
    assert "应达 = 27.5 家(到期判定,时间进度 91.7%)" in list(lines)


def test_a_range_is_explained_against_its_floor() -> None:
    cell = a_cell(unit="项", comparison="range", goal=6, goal_max=8, actual=4, gap=2, completion=Decimal(200) / 3)
    lines = list(formula_lines(cell, RULES, ZH))
    assert lines[0] == "完成率 = 100 × (4 - 0) ÷ (6 - 0) = 66.7%"
    assert lines[-1].startswith("判定:6–8 项,按未取整的数比较")


def test_a_lead_rests_on_a_basis_in_words() -> None:
    assert "数字与牵头单位写在同一条款" in plain.render(explain(a_cell(lead_source="stated", lead_basis="same_clause")))
