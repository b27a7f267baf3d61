"""Units are found where they are written, and nowhere else."""

from __future__ import annotations

import pytest

from tanjcli.intake.survey.units import parse_unit, split_label, stated_units
from tests.unit.intake.survey.sheets import codes, look, only, units


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("亿元", "亿元"),
        ("人民币万元", "万元"),
        ("％", "%"),
        ("元/人", "元/人"),
        ("亿立方米", "亿立方米"),
        ("上年同月＝100", "上年同月=100"),
        ("100M Yuan", "亿元"),
        ("10K Ton", "万吨"),
        ("100M KWH", "亿千瓦时"),
        ("10,000 yuan", "万元"),
        ("billion yuan", "十亿元"),
        ("10K", "万"),
        ("percent", "%"),
        ("座", "座"),
        ("亿千瓦小时", "亿千瓦小时"),
        ("个百分点", "个百分点"),
        ("±%", "%"),
        ("£ million", "百万英镑"),
        ("million euro", "百万欧元"),
        ("US$ billion", "十亿美元"),
        ("Thousands of persons", "千人"),
        ("thousands", "千"),
        ("上年=100", "上年=100"),
    ],
)
def test_units_as_they_are_written(text: str, means: str) -> None:
    unit = parse_unit(text)
    assert unit is not None
    assert unit.means == means


@pytest.mark.parametrize("text", ["不变价", "M2", "月", "1", "", "M", "2021年", "GDP", "样例", "-"])
def test_what_is_no_unit(text: str) -> None:
    assert parse_unit(text) is None


@pytest.mark.parametrize(
    ("label", "name", "unit"),
    [
        ("产值(不变价)当季值(亿元)", "产值(不变价)当季值", "亿元"),
        ("货币(M2)供应量（亿元）", "货币(M2)供应量", "亿元"),
        ("价格指数（上年同月=100）", "价格指数", "上年同月=100"),
        ("指数_当月同比(上年同月=100)_CPI_YoY", "指数_当月同比", "上年同月=100"),
        ("产值_亿元", "产值", "亿元"),
        ("产值（单位：万元）", "产值", "万元"),
        ("满意指数(月)", "满意指数(月)", None),
        ("恢复时间（单位：月）", "恢复时间", "月"),
        ("人均产值，元/人", "人均产值", "元/人"),
        ("人均产值/元/人", "人均产值", "元/人"),
        ("产值;千元", "产值", "千元"),
        ("产值 千元", "产值", "千元"),
        ("农　户", "农　户", None),
        ("总　户", "总　户", None),
        ("同比增长%", "同比增长", "%"),
        ("增速±%", "增速", "%"),
        ("5%", "5%", None),
    ],
)
def test_a_label_is_parted_from_its_unit_only(label: str, name: str, unit: str | None) -> None:
    found, seen = split_label(label)
    assert (found, seen.written if seen else None) == (name, unit)


def test_a_context_line_may_state_several() -> None:
    assert [u.means for u in stated_units("单位：万元、%")] == ["万元", "%"]
    assert stated_units("填报单位：样例局") == ()


def test_growth_is_never_in_money() -> None:
    table = only("单位：万元\n乡镇|产值|产值增速\n李镇|5.5|3.5\n马镇|5.6|3.6")
    assert units(table) == ["万元", None]
    assert [a.code for a in table.asks if a.code == "unit"] == ["unit"]


def test_a_unit_nowhere_is_asked_for_not_guessed() -> None:
    table = only("年份|产值\n2020|355555555\n2021|366666666")
    assert table.unit.source is None
    assert "unit" in {a.code for a in table.asks}


def test_two_places_that_disagree_are_a_finding() -> None:
    assert "survey-unit-conflict" in codes(look("单位：千元\n乡镇|产值(万元)\n李镇|5.5\n马镇|5.6"))


def test_the_file_name_comes_last() -> None:
    assert only("乡镇|产值\n李镇|5.5\n马镇|5.6", file="产值(万元).xlsx").unit.source == "file name"
    assert only("单位：千元\n乡镇|产值\n李镇|5.5\n马镇|5.6", file="产值.xlsx").unit.source == "context row 1"
