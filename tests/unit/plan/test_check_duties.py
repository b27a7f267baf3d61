"""What the plan says about comparison and duties is refused, at its place, where nobody could carry it out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.plan.small import load_text, planted, spoken

_RANKING = "commitments:\n"
_C1 = "every: month, owner: office, owner_source: stated, strict: true}"
_NOTICE = "ranking:\n  notices:\n  - {{id: {id}, name: {{zh: 表扬, en: praise}}, list: praise, {rest}}}\n" + _RANKING
_TASKS = ("goal: 5\n", "goal: 5\n  tasks: {east: 2, west: 3}\n")


def notice(rest: str, id_: str = "n") -> tuple[str, str]:
    return _RANKING, _NOTICE.format(id=id_, rest=rest)


@pytest.mark.parametrize(
    ("code", "edits", "remedy"),
    [
        ("plan-ranked-without-tasks", [("goal: 5\n", "goal: 5\n  least_task: ▸2\n")], "give the units"),
        (
            "plan-ranked-without-tasks",
            [(_RANKING, "ranking:\n  overall: {targets: [▸whole]}\n" + _RANKING)],
            "give the units",
        ),
        ("plan-ranked-without-tasks", [notice("by: town, first: 3, target: ▸whole")], "give the units"),
        ("plan-unknown-target", [notice("by: town, first: 3, target: ▸wole")], "whole"),
        ("plan-notice-empty", [notice("by: owner", "▸n")], "completion_below"),
        ("plan-notice-target", [notice("by: owner, first: 1, target: ▸whole")], "by: town"),
        ("plan-notice-no-ranking", [notice("by: town, first: 1", "▸n")], "ranking.overall"),
        ("plan-proof-misplaced", [(_C1, _C1[:-1] + ", ▸proofs: {L1: deals}}")], "else proof"),
        ("plan-proof-misplaced", [(_C1, _C1[:-1] + ", per: list, ▸proof: deals}")], "by list"),
        (
            "plan-proof-misplaced",
            [(_C1, _C1[:-1] + ", per: list, ▸held: [{for: 2021-06, on: 2021-07-01, document: no. 1}]}")],
            "by list",
        ),
        (
            "plan-held-period",
            [(_C1, _C1[:-1] + ", held: [{for: ▸2021-Q2, on: 2021-07-01, document: no. 1}]}")],
            "2021-07",
        ),
        ("plan-unknown-list", [(_C1, _C1[:-1] + ", per: list, proofs: {▸L9: deals}}")], "L1"),
        (
            "plan-unknown-department",
            [(_RANKING, "returns:\n  deals: {owner: ▸ofice, owner_source: stated, due: {day: 5}}\n" + _RANKING)],
            "office",
        ),
    ],
)
def test_a_rule_nobody_could_carry_out_is_refused(
    code: str, edits: list[tuple[str, str]], remedy: str, tmp_path: Path
) -> None:
    text, marks = planted(*edits)
    loaded = load_text(text, tmp_path)
    said = spoken(loaded.findings)
    assert [(f.code, f.place.line, f.place.column) for f in loaded.findings] == [(code, *mark) for mark in marks], said
    assert all(remedy in line for line in said), said


def test_forty_split_over_sixteen_units_that_sum_to_39_is_refused_with_both_numbers(tmp_path: Path) -> None:
    """Sixteen places, tasks 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 1, 1: one short of forty."""
    places = "".join(f"  u{n}: {{name: {{zh: 单位{n}, en: unit {n}}}}}\n" for n in range(16))
    tasks = [3] * 9 + [2] * 5 + [1] * 2
    assert sum(tasks) == 39
    split = ", ".join(f"u{n}: {task}" for n, task in enumerate(tasks))
    text, (mark,) = planted(
        ("vocabularies:\n", f"{places}vocabularies:\n"), ("goal: 5\n", f"goal: ▸40\n  tasks: {{{split}}}\n")
    )
    loaded = load_text(text, tmp_path)
    (fault,) = [finding for finding in loaded.findings if finding.code == "plan-tasks-sum"]
    assert (fault.place.line, fault.place.column) == mark
    assert "39" in spoken([fault])[0]
    assert "40" in spoken([fault])[0]
    assert loaded.plan is None


def test_what_can_be_carried_out_has_no_fault(tmp_path: Path) -> None:
    rules = (
        "returns:\n  deals: {owner: office, owner_source: inferred, due: {months: 1, day: 20}, clause: 二(一)}\n"
        "ranking:\n  overall: {targets: [contracts], cap: 150}\n  notices:\n"
        "  - {id: a, name: {zh: 甲, en: A}, list: praise, by: town, first: 3, completion_at_least: 100}\n"
        "  - {id: b, name: {zh: 乙, en: B}, list: criticism, by: town, target: contracts, lead_pp_below: -10}\n"
    )
    text, _ = planted((_RANKING, rules + _RANKING), _TASKS, (_C1, _C1[:-1] + ", per: list, proofs: {L1: deals}}"))
    loaded = load_text(text, tmp_path)
    assert spoken(loaded.findings) == []
    assert loaded.plan is not None
    assert loaded.plan.ranking.notices[1].conditions == {"lead_pp_below": -10}
