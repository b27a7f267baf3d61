"""Pipelines and registers that nobody could follow are refused, at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.plan.small import load_text, planted, spoken

_HERE = "commitments:\n"
_STAGES = "stages: [{{id: a, name: {n}, dated: signed}}, {{id: b, name: {n}, dated: landed}}]".format(
    n="{zh: 段, en: s}"
)
_NAME = "name: {zh: 名, en: n}"


def pipeline(rest: str, key: str = "deals-pipe") -> tuple[str, str]:
    return _HERE, f"pipelines:\n  {key}: {{{_NAME}, {rest}}}\n{_HERE}"


def register(rest: str) -> tuple[str, str]:
    return _HERE, f"registers:\n  roll: {{{_NAME}, {rest}}}\n{_HERE}"


@pytest.mark.parametrize(
    ("code", "edit"),
    [
        ("plan-pipeline-source", pipeline(_STAGES, "▸p")),
        ("plan-pipeline-source", pipeline(f"ledger: deals, list: L1, {_STAGES}", "▸p")),
        ("plan-unknown-list", pipeline(f"list: ▸L9, {_STAGES}")),
        ("plan-unknown-path", pipeline(f"ledger: deals, path: ▸P99, {_STAGES}")),
        (
            "plan-pipeline-undated",
            pipeline("ledger: deals, " + _STAGES.replace("id: b", "id: ▸b").replace(", dated: landed", "")),
        ),
        ("plan-duplicate-id", pipeline("ledger: deals, " + _STAGES.replace("id: b", "id: ▸a"))),
        ("plan-pipeline-ageing", pipeline(f"ledger: deals, {_STAGES}, ▸ageing: {{since: b, until: a, days: [9]}}")),
        ("plan-pipeline-ageing", pipeline(f"ledger: deals, {_STAGES}, ▸ageing: {{since: a, until: c, days: [9]}}")),
        (
            "plan-pipeline-ageing",
            pipeline(f"ledger: deals, {_STAGES}, ▸ageing: {{since: a, until: b, days: [90, 90]}}"),
        ),
        ("plan-unknown-metric", register("kind: stock, metric: ▸stok")),
        ("plan-register-metric", register("kind: stock, metric: ▸deals")),
        (
            "plan-unknown-register",
            register("kind: nursery, ledger: deals, near: {at_least: 1, unit: 元}, register: ▸firms"),
        ),
        (
            "plan-unknown-unit",
            pipeline(f"ledger: deals, where: {{value: {{bound: {{at_least: 1, unit: ▸万圆}}}}}}, {_STAGES}"),
        ),
    ],
)
def test_what_nobody_could_follow_is_refused(code: str, edit: tuple[str, str], tmp_path: Path) -> None:
    text, marks = planted(edit)
    findings = load_text(text, tmp_path).findings
    assert [(f.code, f.place.line, f.place.column) for f in findings] == [(code, *marks[0])], spoken(findings)


def test_what_can_be_followed_is_not(tmp_path: Path) -> None:
    good = pipeline(f"ledger: deals, {_STAGES}, ageing: {{since: a, until: b, days: [90, 180]}}")
    assert load_text(planted(good)[0], tmp_path).findings == ()


def test_a_line_that_nothing_is_below_is_no_line(tmp_path: Path) -> None:
    text, marks = planted(register("kind: nursery, ledger: deals, near: ▸{unit: 元}, register: roll"))
    found = {f.code: (f.place.line, f.place.column) for f in load_text(text, tmp_path).findings}
    assert found["plan-bound"] == marks[0]


def test_a_list_that_says_nowhere_where_its_rows_are_cannot_be_followed(tmp_path: Path) -> None:
    text, marks = planted(pipeline(f"list: L1, {_STAGES}", "▸p"))
    findings = load_text(text, tmp_path).findings
    assert [(f.code, f.place.line) for f in findings] == [("plan-pipeline-source", marks[0][0])]


@pytest.mark.parametrize(
    ("stage", "at"), [("name: {zh: ▸谋画, en: s}", "谋画"), ("name: {zh: 段, en: s}, word: ▸谋画", "谋画")]
)
def test_a_stage_that_its_list_never_says_is_refused(stage: str, at: str, tmp_path: Path) -> None:
    listed = ("path: P1}\n", "path: P1, stages: [谋划, 储备], rows: {ledger: deals}}\n")
    stages = f"stages: [{{id: a, {stage}}}, {{id: b, name: {{zh: 储备, en: s}}}}]"
    text, marks = planted(listed, pipeline(f"list: L1, {stages}"))
    findings = load_text(text, tmp_path).findings
    assert [(f.code, f.raw, (f.place.line, f.place.column)) for f in findings] == [("plan-pipeline-word", at, marks[0])]
    assert "谋划" in findings[0].params["nearest"]
