"""Every place with broken syntax is told in one run, and no place that is sound."""

from __future__ import annotations

from tanjcli.config.nodes import load_nodes

SOUND = """schema: tanj-plan/1
departments:
  office: {name: {zh: 局, en: office}}
targets:
- id: a
  goal: 1
- id: b
  goal: 2
metrics:
  m: {kind: count}
"""


def lines(text: str) -> list[tuple[int | None, str]]:
    """Line and code of every finding; the parser notices what is missing at the first word that follows."""
    tree, found = load_nodes(text.encode(), "targets.yaml")
    assert (tree is None) == any(f.code.startswith("yaml-") for f in found)
    return [(f.place.line, f.code) for f in found]


def test_a_sound_file_has_no_faults() -> None:
    assert lines(SOUND) == []


def test_faults_in_two_sections_are_both_told() -> None:
    broken = SOUND.replace("zh: 局, en: office}}", "zh: 局, en: office}").replace("{kind: count}", "{kind: count")
    assert [line for line, _ in lines(broken)] == [4, 10]


def test_faults_in_two_entries_of_one_section_are_both_told() -> None:
    broken = SOUND.replace("goal: 1", "goal: [1").replace("goal: 2", 'goal: "2')
    assert [line for line, _ in lines(broken)] == [7, 8]


def test_a_likely_cause_is_named_below_the_first_fault_too() -> None:
    broken = SOUND.replace("goal: 1", "goal: [1").replace("  goal: 2", "  op: >= 2")
    assert [code for _, code in lines(broken)][-1] == "yaml-operator"


def test_what_follows_a_fault_is_not_blamed_for_it() -> None:
    """An unclosed bracket swallows the rest; each sound piece by itself is sound."""
    assert len(lines(SOUND.replace("goal: 1", "goal: [1"))) == 1


def test_a_hostile_file_yields_a_bounded_list() -> None:
    found = lines("".join(f"k{n}: }}\n" for n in range(500)))
    assert 1 < len(found) <= 51
