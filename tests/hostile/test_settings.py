"""Mistakes planted in targets.yaml and data/sources.yaml: each named with file, line and column; two both named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.hostile.mill import PLAN, SOURCES, report, tanj, workspace

if TYPE_CHECKING:
    from pathlib import Path

# What is written, what is typed instead, and the code of the finding that must name the place.
PLANTED: dict[str, tuple[str, str, str]] = {
    "unknown key": ("  period: 2021-2022", "  period: 2021-2022\n  perod: 1", "config-unknown-key"),
    "duplicate key": ("  goal: 3000", "  goal: 3000\n  goal: 1", "yaml-duplicate-key"),
    "NO": ("  goal: 3000", "  goal: NO", "config-not-a-number"),
    "sexagesimal": ("  goal: 3000", "  goal: 1:30", "config-not-a-number"),
    "octal": ("  goal: 3000", "  goal: 010", "config-not-a-number"),
    "underscore": ("  goal: 3000", "  goal: 1_000", "config-not-a-number"),
    "exponent": ("  goal: 3000", "  goal: 1e3", "config-not-a-number"),
    "not a number": ("  goal: 3000", "  goal: .nan", "config-not-a-number"),
    "full-width digits": ("  goal: 3000", "  goal: \uff13\uff10", "config-not-a-number"),
    "a list for a number": ("  goal: 3000", "  goal: [3000]", "config-not-a-number"),
    "no value": ("  goal: 3000", "  goal:", "config-empty-value"),
    "greater or equal": ("  comparison: at_least", "  comparison: >=", "yaml-operator"),
    "greater": ("  comparison: at_least", "  comparison: >", "yaml-operator"),
    "tab": ("  period: 2021-2022", "\tperiod: 2021-2022", "yaml-tab"),
    "full-width colon": ("  period: 2021-2022", "  period\uff1a 2021-2022", "yaml-full-width-colon"),
    "no blank after the colon": ("  period: 2021-2022", "  period:2021-2022", "yaml-colon"),
    "no-break space": ("  language: en", "\u00a0 language: en", "yaml-indent"),
    "merge key": ("rules: {preset: eurostat, clock: months}", "rules:\n  <<: {}\n  preset: eurostat", "yaml-merge-key"),
    "tag": ("  timezone: Asia/Shanghai", "  timezone: !!python/name:os.system x", "yaml-tag"),
    "hidden character": ("{zh: 办公室,", "{zh: 办\u202e公室,", "yaml-hidden-character"),
    "unknown department": ("{department: office,", "{department: ofice,", "plan-unknown-department"),
    "unknown unit": ("  unit: 家", "  unit: 稼", "plan-unknown-unit"),
    "unknown metric": ("  metric: visits", "  metric: visit", "plan-unknown-metric"),
    "unknown clause": ('  clause: "1"', '  clause: "7"', "plan-unknown-clause"),
    "unknown kind": ("  kind: annual_flow", "  kind: anual_flow", "config-unknown-choice"),
    "no direction": ("  direction: higher\n", "", "config-missing-key"),
    "no aggregation axis": ("    over_units: sum\n", "", "config-missing-key"),
    "wrong direction": ("  direction: higher", "  direction: lower", "plan-direction-against-comparison"),
    "a year outside the plan": ("  cells: [2021]", "  cells: [2025]", "plan-cell-outside"),
    "one id twice": ("- id: big-mills-2021", "- id: output-2021", "plan-duplicate-id"),
    "year to date summed": ("    over_time: last", "    over_time: sum", "metric-summed-over-time"),
    "unknown column": ("    measure: ytd", "    measure: yttd", "metric-unknown-column"),
    "unknown ledger": ("    ledger: visits", "    ledger: visit", "metric-unknown-ledger"),
    "syntax": ("departments:", "departments: {", "yaml-syntax"),
    "two documents": ("targets:", "---\ntargets:", "yaml-two-documents"),
}
PLANTED_SOURCES: dict[str, tuple[str, str, str]] = {
    "unknown key": ("    rhythm: month", "    rythm: month", "config-unknown-key"),
    "duplicate key": ("    rhythm: month", "    rhythm: month\n    rhythm: half", "yaml-duplicate-key"),
    "unknown type": ("{type: code,", "{type: cod,", "config-unknown-choice"),
    "unknown flow": ("flow: ytd}", "flow: cumulative}", "config-unknown-choice"),
    "no flow": (", flow: ytd}", "}", "sources-amount-incomplete"),
    "unknown ledger": ("    ledger: output", "    ledger: outptu", "sources-unknown-ledger"),
    "unknown column": ("      ytd: {from", "      ydt: {from", "sources-unknown-column"),
    "unknown key column": ("    key: [mill, period]", "    key: [mil, period]", "sources-unknown-column"),
    "time of a wrong type": ("    time: day", "    time: visit", "sources-time-type"),
    "unknown period kind": ("kind: month}", "kind: monthly}", "config-unknown-choice"),
    "not a whole number": ("max_rejects: 0", "max_rejects: none", "config-not-a-whole-number"),
    "yes for true": ("required: true", "required: yes", "config-not-a-flag"),
    "no schema": ("schema: tanj-sources/1\n", "", "config-missing-key"),
    "no sample flag": ("sample: true\n", "", "config-missing-key"),
}


def planted(text: str, slip: tuple[str, str, str]) -> str:
    """``text`` with one slip in the first place where it fits."""
    right, wrong, _ = slip
    assert right in text
    return text.replace(right, wrong, 1)


def named(root: Path, file: str) -> tuple[int, set[str]]:
    """Exit code of ``targets validate`` and the codes it gives an address ``file:line:column``."""
    said = tanj(root, "targets", "validate", "--lang", "en")
    return said.code, set(re.findall(rf"^{re.escape(file)}:\d+:\d+: error: .* \[([a-z-]+)\]$", said.out, re.MULTILINE))


@pytest.mark.parametrize("kind", PLANTED)
def test_a_mistake_in_the_plan_is_named_with_its_place(tmp_path: Path, kind: str) -> None:
    slip = PLANTED[kind]
    workspace(tmp_path, plan=planted(PLAN, slip))
    code, codes = named(tmp_path, "targets.yaml")
    assert code == 78
    assert slip[2] in codes


@pytest.mark.parametrize("kind", PLANTED_SOURCES)
def test_a_mistake_in_the_sources_is_named_with_its_place(tmp_path: Path, kind: str) -> None:
    slip = PLANTED_SOURCES[kind]
    workspace(tmp_path, sources=planted(SOURCES, slip))
    code, codes = named(tmp_path, "data/sources.yaml")
    assert code == 78
    assert slip[2] in codes


def test_the_line_given_is_the_line_of_the_mistake(tmp_path: Path) -> None:
    workspace(tmp_path, plan=planted(PLAN, PLANTED["NO"]))
    line = 1 + PLAN[: PLAN.index("  goal: 3000")].count("\n")
    assert f"targets.yaml:{line}:9: error: NO " in tanj(tmp_path, "targets", "validate", "--lang", "en").out


@pytest.mark.parametrize("other", ["unknown key", "duplicate key", "NO", "no value", "unknown metric", "one id twice"])
@pytest.mark.parametrize("kind", ["unknown department", "unknown unit", "tag"])
def test_two_mistakes_are_both_named(tmp_path: Path, kind: str, other: str) -> None:
    plan = planted(planted(PLAN, PLANTED[kind]), PLANTED[other])
    _, codes = named(workspace(tmp_path, plan=plan), "targets.yaml")
    assert {PLANTED[kind][2], PLANTED[other][2]} <= codes


def test_mistakes_in_both_files_are_named_together_and_stop_the_report(tmp_path: Path) -> None:
    workspace(
        tmp_path, plan=planted(PLAN, PLANTED["NO"]), sources=planted(SOURCES, PLANTED_SOURCES["not a whole number"])
    )
    said = report(tmp_path)
    assert said.code == 78
    assert not said.out
    assert "targets.yaml:" in said.err
    assert "data/sources.yaml:" in said.err


def test_a_bomb_of_aliases_is_refused_at_once(tmp_path: Path) -> None:
    layers = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 6)
    )
    said = tanj(workspace(tmp_path, plan=PLAN + layers), "targets", "validate")
    assert said.code == 78
    assert "[yaml-too-many-" in said.out


@pytest.mark.parametrize(("text", "code"), [("", "yaml-empty"), ("hello", "config-not-a-mapping")])
def test_a_plan_without_a_plan_in_it_is_named(tmp_path: Path, text: str, code: str) -> None:
    assert named(workspace(tmp_path, plan=text), "targets.yaml") == (78, {code})
