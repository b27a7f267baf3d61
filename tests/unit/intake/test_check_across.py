"""A recipe for figures that run across: one header, one way for the figures to go, and types that fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tanjcli.intake.sources import load_sources

HEAD = """\
schema: tanj-sources/1
sample: true
ledgers:
  cities:
    name: {zh: 城市, en: cities}
    key: [city, year]
    time: year
    rhythm: year
    columns:
      city: {type: text, name: {zh: 城市, en: city}}
      year: {type: period, name: {zh: 年, en: year}}
      day: {type: date, name: {zh: 日, en: day}}
      value: {type: amount, name: {zh: 值, en: value}, unit: 元, flow: year}
recipes:
  wide:
    ledger: cities
    match: {file: "*"}
    period: {from: [header], kind: year}
    columns:
      city: {from: [地区]}
      year: {across: header}
      value: {across: figures, unit: 万元}
"""


def found(folder: Path, old: str = "", new: str = "") -> list[tuple[str, str, int]]:
    """Code, text seen and line of every finding about the recipe with ``old`` replaced."""
    assert HEAD.count(old) == 1 or not old
    path = folder / "sources.yaml"
    path.write_text(HEAD.replace(old, new) if old else HEAD, encoding="utf-8")
    loaded = load_sources(path, "data/sources.yaml")
    assert (loaded.sources is None) == bool(loaded.findings)
    return [(f.code, f.raw, f.place.line) for f in loaded.findings]


def test_a_right_recipe_loads(tmp_path: Path) -> None:
    assert found(tmp_path) == []
    assert found(tmp_path, "{from: [地区]}", "{at: A}") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("year: {across: header}", "year: {from: [年]}", ("sources-across-header", "wide", 20)),
        ("city: {from: [地区]}", "city: {across: header}", ("sources-across-header", "wide", 20)),
        ("{across: figures, unit: 万元}", "{from: [值], unit: 万元}", ("sources-across-figures", "wide", 20)),
        ("{across: figures, unit: 万元}", "{row: [产值]}", ("sources-across-figures", "wide", 20)),
        ("year: {across: header}", "day: {across: header}", ("sources-across-type", "day", 21)),
        (
            "city: {from: [地区]}\n      year: {across: header}",
            "city: {across: figures}\n      year: {across: header}",
            ("sources-across-figures", "wide", 20),
        ),
        ("{from: [header], kind: year}", "{from: [header, title], kind: year}", ("sources-across-period", "wide", 18)),
        ("{from: [header], kind: year}", "{from: [header], kind: day}", ("sources-across-period", "wide", 18)),
        ("{from: [header], kind: year}", "{from: [title], kind: year}", ("sources-across-type", "year", 21)),
        ('{file: "*"}', '{file: "*", tables: each}', ("sources-across-each", "each", 17)),
        ("{from: [地区]}", "{from: [地区], value: 甲}", ("sources-take-origin", "city", 20)),
        ("{across: header}", "{across: header, context: period}", ("sources-take-origin", "year", 21)),
    ],
)
def test_each_fault_is_named_at_its_line(tmp_path: Path, old: str, new: str, expected: tuple[str, str, int]) -> None:
    assert expected in found(tmp_path, old, new)


@pytest.mark.parametrize(("letters", "code"), [("a", "sources-at-letters"), ("A1", "sources-at-letters")])
def test_a_column_letter_is_a_letter(tmp_path: Path, letters: str, code: str) -> None:
    assert [c for c, _, _ in found(tmp_path, "{from: [地区]}", f"{{at: {letters}}}")] == [code]


@pytest.mark.parametrize("tolerance", ["0", "0.5", "1000"])
def test_a_tolerance_is_a_number(tmp_path: Path, tolerance: str) -> None:
    match = '    match: {file: "*"}\n'
    assert found(tmp_path, match, f"{match}    totals: {{tolerance: {tolerance}}}\n") == []


@pytest.mark.parametrize(
    ("tolerance", "code"),
    [
        ("一点", "config-not-a-number"),
        ("-1", "config-out-of-range"),
        ("1%", "config-not-a-number"),
        ("inf", "config-not-a-number"),
    ],
)
def test_a_tolerance_that_is_none_is_refused_when_the_file_is_loaded(tmp_path: Path, tolerance: str, code: str) -> None:
    """Not in the middle of a delivery, months later."""
    match = '    match: {file: "*"}\n'
    assert found(tmp_path, match, f"{match}    totals: {{tolerance: {tolerance}}}\n") == [(code, tolerance, 18)]
