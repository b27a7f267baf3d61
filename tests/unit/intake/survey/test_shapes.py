"""Every shape a table arrives in: where its header is, where its data are, what stands around it."""

from __future__ import annotations

import pytest

from tests.unit.intake.survey.sheets import codes, look, only, shape, units

NBS = """
数据库：月度数据
时间：最近3个月
指标|2021年3月|2021年2月|2020年12月
样例产值当期值(亿元)|5.1||4.2
样例产值累计值(亿元)|9.3|4.2|48.0
注：样例
　　　2.样例口径
数据来源：样例局
"""


def test_a_bureau_download_has_context_notes_and_source() -> None:
    table = only(NBS)
    assert shape(table) == ((3,), "A4:D5", "columns")
    assert (table.rows.context, table.rows.notes, table.rows.sources) == ((1, 2), (6, 7), (8,))
    assert (table.span.first.period, table.span.last.period) == ("2021-03", "2020-12")  # type: ignore[union-attr]
    assert table.span.missing == ("2021-01",)
    assert [s.figure.flow for s in table.series] == ["single", "ytd"]
    assert table.unit.source == "row label"


def test_a_shifted_origin_keeps_its_addresses() -> None:
    moved = "\n\n" + "\n".join("||" + line for line in NBS.strip("\n").split("\n"))
    table = only("|\n|\n" + moved.strip("\n"))
    assert shape(table) == ((5,), "C6:F7", "columns")
    assert table.rows.context == (3, 4)


@pytest.mark.parametrize(
    ("drawing", "merges", "header", "data"),
    [
        (
            "地区|产值||利润|\n|本月|累计|本月|累计\n李|1.5|2.5|3.5|4.5\n马|1.6|2.6|3.6|4.6",
            "A1:A2 B1:C1 D1:E1",
            (1, 2),
            "A3:E4",
        ),
        ("地区|产值||利润|\n|本月|累计|本月|累计\n李|1.5|2.5|3.5|4.5\n马|1.6|2.6|3.6|4.6", "", (1, 2), "A3:E4"),
        (
            "表一\n地区|产值|||\n|2020年||2021年|\n|上半年|全年|上半年|全年\n李|1.5|2.5|3.5|4.5\n马|1.6|2.6|3.6|4.6",
            "A1:E1 A2:A4 B2:E2 B3:C3 D3:E3",
            (2, 3, 4),
            "A5:E6",
        ),
        ("标题\n\n序号|单位|产值(万元)\n1|甲厂|3.5\n2|乙厂|4.5", "", (3,), "A4:C5"),
        ("乡镇|产值|利润\n甲|1|2\n李|5.5|3.5\n马|5.6|3.6", "", (1, 2), "A3:C4"),
        ("指标|产值|利润\n单位|亿元|%\n2021年|5.5|3.5\n2020年|5.6|3.6", "", (1, 2), "A3:C4"),
        ("单位名称|产值|利润\n|万元|万元\n甲厂|5.5|3.5\n乙厂|5.6|3.6", "", (1, 2), "A3:C4"),
        ("Year|Output|Profit\n2019|5.5|3.5\n2020|5.6|3.6", "", (1,), "A2:C3"),
        ("|产值|利润\n2019年|5.5|3.5\n2020年|5.6|3.6", "", (1,), "A2:C3"),
        ("指标|2021|2020|2019\n产值(亿元)|5.5|3.5|2.5\n利润(亿元)|5.6|3.6|2.6", "", (1,), "A2:D3"),
        ("县局|2021年6月|单位：万元\n乡镇|产值|利润\n李|5.5|3.5\n马|5.6|3.6", "", (2,), "A3:C4"),
        (
            "填报单位：县局||2021年6月|单位：万元\n乡镇|产值|利润|税金\n李|5.5|3.5|1.5\n马|5.6|3.6|1.6",
            "",
            (2,),
            "A3:D4",
        ),
        ("统计表|||\n|||万元\n乡镇|产值|利润|税金\n李|5.5|3.5|1.5\n马|5.6|3.6|1.6", "", (3,), "A4:D5"),
        ("企业名称|乡镇|状态\n样例甲厂|李镇|在营\n样例乙厂|马镇|停业", "", (1,), "A2:C3"),
        ("乡镇|产值\n李|5.5\n马|5.6\n注：样例", "", (1,), "A2:B3"),
    ],
)
def test_the_header_is_found_at_any_depth(drawing: str, merges: str, header: tuple[int, ...], data: str) -> None:
    table = only(drawing, merges)
    assert (table.rows.header, table.data_range) == (header, data)


