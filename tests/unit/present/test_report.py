"""The main report: rows, sections, notes, legend."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import Name
from tanjcli.evaluate.results import Assessment, Check, Coverage, Remark, Share, Status
from tanjcli.present.compose.notes import note
from tanjcli.present.compose.report import By, ReportOptions, compose_report
from tanjcli.present.document import Document, StatusCell, Table
from tanjcli.present.records import report_records
from tanjcli.present.wording import Wording
from tanjcli.present.writers import plain, table
from tanjcli.present.writers.glyphs import ASCII
from tests.unit.present.builders import NA, NO_DATA, a_cell, an_assessment, county

ZH = Wording("zh")


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(document: Document, ref: str) -> dict[str, str]:
    """One row's printed cells by column."""
    (table,) = tables(document)
    at = [column.key for column in table.columns].index("ref")
    row = next(row for row in table.rows if row[at].text == ref)
    return {column.key: cell.text for column, cell in zip(table.columns, row, strict=True)}


def test_a_row_reads_like_the_progress_table_of_the_field() -> None:
    assert texts(compose_report(county(), "zh"), "T19") == {
        "status": "滞后 过期",
        "ref": "T19",
        "name": "规上企业总数",
        "actual": "142",
        "goal": "200 家",
        "completion": "42.0%",
        "lead_pp": "-21.9",
        "gap": "58 家",
        "required_rate": "4.5",
        "lead": "县工信局*",
        "note": "15/16 单位已报;数据截至 2021-09-30",
    }


def test_the_title_says_plan_year_as_of_and_time_share() -> None:
    document = compose_report(county(), "zh")
    assert document.title == "工业强县三年行动计划 · 2021 年 · 截至 2021-11-30"
    assert document.header == ("时间进度 91.7% · 采用 2021-12-18 及以前收到的数据",)
    unknown = compose_report(an_assessment(a_cell(), time_share=NA), "zh")
    assert unknown.header == ("采用 2021-12-18 及以前收到的数据",)


def test_sample_data_are_marked_and_real_data_are_not() -> None:
    assert compose_report(county(), "zh").banner == "样例数据"
    assert compose_report(county(), "en").banner == "SAMPLE DATA"
    assert compose_report(an_assessment(a_cell(), sample=False), "zh").banner == ""


def test_the_counts_by_status_are_the_legend_of_the_signs() -> None:
    text = plain.render(compose_report(county(), "zh"))
    assert "共 9 项: ● 已完成 1  ○ 达序时 2  ▼ 滞后 1  ▼ 严重滞后 1  ■ 未完成 1  · 未到判定期 1" in text
    assert "9 targets: + achieved 1  o on track 2" in plain.render(compose_report(county(), "en"), ASCII)


def test_the_footer_names_the_rule() -> None:
    footer = compose_report(county(), "zh").footer
    assert "规则:线性时序,按月计;进度比 ≥ 0.95 达序时,≥ 0.60 滞后,≥ 0 严重滞后" in footer[0]
    assert "eurostat" in footer[0]
    assert "另有路径:分期计划 1 项" in footer
    assert "* 推定牵头(原文未写明)" in footer


def test_no_star_no_legend_of_the_star() -> None:
    document = compose_report(an_assessment(a_cell(lead_source="stated")), "zh")
    assert not any(line.startswith("*") for line in document.footer)


def test_checks_and_findings_are_counted_and_a_breach_is_named() -> None:
    breach = Check("nested", "breach", Name("过50亿不多于过30亿", "nested"))
    held = Check("nested2", "ok", Name("x", "x"))
    found = Finding("usage-bad-day", Place())
    footer = compose_report(an_assessment(a_cell(), checks=(breach, held), findings=(found,)), "zh").footer
    assert "核对:1 项相符,1 项不符" in footer
    assert "核对不符:过50亿不多于过30亿" in footer
    assert "数据问题:错误 1 条,警告 0 条,详见 tanj check" in footer


def test_the_next_step_points_at_the_first_row_behind() -> None:
    assert compose_report(county(), "zh").hints == ("下一步:tanj explain T19 --year 2021",)


def test_what_has_no_number_is_named_too_where_the_plan_is_followed_by_it() -> None:
    """Two paths of the plan have lists only; a report of numbers would hide them."""
    followed = replace(county(), followed=(("lists", 4), ("registers", 1)))
    assert compose_report(followed, "zh").hints[1:] == ("数字之外还有清单 4 张(tanj lists)、名录 1 个(tanj register)",)
    assert compose_report(followed, "en").hints[1:] == (
        "Beside the numbers: 4 lists (tanj lists), 1 register (tanj register)",
    )


