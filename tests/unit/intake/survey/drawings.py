"""The smallest table that gives rise to each doubt of the survey, drawn as text (see ``sheets``)."""

from __future__ import annotations

from collections.abc import Mapping

_HELPERS = "2019-11|19|说明|'11/19|1.5\n2019-12|19|说明|'12/19|1.6\n2020-02|19|说明|'02/20|1.7"
_HELPERS += "\n2020-03|20|说明|'03/20|1.8\n2020-04|20|说明|@2020-04-21|1.9"
_SUMS = "\n".join(f"{2000 + i}年|{100 + i * 7}|{30 + i * 3}|{(70, 170)[i == 4] + i * 4}" for i in range(9))
_YEARS = "|".join(f"{year}年" for year in range(2010, 2016))
_ONCE, _TWICE = "|".join(f"{100.25 + 7 * i}" for i in range(6)), "|".join(f"{1000.25 + 7 * i}" for i in range(6))
_DOWN = "\n".join(f"{2010 + i}年|{100.25 + 7 * i}|{1000.25 + 7 * i}" for i in range(6))
_THIN = "\n".join(f"指标{n}(亿元)|{'5.5' if n == 1 else ''}|4.5|3.5|3.4|3.3" for n in range(1, 9))

_HELPED = ("header-blank", "header-blank-text", "year-differs", "day-among-text", "month-ambiguous")

DRAWINGS: Mapping[str, str] = {
    **{f"survey-{doubt}": f"指标||||甲累计增速\n{_HELPERS}" for doubt in _HELPED},
    "survey-ytd-falls": "指标|甲累计值(亿元)\n2020Q1|30.5\n2020Q2|41.5\n2020Q3|10.5\n2020Q4|52.5",
    "survey-newest-blank": "指标|2021年|2020年|2019年|2018年\n产值(亿元)||5.5|4.5|3.5\n利润(亿元)||1.5|1.4|1.3",
    "survey-newest-thin": f"指标|2021年|2020年|2019年|2018年|2017年\n{_THIN}",
    "survey-parts-differ": f"|企业单位数|轻工业单位数|重工业单位数\n{_SUMS}",
    "survey-table-repeated": f"指标|{_YEARS}\n产值(亿元)|{_ONCE}\n利润(亿元)|{_TWICE}\n\n\n年份|产值|利润\n{_DOWN}",
    "survey-unit-conflict": "单位：千元\n乡镇|产值(万元)\n李镇|5.5\n马镇|5.6",
    "survey-codes-doubtful": "信用代码|企业名称|产值(万元)\n91371322MA00000001|甲|5.5\n91371322MA00000150|乙|5.6",
    "survey-codes-lost": "信用代码|企业名称|产值(万元)\n913713220000000001|甲|5.5\n913713220000000002|乙|5.6",
}