def test_stacked_labels_are_joined_from_top_to_bottom() -> None:
    table = only("地区|产值||利润|\n|本月|累计|本月|累计\n李|1.5|2.5|3.5|4.5\n马|1.6|2.6|3.6|4.6", "A1:A2 B1:C1 D1:E1")
    assert [c.header for c in table.columns] == ["地区", "产值/本月", "产值/累计", "利润/本月", "利润/累计"]
    assert [c.figure.flow for c in table.columns if c.figure] == ["single", "ytd", "single", "ytd"]


def test_periods_stacked_over_two_rows_are_columns() -> None:
    table = only(
        "地区|2020年||2021年|\n|一季度|二季度|一季度|二季度\n李镇|1.5|2.5|3.5|4.5\n马镇|1.6|2.6|3.6|4.6",
        "A1:A2 B1:C1 D1:E1",
    )
    assert (table.span.axis, table.span.earliest, table.span.latest) == ("columns", "2020-Q1", "2021-Q2")
    assert table.rows_are == "entities"


def test_years_over_measures_are_periods_with_a_measure_each() -> None:
    table = only(
        "地区|2020年||2021年|\n|产值(亿元)|利润(万元)|产值(亿元)|利润(万元)\n李镇|1.5|2.5|3.5|4.5\n马镇|1.6|2.6|3.6|4.6"
    )
    assert table.span.axis == "columns"
    figures = [c.figure for c in table.columns if c.figure]
    assert [(f.measure, f.unit) for f in figures] == [("产值", "亿元"), ("利润", "万元")] * 2


def test_months_without_a_year_take_it_from_the_title() -> None:
    table = only("2021年样例产值(万元)\n乡镇|1月|2月|3月\n李镇|1.5|2.5|3.5\n马镇|1.6|2.6|3.6")
    assert (table.span.axis, table.span.earliest, table.span.latest) == ("columns", "2021-01", "2021-03")
    assert table.unit.source == "context row 1"


def test_year_and_month_in_two_columns_are_one_period() -> None:
    table = only("年份|月份|产值(万元)\n2021|1|5.5\n2021|2|5.6\n2021|3|5.7")
    assert (table.span.axis, table.span.earliest, table.span.latest) == ("rows", "2021-01", "2021-03")


def test_quarters_under_a_merged_year() -> None:
    table = only("年份|季度|产值\n2020年|一季度|5.5\n|二季度|5.6\n2021年|一季度|5.7\n|二季度|5.8", "A2:A3 A4:A5")
    assert (table.span.earliest, table.span.latest) == ("2020-Q1", "2021-Q2")


def test_a_sum_from_january_is_told_by_the_month_it_runs_to() -> None:
    """As people compare it; that it is a sum so far is its flow."""
    table = only("指标|2021年1-2月|2021年1—3月|2021年1-4月\n产值(万元)|5|8|11\n利润(万元)|1|2|3")
    assert [column.period for column in table.columns] == [None, "2021-02", "2021-03", "2021-04"]
    assert (table.span.earliest, table.span.latest) == ("2021-02", "2021-04")
    assert [series.figure.flow for series in table.series] == ["ytd", "ytd"]


def test_measures_with_units_over_places_are_no_dictionary() -> None:
    """Most of its columns are figures."""
    table = only("指标|单位|甲镇|乙镇|丙镇\n规上企业数|家|3|4|5\n产值|亿元|1.2|3.4|5.6")
    assert table.kind != "dictionary"
    assert (table.rows.header, table.data_range) == ((1,), "A2:E3")


def test_month_ends_in_rows_are_months() -> None:
    table = only("|SIP|IVA\n@2021-01-31|1.5|2.5\n@2021-02-28|1.6|2.6\n@2021-03-31|1.7|2.7")
    assert (table.span.axis, table.span.earliest, table.span.latest) == ("rows", "2021-01", "2021-03")


def test_a_list_with_event_dates_has_no_period_axis() -> None:
    table = only(
        "项目名称|签约日期|总投资(万元)\n甲项目|@2021-01-31|5.5\n乙项目|@2021-02-17|5.6\n丙项目|@2021-03-31|5.7"
    )
    assert table.span.axis == "none"
    assert [c.role for c in table.columns] == ["label", "label", "measure"]


def test_periods_sorted_as_text_are_ordered_by_what_they_say() -> None:
    table = only("指标|甲(亿元)\n2021年10月|5.5\n2021年11月|5.6\n2021年9月|5.7")
    assert (table.span.first.period, table.span.earliest, table.span.order) == ("2021-10", "2021-09", "unsorted")  # type: ignore[union-attr]


