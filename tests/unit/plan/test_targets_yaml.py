"""The real plan: all of it, nothing twice, and every value as in the reference of facts where that is at hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tanjcli.core.periods import Period
from tanjcli.plan.load import load_plan
from tanjcli.plan.metrics import Count, ThresholdCount
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target
from tanjcli.plan.vocabulary import vocabularies

REPO = Path(__file__).parents[3]
FACTS = REPO / "../shared/plan/facts.yaml"


def real_plan() -> Plan:
    loaded = load_plan(REPO / "targets.yaml", "targets.yaml")
    assert loaded.findings == ()
    assert loaded.plan is not None
    return loaded.plan


PLAN = real_plan()
BY_REF = {target.ref: target for target in PLAN.targets}


def facts() -> dict[str, Any]:
    if not FACTS.is_file():
        pytest.skip("the reference of facts is not beside the repository")
    loaded = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def department(name: str) -> str:
    """The id of a department by any of its names."""
    term = vocabularies(PLAN)["departments"].find(name)
    assert term is not None, name
    return term.id


def test_the_plan_reads_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert real_plan() == PLAN


def test_thirty_targets_and_forty_two_cells_none_missing() -> None:
    assert [target.ref for target in PLAN.targets] == [f"T{number:02}" for number in range(1, 31)]
    assert sum(len(target.cells) for target in PLAN.targets) == 42


def test_nine_leads_are_stated_and_twenty_one_inferred() -> None:
    stated = [t.ref for t in PLAN.targets if t.lead.source == "stated"]
    assert stated == ["T20", "T21", "T22", "T23", "T26", "T27", "T28", "T29", "T30"]
    assert all(t.lead.basis == "inferred" for t in PLAN.targets if t.lead.source == "inferred")


def test_the_yearly_targets_of_new_firms_are_one_series() -> None:
    series = [t for t in PLAN.targets if t.series == "new-above-scale"]
    assert [(t.ref, t.goal, t.cells) for t in series] == [
        ("T16", Decimal(30), (Period.year(2020),)),
        ("T17", Decimal(30), (Period.year(2021),)),
        ("T18", Decimal(40), (Period.year(2022),)),
    ]
    for target in series:
        assert target.pace is not None
        assert target.pace.reason is not None
        assert [(m.on, m.share) for m in target.pace.milestones] == [(target.cells[0].last_day, Decimal(1))]


def test_the_frame_of_the_plan_is_complete() -> None:
    assert list(PLAN.paths) == ["P1", "P2", "P3", "P4", "P5", "P6"]
    assert list(PLAN.lists) == ["L1", "L2", "L3", "L4"]
    assert list(PLAN.cadences) == ["C1", "C2", "C3", "C4"]
    assert list(PLAN.questions) == [f"A{number}" for number in range(1, 25)]
    groups = [place.group for place in PLAN.places.values()]
    assert (groups.count("township"), groups.count("zone")) == (13, 3)
    assert len(PLAN.commitments) == 9
    assert {invariant.id.rstrip("abcde") for invariant in PLAN.invariants} == {f"I{n}" for n in range(1, 10)}


def test_old_names_of_towns_find_the_new_town_and_codes_are_not_swapped() -> None:
    places = vocabularies(PLAN)["places"]
    for old, new in (("泉源乡", "泉源镇"), ("花园乡", "花园镇")):
        term = places.find(old)
        assert term is not None
        assert term.name.zh == new
    assert (PLAN.places["honghua"].code, PLAN.places["shengli"].code) == ("371322111", "371322112")


@pytest.mark.parametrize(
    ("ref", "alternative", "field", "value"),
    [
        ("T12", "loose", "metric", "firms-over-1bn-loose"),
        ("T14", "apart", "metric", "firms-3bn-to-5bn"),
        ("T15", "band", "metric", "firms-100m-to-1bn"),
        ("T20", "named-towns", "metric", "parks-built-in-named-towns"),
        ("T21", "with-sole-traders", "metric", "park-firms-with-sole-traders"),
        ("T23", "disjoint", "metric", "projects-100m-to-1bn"),
        ("T26", "stock", "metric", "platforms-stock"),
        ("T28", "approvals", "metric", "research-approvals"),
        ("T30", "attendances", "metric", "training-attendances"),
    ],
)
def test_an_alternative_that_can_be_computed_says_how(ref: str, alternative: str, field: str, value: object) -> None:
    chosen = next(a for a in BY_REF[ref].reading.alternatives if a.id == alternative)
    assert getattr(chosen, field) == value


def test_a_firm_inside_a_counted_cluster_is_not_counted_again() -> None:
    for ref, overlap in (("T12", "strict"), ("T13", "strict"), ("T14", "strict")):
        metric = PLAN.metrics[BY_REF[ref].metric]
        assert isinstance(metric, ThresholdCount)
        assert metric.clusters is not None
        assert metric.clusters.overlap == overlap
    alone = PLAN.metrics[BY_REF["T15"].metric]
    assert isinstance(alone, ThresholdCount)
    assert alone.clusters is None


def test_an_entry_counts_in_the_year_of_its_batch() -> None:
    metric = PLAN.metrics[BY_REF["T17"].metric]
    assert isinstance(metric, Count)
    assert (metric.counted_in, metric.dated) == ("count_year", "dated")


def _comparison(target: Target) -> tuple[str, Decimal, Decimal | None]:
    return ("range" if target.comparison == "range" else ">=", target.goal, target.goal_max)


@pytest.mark.parametrize("ref", [f"T{number:02}" for number in range(1, 31)])
def test_a_target_says_what_the_reference_says(ref: str) -> None:
    fact = next(f for f in facts()["targets"] if f["id"] == ref)
    target = BY_REF[ref]
    assert target.clause == fact["clause"]
    assert target.unit == fact["unit"]
    assert target.kind == fact["kind"]
    values = (fact.get("value", fact.get("value_min")), fact.get("value_max"))
    assert _comparison(target) == (fact["op"], Decimal(values[0]), Decimal(values[1]) if values[1] else None)
    assert [cell.label for cell in target.cells] == [str(cell) for cell in fact["cells"]]
    assert target.lead.department == department(fact["lead"])
    assert (target.lead.source, target.lead.basis) == (fact["lead_source"], fact["lead_basis"])
    assert target.reading.confidence == fact["confidence"]
    assert list(target.reading.questions) == fact["amb"]
    assert len(target.reading.alternatives) >= len([a for a in fact["alternatives"] if not a.startswith("as T")])
    assert (target.baseline is not None) == (fact["baseline"]["needed"] is True)
    assert target.path == fact.get("path")
    assert list(target.data_owner) == [department(name) for name in fact.get("data_owner", [])]
    assert list(target.named) == fact.get("named_firms", []) + fact.get("named_clusters", [])
    towns = vocabularies(PLAN)["places"]
    assert [PLAN.places[p].name.zh for p in target.named_places] == fact.get("named_towns", [])
    assert all(towns.find(p) for p in target.named_places)
    for relation in ("subset_of", "nested_in", "and_with"):
        other = getattr(target, relation)
        expected = fact.get(relation) or ("T23" if (ref, relation) == ("T22", "nested_in") else None)
        assert (next(t.ref for t in PLAN.targets if t.id == other) if other else None) == expected
    if "industry" in fact:
        assert PLAN.vocabularies["industries"][str(target.industry)].name.zh == fact["industry"]


def test_a_threshold_is_the_one_of_the_reference() -> None:
    for fact in facts()["targets"]:
        limit = fact.get("entity_threshold")
        metric = PLAN.metrics[BY_REF[fact["id"]].metric]
        if limit and isinstance(metric, ThresholdCount):
            assert (metric.threshold.at_least, metric.threshold.unit) == (Decimal(limit["value"]), limit["unit"])


def test_paths_lists_and_cadences_say_what_the_reference_says() -> None:
    reference = facts()
    for fact in reference["paths"]:
        path = PLAN.paths[fact["id"]]
        assert (path.clause, path.lead) == (fact["clause"], department(fact["lead"]))
        assert list(path.support) == [department(name) for name in fact["support"]]
        assert list(path.lists) == fact["lists"]
    for fact in reference["lists"]:
        listed = PLAN.lists[fact["id"]]
        assert (listed.lead, listed.path) == (department(fact["lead"]), fact["path"])
        assert list(listed.stages) == fact["stages"]
        assert list(listed.ways) == fact.get("ways", [])
        assert list(listed.fields) == reference["list_fields"]["fields"]
    for fact in reference["cadences"]:
        cadence = PLAN.cadences[fact["id"]]
        assert (cadence.clause, cadence.every) == (fact["clause"], fact["every"])
        assert cadence.owner_source == ("stated" if "owner" in fact else "inferred")
        assert cadence.strict is ("strictness" not in fact and "reading" not in fact)


def test_no_sentence_of_the_plan_text_is_copied() -> None:
    """Names and numbers may coincide; two dozen characters in a row with Chinese among them are a sentence."""
    source = REPO / "../shared/plan/source.txt"
    if not source.is_file():
        pytest.skip("the plan text is not beside the repository")
    text = "".join(source.read_text(encoding="utf-8").split())
    written = "".join((REPO / "targets.yaml").read_text(encoding="utf-8").split())
    runs = {text[i : i + 24] for i in range(len(text) - 23)}
    copied = {written[i : i + 24] for i in range(len(written) - 23)} & runs
    assert not [run for run in copied if not run.isascii()]
