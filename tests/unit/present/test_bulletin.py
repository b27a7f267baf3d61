"""The bulletin as a Document: what stands in which chapter, what is never said, and whose words are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.books.model import Mention, Notice, Ranking, Standing
from tanjcli.evaluate.books.owed import Duty, Scorecard, State, Tally
from tanjcli.evaluate.results import Assessment, Check, Coverage, Remark, Status, Waived
from tanjcli.present.compose.bulletin import SLOTS, compose_bulletin
from tanjcli.present.document import Annex, Block, Document, Heading, Paragraph, Role, Slot, Table
from tests.unit.present.builders import NO_DATA, a_cell, an_assessment, county

LANGS: tuple[Lang, ...] = ("zh", "en")


def chapter(document: Document, title: str) -> list[Block]:
    """The blocks from one chapter's heading to the next."""
    heads = [
        i for i, b in enumerate(document.blocks) if isinstance(b, Annex) or (isinstance(b, Heading) and b.level == 1)
    ]
    start = next(i for i in heads if document.blocks[i].title == title)
    return list(document.blocks[start : next((i for i in heads if i > start), len(document.blocks))])


def section(document: Document, title: str) -> list[str]:
    """The lines under a heading, up to the next."""
    at = next(i for i, b in enumerate(document.blocks) if b.title == title)
    rest = document.blocks[at + 1 :]
    end = next((i for i, b in enumerate(rest) if isinstance(b, Heading | Annex)), len(rest))
    return [line for b in rest[:end] if isinstance(b, Paragraph) for line in b.lines]


def prose(document: Document) -> str:
    return "\n".join(line for b in document.blocks if isinstance(b, Paragraph) for line in b.lines)


def ranking(**given: object) -> Ranking:
    """Two towns, one of them unreported."""
    lizhuang = Standing(
        "lizhuang",
        Name("李庄镇", "Lizhuang"),
        "township",
        Decimal(3),
        Decimal(3),
        Decimal(100),
        place=1,
        place_before=2,
    )
    matou = Standing(
        "matou", Name("马头镇", "Matou"), "township", Decimal(2), NO_DATA, NO_DATA, reason=Remark("rank-not-reported")
    )
    base = Ranking(
        by="town", group="township", target_id="t", ref="T23", name=Name("签约落地项目", "Projects"), unit="个",
        period="2021", as_of=date(2021, 11, 30), before=date(2021, 10, 31), standings=(lizhuang, matou),
        rule=(Remark("rank-by-completion"),),
    )  # fmt: skip
    return replace(base, **given)  # type: ignore[arg-type]


def duty(**given: object) -> Duty:
    """A monthly return, overdue."""
    base = Duty(
        id="d", cadence="C1", name=Name("清单更新", "List update"), clause="四(一)", owner_id="kjj",
        owner=Name("县科技局", "Bureau of Science"), owner_source="stated", subject="list", subject_id="l",
        subject_name=Name("技改项目", "Upgrading"), period="2021-10", opens=date(2021, 11, 1), due=date(2021, 11, 15),
        state=State.OVERDUE, strict=True,
    )  # fmt: skip
    return replace(base, **given)  # type: ignore[arg-type]


def test_the_chapters_stand_in_the_order_of_the_field() -> None:
    document = compose_bulletin(county(), "zh")
    heads = [b.title for b in document.blocks if isinstance(b, Annex) or (isinstance(b, Heading) and b.level == 1)]
    assert heads == [
        *("一、总体完成情况", "二、各乡镇、各部门完成情况", "三、存在问题", "四、下步要求"),
        *("目标任务完成情况总表", "各乡镇分项数值表", "核对结果与口径说明"),
    ]
    assert document.title == "关于2021年1—11月 工业强县三年行动计划 目标任务完成情况的通报"
    first = next(b for b in document.blocks if isinstance(b, Paragraph))
    assert first.lines[0].startswith("截至2021年11月30日，年度时间进度为91.7%。")