SIDE = """
乡镇|产值(万元)|利润(万元)||乡镇|税金(万元)
李镇|1.5|2.5||李镇|7.5
马镇|1.6|2.6||马镇|7.6
"""


def test_two_tables_side_by_side() -> None:
    assert [shape(t) for t in look(SIDE).tables] == [((1,), "A2:C3", "none"), ((1,), "E2:F3", "none")]


def test_a_title_over_two_tables_speaks_for_both() -> None:
    found = look("2021年情况 单位：万元\n乡镇|产值|利润||乡镇|税金\n李镇|1.5|2.5||李镇|7.5\n马镇|1.6|2.6||马镇|7.6")
    assert [t.unit.source for t in found.tables] == ["context row 1", "context row 1"]
    assert [t.rows.context for t in found.tables] == [(1,), (1,)]


def test_a_blank_column_inside_a_table_is_no_border() -> None:
    table = only("乡镇|产值||利润|税金\n李镇|1.5||2.5|3.5\n马镇|1.6||2.6|3.6")
    assert shape(table) == ((1,), "A2:E3", "none")


def test_two_lists_beside_each_other_are_told_by_their_first_header() -> None:
    found = look("企业|镇||企业|镇\n甲厂|李镇||丙厂|马镇\n乙厂|李镇||丁厂|马镇")
    assert [t.data_range for t in found.tables] == ["A2:B3", "D2:E3"]


STACKED = """
指标|2021年|2020年
产值(亿元)|5.5|4.5
利润(亿元)|1.5|1.4

年份|户数(家)|人数(人)
2020年|10|20
2021年|30|40
"""


def test_two_tables_below_each_other() -> None:
    assert [shape(t) for t in look(STACKED).tables] == [((1,), "A2:C3", "columns"), ((5,), "A6:C7", "rows")]


def test_a_title_between_two_tables_belongs_to_the_lower_one() -> None:
    found = look(STACKED.replace("\n\n", "\n\n表二 样例\n"))
    assert [t.rows.context for t in found.tables] == [(), (5,)]


def test_notes_between_two_tables_belong_to_the_upper_one() -> None:
    found = look(STACKED.replace("\n\n", "\n注：样例\n\n"))
    assert [(t.rows.context, t.rows.notes) for t in found.tables] == [((), (4,)), ((), ())]


def test_notes_after_a_blank_row_belong_to_the_table_above() -> None:
    table = only("乡镇|产值|利润\n李镇|1.5|2.5\n马镇|1.6|2.6\n\n注：样例\n数据来源：样例局")
    assert (table.data_range, table.rows.notes, table.rows.sources) == ("A2:C3", (5,), (6,))


def test_a_second_header_below_the_notes_without_a_blank_row() -> None:
    found = look(STACKED.replace("\n\n", "\n数据来源：样例局\n"))
    assert [t.data_range for t in found.tables] == ["A2:C3", "A6:C7"]


def test_a_blank_row_inside_a_table_is_no_border() -> None:
    table = only("乡镇|产值|利润\n李镇|1.5|2.5\n\n马镇|1.6|2.6\n\n合计|3.1|5.1")
    assert (table.data_range, table.rows.totals) == ("A2:C4", (6,))


def test_english_tables_are_read_too() -> None:
    found = look(
        "Output of towns\nUnit: 10,000 yuan\nTown|Output|Growth (%)\nLi|5.5|3.5\nMa|5.6|3.6\n"
        "Total|11.1|\nNote: made up\nSource: sample"
    )
    table = found.tables[0]
    assert shape(table) == ((3,), "A4:C5", "none")
    assert (table.rows.context, table.rows.totals, table.rows.notes, table.rows.sources) == ((1, 2), (6,), (7,), (8,))
    assert [c.figure.means for c in table.columns if c.figure] == ["万元", "%"]


def test_totals_and_group_headings_are_not_data() -> None:
    table = only("乡镇|产值|利润\n一、化工\n李镇|1.5|2.5\n马镇|1.6|2.6\n小计|3.1|5.1\n合　计|3.1|5.1")
    assert (len(table.rows.data), table.rows.totals, table.rows.groups) == (2, (5, 6), (2,))


def test_a_total_that_omits_rows_is_found_with_its_cell() -> None:
    assert codes(look("乡镇|产值(万元)\n李镇|1.5\n马镇|1.6\n王镇|1.7\n合计|3.1"))["total-mismatch"] == ["B5"]


