"""``data/sources.yaml``: what the schema cannot say is checked, with the line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tanjcli.core.words import Vocabulary
from tanjcli.intake.schema import json_schema
from tanjcli.intake.sources import LoadedSources, check_words, load_sources
from tests.unit.intake.builders import PLACES

BACK = "lookup: {ledger: output, column: branch, on: code}"
GOOD = """\
schema: tanj-sources/1
sample: true
vocabularies:
  kinds: {a: {name: {zh: 甲, en: A}}}
ledgers:
  output:
    name: {zh: 产值, en: output}
    key: [code, period]
    time: period
    rhythm: month
    entity: code
    columns:
      code: {type: code, name: {zh: 代码, en: code}}
      firm: {type: text, name: {zh: 名称, en: firm}, names: code}
      kind: {type: term, name: {zh: 类别, en: kind}, vocabulary: kinds}
      period: {type: period, name: {zh: 报告期, en: period}}
      value: {type: amount, name: {zh: 产值, en: output}, unit: 元, flow: ytd}
      branch: {type: text, name: {zh: 行业, en: branch}, lookup: {ledger: register, column: branch, on: code}}
  register:
    name: {zh: 名录, en: register}
    key: [code]
    time: dated
    rhythm: any
    columns:
      code: {type: code, name: {zh: 代码, en: code}}
      dated: {type: date, name: {zh: 日期, en: dated}}
      branch: {type: text, name: {zh: 行业, en: branch}}
recipes:
  monthly:
    ledger: output
    match: {file: "产值_*"}
    period: {from: [title, file], kind: ytd}
    columns:
      code: {from: [信用代码], required: true}
      period: {context: period}
      value: {from: [产值], unit: 万元}
aliases:
  - {column: code, seen: x, is: y, reason: 笔误}
"""


def load(folder: Path, text: str) -> LoadedSources:
    """Load a text as ``data/sources.yaml``."""
    path = folder / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    return load_sources(path, "data/sources.yaml")


def test_good_sources_load(tmp_path: Path) -> None:
    """Nothing to say about a file that is right."""
    loaded = load(tmp_path, GOOD)
    assert loaded.findings == ()
    assert loaded.sources is not None
    assert loaded.sources.ledgers["output"].columns["value"].flow == "ytd"
    assert len(loaded.sha256) == 64


@pytest.mark.parametrize(
    ("old", "new", "code", "raw"),
    [
        ("key: [code, period]", "key: [cod, period]", "sources-unknown-column", "cod"),
        ("entity: code", "entity: coda", "sources-unknown-column", "coda"),
        ("names: code", "names: codx", "sources-unknown-column", "codx"),
        ("time: dated", "time: branch", "sources-time-type", "branch"),
        (", flow: ytd", "", "sources-amount-incomplete", "value"),
        ("unit: 元, ", "", "sources-amount-incomplete", "value"),
        ("{type: date, name", "{type: date, flow: ytd, name", "sources-flow-misplaced", "dated"),
        (", vocabulary: kinds}", "}", "sources-no-vocabulary", "kind"),
        ("lookup: {ledger: register", "lookup: {ledger: regster", "sources-unknown-ledger", "regster"),
        ("column: branch, on", "column: brunch, on", "sources-unknown-column", "brunch"),
        ("en: branch}}\nrecipes", f"en: branch}}, {BACK}}}\nrecipes", "sources-lookup-cycle", "output"),
        ("ledger: output\n    match", "ledger: outputs\n    match", "sources-unknown-ledger", "outputs"),
        ("value: {from: [产值]", "valeu: {from: [产值]", "sources-unknown-column", "valeu"),
        ("{context: period}", "{context: period, value: x}", "sources-take-origin", "period"),
        ("{context: period}", "{context: year}", "sources-context-type", "year"),
        ("required: true}", "required: true, unit: 元}", "sources-unit-misplaced", "元"),
        ("code: {from: [信用代码], required: true}\n      ", "", "sources-key-not-taken", "monthly"),
        ("from: [title, file]", "from: [column]", "sources-period-column", "monthly"),
        ("{column: code, seen", "{column: kode, seen", "sources-unknown-column", "kode"),
        ("kind: ytd}\n", "kind: ytd}\n    accept: [{code: xy, file: f, reason: z}]\n", "sources-accept-unknown", "xy"),
    ],
)  # fmt: skip
def test_what_does_not_hold_together(tmp_path: Path, old: str, new: str, code: str, raw: str) -> None:
    """Each fault is found at a line, and the sources are not used."""
    assert old in GOOD
    loaded = load(tmp_path, GOOD.replace(old, new))
    assert loaded.sources is None
    assert code in [f.code for f in loaded.findings if f.raw == raw]
    assert all(f.place.line > 0 for f in loaded.findings)


def test_a_recipe_without_headers_recognises_nothing(tmp_path: Path) -> None:
    """Every column fixed: no sheet could be told from another."""
    text = GOOD.replace("{from: [信用代码], required: true}", "{value: x}").replace(
        "{from: [产值], unit: 万元}", "{value: '1'}"
    )
    assert "sources-no-headers" in [f.code for f in load(tmp_path, text).findings]


def test_faults_of_schema_and_meaning_come_together(tmp_path: Path) -> None:
    """One run tells everything."""
    text = GOOD.replace("rhythm: any", "rhythm: sometimes").replace("entity: code", "entity: coda")
    found = [f.code for f in load(tmp_path, text).findings]
    assert "sources-unknown-column" in found
    assert len(found) >= 2


def test_words_of_the_plan_are_checked_where_the_plan_is_known(tmp_path: Path) -> None:
    """Units and vocabularies belong to both files."""
    loaded = load(tmp_path, GOOD.replace("vocabulary: kinds", "vocabulary: sorts").replace("unit: 万元", "unit: 万吨"))
    found = check_words(loaded, {"places": PLACES}, {"元", "万元"})
    assert [(f.code, f.raw) for f in found] == [
        ("sources-unknown-vocabulary", "sorts"),
        ("sources-unknown-unit", "万吨"),
    ]
    assert check_words(loaded, {"sorts": Vocabulary("sorts", ())}, {"元", "万吨"}) == ()


def test_an_alias_to_a_place_nobody_lists_is_named(tmp_path: Path) -> None:
    """Unchecked, it would make every row it touches unreadable."""
    text = GOOD.replace("{type: text, name: {zh: 名称, en: firm}, names: code}", "{type: place, name: {zh: 镇, en: t}}")
    text = text.replace("{column: code, seen: x, is: y,", "{column: firm, seen: 东样, is: 东样庄,")
    [found] = check_words(load(tmp_path, text), {"places": PLACES}, {"元", "万元"})
    assert (found.code, found.raw) == ("sources-unknown-term", "东样庄")
    assert found.place.line == text[: text.index("aliases:")].count("\n") + 2
    good = load(tmp_path, text.replace("东样庄", PLACES.terms[0].name.zh))
    assert check_words(good, {"places": PLACES}, {"元", "万元"}) == ()


def test_the_committed_schema_is_fresh() -> None:
    """docs/schema/sources.schema.json is what the program says."""
    path = Path(__file__).parents[3] / "docs" / "schema" / "sources.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == json_schema()
