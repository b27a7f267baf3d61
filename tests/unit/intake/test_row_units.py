"""Each row in a unit of its own: converted by what the row says, and never by a guess."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tanjcli.intake.ledger import Ledgers
from tanjcli.intake.spec import Sources
from tests.unit.intake.builders import codes, ingested, sources, xlsx

FILE = "2021-07-18/指标_2021年6月.xlsx"
LABEL = {"zh": "名", "en": "name"}
LEDGER = {
    "name": LABEL,
    "key": ["item", "period"],
    "time": "period",
    "rhythm": "month",
    "columns": {
        "item": {"type": "text", "name": LABEL},
        "period": {"type": "period", "name": LABEL},
        "value": {"type": "amount", "name": LABEL, "unit": "万元", "flow": "month"},
    },
}


def given(unit: str = "", **match: str) -> Sources:
    """A recipe that reads 指标 and 数值; ``unit``: as the recipe declares it."""
    value = {"from": ["数值"], **({"unit": unit} if unit else {})}
    columns = {"item": {"from": ["指标"]}, "period": {"context": "period"}, "value": value}
    recipe = {
        "ledger": "x",
        "match": {"file": "指标_*", **match},
        "period": {"from": ["file"], "kind": "month"},
        "columns": columns,
    }
    return sources({"x": LEDGER}, {"r": recipe})


def read(folder: Path, rows: list[list[Any]], unit: str = "") -> tuple[Ledgers, dict[str, Decimal]]:
    """The ledgers, and item → value in 万元."""
    known = ingested(folder, {FILE: xlsx(rows)}, given(unit))
    ledger = known.ledgers["x"]
    scaled = zip(ledger.frame["item"], ledger.frame["value"], strict=True)
    return known, {item: Decimal(int(value)).scaleb(-ledger.exponents["value"]) for item, value in scaled}


def test_a_unit_column_speaks_for_each_row(tmp_path: Path) -> None:
    """And each cell keeps the unit it was written in."""
    rows = [["指标", "单位", "数值"], ["甲", "亿元", 1.5], ["乙", "千元", 20], ["丙", "万元", 3]]
    known, values = read(tmp_path, rows)
    assert values == {"甲": 15000, "乙": 2, "丙": 3}
    ledger = known.ledgers["x"]
    cells = [ledger.cell(r["_strip"], r["_row"], "value") for r in ledger.frame.to_dict("records")]
    assert sorted((c.cell, c.unit) for c in cells if c) == [("C2", "亿元"), ("C3", "千元"), ("C4", "万元")]
    assert known.findings == ()


def test_a_label_speaks_for_its_row(tmp_path: Path) -> None:
    _, values = read(tmp_path, [["指标", "数值"], ["甲(亿元)", 1.5], ["乙（千元）", 20]])
    assert list(values.values()) == [15000, 2]


def test_a_row_that_names_no_unit_is_rejected(tmp_path: Path) -> None:
    """Its neighbours' unit is not its own."""
    known, values = read(tmp_path, [["指标", "单位", "数值"], ["甲", "万元", 1], ["乙", None, 20]])
    assert values == {"甲": 1}
    (found,) = known.findings
    assert (found.code, found.place.cell) == ("unit-missing", "C3")
    assert [a.rejected for a in known.accounts] == [1]


@pytest.mark.parametrize(
    ("title", "header", "recipe"), [("单位：万元", "数值", ""), ("", "数值（万元）", ""), ("", "数值", "万元")]
)
def test_a_row_that_contradicts_title_header_or_recipe_is_rejected(
    tmp_path: Path, title: str, header: str, recipe: str
) -> None:
    rows = [[title], ["指标", "单位", header], ["甲", "万元", 1], ["乙", "千元", 20]]
    known, values = read(tmp_path, rows, recipe)
    assert values == {"甲": 1}
    (found,) = known.findings
    assert (found.code, found.place.cell, found.raw) == ("unit-row", "B4", "千元")


def test_a_unit_of_something_else_says_nothing_of_amounts(tmp_path: Path) -> None:
    """Tonnes in a 单位 column cannot become yuan: nobody gave the figures a unit."""
    known, values = read(tmp_path, [["指标", "单位", "数值"], ["甲", "人", 1]])
    assert values == {}
    assert codes(known.findings) == ["unit-missing"]


def test_totals_over_several_units_are_not_recomputed(tmp_path: Path) -> None:
    """Over one they are."""
    mixed = [["指标", "单位", "数值"], ["甲", "万元", 1], ["乙", "千元", 20], ["合计", "万元", 3]]
    known, _ = read(tmp_path, mixed)
    assert codes(known.findings) == []
    known, _ = read(tmp_path, [["指标", "单位", "数值"], ["甲", "千元", 1], ["乙", "千元", 20], ["合计", "千元", 3]])
    assert codes(known.findings) == ["total-mismatch"]


PLACES = {
    "header": lambda unit: ("", f"数值({unit})", "表1", "指标_2021年6月.xlsx"),
    "title": lambda unit: (f"单位：{unit}", "数值", "表1", "指标_2021年6月.xlsx"),
    "sheet": lambda unit: ("", "数值", f"表1({unit})", "指标_2021年6月.xlsx"),
    "file": lambda unit: ("", "数值", "表1", f"指标_2021年6月({unit}).xlsx"),
}


@pytest.mark.parametrize("place", PLACES)
def test_every_place_can_give_the_unit(tmp_path: Path, place: str) -> None:
    title, header, sheet, file = PLACES[place]("千元")
    data = xlsx([[title], ["指标", header], ["甲", 20]], sheet=sheet)
    known = ingested(tmp_path, {f"2021-07-18/{file}": data}, given())
    assert codes(known.findings) == []
    assert [int(v) for v in known.ledgers["x"].frame["value"]] == [2]


@pytest.mark.parametrize(
    ("first", "second"),
    [("header", "title"), ("header", "sheet"), ("header", "file"), ("title", "sheet"), ("sheet", "file")],
)
def test_two_places_that_differ_stop_the_file(tmp_path: Path, first: str, second: str) -> None:
    """No order of precedence makes a contradiction true."""
    one, other = PLACES[first]("千元"), PLACES[second]("万元")
    plain = PLACES["header"]("x")[0], "数值", "表1", "指标_2021年6月.xlsx"
    title, header, sheet, file = (a if a != p else b for a, b, p in zip(one, other, plain, strict=True))
    data = xlsx([[title], ["指标", header], ["甲", 20]], sheet=sheet)
    known = ingested(tmp_path, {f"2021-07-18/{file}": data}, given())
    assert codes(known.findings) == ["unit-conflict"]
    assert len(known.ledgers["x"].frame) == 0
