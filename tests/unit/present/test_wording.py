"""Both languages say everything, with the same placeholders."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterable
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import get_args

import pytest

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.severity import Severity
from tanjcli.core.words import Lang
from tanjcli.evaluate.remarks import REMARKS, ROLES
from tanjcli.evaluate.results import Remark, Status
from tanjcli.plan import judgement, metrics, target
from tanjcli.present import wording
from tanjcli.present.wording import Wording
from tests.unit.present.builders import a_cell

METRIC_KINDS = get_args(get_args(metrics.Metric)[0])
LANGS: tuple[Lang, ...] = ("zh", "en")
SRC = Path(wording.__file__).parents[2]
MODULES: dict[Lang, list[ModuleType]] = {
    lang: [
        import_module(f"{wording.__name__}.{found.name}")
        for found in iter_modules(wording.__path__)
        if found.name.split("_")[-1] == lang
    ]
    for lang in LANGS
}
CATALOGUES = {lang: {key: text for module in MODULES[lang] for key, text in module.WORDS.items()} for lang in LANGS}


# The plan's own words, one parameter a language.
OWN_WORDS = {f"remark.{code}" for code, params in REMARKS.items() if {"zh", "en"} <= set(params)}


def placeholders(template: str) -> set[str]:
    """Those a caller fills; what the plan calls its places is at hand everywhere."""
    return {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(template) if name} - {"places"}


def test_both_languages_have_the_same_keys() -> None:
    assert CATALOGUES["zh"].keys() == CATALOGUES["en"].keys()


@pytest.mark.parametrize("lang", LANGS)
def test_no_key_is_written_twice(lang: Lang) -> None:
    keys = []
    for module in MODULES[lang]:
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        written = (k for n in ast.walk(tree) if isinstance(n, ast.Dict) for k in n.keys)
        keys += [k.value for k in written if isinstance(k, ast.Constant)]
    assert len(keys) == len(set(keys)) == len(CATALOGUES[lang])


@pytest.mark.parametrize("key", sorted(CATALOGUES["zh"]))
def test_both_languages_have_the_same_placeholders(key: str) -> None:
    if key in OWN_WORDS:
        assert [placeholders(CATALOGUES[lang][key]) & {"zh", "en"} for lang in LANGS] == [{"zh"}, {"en"}]
        return
    assert placeholders(CATALOGUES["zh"][key]) == placeholders(CATALOGUES["en"][key])


@pytest.mark.parametrize("lang", LANGS)
def test_every_status_absence_severity_and_role_has_words(lang: Lang) -> None:
    w = Wording(lang)
    assert all(w.status(status.value) for status in Status)
    assert all(w.absent(Unmeasured(why)) for why in Why)
    assert all(w.text(f"severity.{severity.value}") for severity in Severity)
    assert all(w.text(f"role.{role}") for role in ROLES)


@pytest.mark.parametrize(
    ("prefix", "codes"),
    [
        ("kind", get_args(judgement.Kind)),
        ("comparison", get_args(target.Comparison)),
        ("confidence", get_args(target.Confidence)),
        ("path", get_args(judgement.Pace.model_fields["path"].annotation)),
        ("clock", get_args(judgement.Rules.model_fields["clock"].annotation)),
        ("over", {*get_args(metrics.OverTime), *get_args(metrics.OverUnits)}),
        ("metric", [get_args(kind.model_fields["kind"].annotation)[0] for kind in METRIC_KINDS]),
    ],
)
def test_every_word_of_the_plans_schema_has_words(prefix: str, codes: Iterable[str]) -> None:
    assert {f"{prefix}.{code}" for code in codes} <= CATALOGUES["zh"].keys()


def test_a_lead_rests_on_a_known_basis_or_on_the_plans_own_sentence() -> None:
    assert Wording("en").basis("same_clause") == "number and lead stand in one clause"
    assert Wording("zh").basis("会议纪要第3号") == "会议纪要第3号"


@pytest.mark.parametrize("code", REMARKS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_remark_makes_a_sentence_of_its_parameters(code: str, lang: Lang) -> None:
    samples = {"method": "profile", "period": "2021", "before": "2021-03", "status": "behind", "unit": "亿元"}
    params = tuple((name, samples.get(name, "12")) for name in REMARKS[code])
    sentence = Wording(lang).remark(Remark(code, params), "家")
    assert sentence
    assert "{" not in sentence


def test_no_remark_is_worded_that_evaluation_never_makes() -> None:
    assert {key.removeprefix("remark.") for key in CATALOGUES["zh"] if key.startswith("remark.")} == set(REMARKS)


def test_every_key_is_asked_for() -> None:
    """By its name, or by an f-string that it fits; words that nobody prints are taken out."""
    asked, shapes = set(), []
    for path in SRC.glob("**/*.py"):
        if path.parent.name == "wording" and path.stem != "__init__":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                asked.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = [re.escape(v.value) if isinstance(v, ast.Constant) else ".+" for v in node.values]
                shapes.append("".join(parts))
    made = re.compile("|".join(shape for shape in shapes if re.match(r"\w+\\\.", shape)))
    assert sorted(key for key in CATALOGUES["zh"].keys() - asked if not made.fullmatch(key)) == []


def test_every_key_the_code_asks_for_exists() -> None:
    asked = set()
    for path in (*SRC.glob("present/**/*.py"), *SRC.glob("app/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "text"
            if named and node.args and isinstance(node.args[0], ast.Constant):
                asked.add(node.args[0].value)
    assert asked
    assert asked <= CATALOGUES["zh"].keys()


def test_amounts_in_a_remark_are_rounded_and_carry_their_unit() -> None:
    given = {"level": "39638830440", "unit": "元", "period": "2022", "gone": "2", "total": "3"}
    level = Remark("growth-level-needed", tuple(given.items()))
    assert Wording("zh").remark(level) == "2022年需达 396.39 亿元"
    assert Wording("en").remark(level) == "2022 needs 39.64 bn yuan"
    stretch = Remark("stretch", (("goal_max", "8"), ("short", "1")))
    assert Wording("en").remark(stretch, "项") == "stretch goal 8 items, 1 item to go"


def test_a_remark_names_people_can_read() -> None:
    lowest = Remark("lowest-part", (("part", "projects-landed"), ("zh", "落地的项目"), ("en", "Projects landed")))
    assert Wording("zh").remark(lowest) == "取低者:落地的项目"
    assert Wording("en").remark(lowest) == "the lowest of the parts: Projects landed"
    both = Remark("and-with", (("target", "training-batches"), ("ref", "T29"), ("status", "on_track")))
    assert Wording("zh").remark(both) == "须与 T29 同时达标(T29:达序时)"


def test_who_is_not_seen_again_is_said_without_a_guess_about_the_total() -> None:
    gone = Remark("entities-missing", (("count", "2"), ("period", "2021-04"), ("before", "2021-03")))
    assert Wording("zh").remark(gone) == "2021年3月有报、2021年4月未见 2 家(退出或未报)"
    assert Wording("en").remark(gone) == "2 of those in 2021-03 not seen in 2021-04 (left, or did not report)"


def test_english_counts_pick_their_noun() -> None:
    w = Wording("en")
    assert w.text("check.title", files=1, sheets=2) == "tanj check: 1 file, 2 sheets"
    assert w.text("report.count", n=1) == "1 target: "
    blank = Remark("values-missing", (("count", "1"), ("period", "2021-03")))
    assert w.remark(blank) == "1 blank figure of 2021-03 left out"


def test_percent_is_never_called_percentage_point() -> None:
    assert "%" not in Wording("zh").unit("pp") + Wording("en").unit("pp")
    for words in CATALOGUES.values():
        assert not any("% 百分点" in text or "%百分点" in text for text in words.values())


@pytest.mark.parametrize(
    ("label", "zh_words", "en_words"),
    [
        ("2021", "2021年", "2021"),
        ("2020-2022", "2020—2022年", "2020–2022"),
        ("2021-06", "2021年6月", "2021-06"),
        ("2021-01/2021-11", "2021年1—11月", "2021-01 to 2021-11"),
        ("2021-Q1", "2021年1—3月", "2021-01 to 2021-03"),
        ("2020-11/2021-02", "2020年11月至2021年2月", "2020-11 to 2021-02"),
        ("2021-11-30", "2021-11-30", "2021-11-30"),
    ],
)
def test_periods_are_written_as_the_field_writes_them(label: str, zh_words: str, en_words: str) -> None:
    assert (Wording("zh").period(label), Wording("en").period(label)) == (zh_words, en_words)


def test_units_are_chinese_in_chinese_and_readable_in_english() -> None:
    assert Wording("zh").unit("亿元") == "亿元"
    assert Wording("en").unit("亿元") == "×100m yuan"
    assert Wording("en").unit("家") == "firms"


def test_an_unknown_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        Wording("zh").text("no.such.key")


def test_the_builders_row_is_what_the_tests_say_it_is() -> None:
    assert a_cell().gap == Decimal(12)


# What an unknown sheet in Chinese is likely to be about.
OF_THE_COUNTY = {"map.note.place"}


def test_no_words_of_one_plan_are_said_of_every_plan() -> None:
    """A school district has no towns, zones, firms or county: what a plan calls its places it says itself."""
    county = re.compile(r"县|乡镇|园区|企业|\b(county|towns?|zones?|firms?)\b", re.IGNORECASE)
    said = {
        (lang, key): text
        for lang in LANGS
        for key, text in CATALOGUES[lang].items()
        if county.search(re.sub(r"\{[^}]*\}", "", text)) and key not in OF_THE_COUNTY
    }
    assert said == {}
