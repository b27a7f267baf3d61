"""What the survey rests on: kinds of cells, borders of tables, words and units of labels, periods along an axis."""

from __future__ import annotations

import pytest

from tanjcli.core.findings import Place
from tanjcli.intake.survey.axis import base_period, missing_periods, quarter_of
from tanjcli.intake.survey.blocks import find_blocks, note_kind
from tanjcli.intake.survey.body import is_ordinal
from tanjcli.intake.survey.canvas import BLANK, DAY, GAP, NUMBER, TEXT, Canvas, Region
from tanjcli.intake.survey.columns import are_places
from tanjcli.intake.survey.flows import flow_of, read_words, stem
from tanjcli.intake.survey.heads import find_head, header_period
from tanjcli.intake.survey.units import parse_unit, split_label, stated_units
from tanjcli.intake.words.period_text import Stated, parse_period
from tests.unit.intake.survey.drawings import DRAWINGS
from tests.unit.intake.survey.sheets import look, sheet


def blocks(drawing: str) -> list[tuple[int, int, int, int]]:
    """(top, left, bottom, right) of every table found, counted from 0."""
    found = (block.region for block in find_blocks(Canvas(sheet(drawing))))
    return [(r.top, r.left, r.bottom, r.right) for r in found]


def stated(*texts: str) -> list[Stated]:
    return [s for text in texts if isinstance(s := parse_period(text), Stated)]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [("", BLANK), ("  ", BLANK), ("—", GAP), ("…", GAP), ("5", NUMBER), ("'1,234.5", NUMBER), ("甲", TEXT)],
)
def test_each_cell_is_of_one_kind(cell: str, kind: int) -> None:
    assert Canvas(sheet(f"x|{cell}")).kind(0, 1) == kind


def test_a_day_is_no_number() -> None:
    assert Canvas(sheet("@2020-04-21")).kind(0, 0) == DAY


def test_an_error_stands_where_a_figure_was_meant() -> None:
    page = sheet("甲|x")
    page.errors = {(0, 1): "#N/A"}
    assert Canvas(page).kind(0, 1) == NUMBER


def test_columns_are_numeric_by_what_fills_them() -> None:
    """Gaps say nothing; one word among figures does not make words of them."""
    canvas = Canvas(sheet("甲|1|a|—\n乙|2|b|3\n丙|未报|c|—"))
    assert canvas.numeric_columns(Region(0, 0, 2, 3)) == {1, 3}


def test_a_region_is_trimmed_to_what_is_filled() -> None:
    canvas = Canvas(sheet("||\n|甲|\n||"))
    assert canvas.trim(Region(0, 0, 2, 2)) == Region(1, 1, 1, 1)
    assert canvas.trim(Region(2, 0, 2, 2)) is None


def test_a_masked_sheet_keeps_its_addresses() -> None:
    masked = Canvas(sheet("a|b|c\nd|e|f")).masked(Region(1, 1, 1, 1))
    assert masked.at(1, 1) == "e"
    assert [cell for row in masked.rows for cell in row if cell] == ["e"]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("乡镇|产值\n甲镇|1.5\n乙镇|2.5", [(0, 0, 2, 1)]),
        ("乡镇|产值\n甲镇|1.5\n乙镇|2.5\n\n企业|税收\n甲厂|3.5\n乙厂|4.5", [(0, 0, 2, 1), (4, 0, 6, 1)]),
        ("乡镇|产值||乡镇|税收\n甲镇|1.5||甲镇|3.5\n乙镇|2.5||乙镇|4.5", [(0, 0, 2, 1), (0, 3, 2, 4)]),
        ("乡镇|产值\n甲镇|1.5\n\n乙镇|2.5", [(0, 0, 3, 1)]),
        ("乡镇|产值|||\n甲镇|1.5|||\n乙镇|2.5|||备注", [(0, 0, 2, 4)]),
    ],
    ids=["one", "stacked", "beside", "a blank row inside", "a blank column inside"],
)
def test_a_border_is_where_something_with_a_header_of_its_own_begins(
    drawing: str, expected: list[tuple[int, int, int, int]]
) -> None:
    assert blocks(drawing) == expected


def test_a_line_over_two_tables_belongs_to_both() -> None:
    found = find_blocks(Canvas(sheet("单位：万元\n\n乡镇|产值||乡镇|税收\n甲镇|1.5||甲镇|3.5\n乙镇|2.5||乙镇|4.5")))
    assert [block.region.left for block in found] == [0, 3]
    assert (0, 0) in found[1].shared


def test_prose_is_no_table() -> None:
    assert blocks("关于报送数据的通知\n请于月底前报送") == []


@pytest.mark.parametrize(
    ("drawing", "rows"),
    [
        ("乡镇|产值\n甲镇|1.5\n乙镇|2.5", (0, 0)),
        ("某表\n乡镇|产值\n甲镇|1.5\n乙镇|2.5", (1, 1)),
        ("地区|产值|\n|本月|累计\n甲镇|1.5|2.5\n乙镇|2.5|3.5", (0, 1)),
        ("指标|2020年|2019年\n产值|1.5|2.5\n税收|2.5|3.5", (0, 0)),
    ],
)
def test_the_header_is_where_words_turn_into_figures(drawing: str, rows: tuple[int, int]) -> None:
    canvas = Canvas(sheet(drawing))
    region = canvas.extent()
    assert region is not None
    head = find_head(canvas, region)
    assert head is not None
    assert (head.first, head.last) == rows


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("注：样例", "note"),
        ("数据来源：某局", "source"),
        ("Source: bureau", "source"),
        ("Notes: a", "note"),
        ("甲镇", ""),
    ],
)
def test_notes_and_sources_are_told_by_their_first_words(text: str, kind: str) -> None:
    assert note_kind(text) == kind


