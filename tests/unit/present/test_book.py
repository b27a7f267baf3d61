"""The Book: which sheets there are, that they say what the report says, and that no chart mixes units."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.books.model import Ranking, Standing
from tanjcli.evaluate.books.owed import Duty, Scorecard, State, Tally
from tanjcli.evaluate.results import Check, Point, Reading, Share, Status
from tanjcli.present.book import Bars, Book, Gallery, Lines, Panel, Sheet
from tanjcli.present.compose.book import compose_book
from tanjcli.present.compose.gap import compose_gap
from tanjcli.present.compose.report import ReportOptions, compose_report
from tanjcli.present.document import Absent, Cell, Number, Table, Words
from tests.unit.present.builders import NA, NO_DATA, a_cell, an_assessment, an_origin, county

LANGS: tuple[Lang, ...] = ("zh", "en")
ALWAYS = [
    "总表",
    "图表",
    "按部门",
    "按乡镇",
    "月度走势",
    "差距清单",
    "数据来源",
    "口径说明",
    "核对",
    "问题清单",
    "图表数据",
]


def sheet(book: Book, name: str) -> Sheet:
    (found,) = (one for one in book.sheets if one.name == name)
    assert isinstance(found, Sheet)
    return found


def table(book: Book, name: str, panel: int = 0) -> Table:
    return sheet(book, name).panels[panel].table


def rows(of: Table) -> list[dict[str, Cell]]:
    return [dict(zip((column.key for column in of.columns), row, strict=True)) for row in of.rows]


def gallery(book: Book) -> Gallery:
    (found,) = (one for one in book.sheets if isinstance(one, Gallery))
    return found


def months(*values: int | None, last_year: int | None = None) -> tuple[Point, ...]:
    """February to as many months later; ``None`` was not reported."""
    before = NA if last_year is None else Decimal(last_year)
    return tuple(
        Point(f"2021-{m:02}", date(2021, m, 28), NO_DATA if v is None else Decimal(v), Decimal(m), before)
        for m, v in enumerate(values, 2)
    )


def test_every_sheet_is_there_in_the_order_it_is_read() -> None:
    assert [one.name for one in compose_book(county(), "zh").sheets] == ALWAYS
    names = [one.name for one in compose_book(county(), "en").sheets]
    assert names[:5] == ["Overview", "Charts", "By department", "By unit", "Monthly trend"]
    assert all(name.isascii() and len(name) <= 31 for name in names)


@pytest.mark.parametrize("lang", LANGS)
def test_every_sheet_says_as_of_when_and_the_book_that_it_is_a_sample(lang: Lang) -> None:
    book = compose_book(county(), lang)
    assert all("2021-11-30" in one.title and one.header for one in book.sheets)
    assert book.banner == {"zh": "样例数据", "en": "SAMPLE DATA"}[lang]
    assert "2021-11-30" in book.footer
    assert not compose_book(replace(county(), sample=False), lang).banner


@pytest.mark.parametrize("lang", LANGS)
def test_the_overview_has_the_very_cells_of_the_report(lang: Lang) -> None:
    document = compose_report(county(), lang, ReportOptions(wide=True))
    (report,) = (block for block in document.blocks if isinstance(block, Table))
    name = compose_book(county(), lang).sheets[0].name
    shown = rows(table(compose_book(county(), lang), name))
    assert len(shown) == len(report.rows)
    for ours, theirs in zip(shown, rows(report), strict=True):
        assert ours == {key: theirs[key] for key in ours}


def test_the_lead_is_headed_as_percentage_points() -> None:
    headings = {c.key: c.heading for c in table(compose_book(county(), "zh"), "总表").columns}
    assert headings["lead_pp"] == "较时序(百分点)"


def test_departments_come_in_the_order_of_the_plan_and_none_of_their_targets_is_lost() -> None:
    shown = rows(table(compose_book(county(), "zh"), "按部门"))
    leads = list(dict.fromkeys(row["lead"].text.removesuffix("*") for row in shown))
    assert leads == ["县工信局", "县投资促进服务中心", "县科技局"]
    assert sorted(row["ref"].text for row in shown) == sorted(cell.ref for cell in county().cells)


def test_gaps_are_those_of_tanj_gap_in_its_order() -> None:
    document = compose_gap(county(), "zh")
    (expected,) = (block for block in document.blocks if isinstance(block, Table))
    found = table(compose_book(county(), "zh"), "差距清单")
    assert found.rows == expected.rows
    assert sheet(compose_book(county(), "zh"), "差距清单").notes[0].startswith("排序")


def test_a_place_without_rows_for_a_target_shows_a_dash_and_the_last_row_is_the_whole() -> None:
    shown = rows(table(compose_book(county(), "zh"), "按乡镇"))
    by_place = {row["place"].text: row for row in shown}
    assert by_place["李庄镇"]["stock"].text == "5"
    assert by_place["马头镇"]["stock"] == Absent("no_data", "无数据")
    assert list(by_place)[-1] == "全部"
    assert by_place["全部"]["stock"].text == "142"


def test_a_column_of_places_names_its_one_unit() -> None:
    headings = {c.key: c.heading for c in table(compose_book(county(), "zh"), "按乡镇").columns}
    assert headings["stock"] == "T19 规上企业总数(家)"
    assert headings["green-above-scale"].endswith("(亿元)")


def test_goals_given_to_places_have_a_sheet_of_their_own_with_their_status() -> None:
    matou = Share("matou", Name("马头镇"), Decimal(2), Decimal(3), Status.MISSED)
    book = compose_book(an_assessment(a_cell(shares=(matou,))), "zh")
    (row,) = rows(table(book, "乡镇任务"))
    assert [row[key].text for key in ("ref", "place", "share", "town_goal", "status")] == [
        *("T17", "马头镇", "2 家", "3 家"),
        "未完成",
    ]


def test_without_figures_by_place_the_sheet_says_so() -> None:
    book = compose_book(an_assessment(a_cell()), "zh")
    assert sheet(book, "按乡镇").notes == ("没有分乡镇的数据。",)


def test_a_chart_draws_the_months_of_one_target_only() -> None:
    firms = a_cell(history=months(1, 2, 3))
    money = a_cell(ref="T03", target_id="money", unit="亿元", history=months(5, 6))
    book = compose_book(an_assessment(firms, money), "zh")
    data = rows(table(book, "图表数据"))
    drawn = [chart for chart in gallery(book).charts if isinstance(chart, Lines)]
    assert [chart.title for chart in drawn] == ["T17 新增规上企业(家)", "T03 新增规上企业(亿元)"]
    for chart, unit, length in zip(drawn, ("家", "亿元"), (3, 2), strict=True):
        span = data[chart.of.first : chart.of.stop]
        assert len(span) == length
        assert {row["unit"].text for row in span} == {unit}


def test_a_line_is_only_drawn_where_there_are_figures_for_it() -> None:
    with_last_year = compose_book(an_assessment(a_cell(history=months(1, 2, last_year=4))), "zh")
    without = compose_book(an_assessment(a_cell(history=months(1, 2))), "zh")
    assert gallery(with_last_year).charts[-1].keys == ("value", "expected", "last_year")  # type: ignore[union-attr]
    assert gallery(without).charts[-1].keys == ("value", "expected")  # type: ignore[union-attr]


def test_one_month_makes_no_line_and_the_cell_says_why() -> None:
    book = compose_book(an_assessment(a_cell(history=months(1))), "zh")
    (row,) = rows(table(book, "月度走势"))
    assert row["trend"] == Absent("no_course", "无按月数据")
    assert not sheet(book, "月度走势").panels[0].sparks
    assert not any(isinstance(chart, Lines) for chart in gallery(book).charts)


def test_a_month_nobody_reported_keeps_its_reason_in_the_data() -> None:
    book = compose_book(an_assessment(a_cell(history=months(1, None, 3))), "zh")
    assert [row["value"] for row in rows(table(book, "图表数据"))][1] == Absent("no_data", "无数据")


def test_bars_in_a_cell_stand_on_zero_unless_something_is_below_it() -> None:
    above = compose_book(an_assessment(a_cell(history=months(1, 2))), "zh")
    below = compose_book(an_assessment(a_cell(history=months(-1, 2))), "zh")
    assert [s.zero for book in (above, below) for s in sheet(book, "月度走势").panels[0].sparks] == [True, False]


def test_the_completion_chart_has_the_targets_with_a_completion_in_the_colour_of_their_status() -> None:
    book = compose_book(county(), "zh")
    chart = next(one for one in gallery(book).charts if isinstance(one, Bars) and not one.stacked)
    drawn = rows(table(book, "图表数据", 1))
    assert all(isinstance(row["completion"], Number) for row in drawn)
    assert (chart.of.first, chart.of.stop) == (0, len(drawn))
    assert list(chart.series[0].statuses) == [row["status"].code for row in drawn]  # type: ignore[union-attr]
    assert drawn[0]["target"].text == "T01 全县工业总产值年均增速(达序时)"


def test_departments_are_counted_by_status_and_the_counts_add_up() -> None:
    counted = rows(table(compose_book(county(), "zh"), "图表数据", 2))
    whole = sum(row["all_targets"].value for row in counted)  # type: ignore[union-attr]
    parts = sum(cell.value for row in counted for key, cell in row.items() if key not in ("lead", "all_targets"))  # type: ignore[union-attr]
    assert whole == parts == len(county().cells)


def test_every_contributing_cell_has_a_row_with_its_address() -> None:
    origins = (an_origin(), an_origin(cell="F8", value=None, text="2021-06", role="dated"))
    shown = rows(table(compose_book(an_assessment(a_cell(origins=origins)), "zh"), "数据来源"))
    assert [(row["ref"].text, row["file"].text, row["sheet"].text, row["cell"].text) for row in shown] == [
        ("T17", "data/2021-12-10/规上企业变动.xlsx", "变动", "F7"),
        ("T17", "data/2021-12-10/规上企业变动.xlsx", "变动", "F8"),
    ]
    assert [row["value"].text for row in shown] == ["123456.789 千元", "2021-06"]


def test_where_cells_were_not_asked_for_the_tables_are_named() -> None:
    (row,) = rows(table(compose_book(an_assessment(a_cell()), "zh"), "数据来源"))
    assert (row["file"].text, row["sheet"].text) == ("data/2021-12-10/规上企业变动.xlsx", "变动")


def test_every_target_has_its_reading_and_other_readings_follow_it() -> None:
    other = Reading("net", Name("净增"), "2021", Decimal(30), None, Decimal(25), Status.OFF_TRACK, flips=True)
    chosen = Reading("chosen", Name("总增"), "2021", Decimal(30), None, Decimal(30), Status.ACHIEVED)
    book = compose_book(an_assessment(a_cell(readings=(chosen, other)), a_cell(ref="T18")), "zh")
    shown = rows(table(book, "口径说明"))
    assert [(row["ref"].text, row["reading"].text, row["text"].text) for row in shown] == [
        ("T17", "采用", "总增"),
        ("T17", "另解", "净增"),
        ("T18", "采用", "按审批批次计的新增入库数"),
    ]
    assert [row["clause"].text for row in shown] == ["二(三)"] * 3
    assert any("T17" in note for note in sheet(book, "口径说明").notes)


def test_findings_come_worst_first_with_place_and_remedy() -> None:
    note = Finding("sheet-unread", Place("a.xlsx", "说明", "1"), {"sheet": "说明", "rows": "3", "recipe": "r"})
    error = Finding("file-password", Place("b.xlsx"))
    shown = rows(table(compose_book(an_assessment(a_cell(), findings=(note, error)), "zh"), "问题清单"))
    assert [(row["severity"].text, row["file"].text) for row in shown] == [("错误", "b.xlsx"), ("提示", "a.xlsx")]
    assert all(row["message"].text and row["remedy"].text for row in shown)


def test_no_findings_are_said_to_be_none() -> None:
    assert sheet(compose_book(an_assessment(a_cell()), "zh"), "问题清单").notes == ("没有发现问题。",)


def test_checks_have_their_outcome_in_words() -> None:
    book = compose_book(an_assessment(a_cell(), checks=(Check("R1", "breach", Name("乡镇合计等于全县")),)), "zh")
    (row,) = rows(table(book, "核对"))
    assert (row["status"].text, row["id"].text) == ("不符", "R1")


def test_rankings_of_every_kind_share_their_columns() -> None:
    first = Standing("matou", Name("马头镇"), "township", Decimal(3), Decimal(3), Decimal(100), place=1, place_before=2)
    late = Standing("lizhuang", Name("李庄镇"), "township", Decimal(3), NO_DATA, NO_DATA)
    base = Ranking(
        *("town", "township", "new", "T17", Name("新增规上企业"), "家", "2021"),
        as_of=date(2021, 11, 30),
        before=date(2021, 10, 31),
        standings=(first, late),
    )
    growth = replace(
        base, by="industry", group="", measure="growth", unit="亿元", standings=(replace(first, name=Name("食品")),)
    )
    book = compose_book(replace(an_assessment(a_cell()), rankings=(base, growth)), "zh")
    shown = rows(table(book, "排名"))
    assert [
        [row[key].text for key in ("place", "unit", "base", "reached", "percent", "place_before")] for row in shown
    ] == [
        ["1", "马头镇", "3 家", "3 家", "100.0%", "2"],
        ["–", "李庄镇", "3 家", "–", "–", "–"],
        ["1", "食品", "3.00 亿元", "3.00 亿元", "100.0%", "2"],
    ]
    assert any("2021-10-31" in note for note in sheet(book, "排名").notes)


def test_duties_and_scorecards_have_a_sheet_each() -> None:
    duty = Duty(
        *("report:2021-10", "report", Name("月度报表"), "四", "gxj", Name("县工信局"), "stated", "", "", Name("")),
        *("2021-10", date(2021, 11, 1), date(2021, 11, 10), State.OVERDUE, True),
    )
    card = Scorecard("gxj", Name("县工信局"), (Tally("stated", (("behind", 2),), ("T17", "T19")),))
    book = compose_book(replace(an_assessment(a_cell()), duties=(duty,), scorecards=(card,)), "zh")
    (owed,) = rows(table(book, "日常事项"))
    assert (owed["due"].text, owed["duty"].text, owed["duty_owner"].text) == ("2021-11-10", "月度报表", "县工信局")
    (counted,) = rows(table(book, "部门记分卡"))
    assert [counted[key].text for key in ("lead", "n", "refs")] == ["县工信局", "2", "T17、T19"]


def test_books_that_were_not_asked_for_have_no_sheet() -> None:
    assert not {"排名", "日常事项", "部门记分卡"} & {one.name for one in compose_book(county(), "zh").sheets}


def test_hostile_names_are_gated_before_any_writer_sees_them() -> None:
    book = compose_book(an_assessment(a_cell(name=Name("\x1b[31m\u202e厂"), history=months(1, 2))), "zh")
    assert rows(table(book, "总表"))[0]["name"] == Words(r"\x1b[31m\u202e厂")
    assert gallery(book).charts[-1].title == r"T17 \x1b[31m\u202e厂(家)"


def test_an_assessment_without_a_row_still_makes_a_book() -> None:
    book = compose_book(an_assessment(), "zh")
    assert not gallery(book).charts
    assert all(isinstance(panel, Panel) for one in book.sheets if isinstance(one, Sheet) for panel in one.panels)