@pytest.mark.parametrize("lang", LANGS)
def test_the_line_of_annexes_names_every_annex_in_order(lang: Lang) -> None:
    document = compose_bulletin(county(), lang)
    listed = next(b for b in document.blocks if isinstance(b, Paragraph) and b.role is Role.LISTED)
    annexes = [b.title for b in document.blocks if isinstance(b, Annex)]
    assert [line.split(". ", 1)[1] for line in listed.lines] == annexes


def test_years_in_brackets_after_the_plans_name_stay_out_of_the_title() -> None:
    name = Name("工业强县建设三年行动计划（2020年—2022年）", "Three-year plan (2020-2022)")
    assert "2022" not in compose_bulletin(an_assessment(a_cell(), plan_name=name), "zh").title
    assert compose_bulletin(an_assessment(a_cell(), plan_name=name), "en").title == (
        "Progress bulletin: Three-year plan, January–November 2021"
    )


def test_every_judged_row_has_its_sentence_and_its_line_in_the_table() -> None:
    document = compose_bulletin(county(), "zh")
    blocks = chapter(document, "一、总体完成情况")
    (table,) = (b for b in blocks if isinstance(b, Table))
    assert [row[0].text for row in table.rows] == ["T01", "T16", "T19", "T22", "T28", "T30"]
    assert "1—11月，完成签约落地过10亿元项目6个，占年度目标的120.0%，超序时进度28.3个百分点。" in prose(document)


def test_the_sentences_of_one_clause_make_one_paragraph() -> None:
    rows = (a_cell(clause="二(三)"), a_cell(clause="二(三)", name=Name("甲")), a_cell(clause="二(五)", name=Name("乙")))
    lines = section(compose_bulletin(an_assessment(*rows), "zh"), "一、总体完成情况")
    assert [line.count("；") for line in lines[1:3]] == [1, 0]
    assert "完成乙18家" in lines[2]


def test_what_is_past_its_year_is_no_longer_asked_for() -> None:
    row = a_cell(status=Status.MISSED, months_left=Decimal(0))
    blocks = chapter(compose_bulletin(an_assessment(row), "zh"), "四、下步要求")
    assert [type(b) for b in blocks[:2]] == [Heading, Slot]


def test_missing_data_are_said_to_be_missing() -> None:
    text = prose(compose_bulletin(county(), "zh"))
    assert "缺数：高新技术企业（三年累计）。缺数不等于零，不作判定。" in text
    assert "高新技术企业(三年累计)：缺数（没有收到可计算的数据），不按零计。" in text
    assert "绿色化工规上产值：16个单位中15个已报，未报：马头镇。" in text
    assert "（15/16个单位已报，数据截至2021年9月30日）" in text


def test_a_partial_figure_without_a_roll_says_so() -> None:
    assert "（所需数据有缺，为不完全数）" in prose(compose_bulletin(an_assessment(a_cell(complete=False)), "zh"))


def test_nobody_is_blamed_on_an_inferred_duty() -> None:
    """县工信局 leads T01, T16, T19 by inference and T30 by the document: only T30 stands against its name."""
    document = compose_bulletin(county(), "zh")
    stated = section(document, "（一）文件写明牵头单位的指标")
    inferred = section(document, "（二）文件未写明牵头单位的指标（牵头单位为推定，仅供核实，不作追责依据）")
    assert [line.partition("：")[0] for line in stated] == ["县工信局"]
    assert "培训企业家" in stated[0]
    assert "规上企业" not in stated[0]
    assert inferred
    assert all(line.partition("：")[0].endswith("（推定）") for line in inferred)


def test_a_problem_says_progress_gap_and_verdict() -> None:
    row = a_cell(lead_source="stated", status=Status.BEHIND)
    (line,) = section(compose_bulletin(an_assessment(row), "zh"), "（一）文件写明牵头单位的指标")
    assert line == (
        "县工信局：1—11月，完成新增规上企业18家，占年度目标的60.0%，滞后序时进度31.7个百分点，"
        "距目标还差12家，剩余1个月，月均需12.0家，判定为滞后。"
    )


