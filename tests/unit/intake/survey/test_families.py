"""The families tables come in, one small drawing each, with the answer a careful reader would give.

Every drawing (see ``sheets``) is made up. An answer holds rows, columns, periods and units as ``tanj map`` prints them.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tanjcli.intake.survey.result import TableSeen
from tests.unit.intake.survey.sheets import codes, look, only


@dataclass(frozen=True)
class Answer:
    """What a table is, in the words of ``tanj map --format json``; ``span`` is its first and last period."""

    header: tuple[int, ...]
    data: str
    axis: str = "none"
    span: tuple[str, str] | None = None
    units: tuple[str, ...] = ()
    context: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    labels: str | None = "A"


def seen(table: TableSeen) -> Answer:
    span = table.span
    ends = (span.first.period, span.last.period) if span.first and span.last else None
    rows = table.rows
    return Answer(
        rows.header,
        table.data_range,
        span.axis,
        ends,
        table.unit.values,
        rows.context,
        (*rows.notes, *rows.sources),
        table.label_columns,
    )


FAMILIES = {
    # periods over the columns that look like figures
    "date serials": (
        "乡镇|45809|45778|45748\n李镇|1.5|2.5|3.5\n马镇|1.6|2.6|3.6",
        Answer((1,), "A2:D3", "columns", ("2025-06", "2025-04")),
    ),
    "months as decimals, October without its zero": (
        "省份|'2018.08|'2018.09|'2018.1|'2018.11\n甲省|101.5|102.5|103.5|104.5\n乙省|101.6|102.6|103.6|104.6",
        Answer((1,), "A2:E3", "columns", ("2018-08", "2018-11")),
    ),
    "months in six digits": (
        "乡镇|202104|202105|202106\n李镇|1.5|2.5|3.5\n马镇|1.6|2.6|3.6",
        Answer((1,), "A2:D3", "columns", ("2021-04", "2021-06")),
    ),
    "provisional years": (
        "Town|2019|2020|2021 (p)\nLi|1.5|2.5|3.5\nMa|1.6|2.6|3.6\n(p) Provisional.",
        Answer((1,), "A2:D3", "columns", ("2019", "2021"), notes=(4,)),
    ),
    "English months": (
        "Indicator|Jan 2021|2021 FEB|2021M03\nOutput (10K yuan)|1.5|2.5|3.5\nProfit (10K yuan)|1.6|2.6|3.6",
        Answer((1,), "A2:D3", "columns", ("2021-01", "2021-03"), ("10K yuan",)),
    ),
    "a comparison beside the years it compares": (
        "指标|2019年|2020年|2020年比2019年增长(%)\n产值(亿元)|1.5|2.5|3.5\n税收(亿元)|1.6|2.6|3.6",
        Answer((1,), "A2:D3", "columns", ("2019", "2020"), ("亿元",)),
    ),
    # periods down the rows
    "the years of several measures, each named once": (
        "||甲省|乙省\n研发经费|2019|1.5|2.5\n|2020|1.6|2.6\n专利数|2019|3|4\n|2020|5|6",
        Answer((1,), "A2:D5", "rows", ("2019", "2020"), labels="A:B"),
    ),
    "a quarter by its first month": (
        "季度|产值(亿元)\n2020-01|1.5\n2020-04|1.6\n2020-07|1.7",
        Answer((1,), "A2:B4", "rows", ("2020-Q1", "2020-Q3"), ("亿元",)),
    ),
    "days": (
        "日期|成交量(万吨)\n@2021-01-04|1.5\n@2021-01-05|1.6\n@2021-01-06|1.7",
        Answer((1,), "A2:B4", "rows", ("2021-01-04", "2021-01-06"), ("万吨",)),
    ),
    "days in eight digits": (
        "date|volume\n20210104|1.5\n20210105|1.6\n20210106|1.7",
        Answer((1,), "A2:B4", "rows", ("2021-01-04", "2021-01-06")),
    ),
    # headers of several rows
    "codes, names and units": (
        "Symbol|EndDate|Patents\n证券代码|统计截止日期|专利\n没有单位|没有单位|件\n'000001|'2020-12-31|5\n'000002|'2021-12-31|6",
        Answer((1, 2, 3), "A4:C5", "rows", ("2020-12", "2021-12"), ("件",), labels="A:B"),
    ),
    "keys of a statistical office": (
        "Title|Output|Retail\nCDID|ABCD|EFGH\nPreUnit|£|\nUnit|m|Index\nImportant Notes||\n2019|1.5|101\n2020|1.6|102",
        Answer((1, 2, 3, 4, 5), "A6:C7", "rows", ("2019", "2020")),
    ),
    "units in the labels themselves": (
        "恢复时间（单位：月）|累计损失（单位：亿元）\n3|340\n4|409\n5|525",
        Answer((1,), "A2:B4", units=("月", "亿元"), labels=None),
    ),
    # units
    "percent without brackets": (
        "乡镇|产值(万元)|同比增长%|税收(万元)|增速±%\n李镇|1.5|2.5|3.5|4.5\n马镇|1.6|2.6|3.6|4.6",
        Answer((1,), "A2:E3", units=("万元", "%")),
    ),
    "after a semicolon, a comma, a blank": (
        "乡镇|产值;千元|税收，千元|户数 万户\n李镇|1.5|2.5|3.5\n马镇|1.6|2.6|3.6",
        Answer((1,), "A2:D3", units=("千元", "万户")),
    ),
    "behind every figure": (
        "项目|投资|完成率\n甲项目|1.2亿元|15.3%\n乙项目|2.5亿元|20%",
        Answer((1,), "A2:C3", units=("亿元", "%")),
    ),
    "a column of units beside places": (
        "指标|单位|甲镇|乙镇|丙镇\n规上企业数|家|3|4|5\n产值|亿元|1.2|3.4|5.6",
        Answer((1,), "A2:E3", units=("家", "亿元"), labels="A:B"),
    ),
    "a column of units beside months and sums": (
        "产品名称|计量单位|本月|累计|累计增长(%)\n原煤|万吨|1.5|2.5|3.5\n布|万米|1.6|2.6|3.6",
        Answer((1,), "A2:E3", units=("万吨", "万米", "%"), labels="A:B"),
    ),
    "one unit for all in a column, places over the figures": (
        "年份|单位|甲省|乙省|丙省\n2020年|亿元|1.5|2.5|3.5\n2021年|亿元|1.6|2.6|3.6",
        Answer((1,), "A2:E3", "rows", ("2020", "2021"), ("亿元",), labels="A:B"),
    ),
    "a long table": (
        "省份|年份|指标|单位|数值\n甲省|2020|产值|亿元|1.5\n甲省|2020|人口|万人|5\n甲省|2021|产值|亿元|1.6\n甲省|2021|人口|万人|6",
        Answer((1,), "A2:E5", "rows", ("2020", "2021"), ("亿元", "万人"), labels="A:D"),
    ),
    "abroad": (
        "Units: £ million\nIndustry|2019|2020\nMining|1.5|..\nWater|1.6|2.6",
        Answer((2,), "A3:C4", "columns", ("2019", "2020"), ("£ million",), (1,)),
    ),
    # what stands around
    "keys above, signs below": (
        "Dataset:|Output\nUpdated:|02/07/2021\n\nFrequency:|Year\n\nGEO|2018|2019\nLi|1|:\nMa|1|2\n\nSigns\n:|none",
        Answer((6,), "A7:C8", "columns", ("2018", "2019"), context=(1, 2, 4), notes=(10, 11)),
    ),
    "words beside the table": (
        "乡镇|产值(万元)|利润(万元)||\n李镇|1.5|2.5||\n马镇|1.6|2.6||待核\n王镇|1.7|2.7||\n高镇|1.8|2.8||\n石镇|1.9|2.9||",
        Answer((1,), "A2:C6", units=("万元",)),
    ),
    "one column": ("企业名称\n样例甲厂\n样例乙厂\n样例丙厂", Answer((1,), "A2:A4")),
    "one column under a title": (
        "参会单位名单\n单位\n样例甲厂\n样例乙厂",
        Answer((2,), "A3:A4", context=(1,)),
    ),
    "the first row says the firm stands still": (
        "企业名称|产值(万元)|利润(万元)\n甲厂|停产|停产\n乙厂|1.6|2.6\n丙厂|1.7|2.7",
        Answer((1,), "A2:C4", units=("万元",)),
    ),
}


@pytest.mark.parametrize(("drawing", "answer"), FAMILIES.values(), ids=FAMILIES.keys())
def test_each_family_is_read_as_a_careful_reader_would(drawing: str, answer: Answer) -> None:
    assert seen(only(drawing)) == answer


def test_running_text_is_no_list_of_one_column() -> None:
    assert look("填报说明\n1. 本表由各乡镇填报。\n2. 金额单位千元,保留整数。").tables == ()


def test_a_table_of_nothing_but_row_numbers_is_a_table_still() -> None:
    assert only("序号|序号\n1|1\n2|2\n3|3").rows.data == (2, 3, 4)


def test_a_continued_table_begins_with_its_own_title() -> None:
    found = look("表1\n企业|产值(万元)\n甲厂|1.5\n乙厂|1.6\n续表\n企业|产值(万元)\n丙厂|1.7\n丁厂|1.8")
    assert [(t.rows.context, t.data_range) for t in found.tables] == [((1,), "A3:B4"), ((5,), "A7:B8")]


def test_one_measure_repeated_down_the_rows_is_what_the_table_is_of() -> None:
    """The rows are places; the unit is that of the label they share."""
    table = only(
        "乡镇|指标|2020年|2021年\n李镇|零售额(万元)|1.5|2.5\n马镇|零售额(万元)|1.6|2.6\n王镇|零售额(万元)|1.7|2.7"
    )
    assert (table.rows_are, table.unit.values) == ("entities", ("万元",))


def test_rows_in_units_of_their_own_are_asked_about_once() -> None:
    asks = [ask.code for ask in only(FAMILIES["a long table"][0]).asks]
    assert "units-by-row" in asks
    assert "unit" not in asks


def test_a_day_of_the_form_is_no_period_of_the_table() -> None:
    table = only(
        "表号：样201\n有效期至：2022年1月\n2021年6月|计量单位：万元\n企业|产值|税收\n甲厂|1.5|2.5\n乙厂|1.6|2.6"
    )
    assert table.span.stated == "2021-06"


def test_a_sum_from_january_in_a_title_is_told_by_its_month() -> None:
    assert only("2021年1—6月产值\n乡镇|累计\n李镇|1.5\n马镇|1.6").span.stated == "2021-06"
    assert only("2021年上半年产值\n乡镇|累计\n李镇|1.5\n马镇|1.6").span.stated == "2021-H1"


def test_months_that_could_be_january_are_doubts_of_their_column() -> None:
    assert codes(look(FAMILIES["months as decimals, October without its zero"][0]))["period-ambiguous"] == ["D1"]
