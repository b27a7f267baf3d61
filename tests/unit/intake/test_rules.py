"""How a column is read: the ledger's type, the recipe's fixed values, the table's own period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.periods import Period
from tanjcli.intake.tables.context import Covered
from tanjcli.intake.tables.rules import TableRules
from tanjcli.intake.tables.stretch import Kit
from tests.unit.intake.builders import PLACES, UNITS, recipe, sources

JUNE = Covered(Period.months_of(2021, 1, 6), date(2021, 6, 30))


def rules(when: Covered | None = JUNE, aliases: Any = (), **columns: Any) -> TableRules:
    one = recipe(columns)
    given = sources(recipes={"r": one.model_dump(by_alias=True, exclude_none=True)}, aliases=aliases)
    return TableRules(Kit(given, {"places": PLACES}, UNITS), one, {"value": "万元"}, when)


@pytest.mark.parametrize(
    ("column", "written", "value"),
    [
        ("town", "东样镇", "east"),
        ("firm", "样例厂", "样例厂"),
        ("value", "12.5", Decimal("12.5")),
        ("value", "-", None),
    ],
)
def test_a_value_written_in_the_recipe_is_read_as_a_cell_would_be(column: str, written: str, value: object) -> None:
    assert rules(**{column: {"value": written}}).given(column) == value


def test_a_period_from_around_the_table_is_the_last_day_it_speaks_of() -> None:
    assert rules(period={"context": "period"}).given("period") == date(2021, 6, 30)
    assert rules(period={"context": "year"}).given("period") == 2021


def test_a_table_without_a_period_of_its_own_lends_none() -> None:
    assert rules(when=None, period={"context": "period"}).given("period") is None


def test_only_the_tables_own_units_and_the_closed_list_of_places_are_used() -> None:
    one = rules(value={"from": ["产值"]}, town={"from": ["乡镇"]}, firm={"from": ["单位名称"]})
    assert (one.of("value").unit, one.of("firm").unit) == (UNITS["万元"], None)
    assert (one.of("town").vocabulary, one.of("firm").vocabulary) == (PLACES, None)


def test_an_alias_holds_for_its_column_and_for_its_ledger_or_everywhere() -> None:
    said = {"seen": "样例 厂", "is": "样例一厂", "reason": "改名"}
    aliases = [{**said, "column": "firm"}, {**said, "column": "town", "ledger": "elsewhere"}]
    one = rules(aliases=aliases, firm={"from": ["单位名称"]}, town={"from": ["乡镇"]})
    assert one.of("firm").aliases == {"样例厂": "样例一厂"}
    assert one.of("town").aliases == {}
