"""A plan's closed lists and units, as the rest of tanj sees them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tanjcli.core.quantities import convert
from tanjcli.plan.vocabulary import unit_table, vocabularies
from tests.unit.plan.small import load_text, planted


def test_places_departments_and_vocabularies_are_found_by_any_spelling(tmp_path: Path) -> None:
    text, _ = planted(("west: {name: {zh: 西镇, en: West}}", "west: {name: {zh: 西镇, en: West}, group: zone}"))
    plan = load_text(text, tmp_path).plan
    assert plan is not None
    words = vocabularies(plan)
    assert set(words) == {"places", "departments", "industries"}
    for key, spelling, term_id, group in (
        ("places", "东乡", "east", ""),
        ("places", "WEST", "west", "zone"),
        ("departments", "工程部", "works", ""),
        ("industries", "食品", "food", ""),
    ):
        term = words[key].find(spelling)
        assert term is not None
        assert (term.id, term.group) == (term_id, group)


def test_declared_units_stand_beside_the_built_in_ones(tmp_path: Path) -> None:
    text, _ = planted(("箱: {dimension: count, en: boxes}", "角: {dimension: money, factor: 0.1, en: jiao}"))
    plan = load_text(text, tmp_path).plan
    assert plan is not None
    units = unit_table(plan)
    assert convert(Decimal(25), units["角"], units["元"]) == Decimal("2.5")
    assert "万元" in units