def test_without_problems_it_says_so() -> None:
    document = compose_bulletin(an_assessment(a_cell(status=Status.ON_TRACK)), "zh")
    assert section(document, "（三）数据报送与核对") == ["未发现。"]


def test_a_ranking_says_who_leads_how_it_moved_and_who_has_not_reported() -> None:
    document = compose_bulletin(an_assessment(a_cell(), rankings=(ranking(),)), "zh")
    assert "签约落地项目：李庄镇完成3个，占任务数3个的100.0%，居第1位，较上月升1位。" in prose(document)
    (table,) = (b for b in chapter(document, "二、各乡镇、各部门完成情况") if isinstance(b, Table))
    first, last = (dict(zip((c.key for c in table.columns), row, strict=True)) for row in table.rows)
    assert (first["place"].text, first["place_before"].text, first["moved"].text) == ("1", "2", "升1位")
    assert (last["place"].text, last["done"].text, last["note"].text) == ("–", "–", "未报,不排名")


def test_without_tasks_the_towns_are_not_ranked() -> None:
    assert section(compose_bulletin(county(), "zh"), "（一）各乡镇") == ["方案未向各乡镇分解任务，不作排名。"]


def test_industries_grow_by_the_verb_and_levels_before_their_year_are_left_out() -> None:
    grown = Standing("food", Name("食品加工"), "", Decimal(10), Decimal(9), Decimal(-10), place=1)
    growth = ranking(by="industry", group="", ref="", measure="growth", unit="亿元", standings=(grown,))
    early = replace(growth, measure="level_share")
    document = compose_bulletin(an_assessment(a_cell(), rankings=(growth, early)), "zh")
    assert section(document, "（三）各产业")[0] == "签约落地项目：食品加工同比下降10.0%，居第1位。"
    assert sum(isinstance(b, Table) for b in chapter(document, "二、各乡镇、各部门完成情况")) == 1


def test_departments_are_shown_by_role_and_never_added_up() -> None:
    card = Scorecard(
        "kjj",
        Name("县科技局"),
        (Tally("stated", (("on_track", 2),), ("T26", "T27")), Tally("support", (("behind", 9),), ("T01",))),
    )
    document = compose_bulletin(an_assessment(a_cell(), scorecards=(card,)), "zh")
    (table,) = (b for b in chapter(document, "二、各乡镇、各部门完成情况") if isinstance(b, Table))
    assert [[cell.text for cell in row] for row in table.rows] == [["县科技局", "牵头(原文写明)", "2", "达序时 2"]]


def test_commendation_names_the_rule() -> None:
    mention = Mention("lizhuang", Name("李庄镇"), "township", 1, Decimal(100))
    notice = Notice(
        "praise", "n", Name("综合靠前"), "town", "", (Remark("notice-first", (("count", "3"),)),), (mention,)
    )
    document = compose_bulletin(an_assessment(a_cell(), notices=(notice,)), "zh")
    blocks = chapter(document, "二、各乡镇、各部门完成情况")
    assert any(b.title == "（三）通报表扬与批评" for b in blocks)
    assert "李庄镇（第1位，100.0%）" in prose(document)


def test_an_overdue_duty_is_a_problem_only_where_it_is_strict_and_inferred_owners_are_marked() -> None:
    duties = (duty(), duty(strict=False, period="2021-09"), duty(owner_source="inferred", period="2021-08"))
    lines = section(compose_bulletin(an_assessment(a_cell(), duties=duties), "zh"), "（三）数据报送与核对")
    assert lines == [
        "县科技局：2021年10月清单更新（技改项目）应于11月15日前完成，现已逾期。",
        "县科技局（推定）：2021年8月清单更新（技改项目）应于11月15日前完成，现已逾期。",
    ]


