"""Every kind of mistake in a plan is found, at its line and column, with what to do; and all of them at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tanjcli.core.catalogue import judgement, plan, relations
from tanjcli.core.findings import errors
from tests.unit.plan.mistakes import MISTAKES, Mistake
from tests.unit.plan.small import SMALL, load_text, planted, spoken


def test_the_small_plan_itself_has_no_fault(tmp_path: Path) -> None:
    loaded = load_text(SMALL, tmp_path)
    assert spoken(loaded.findings) == []
    assert loaded.plan is not None


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m.code}-{m.new[:24]}")
def test_a_mistake_is_found_where_it_stands_and_says_what_to_do(mistake: Mistake, tmp_path: Path) -> None:
    text, marks = planted((mistake.old, mistake.new), *mistake.more)
    loaded = load_text(text, tmp_path)
    said = spoken(loaded.findings)
    found = [(f.code, f.place.line, f.place.column) for f in loaded.findings]
    assert [(mistake.code, *mark) for mark in marks] == [hit for hit in found if hit[0] == mistake.code], said
    remedies = [line for line, finding in zip(said, loaded.findings, strict=True) if finding.code == mistake.code]
    assert all(mistake.remedy in line for line in remedies), remedies
    assert (loaded.plan is None) == bool(errors(loaded.findings))


def test_every_kind_of_mistake_is_planted_somewhere() -> None:
    assert {mistake.code for mistake in MISTAKES} == {
        entry.code for entry in (*plan.ENTRIES, *relations.ENTRIES, *judgement.ENTRIES)
    }
    assert len({mistake.code for mistake in MISTAKES}) > 20


def test_two_mistakes_in_one_target_are_both_found(tmp_path: Path) -> None:
    """A goal that is no number does not hide the unknown department of the same target, nor a fault elsewhere."""
    text, marks = planted(
        ("goal: 5\n", "goal: ▸5个\n"), ("support: [office]", "support: [▸offce]"), ("goal_max: 8", "goal_max: ▸6")
    )
    found = [(f.code, f.place.line, f.place.column) for f in load_text(text, tmp_path).findings]
    codes = ("config-not-a-number", "plan-unknown-department", "plan-range-order")
    assert sorted(found) == sorted((code, *mark) for code, mark in zip(codes, marks, strict=True))


def test_an_entry_too_faulty_to_read_is_still_known_by_name(tmp_path: Path) -> None:
    """The metric has a wrong kind; the targets that use it are not told that it does not exist."""
    text, _ = planted(("output: {kind: total", "output: {kind: totl"))
    codes = [f.code for f in load_text(text, tmp_path).findings]
    assert codes == ["config-unknown-choice"]


def test_a_head_too_faulty_to_read_leaves_the_names_checked(tmp_path: Path) -> None:
    text, _ = planted(("period: 2020-2022", "period: three years"), ("metric: large", "metric: larg"))
    codes = {f.code for f in load_text(text, tmp_path).findings}
    assert codes == {"config-not-a-period", "plan-unknown-metric"}


def test_a_missing_baseline_is_no_fault(tmp_path: Path) -> None:
    """Lower is better without a baseline is judged ``no_baseline`` later; nobody is made to invent one."""
    text, _ = planted(
        ("direction: higher\n  comparison: at_least\n  goal: 5", "direction: lower\n  comparison: at_most\n  goal: 5")
    )
    assert load_text(text, tmp_path).findings == ()


def test_a_warning_leaves_the_plan_usable(tmp_path: Path) -> None:
    text, _ = planted(("off_track: 0}", "off_track: 0.2}"))
    loaded = load_text(text, tmp_path)
    assert [f.code for f in loaded.findings] == ["plan-threshold-above-zero"]
    assert loaded.plan is not None
