"""What looks wrong is a finding with its address, and nothing is corrected."""

from __future__ import annotations

from tanjcli.intake.files.grid import Book
from tanjcli.intake.survey.survey import survey
from tests.unit.intake.survey.sheets import codes, look, sheet

HEAD = "指标|甲累计值(亿元)|甲当季值(亿元)\n"


def test_rotated_quarters_show_as_a_fall_within_the_year() -> None:
    rows = "2020Q1|30.5|10.5\n2020Q2|41.5|11.5\n2020Q3|10.5|10.5\n2020Q4|52.5|11.0"
    assert codes(look(HEAD + rows))["survey-ytd-falls"] == ["B4"]


def test_a_new_year_starts_low_without_a_finding() -> None:
    rows = "2020Q3|30.5|10.5\n2020Q4|41.5|11.5\n2021Q1|10.5|10.5\n2021Q2|20.5|10.0"
    assert "survey-ytd-falls" not in codes(look(HEAD + rows))


def test_growth_to_date_may_fall() -> None:
    assert "survey-ytd-falls" not in codes(look("指标|累计增速(%)\n2020年3月|3.5\n2020年4月|2.5\n2020年5月|1.5"))


def test_october_written_as_one_is_ambiguous_and_not_read() -> None:
    found = look("时间|甲(亿元)\n'2016.08|1.5\n'2016.09|1.6\n'2016.1|1.7\n'2016.11|1.8\n'2016.12|1.9")
    assert codes(found)["period-ambiguous"] == ["A4"]
    assert found.tables[0].span.ambiguous == {"A4": "2016.1"}
    assert found.tables[0].span.missing == ("2016-10",)


def test_helper_columns_without_a_header_are_reported_and_checked() -> None:
    rows = [
        "2019-11|19|'11/19|1.5",
        "2019-12|19|'12/19|1.6",
        "2020-02|19|'02/20|1.7",
        "2020-03|20|'03/20|1.8",
        "2020-04|20|@2020-04-21|1.9",
    ]
    found = codes(look("指标|||甲累计增速\n" + "\n".join(rows)))
    assert found["survey-header-blank"] == ["B2"]
    assert found["survey-year-differs"] == ["B4"]
    assert found["survey-day-among-text"] == ["C6"]
    assert found["survey-month-ambiguous"] == ["C2"]


def test_a_wholly_blank_newest_column_is_not_zero() -> None:
    found = look("指标|2021年|2020年|2019年|2018年\n产值(亿元)||5.5|4.5|3.5\n利润(亿元)||1.5|1.4|1.3")
    assert codes(found)["survey-newest-blank"] == ["B1"]
    assert found.tables[0].checksums.blanks == 2


def test_a_repeated_block_is_found_whichever_way_it_runs() -> None:
    years = range(2010, 2016)
    values = [100.25 + 7 * i for i in range(6)]
    wide = "指标|" + "|".join(f"{y}年" for y in years) + "\n"
    wide += "产值(亿元)|" + "|".join(map(str, values)) + "\n利润(亿元)|" + "|".join(str(v + 900) for v in values)
    tall = "\n".join(f"{y}年|{v}|{v + 900}" for y, v in zip(years, values, strict=True))
    assert codes(look(wide + "\n\n年份|产值|利润\n" + tall))["survey-table-repeated"] == ["A6"]


def test_a_sum_that_usually_holds_and_once_does_not() -> None:
    rows = [f"{2000 + i}年|{100 + i * 7}|{30 + i * 3}|{70 + i * 4}" for i in range(9)]
    rows[4] = rows[4].replace("|128|", "|228|")
    assert codes(look("|企业单位数|轻工业单位数|重工业单位数\n" + "\n".join(rows)))["survey-parts-differ"] == ["B6"]


def test_rows_of_figures_below_the_notes_are_named() -> None:
    found = look("指标|2021年|2020年\n产值(亿元)|5.5|4.5\n注：样例\n数据来源：样例局\n利润(亿元)|1.5|1.4")
    assert codes(found)["row-other-block"] == ["A5"]
    assert found.tables[0].data_range == "A2:C2"


def test_codes_are_counted_never_repaired() -> None:
    found = look("统一社会信用代码|企业名称|产值(万元)\n91371322MA0000000F|甲|5.5\n91371322MA00000001|乙|5.6")
    finding = next(f for f in found.findings if f.code == "survey-codes-doubtful")
    assert finding.params["of"] == "2"


def test_a_dictionary_of_codes_names_the_columns_of_another_sheet() -> None:
    words = sheet("Code|Factor_CN|Unit\nAAA|甲产值:累计值|100M Yuan\nBBB|乙增速:当月同比|%\nCCC|丙指数|", "Dict")
    data = sheet("|AAA|BBB|CCC\n2021年1月|1.5|2.5|50.5\n2021年2月|2.5|2.6|50.6\n2021年3月|3.5|2.7|50.7", "Data")
    found = survey(Book("x.xlsx", "", "xlsx", (words, data)))
    assert [t.kind for t in found.tables] == ["dictionary", "data"]
    table = found.tables[1]
    figures = [c.figure for c in table.columns if c.figure]
    assert [(f.measure, f.unit, f.means, f.flow) for f in figures] == [
        ("甲产值:累计值", "100M Yuan", "亿元", "ytd"),
        ("乙增速:当月同比", "%", "%", "single"),
        ("丙指数", None, None, "single"),
    ]
    assert (table.unit.source, table.unit.cell) == ("other sheet", "Dict!C2:C4")


def test_a_list_of_names_is_no_dictionary_for_a_sheet_that_has_the_names_itself() -> None:
    words = sheet("指标名称|单位\n甲|%\n乙|%\n丙|%", "字典")
    data = sheet("指标|甲|乙|丙\n2021年1月|1.5|2.5|50.5\n2021年2月|2.5|2.6|50.6", "数据")
    assert survey(Book("x.xlsx", "", "xlsx", (words, data))).tables[1].unit.source is None
