"""What a table says outside its rows: its period and its units, and the refusal of contradictions."""

from __future__ import annotations

from typing import Any

import pytest

from tanjcli.core.findings import Finding
from tanjcli.intake.files.fault import Fault
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.intake.tables.context import column_units, context_texts, covered
from tanjcli.intake.tables.header import find_header
from tanjcli.intake.tables.matching import Match
from tests.unit.intake.builders import HEADER, LEDGERS, RECIPES, UNITS, book, recipe, sheet

SPEC = LedgerSpec.model_validate(LEDGERS["output"])


def matched(
    title: list[str],
    file: str,
    kind: str = "month",
    header: list[str] = HEADER,
    unit: str | None = None,
    name: str = "表1",
) -> Any:
    """A book and its match: title cells above the header."""
    page = sheet([title, header, ["x", "y", "z", 1]])
    page.name = name
    columns = {k: dict(v) for k, v in RECIPES["monthly"]["columns"].items()}
    columns["value"].pop("unit")
    columns["value"] |= {"unit": unit} if unit else {}
    given = recipe(columns, period={"from": ["title", "sheet", "file"], "kind": kind})
    found = find_header(page, given, UNITS)
    assert found is not None
    return book(page, file=f"data/2021-07-18/{file}"), Match(page, "monthly", given, found)


@pytest.mark.parametrize(
    ("title", "file", "kind", "period", "through"),
    [
        ("产值表", "产值_2021年6月.xlsx", "month", "2021-06", "2021-06-30"),
        ("产值表", "产值_2021年6月.xlsx", "ytd", "2021-H1", "2021-06-30"),
        ("2021年1—6月产值", "产值_2021年6月.xlsx", "month", "2021-06", "2021-06-30"),
        ("2020年1—2月产值", "产值_2020年1-2月.xls", "ytd", "2020-01/2020-02", "2020-02-29"),
        ("2021年产值", "产值_202106.xlsx", "month", "2021-06", "2021-06-30"),
        ("进展", "进展_2021年二季度.xlsx", "quarter", "2021-Q2", "2021-06-30"),
        ("进展(2021年6月)", "进展.xlsx", "quarter", "2021-Q2", "2021-06-30"),
        ("名录", "名录_2021年上半年.xlsx", "half", "2021-H1", "2021-06-30"),
        ("名录", "名录_2019年底.csv", "year", "2019", "2019-12-31"),
        ("名录", "名录_2021.csv", "year", "2021", "2021-12-31"),
        ("截至2021年6月15日", "在建.csv", "day", "2021-06", "2021-06-15"),
        ("2019年总产值(2020年2月编)", "总产值.xlsx", "year", "2019", "2019-12-31"),
    ],
)
def test_periods_of_tables(title: str, file: str, kind: str, period: str, through: str) -> None:
    """Title, sheet and file name together state one period."""
    found = covered(*matched([title], file, kind))
    assert not isinstance(found, Fault)
    assert found is not None
    assert (found.period.label, found.through.isoformat()) == (period, through)


@pytest.mark.parametrize(
    ("title", "file", "kind", "code"),
    [
        ("2021年5月", "产值_2021年6月.xlsx", "month", "period-conflict"),
        ("2020年产值", "产值_2021年6月.xlsx", "month", "period-conflict"),
        ("产值表", "产值.xlsx", "month", "period-missing"),
        ("产值表", "产值_2021.xlsx", "month", "period-missing"),
        ("2021年5月", "进展.xlsx", "quarter", "period-missing"),
    ],
)
def test_periods_that_stop_the_table(title: str, file: str, kind: str, code: str) -> None:
    """Places that disagree, or say nothing, are not settled by a guess."""
    found = covered(*matched([title], file, kind))
    assert isinstance(found, Fault)
    assert found.code == code


def test_who_filled_it_in_and_when_is_no_context() -> None:
    """The day a form was filled in is not its period."""
    page, match = matched(["2021年6月", "填报日期：2021年7月"], "产值.xlsx")
    assert context_texts(match.sheet, 1) == ("2021年6月",)
    assert not isinstance(covered(page, match), Fault)


@pytest.mark.parametrize(
    ("title", "header", "declared", "name", "file", "unit"),
    [
        ("产值", "产值(千元)", None, "表1", "产值.xlsx", "千元"),
        ("单位：千元", "产值", None, "表1", "产值.xlsx", "千元"),
        ("产值（万元）", "产值", "万元", "表1", "产值.xlsx", "万元"),
        ("产值", "产值", "千元", "表1", "产值.xlsx", "千元"),
        ("产值", "产值", None, "产值(亿元)", "产值.xlsx", "亿元"),
        ("产值", "产值", None, "表1", "产值(千元).xlsx", "千元"),
        ("单位：万元、%", "产值", None, "表1", "产值.xlsx", "万元"),
        ("单位：家", "产值(千元)", None, "表1", "产值.xlsx", "千元"),
        ("单位：万元、千元", "产值(千元)", None, "表1", "产值.xlsx", "千元"),
        ("产值表（万元）|单位：万元", "产值", None, "表1", "产值.xlsx", "万元"),
    ],
)
def test_units_of_columns(title: str, header: str, declared: str | None, name: str, file: str, unit: str) -> None:
    """Wherever it is written, the unit is found; units the ledger cannot hold are not meant."""
    page, match = matched(
        title.split("|"), file, header=["信用代码", "单位名称", "乡镇", header], unit=declared, name=name
    )
    assert column_units(page, match, SPEC, UNITS) == {"value": unit}


@pytest.mark.parametrize(
    ("title", "header", "declared", "code"),
    [
        ("单位：千元", "产值(万元)", None, "unit-conflict"),
        ("单位：千元", "产值", "万元", "unit-conflict"),
        ("产值", "产值(千元)", "万元", "unit-conflict"),
        ("单位：千元、万元", "产值", None, "unit-conflict"),
        ("产值", "产值", None, "unit-missing"),
        ("单位：拾万元", "产值", "万元", "unit-unknown"),
        ("产值表（千元）|单位：万元", "产值", "万元", "unit-conflict"),
    ],
)
def test_units_that_stop_the_table(title: str, header: str, declared: str | None, code: str) -> None:
    """千元 labelled 万元 is ten times wrong: nobody is asked to guess which."""
    page, match = matched(title.split("|"), "产值.xlsx", header=["信用代码", "单位名称", "乡镇", header], unit=declared)
    found = column_units(page, match, SPEC, UNITS)
    assert isinstance(found, Fault)
    assert found.code == code


def test_findings_take_their_parameters_from_both_places() -> None:
    """A conflict names the two units and where they stand."""
    page, match = matched(["单位：千元"], "产值.xlsx", unit="万元")
    found = column_units(page, match, SPEC, UNITS)
    assert isinstance(found, Fault)
    said = {"first": "千元", "first_place": "title", "second": "万元", "second_place": "recipe"}
    assert dict(found.params) == {"column": "value", **said}
    assert isinstance(page.finding(found), Finding)