def test_a_target_not_started_shows_in_brackets_how_far_its_level_is() -> None:
    document = compose_report(county(), "zh")
    row = texts(document, "T03")
    assert (row["completion"], row["lead_pp"]) == ("(63.4%)", "–")
    assert row["note"] == "2021年1—11月水平;15/16 单位已报"
    assert any(line.startswith("( ) 占目标比") for line in document.footer)
    assert not any("占目标比" in line for line in compose_report(an_assessment(a_cell()), "zh").footer)


def test_a_target_not_started_and_without_a_level_says_when_it_counts() -> None:
    row = a_cell(
        status=Status.NOT_STARTED,
        actual=NO_DATA,
        completion=NA,
        reason=Remark("reason-not-started", (("opens", "2022-01-01"),)),
        remarks=(Remark("level-of-period", (("period", "2021"),)),),
    )
    assert note(row, ZH) == "2022-01-01 起计"


def test_a_row_without_a_baseline_shows_its_level_in_brackets() -> None:
    row = a_cell(completion=NA, level_share=Decimal(60), lead_pp=NA, status=Status.NO_BASELINE)
    assert texts(compose_report(an_assessment(row), "zh"), "T17")["completion"] == "(60.0%)"


def test_what_is_not_due_is_neither_ahead_nor_behind() -> None:
    """A path of steps has asked for nothing yet: any completion would seem to lead it."""
    row = a_cell(status=Status.NOT_DUE, completion=Decimal("7.5"), time_share=Decimal(0), lead_pp=Decimal("7.5"))
    document = compose_report(an_assessment(row), "zh")
    assert texts(document, "T17")["lead_pp"] == "–"
    assert report_records(an_assessment(row))["rows"][0]["lead_pp"] == Decimal("7.5")


def test_rows_whose_rounded_figures_do_not_add_up_are_named() -> None:
    third = a_cell(ref="T21", completion=Decimal(100) / 3, time_share=Decimal(200) / 3, lead_pp=Decimal(-100) / 3)
    footer = compose_report(an_assessment(a_cell(), third), "zh").footer
    assert "T21 的较时序按未取整的数计算,与取整后的完成率减时间进度末位略有出入" in footer
    assert not any("取整" in line for line in compose_report(an_assessment(a_cell()), "zh").footer)


def test_over_all_answers_printed_figures_add_up_or_the_row_is_named() -> None:
    answers = json.loads((Path(__file__).parents[2] / "answers" / "sample_county.json").read_text(encoding="utf-8"))
    figures = ("completion", "time_share", "lead_pp")
    named = 0
    for answer in answers["rows"]:
        if any(answer[name] is None for name in figures):
            continue
        row = a_cell(status=Status(answer["status"]), **{name: Decimal(answer[name]) for name in figures})
        document = compose_report(an_assessment(row), "zh", ReportOptions(wide=True))
        shown = texts(document, "T17")
        if shown["lead_pp"] == "–":
            continue
        done, share, lead = (Decimal(shown[name].strip("%+")) for name in figures)
        told = any(line.startswith("T17 的较时序") for line in document.footer)
        assert (done - share == lead) is not told
        named += told
    assert named


def test_a_yearly_batch_is_not_called_behind() -> None:
    row = texts(compose_report(county(), "zh"), "T17")
    assert (row["status"], row["note"]) == ("未到判定期", "年度批次,暂不判定")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"coverage": Coverage(16, 16)}, ""),
        ({"coverage": Coverage(15, 16, ("x",))}, "15/16 单位已报"),
        ({"boundary": 2}, "边界 2 个(门槛 ±0.5% 以内)"),
        ({"completion": NA, "level_share": Decimal(60), "status": Status.NO_BASELINE,
          "reason": Remark("reason-no-baseline")}, "原文未给基数,无法算进度"),
        ({"remarks": (Remark("values-missing", (("count", "2"), ("period", "2021-03"))),
                      Remark("values-missing", (("count", "1"), ("period", "2021-04"))))},
         "2021年3月有 2 个数为空,未计入;2021年4月有 1 个数为空,未计入"),
    ],
)  # fmt: skip
def test_the_note_says_what_the_row_leaves_out(given: dict[str, object], said: str) -> None:
    assert note(a_cell(**given), ZH) == said


