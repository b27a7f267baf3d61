"""Where a number comes from, told so that it can be checked on paper."""

from __future__ import annotations

from decimal import Decimal

from tanjcli.core.findings import Place
from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.results import CellResult, Coverage, Part, Remark, Share, Status
from tanjcli.plan.target import Target
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
        "C4 123456.789 千元",
    ]
    assert "来源:2 张表,301 行:计入 300 · 已退出 1" in plain.render(document)


def origin_rows(cell: CellResult) -> list[list[str]]:
    (table,) = (block for block in explain(cell).blocks if isinstance(block, Table))
    return [[text.text for text in row] for row in table.rows]


def test_a_source_row_is_one_line_with_its_cells_and_what_stands_in_them() -> None:
    project = {"entity": "P-071", "label": "样例项目"}
    cell = a_cell(
        origins=(
            an_origin(**project, cell="E74", role="dated", value=None, text="2021-05-14"),
            an_origin(**project, cell="D74", role="condition", unit="万元", value=Decimal(2279300000)),
            an_origin(**project, cell="A74", role="counted", value=None, text="P-071"),
            an_origin(**project, cell="AB74", role="condition", value=None),
        )
    )
    assert origin_rows(cell) == [
        ["计入", "样例项目", "P-071", "A74 · D74 227930 万元 · E74 2021-05-14 · AB74"],
    ]


def test_a_figure_counted_twice_over_is_still_one_row() -> None:
    """Signed and landed are two counts of the same projects: a row may be there for both."""
    found = (an_origin(cell="E7", role="dated"), an_origin(cell="F7"), an_origin(cell="F7", role="dated"))
    assert [row[0] for row in origin_rows(a_cell(origins=found))] == ["计入"]


def test_rows_without_a_name_need_no_column_for_it_and_terms_have_theirs() -> None:
    found = an_origin(entity="green-chemicals", label="", cell="B4", unit="万元", value=Decimal(7620000000))
    assert origin_rows(a_cell(origins=(found,))) == [["计入", "绿色化工", "B4 762000 万元"]]


def test_a_count_over_a_threshold_says_how_many_lie_on_each_side() -> None:
    cell = a_cell(kind="threshold_count", origins=(an_origin(), an_origin(cell="F8", role="below_threshold")))
    assert "来源:1 张表,2 行:计入 1 · 边界(未过) 0 · 未过门槛 1" in plain.render(explain(cell))


def test_a_part_that_is_held_against_a_threshold_says_what_became_of_it() -> None:
    cluster = Part(Name("样例集群"), Decimal(1022560000), "元", "counted")
    assert "样例集群  10.2256 亿元 · 计入" in plain.render(explain(a_cell(parts=(cluster,))))


def test_nothing_contributing_is_said() -> None:
    assert "来源:没有参与计算的行" in plain.render(explain(a_cell()))


def test_reading_confidence_alternatives_and_the_yaml_line_are_said() -> None:
    text = plain.render(explain(a_cell()))
    for said in (
        "按审批批次计的新增入库数",
        "净增",
        "A10",
        "targets.yaml:120:5",
        "县工信局(推定:原文未写明)",
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
    lines = formula_lines(a_cell(pace_path="last_year"), RULES, ZH)
    assert "应达 = 0 + (30 - 0) × 91.7% = 27.5 家(91.7% 按上年同期占比)" in list(lines)


def test_growth_can_be_checked_on_paper() -> None:
    needed = {"level": "39638830440", "unit": "元", "period": "2022", "gone": "2", "total": "3"}
    cell = a_cell(
        kind="average_growth", pace_path="geometric", unit="%", goal=10, actual=Decimal("9.0099"), expected=10,
        completion=Decimal("56.8934"), time_share=Decimal("63.4441"), lead_pp=Decimal("-6.5507"), required_rate=NA,
        gap=Decimal("0.99"), remarks=(Remark("growth-level-needed", tuple(needed.items())),),
        parts=(Part(Name("2019 年"), Decimal(29781240000), "元"), Part(Name("2021 年"), Decimal(35389560000), "元")),
    )  # fmt: skip
    assert list(formula_lines(cell, RULES, ZH))[:6] == [
        "年均增速 = ((353.8956 ÷ 297.8124)^(1/2) - 1) × 100 = 9.0%",
        "目标水平 = 297.8124 × (1 + 10%)^3 = 396.3883 亿元",
        "完成率 = 100 × (353.8956 - 297.8124) ÷ (396.3883 - 297.8124) = 56.9%",
        "时间进度 = 100 × ((1 + 10%)^2 - 1) ÷ ((1 + 10%)^3 - 1) = 63.4%",
        "应达 = 10.0%(等比增长)",
        "较时序 = 56.9% - 63.4% ≈ -6.6 百分点(按未取整的数计算)",
    ]


def test_what_is_not_due_has_no_lead_in_its_formula() -> None:
    assert not any(line.startswith("较时序") for line in formula_lines(a_cell(status=Status.NOT_DUE), RULES, ZH))


def test_nothing_from_the_start_is_written_without_decimals() -> None:
    lines = list(formula_lines(a_cell(unit="亿元", goal=45, actual=Decimal("40.29")), RULES, ZH))
    assert lines[0] == "完成率 = 100 × (40.29 - 0) ÷ (45 - 0) = 60.0%"


def test_a_range_is_explained_against_its_floor() -> None:
    cell = a_cell(unit="项", comparison="range", goal=6, goal_max=8, actual=4, gap=2, completion=Decimal(200) / 3)
    lines = list(formula_lines(cell, RULES, ZH))
    assert lines[0] == "完成率 = 100 × (4 - 0) ÷ (6 - 0) = 66.7%"
    assert lines[-1].startswith("判定:6–8 项,按未取整的数比较")


def test_a_lead_rests_on_a_basis_in_words() -> None:
    assert "数字与牵头单位写在同一条款" in plain.render(explain(a_cell(lead_source="stated", lead_basis="same_clause")))
