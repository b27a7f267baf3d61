"""Revised goals, other periods of a reading, rules of reconciliation: what may not be declared, and where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.plan.small import SMALL, load_text, planted, spoken

CONTRACTS = "goal: 5\n  metric: deals"
RULE = "metrics:\n  output:"


def with_rule(rule: str) -> tuple[tuple[str, str], ...]:
    return ((RULE, f"reconcile:\n- {rule}\n{RULE}"),)


def revised(*revisions: str) -> tuple[tuple[str, str], ...]:
    listed = "".join(f"\n  - {one}" for one in revisions)
    return ((CONTRACTS, f"goal: 5\n  revisions:{listed}\n  metric: deals"),)


TEXT = "text: {zh: 式, en: rule}"
OTHER = "alternatives: [{id: a, text: {zh: 一, en: one}, cells: [▸2023]}]"
WHY = "reason: {zh: 会议, en: meeting}"


@pytest.mark.parametrize(
    ("code", "edits"),
    [
        (
            "plan-revision-order",
            revised(f"{{from: 2021-07-01, value: 6, {WHY}}}", f"{{from: ▸2021-07-01, value: 7, {WHY}}}"),
        ),
        ("plan-revision-outside", revised(f"{{from: ▸2022-01-01, value: 6, {WHY}}}")),
        ("plan-revision-range", revised(f"{{from: 2021-07-01, value: ▸6, value_max: 8, {WHY}}}")),
        (
            "plan-revision-range",
            (
                (
                    "range_rule: floor_stretch",
                    f"range_rule: floor_stretch\n  revisions: [{{from: 2021-03-01, value: ▸7, {WHY}}}]",
                ),
            ),
        ),
        (
            "plan-cell-outside",
            (
                (
                    "text: {zh: 每年, en: yearly}, confidence: high}",
                    f"text: {{zh: 每年, en: yearly}}, confidence: high, {OTHER}}}",
                ),
            ),
        ),
        ("plan-reconcile-metric", with_rule(f"{{id: R1, kind: stock_balance, metric: ▸output, {TEXT}}}")),
        ("plan-reconcile-metric", with_rule(f"{{id: R1, kind: places_sum, metric: ▸signed, {TEXT}}}")),
        ("plan-unknown-metric", with_rule(f"{{id: R1, kind: nested, metrics: [signed, ▸lande], {TEXT}}}")),
        (
            "plan-unknown-unit",
            with_rule(
                f"{{id: R1, kind: subset, part: output, whole: output, tolerance: {{amount: 1, unit: ▸亿}}, {TEXT}}}"
            ),
        ),
    ],
)
def test_a_promise_that_cannot_be_kept_is_found_where_it_stands(
    code: str, edits: tuple[tuple[str, str], ...], tmp_path: Path
) -> None:
    text, marks = planted(*edits)
    loaded = load_text(text, tmp_path)
    assert [(f.code, f.place.line, f.place.column) for f in loaded.findings] == [(code, *mark) for mark in marks]
    assert spoken(loaded.findings)


def test_a_revision_needs_a_reason(tmp_path: Path) -> None:
    text, _ = planted(*revised("{from: 2021-07-01, value: 6}"))
    [finding] = load_text(text, tmp_path).findings
    assert finding.code == "config-missing-key"
    assert "reason" in finding.raw + str(dict(finding.params))


def test_several_revisions_in_order_are_no_fault(tmp_path: Path) -> None:
    text, _ = planted(
        *revised(f"{{from: 2020-07-01, value: 6, {WHY}}}", f"{{from: 2021-07-01, value: 4, {WHY}, document: 第2号}}")
    )
    loaded = load_text(text, tmp_path)
    assert loaded.findings == ()
    assert loaded.plan is not None
    assert [str(r.value) for r in loaded.plan.targets[2].revisions] == ["6", "4"]


def test_a_metric_used_by_a_rule_alone_is_used(tmp_path: Path) -> None:
    """``spare`` is no target's metric and no part of one; the rule is reason enough to declare it."""
    spare = "  spare: {kind: total, ledger: returns, measure: value, over_time: last, over_units: sum}\n  output:"
    rule = f"reconcile:\n- {{id: R1, kind: subset, part: spare, whole: output, {TEXT}}}\nmetrics:\n{spare}"
    loaded = load_text(SMALL.replace(RULE, rule), tmp_path)
    assert loaded.findings == ()


def test_one_id_serves_one_rule(tmp_path: Path) -> None:
    rule = f"kind: nested, metrics: [signed, landed], {TEXT}"
    text, marks = planted(*with_rule(f"{{id: R1, {rule}}}\n- {{id: ▸R1, {rule}}}"))
    [finding] = load_text(text, tmp_path).findings
    assert (finding.code, finding.place.line, finding.place.column) == ("plan-duplicate-id", *marks[0])
