"""What the page says: its parts, what narrows it, the pictures' cells, sources in few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.books.model import Ranking, Standing
from tanjcli.evaluate.results import Outlook, Status
from tanjcli.present.compose.dashboard import compose_dashboard
from tanjcli.present.compose.dashboard.sources import ranges
from tanjcli.present.compose.report import ReportOptions, compose_report
from tanjcli.present.document import Absent, Facts, Number, Paragraph, Table, Words
from tanjcli.present.page import Card, Page
from tests.unit.present.builders import NA, NO_DATA, RULES, a_cell, an_assessment, an_origin, county
from tests.unit.present.pages import a_course, a_rich_cell, hostile, with_everything

LANGS: tuple[Lang, ...] = ("zh", "en")
DAY = date(2021, 11, 30)


def only_card(lang: Lang = "zh", **given: object) -> Card:
    (card,) = compose_dashboard(an_assessment(a_rich_cell(**given)), lang).cards
    return card


def texts(page: Page) -> list[str]:
    """Every text of a page, wherever it stands."""

    def walk(part: object) -> list[str]:
        if isinstance(part, str):
            return [part]
        if isinstance(part, tuple):
            return [text for one in part for text in walk(one)]
        return [text for key in getattr(part, "__slots__", ()) for text in walk(getattr(part, key))]

    return walk(page)


@pytest.mark.parametrize("lang", LANGS)
def test_the_header_says_plan_year_as_of_share_and_what_was_known(lang: Lang) -> None:
    page = compose_dashboard(county(), lang)
    assert page.heading == {"zh": "工业强县三年行动计划", "en": "Three-year industry plan"}[lang]
    assert [cell.text for _, cell in page.header][:4] == ["2021", "2021-11-30", "91.7%", "2021-12-18"]
    assert page.banner == {"zh": "样例数据", "en": "SAMPLE DATA"}[lang]
    assert page.lang == {"zh": "zh-CN", "en": "en"}[lang]


def test_real_data_carry_no_banner_and_an_unknown_share_is_left_out() -> None:
    page = compose_dashboard(replace(county(), sample=False, time_share=NA), "zh")
    assert page.banner == ""
    assert "时间进度" not in [label for label, _ in page.header]
    assert "样例数据" not in page.footer.lines


def test_the_sample_mark_stands_in_the_footer_too() -> None:
    assert compose_dashboard(county(), "zh").footer.lines[-1] == "样例数据"


@pytest.mark.parametrize("lang", LANGS)
def test_the_overview_prints_the_cells_of_the_report(lang: Lang) -> None:
    document = compose_report(county(), lang, ReportOptions(wide=True))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    told = [dict(zip((c.key for c in table.columns), row, strict=True)) for row in table.rows]
    page = compose_dashboard(county(), lang)
    for card, row in zip(page.cards, told, strict=True):
        shown = dict(zip((c.key for c in page.columns), card.row, strict=True))
        assert shown == {key: row[key] for key in shown}


def test_every_card_answers_to_one_choice_of_every_filter() -> None:
    page = compose_dashboard(county(), "zh")
    for one in page.filters:
        keys = [choice.key for choice in one.choices]
        answers = [[key for key in keys if key in card.marks] for card in page.cards]
        assert all(len(found) == 1 for found in answers), one.key
        counts = {choice.key: int(choice.count) for choice in one.choices}
        assert counts == {key: answers.count([key]) for key in keys}


def test_choices_stand_in_the_order_a_reader_knows() -> None:
    status, lead, clause = compose_dashboard(county(), "zh").filters
    assert [choice.label for choice in status.choices][:3] == ["已完成", "达序时", "滞后"]
    assert [choice.label for choice in lead.choices] == ["县工信局", "县投资促进服务中心", "县科技局"]
    assert [choice.label for choice in clause.choices] == ["二", "二(三)", "二(五)", "三(二)", "三(六)"]


def test_cards_are_grouped_the_most_urgent_first() -> None:
    order = [status.code for status in compose_dashboard(county(), "zh").order]
    assert order == ["off_track", "missed", "behind", "no_data", "on_track", "achieved", "not_due", "not_started"]


def test_every_status_has_a_place_in_the_order() -> None:
    cells = (a_cell(status=status, target_id=status.value) for status in Status)
    assert len(compose_dashboard(an_assessment(*cells), "zh").order) == len(Status)


def test_a_card_keeps_percent_and_percentage_points_apart() -> None:
    figures = {label: cell.text for label, cell in only_card().figures}
    assert figures == {"完成率": "60.0%", "较时序": "-31.7 百分点", "时间进度": "91.7%"}


def test_before_its_window_a_card_shows_the_share_of_the_goal_under_its_own_name() -> None:
    card = next(card for card in compose_dashboard(county(), "zh").cards if card.ref == "T03")
    assert [(label, cell.text) for label, cell in card.figures] == [("占目标", "(63.4%)")]


def test_a_card_says_what_is_missing_and_where_it_will_end() -> None:
    assert only_card().says == ("距目标还差 12 家,剩余 1 个月,月均需 12.0 家", "预计期末 19—26,难以完成 12%")


def test_a_card_with_gaps_in_its_data_says_so() -> None:
    assert only_card(complete=False).says[-1] == "数据有缺"
    assert only_card("en", complete=False).says[-1] == "data incomplete"


def test_two_rows_of_one_target_have_their_own_addresses() -> None:
    page = compose_dashboard(an_assessment(a_cell(period="2021"), a_cell(period="2022"), a_cell(target_id="b")), "zh")
    assert [card.anchor for card in page.cards] == ["new-above-scale-2021/2021", "new-above-scale-2021/2022", "b"]


def test_a_bar_has_the_unrounded_amounts_of_its_row_and_says_them_in_words() -> None:
    bullet = only_card(actual=Decimal("18.4999")).bullet
    assert bullet is not None
    assert isinstance(bullet.actual, Number)
    assert bullet.actual.value == Decimal("18.4999")
    assert bullet.alt == "实际 18.5 家,应达 27.5 家,目标 30 家"
    assert bullet.base is None


def test_a_bar_shows_the_baseline_and_both_ends_of_a_range_goal() -> None:
    bullet = only_card(baseline=Decimal(10), comparison="range", goal_max=40).bullet
    assert bullet is not None
    assert bullet.base is not None
    assert bullet.ceiling is not None
    assert (bullet.base.value, bullet.ceiling.value) == (10, 40)


def test_without_a_figure_there_is_no_bar_and_no_chart() -> None:
    card = only_card(actual=NO_DATA, history=())
    assert card.bullet is None
    assert card.chart is None
    assert isinstance(card.actual, Absent)


def test_a_chart_has_gaps_where_nothing_was_reported_yet() -> None:
    chart = only_card().chart
    assert chart is not None
    lines = {line.key: [cell for _, cell in line.points] for line in chart.lines}
    assert list(lines) == ["last_year", "expected", "actual"]
    assert isinstance(lines["actual"][-1], Absent)
    assert isinstance(lines["expected"][-1], Number)
    assert chart.goal.value == 30


def test_a_chart_tells_its_reach_its_last_report_and_its_ends_in_words() -> None:
    chart = only_card().chart
    assert chart is not None
    assert chart.alt == (
        "2021-01 至 2021-12;2021-11 为 实际 31 家、应达 27.5 家、上年同期 20 家;目标 30 家;预计区间 19 家—26 家"
    )


def test_a_forecast_without_a_range_stays_a_line() -> None:
    chart = only_card(outlook=Outlook("run_rate", mid=Decimal(21))).chart
    assert chart is not None
    assert chart.forecast is not None
    assert isinstance(chart.forecast.low, Absent)
    assert chart.forecast.day == date(2021, 12, 31)


def test_last_year_is_not_drawn_over_several_years() -> None:
    chart = only_card(history=a_course(2020, 2022, 23, 100)).chart
    assert chart is not None
    assert [line.key for line in chart.lines] == ["expected", "actual"]
    assert "上年" not in chart.alt


def test_one_report_makes_no_line() -> None:
    assert only_card(history=a_course(2021, 2021, 1, 30)[:1]).chart is None
    assert only_card(history=a_course(2021, 2021, 0, 30)).chart is None


def test_a_drawer_has_formula_reading_rivals_and_sources() -> None:
    blocks = {block.title: block for block in only_card().drawer.blocks if not isinstance(block, Table)}
    assert list(blocks) == ["算式", "口径", "其他读法", "来源"]
    formula, reading, rivals, sources = blocks.values()
    assert isinstance(formula, Paragraph)
    assert formula.lines[0] == "完成率 = 100 × (18 - 0) ÷ (30 - 0) = 60.0%"
    assert isinstance(reading, Facts)
    assert ("采用的口径", Words("按审批批次计的新增入库数")) in reading.items
    assert isinstance(rivals, Facts)
    assert rivals.items[0] == ("扣除退库的净增", Words("已完成,实际 31,目标 30 家,翻转"))
    assert rivals.items[1][0] == "计入首次报数的年度;计划未给出算法"
    assert isinstance(sources, Paragraph)
    assert sources.lines == ("data/2021-12-10/规上企业变动.xlsx!变动: B4:B33、D4:F33(120 格,2021-12-10 收到)",)


def test_the_drawer_s_rule_is_the_row_s_own() -> None:
    card = only_card(rules=replace(RULES, on_track=Decimal("0.9")))
    (formula, *_) = card.drawer.blocks
    assert isinstance(formula, Paragraph)
    assert "0.9 / 0.60 / 0" in formula.lines[-1]


def test_where_cells_are_not_known_the_tables_are_named() -> None:
    *_, sources = only_card(origins=()).drawer.blocks
    assert isinstance(sources, Paragraph)
    assert sources.lines == ("data/2021-12-10/规上企业变动.xlsx!变动",)


def test_scattered_cells_are_shortened_but_counted() -> None:
    origins = tuple(an_origin(cell=f"B{row}") for row in range(2, 60, 3))
    *_, sources = only_card("en", origins=origins).drawer.blocks
    assert isinstance(sources, Paragraph)
    assert "B2, B5, B8, B11, B14, B17 and more (20 cells" in sources.lines[0]


@pytest.mark.parametrize(
    ("addresses", "told"),
    [
        (["B4"], ["B4"]),
        (["B5", "B4", "B6", "B9"], ["B4:B6", "B9"]),
        (["B4", "C4", "B5", "C5"], ["B4:C5"]),
        (["B4", "D4"], ["B4", "D4"]),
        (["Z1", "AA1", "AB1"], ["Z1:AB1"]),
        (["B4", "B4", "第3段"], ["B4", "第3段"]),
        (["B9", "B10", "C9"], ["B9:B10", "C9"]),
    ],
)
def test_addresses_become_ranges(addresses: list[str], told: list[str]) -> None:
    assert ranges(addresses) == told


def test_checks_are_listed_with_their_waivers() -> None:
    section = next(one for one in compose_dashboard(with_everything(), "zh").sections if one.key == "checks")
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == ["相符", "不符", "豁免"]
    assert "张三:名录下月更新(至 2021-12-31)" in table.rows[2][-1].text
    assert section.note == "相符 1 · 不符 1 · 豁免 1"


def test_faults_of_one_kind_are_one_row_errors_first_with_the_first_places() -> None:
    section = next(one for one in compose_dashboard(with_everything(), "zh").sections if one.key == "findings")
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert [(row[0].text, row[2].text) for row in table.rows] == [("警告", "1"), ("提示", "5")]
    where = table.rows[1][3].text
    assert "data/x.xlsx / 企业 / B0" in where
    assert where.endswith("另有 2 处")
    assert section.note == "共 6 条:错误 0,警告 1,提示 5"


def test_what_was_not_told_has_no_section() -> None:
    page = compose_dashboard(an_assessment(a_cell()), "en")
    assert page.sections == ()


def test_places_with_a_rank_are_listed_with_rule_and_notices() -> None:
    first = Standing("lizhuang", Name("李庄镇"), "township", Decimal(3), Decimal(2), Decimal(66), place=1)
    nobody = replace(first, key="matou", name=Name("马头镇"), actual=NO_DATA, completion=NO_DATA, place=None)
    ranked = Ranking("town", "township", "t", "T17", Name("新增"), "家", "2021", DAY, None, (first, nobody))
    page = compose_dashboard(replace(county(), rankings=(ranked, replace(ranked, standings=(nobody,)))), "zh")
    (section,) = (one for one in page.sections if one.key == "rankings")
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    assert [row[0].text for row in table.rows] == ["1", "–"]
    assert isinstance(section.blocks[-1], Paragraph)


def test_the_page_names_tables_and_cells_and_no_firm() -> None:
    assert not [text for text in texts(compose_dashboard(an_assessment(a_rich_cell()), "zh")) if "沂东化工" in text]


def test_only_verdicts_that_turn_are_listed_among_the_readings() -> None:
    section = next(one for one in compose_dashboard(with_everything(), "zh").sections if one.key == "readings")
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["T99", "新增规上企业", "滞后", "已完成", "扣除退库的净增"]
    ]


def test_every_text_of_a_page_has_passed_the_gate() -> None:
    page = compose_dashboard(hostile(), "zh")
    assert all(text.isprintable() for text in texts(page))
    assert "\\x1b[31m红\\x1b[0m" in texts(page)


def test_an_empty_selection_makes_a_page_without_cards() -> None:
    page = compose_dashboard(an_assessment(), "zh")
    assert page.cards == ()
    assert page.order == ()
