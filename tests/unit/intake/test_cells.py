"""Raw cell and column type to value, absence or fault: blank, a dash and 0 are three things."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.periods import Period
from tanjcli.intake.files.fault import Fault
from tanjcli.intake.words.cells import Aliased, CellRule, plain_value, read_cell
from tests.unit.intake.builders import PLACES, UNITS


def read(raw: Any, kind: Any, **rule: Any) -> Any:
    """One cell through one rule; a fault as its code."""
    found = read_cell(raw, CellRule(kind, **rule))
    return found.code if isinstance(found, Fault) else plain_value(found)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("amount", "12.50", Decimal("12.50")),
        ("amount", 0, Decimal(0)),
        ("whole", "12", 12),
        ("whole", 3.0, 3),
        ("text", 5222.0, "5222"),
        ("text", " 样例厂\u3000", "样例厂"),
        ("text", "无", "无"),
        ("text", "NA", "NA"),
        ("code", 12.0, "12"),
        ("date", "2021/6/3", date(2021, 6, 3)),
        ("period", "2021年6月", date(2021, 6, 30)),
        ("year", "2021年", 2021),
        ("amount", "1,234.5", Decimal("1234.5")),
        ("term", " 在营 ", "在营"),
        ("flag", "是", True),
        ("flag", "否", False),
        ("flag", "true", True),
        ("flag", "false", False),
        ("flag", True, True),
        ("flag", False, False),
    ],
)
def test_typed_values(kind: str, raw: object, value: object) -> None:
    """Each type reads its own spelling."""
    assert read(raw, kind) == value


@pytest.mark.parametrize(
    "token",
    [
        *("-", "--", "—", "——", "－", "…", "……", "...", "/"),
        *("无", "暂无", "不详", "未标明", "N/A", "n/a", "", " \u3000"),
    ],
)
def test_missing_tokens_are_absence_in_numeric_and_date_columns(token: str) -> None:
    """No figure is not 0."""
    assert [read(token, kind) for kind in ("amount", "whole", "date", "period", "year")] == [None] * 5


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        ("whole", "1.5", "number-not-whole"),
        ("year", "2021年6月", "year-unreadable"),
        ("year", "也许", "year-unreadable"),
        ("year", "2016.1", "period-ambiguous"),
        ("flag", "也许", "flag-unreadable"),
        ("text", "样例\x00厂", "cell-control"),
        ("code", True, "code-unreadable"),
        ("amount", "x", "number-unreadable"),
        ("period", "03/20", "period-unreadable"),
    ],
)
def test_faults(kind: str, raw: object, code: str) -> None:
    """What is not of the type is a fault, never a neighbouring value."""
    assert read(raw, kind) == code


def test_a_fault_has_no_value() -> None:
    assert plain_value(read_cell("x", CellRule("amount"))) is None


def test_unknown_places_come_with_a_suggestion() -> None:
    """The closed list decides; likeness only helps the reader."""
    found = read_cell("东样", CellRule("place", vocabulary=PLACES))
    assert isinstance(found, Fault)
    assert (found.code, found.params["suggestions"].partition("、")[0]) == ("term-unknown", "东样镇")
    assert read("东镇", "place", vocabulary=PLACES) == "east"


def test_the_recipe_adds_tokens_and_maps_words() -> None:
    """A column may declare its own words for nothing, and for values."""
    assert read("x", "text", missing=frozenset({"x"})) is None
    assert read("首次", "text", mapping={"首次": "first"}) == "first"
    assert read("复审", "text", mapping={"首次": "first"}) == "复审"


def test_a_declared_alias_is_applied_and_marked() -> None:
    """What is read through an alias says so."""
    rule = CellRule("place", vocabulary=PLACES, aliases={"东样乡": "东样镇"})
    assert read_cell("东样乡", rule) == Aliased("east")
    assert plain_value(read_cell("东样乡", rule)) == "east"


def test_an_alias_that_leads_nowhere_is_a_fault_and_no_absence() -> None:
    """A declared correction may be wrong itself; then the cell is unread, not empty."""
    assert read("东样乡", "place", vocabulary=PLACES, aliases={"东样乡": "无此镇"}) == "term-unknown"


def test_line_breaks_in_a_cell_are_no_control_characters() -> None:
    assert read("样例\n厂\t", "text") != "cell-control"


def test_the_file_lends_its_period() -> None:
    """本月 is understood inside a file that states its month."""
    assert read("本月", "period", base=Period.month(2021, 6)) == date(2021, 6, 30)


def test_the_unit_of_the_table_is_the_only_suffix() -> None:
    """12家 is a number in a column of 家 only."""
    assert read("12家", "whole", unit=UNITS["家"]) == 12
    assert read("12家", "whole", unit=UNITS["项"]) == "number-suffix"
