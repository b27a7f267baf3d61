"""The footer names every rule that gave a word, and what the words of the outlook mean."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Outlook, Remark, RulesUsed
from tanjcli.evaluate.rules.presets import PRESETS
from tanjcli.present.compose.formula import formula_lines
from tanjcli.present.compose.rules import outlook_lines, rule_lines, rule_of
from tanjcli.present.wording import Wording
from tests.unit.present.builders import RULES, a_cell, an_assessment

ZH = Wording("zh")


def rules(preset: str) -> RulesUsed:
    bounds = PRESETS[preset]
    return RulesUsed(preset, "months", bounds.on_track, bounds.behind, bounds.off_track)


def test_one_rule_for_all_is_one_line() -> None:
    report = an_assessment(a_cell(rules=RULES), a_cell(rules=RULES))
    assert list(rule_lines(report, ZH)) == [
        "规则:线性时序,按月计;进度比 ≥ 0.95 达序时,≥ 0.60 滞后,≥ 0 严重滞后,更低为倒退(预设 eurostat)"
    ]


def test_each_other_rule_has_a_line_with_its_rows() -> None:
    forecast, closing = rules("unsd"), rules("destatis")
    report = an_assessment(
        a_cell(rules=RULES),
        a_cell(ref="T2", rules=forecast),
        a_cell(ref="T3", rules=closing),
        a_cell(ref="T4", rules=forecast),
    )
    _, second, third = rule_lines(report, ZH)
    assert second.startswith("T2、T4 另按:按月计;预计到期所走路程占比 ≥ 0.95 达序时")
    assert third.startswith("T3 另按:按月计;剩余差距中预计完不成的 ≤ 20% 达序时")


def test_other_bounds_of_the_outlook_are_no_other_rule() -> None:
    assert len(list(rule_lines(an_assessment(a_cell(rules=replace(RULES, likely=Decimal("0.9")))), ZH))) == 1


def test_a_row_judged_by_its_growth_rate_is_named() -> None:
    report = an_assessment(a_cell(rules=RULES, reason=Remark("reason-rate")))
    assert list(rule_lines(report, ZH))[1].startswith("T17 按年均增速与所需增速之比判定")


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_preset_has_words_for_footer_and_formula(preset: str, lang: Lang) -> None:
    """What a preset looks at is said; only those that look at the pace speak of it."""
    w, used = Wording(lang), rules(preset)
    said = rule_of(a_cell(rules=used), RULES, w) + list(formula_lines(a_cell(), used, w))[-1]
    assert preset in said
    paced = ("进度比" if lang == "zh" else "pace R") in said
    assert paced == (preset in ("eurostat", "shixu", "evm"))


def test_words_for_chances_are_explained_only_where_there_are_any() -> None:
    row = a_cell(outlook=Outlook("count", word="likely"))
    assert list(outlook_lines([row], replace(RULES, likely=Decimal("0.8")), ZH)) == [
        "预计:区间为 80%;可能性 ≥ 80% 有望完成,< 25% 难以完成,其间不确定"
    ]
    assert list(outlook_lines([a_cell()], RULES, ZH)) == []