def test_the_next_steps_list_what_is_open_or_due_within_weeks() -> None:
    far, near = date(2022, 3, 15), date(2021, 12, 15)
    duties = (
        duty(),
        duty(state=State.NOT_YET, due=near),
        duty(state=State.NOT_YET, due=far),
        duty(state=State.DONE, due=near),
    )
    document = compose_bulletin(an_assessment(a_cell(), duties=duties), "zh")
    (table,) = (b for b in chapter(document, "四、下步要求") if isinstance(b, Table))
    assert [row[1].text for row in table.rows] == ["2021-11-15", "2021-12-15"]
    assert "以下1项指标于2021年12月31日到期，请各责任单位对照差距倒排工期：T17 新增规上企业。" in prose(document)


def test_breaches_are_problems_and_waivers_are_printed_with_their_name() -> None:
    waiver = Waived("王某", Name("园区重复计入,待更正"), date(2021, 12, 31))
    checks = (
        Check("R1", "breach", Name("各乡镇合计等于全县")),
        Check("R2", "waived", Name("行业合计等于全县"), Remark("goals-sum", (("sum", "3"),)), waiver=waiver),
        Check("R3", "unknown", Name("期末等于期初加增减")),
    )
    document = compose_bulletin(an_assessment(a_cell(), checks=checks), "zh")
    assert section(document, "（三）数据报送与核对") == [
        "核对不符：各乡镇合计等于全县。",
        "另有1项核对因缺数无法进行，见末附件。",
    ]
    (table,) = (b for b in chapter(document, "核对结果与口径说明") if isinstance(b, Table))
    assert "王某" in " ".join(cell.text for cell in table.rows[1])
    assert document.footer[0] == "口径说明："
    assert document.footer[1].startswith("规则：")


def test_the_places_figures_stand_beside_the_whole_and_missing_ones_are_dashes() -> None:
    document = compose_bulletin(county(), "zh")
    (table,) = (b for b in chapter(document, "各乡镇分项数值表") if isinstance(b, Table))
    assert [column.heading for column in table.columns][1] == "T03 绿色化工规上产值（亿元）"
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["李庄镇", "5.00", "5"],
        ["马头镇", "–", "–"],
        ["全部", "41.23", "142"],
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_what_people_wrote_comes_back_and_hints_of_either_language_do_not(lang: Lang) -> None:
    hints = {b.key: b.hint for b in compose_bulletin(county(), "zh").blocks if isinstance(b, Slot)}
    kept = {"leader-remarks": ("抓紧补差。", "**按月调度。**"), "next-steps": (hints["next-steps"],)}
    slots = {b.key: b for b in compose_bulletin(county(), lang, kept).blocks if isinstance(b, Slot)}
    assert tuple(slots) == SLOTS
    assert slots["leader-remarks"].paragraphs == ("抓紧补差。", "**按月调度。**")
    assert slots["next-steps"].paragraphs == ()
    assert slots["next-steps"].lines == (slots["next-steps"].hint,)


def test_words_in_a_slot_that_we_do_not_know_are_not_dropped() -> None:
    document = compose_bulletin(county(), "zh", {"praise": ("李庄镇进步明显。",), "nothing": ()})
    assert [b.paragraphs for b in chapter(document, "四、下步要求") if isinstance(b, Slot)][1:] == [
        ("李庄镇进步明显。",)
    ]


def test_sample_data_are_marked_and_real_data_are_not() -> None:
    assert compose_bulletin(county(), "zh").banner == "样例数据"
    assert compose_bulletin(an_assessment(a_cell(), sample=False), "zh").banner == ""


def test_a_bulletin_of_nothing_is_still_one() -> None:
    empty: Assessment = an_assessment(time_share=NO_DATA, places=())
    document = compose_bulletin(empty, "zh")
    assert "截至2021年11月30日的目标任务完成情况通报如下" in prose(document)


def test_coverage_of_a_figure_that_everybody_reported_is_not_a_problem() -> None:
    row = a_cell(status=Status.ON_TRACK, coverage=Coverage(16, 16))
    assert section(compose_bulletin(an_assessment(row), "zh"), "（三）数据报送与核对") == ["未发现。"]