def test_key_rows_of_a_database_export() -> None:
    table = only(
        "指标|甲_累计|乙_当期\n地区|全国|全国\n频度|季|月\n单位|亿元|-\n2021-02||5.5\n2021-03|7.5|5.6\n2021-04||5.7"
    )
    assert shape(table) == ((1, 2, 3, 4), "A5:C7", "rows")
    assert (table.unit.source, table.unit.values) == ("header row 4", ("亿元", "-"))


def test_headings_for_the_empty_template() -> None:
    found = look("乡镇|产值(万元)|利润(万元)")
    assert found.tables == () or not found.tables[0].rows.data


def test_an_empty_sheet_has_no_table() -> None:
    assert look("|").tables == ()
    assert look("|").empty_sheets == ("表",)


def test_prenumbered_rows_are_no_data() -> None:
    found = look("序号|项目名称|投资(万元)\n1|甲项目|5.5\n2|乙项目|5.6\n3||\n4||")
    assert len(found.tables[0].rows.data) == 2
    assert "row-prefilled" in codes(found)


def test_a_unit_column_gives_each_row_its_unit() -> None:
    table = only("指标|计量单位|2021年|2020年\n产值|亿元|5.5|4.5\n从业人数|人|5|4\n增速|%|1.5|1.4")
    assert units(table) == ["亿元", "人", "%"]
    assert table.label_columns == "A:B"


def test_levels_written_in_one_header_cell() -> None:
    table = only(
        "单位名称|2021年;12月;销售额;千元|2021年;本年-1—本月;销售额;千元|2020年;12月;销售额;千元\n甲|5.5|15.5|4.5\n乙|5.6|15.6|4.6"
    )
    assert [c.period for c in table.columns] == [None, "2021-12", None, "2020-12"]
    assert units(table) == ["千元"]
    assert table.unit.values == ("千元",)


def test_periods_written_to_date_make_figures_to_date() -> None:
    table = only("指标|2021年1-3月|2021年1-2月\n产值(亿元)|5.5|4.5\n利润(亿元)|1.5|1.4")
    assert [s.figure.flow for s in table.series] == ["ytd", "ytd"]


@pytest.mark.parametrize(
    ("drawing", "where"),
    [
        ("月份|产值(万元)\n21年1月|5.5\n21年2月|5.6\n21年3月|5.7", "A2"),
        ("指标|'03/20|'02/20|'01/20\n产值(万元)|5.5|4.5|3.5\n利润(万元)|5.6|4.6|3.6", "B1"),
    ],
)
def test_two_digit_years_are_named_and_not_read(drawing: str, where: str) -> None:
    found = look(drawing)
    assert codes(found)["survey-month-ambiguous"] == [where]
    assert found.tables[0].span.axis == "none"


def test_a_thirteenth_month_is_a_doubt_about_one_cell() -> None:
    found = look("月份|产值(万元)\n2020-11|5.5\n2020-12|5.6\n2020-13|5.7\n2021-01|5.8")
    assert codes(found)["period-impossible"] == ["A4"]
    assert found.tables[0].span.latest == "2021-01"


def test_three_tables_in_a_row_and_one_below() -> None:
    wide = "指标|2021年|2020年||指标|2021年|2020年||指标|2021年|2020年\n"
    rows = "产(亿元)|5.5|4.5||利(亿元)|5.6|4.6||税(亿元)|5.7|4.7\n"
    rows += "产二(亿元)|5.5|4.5||利二(亿元)|5.6|4.6||税二(亿元)|5.7|4.7"
    below = "\n\n年份|甲|乙|丙|丁|戊|己|庚|辛|壬|癸\n2020|1|2|3|4|5|6|7|8|9|10\n2021|1|2|3|4|5|6|7|8|9|10"
    assert [t.data_range for t in look(wide + rows + below).tables] == ["A2:C3", "E2:G3", "I2:K3", "A6:K7"]


def test_a_table_without_a_header_is_asked_about() -> None:
    table = only("李镇|1.5|2.5\n马镇|1.6|2.6\n王镇|1.7|2.7")
    assert table.rows.header == ()
    assert "header-none" in {a.code for a in table.asks}


def test_an_empty_measure_column_is_still_a_measure() -> None:
    table = only("单位：千元\n单位名称|产值本月|产值累计\n甲|-|5.5\n乙|-|6.5")
    assert [c.role for c in table.columns] == ["label", "measure", "measure"]
