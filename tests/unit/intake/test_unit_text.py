"""Units: read where tables write them, and only where they are units."""

from __future__ import annotations

import pytest

from tanjcli.intake.words.unit_text import split_unit, unit_named, units_stated, unknown_money
from tests.unit.intake.builders import UNITS


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("总投资(万元)", ("总投资", "万元")),
        ("总投资（万元）", ("总投资", "万元")),
        ("产值(不变价)(亿元)", ("产值(不变价)", "亿元")),
        ("货币(M2)供应量(亿元)", ("货币(M2)供应量", "亿元")),
        ("指数(上年同月=100)", ("指数(上年同月=100)", None)),
        ("增速_%", ("增速", "%")),
        ("GDP(100M Yuan)", ("GDP", "亿元")),
        ("产值（单位：千元）", ("产值", "千元")),
        ("工业总产值", ("工业总产值", None)),
    ],
)
def test_the_last_bracket_that_names_a_unit(label: str, expected: tuple[str, str | None]) -> None:
    """Other brackets belong to the name."""
    assert split_unit(label, UNITS) == expected


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("单位：千元", ("千元",)),
        ("计量单位:万元、%", ("万元", "%")),
        ("规上企业产值表（万元）", ("万元",)),
        ("填报单位：样例统计科", ()),
        ("单位：人民币万元", ("万元",)),
    ],
)
def test_units_of_a_title(text: str, units: tuple[str, ...]) -> None:
    """单位：… states a unit; 填报单位：… names a sender."""
    assert units_stated(text, UNITS) == units


def test_unknown_money_is_not_passed_over() -> None:
    """A money unit nobody declared stops the table."""
    assert unknown_money("单位：拾万元", UNITS) == "拾万元"
    assert unknown_money("单位：万元", UNITS) == ""


def test_a_unit_alone() -> None:
    """A cell of a unit row is a unit or nothing."""
    assert [unit_named(t, UNITS) for t in ("％", "家", "亿", "本月")] == ["%", "家", "亿元", None]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("亿", "亿元"),
        ("万", "万元"),
        ("100M Yuan", "亿元"),
        ("10K Yuan", "万元"),
        ("Yuan", "元"),
        ("percent", "%"),
        ("单位:家", "家"),
        ("人民币万元", "万元"),
    ],
)
def test_other_spellings_of_a_unit(text: str, unit: str) -> None:
    assert unit_named(text, UNITS) == unit


@pytest.mark.parametrize(("label", "unit"), [("增速/%", "%"), ("_%", None), ("增速_同比", None)])
def test_a_unit_after_a_stroke_needs_a_name_before_it(label: str, unit: str | None) -> None:
    assert split_unit(label, UNITS)[1] == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位千元", "千元"),
        ("规上产值 单位千元", "千元"),
        ("（单位为千元）", "千元"),
        ("数据单位均为千元", "千元"),
        ("产值(仟元)", "千元"),
        ("單位：萬元", None),
        ("单位：萬元", "万元"),
        ("Unit: thousand yuan", "千元"),
        ("Unit: 10K yuan", "万元"),
        ("单位名称：某公司", None),
        ("填报单位：样例统计局", None),
        ("单位详细名称", None),
        ("各单位：请按时报送", None),
    ],
)
def test_a_unit_stated_loosely_is_stated(text: str, unit: str | None) -> None:
    """Whoever reads the sheet sees it; so must we."""
    assert units_stated(text, UNITS) == ((unit,) if unit else ())


def test_money_in_a_bracket_that_nobody_declared_is_not_passed_over() -> None:
    assert unknown_money("产值（拾万元）", UNITS) == "拾万元"
    assert unknown_money("产值（2010年不变价，不含增值税元）", UNITS) == ""