def test_wide_adds_columns_and_lets_none_go() -> None:
    plain, wide = (compose_report(county(), "zh", ReportOptions(wide=wide)) for wide in (False, True))
    keys = [{column.key for column in tables(document)[0].columns} for document in (plain, wide)]
    assert keys[0] < keys[1]
    assert {"expected", "time_share", "pace", "period", "clause", "data_through", "coverage", "confidence"} <= keys[1]
    assert all(column.priority == 0 for column in tables(wide)[0].columns)


@pytest.mark.parametrize(
    ("by", "titles"),
    [
        ("owner", ["县工信局(6 项", "县投资促进服务中心(1 项", "县科技局(2 项"]),
        ("industry", ["绿色化工(1 项", "不分行业(8 项"]),
        ("clause", ["二(2 项", "二(三)(3 项", "二(五)(1 项", "三(二)(2 项", "三(六)(1 项"]),
    ],
)
def test_sections_hold_every_row_once(by: By, titles: list[str]) -> None:
    found = tables(compose_report(county(), "zh", ReportOptions(by=by)))
    assert [table.title.split(" 项")[0] + " 项" for table in found] == titles
    assert sum(len(table.rows) for table in found) == 9


def test_towns_show_their_part_and_are_never_judged() -> None:
    lizhuang, matou = tables(compose_report(county(), "zh", ReportOptions(by="town")))
    assert (lizhuang.title, matou.title) == ("李庄镇(2 项:未分配 2)", "马头镇(2 项:未分配 2)")
    assert [column.heading for column in lizhuang.columns] == ["编号", "指标", "本单位", "全部", "分解任务", "说明"]
    assert [[cell.text for cell in row] for row in lizhuang.rows] == [
        ["T03", "绿色化工规上产值", "5.00 亿元", "41.23 亿元", "未分配", "2021年1—11月水平"],
        ["T19", "规上企业总数", "5 家", "142 家", "未分配", ""],
    ]
    assert all(row[2].text == "–" for row in matou.rows)
    assert all(isinstance(row[4], StatusCell) and row[4].code == "not_assigned" for row in matou.rows)


def test_zones_stand_apart_from_townships_and_what_has_no_place_stays_visible() -> None:
    shares = tuple(Share(key, Name(key), Decimal(1)) for key in ("k1", "lizhuang", ""))
    places = (("lizhuang", Name("李庄镇")), ("k1", Name("开发区")))
    assessment = an_assessment(
        a_cell(shares=shares), places=places, place_groups=(("lizhuang", "township"), ("k1", "zone"))
    )
    titles = [block.title for block in compose_report(assessment, "zh", ReportOptions(by="town")).blocks]
    assert titles == [
        "",
        *("乡镇、街道", "李庄镇(1 项:未分配 1)"),
        *("园区、开发区", "开发区(1 项:未分配 1)"),
        "未注明单位(1 项:未分配 1)",
        "",
    ]


def test_an_empty_selection_says_so() -> None:
    (block,) = compose_report(an_assessment(), "zh").blocks
    assert "没有符合条件的目标" in str(block)


@pytest.mark.parametrize("by", get_args(By))
@pytest.mark.parametrize("status", list(Status))
def test_every_status_can_be_composed_in_every_section(by: By, status: Status) -> None:
    one: Assessment = an_assessment(replace(a_cell(), status=status))
    for lang in ("zh", "en"):
        assert compose_report(one, lang, ReportOptions(by=by)).title


@pytest.mark.parametrize(
    ("columns", "stay"),
    [
        (100, ["状态", "编号", "指标", "实际", "目标", "完成率", "较时序", "差距", "月均需"]),
        (76, ["状态", "编号", "指标", "实际", "目标", "完成率", "较时序"]),
        (66, ["状态", "指标", "实际", "目标", "完成率", "较时序"]),
        (56, ["状态", "指标", "实际", "目标", "完成率"]),
        (44, ["状态", "指标", "实际", "目标"]),
        (36, ["状态", "指标", "实际"]),
    ],
)
def test_where_room_is_short_the_actual_stays_longest(columns: int, stay: list[str]) -> None:
    text = table.render(compose_report(county(), "zh"), table.Terminal(width=columns))
    assert next(line for line in text.splitlines() if line.startswith("状态")).split() == stay