@pytest.mark.parametrize(
    ("label", "flow", "last_year"),
    [
        ("产值累计值", "ytd", False),
        ("1—本月", "ytd", False),
        ("本年", "ytd", False),
        ("本年度", None, False),
        ("期末人数", "point", False),
        ("年末贷款余额", "point", False),
        ("当月", "single", False),
        ("上年同期", None, True),
        ("上年累计", "ytd", True),
        ("工业总产值", None, False),
        ("居民消费价格指数(上年同月=100)", None, False),
    ],
)
def test_words_say_what_a_figure_covers(label: str, flow: str | None, last_year: bool) -> None:
    words = read_words(label)
    assert (words.flow, words.last_year) == (flow, last_year)


@pytest.mark.parametrize(
    ("label", "unit", "yearly", "flow"),
    [
        ("产值", "万元", True, "single"),
        ("产值", "万元", False, None),
        ("企业单位数", "个", True, "point"),
        ("企业单位数", "个", False, None),
        ("产值增速", "%", False, "single"),
        ("价格指数", "上年=100", False, "single"),
        ("价格指数", "1978年=100", False, None),
        ("第三产业占比", "%", False, None),
    ],
)
def test_where_words_are_silent_a_person_is_asked(label: str, unit: str, yearly: bool, flow: str | None) -> None:
    assert flow_of(label, parse_unit(unit), yearly) == flow


def test_growth_of_a_stock_is_told_at_a_point_in_time() -> None:
    assert flow_of("贷款余额同比增长", parse_unit("%"), False, points=[stem("贷款余额")]) == "point"


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("亿元", "亿元"),
        ("人民币万元", "万元"),
        ("％", "%"),
        ("100M Yuan", "亿元"),
        ("10K yuan", "万元"),
        ("million tons", "百万吨"),
        ("percent", "%"),
        ("万元/人", "万元/人"),
        ("上年=100", "上年=100"),
        ("不变价", None),
        ("M2", None),
        ("K", None),
    ],
)
def test_a_unit_is_known_as_written_and_by_what_it_means(written: str, means: str | None) -> None:
    unit = parse_unit(written)
    assert (unit.means if unit else None) == means


@pytest.mark.parametrize(
    ("label", "name", "unit"),
    [
        ("产值(万元)", "产值", "万元"),
        ("产值（不变价）(万元)", "产值（不变价）", "万元"),
        ("产值_亿元", "产值", "亿元"),
        ("货币供应量(M2)", "货币供应量(M2)", None),
        ("产值", "产值", None),
    ],
)
def test_a_label_is_parted_from_its_unit(label: str, name: str, unit: str | None) -> None:
    rest, seen = split_label(label)
    assert (rest, seen.means if seen else None) == (name, unit)


def test_a_line_of_context_may_state_several_units() -> None:
    assert [unit.means for unit in stated_units("单位：万元、%")] == ["万元", "%"]
    assert [unit.means for unit in stated_units("Unit: 100M Yuan")] == ["亿元"]
    assert stated_units("填报单位：某局") == ()


def test_a_year_is_known_from_the_lines_above_when_they_name_one() -> None:
    one = base_period(["2021年产值", "单位：万元"])
    assert one is not None
    assert one.start.year == 2021
    assert base_period(["2020年与2021年"]) is None


@pytest.mark.parametrize(
    ("texts", "gaps"), [(("2020年1月", "2020年3月", "2020年4月"), ["2020-02"]), (("2019年", "2021年"), [])]
)
def test_gaps_between_periods_are_named(texts: tuple[str, ...], gaps: list[str]) -> None:
    assert [period.label for period in missing_periods(stated(*texts))] == gaps


def test_the_last_month_of_a_quarter_stands_for_it() -> None:
    """频度 季, 2010-06: the second quarter; 2010-05 is none."""
    june, may = stated("2010-06", "2010-05")
    quarter = quarter_of(june)
    assert quarter is not None
    assert quarter.period.label == "2010-Q2"
    assert quarter_of(may) is None


@pytest.mark.parametrize(
    ("raw", "label"), [("2020年", "2020"), (2020, "2020"), ("2020年4月", "2020-04"), ("产值", None), (5, None)]
)
def test_a_header_that_is_a_period(raw: object, label: str | None) -> None:
    found = header_period(raw)
    assert (found.period.label if found else None) == label


def test_row_numbers_and_places_are_told_by_their_names() -> None:
    assert is_ordinal("序号")
    assert not is_ordinal("产值")
    assert are_places(["北京市", "天津市", "河北省"])
    assert not are_places(["产值", "利润", "税收"])


@pytest.mark.parametrize("code", DRAWINGS)
def test_the_smallest_table_that_gives_rise_to_each_doubt(code: str) -> None:
    """With an address in it, unless it is about the whole table."""
    found = next(f for f in look(DRAWINGS[code]).findings if f.code == code)
    assert found.place != Place(found.place.file)
