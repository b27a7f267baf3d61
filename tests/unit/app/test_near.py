"""From a name to the lists near its threshold, kept like every other result; a plain count is refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tanjcli.app.cache import Cache
from tanjcli.app.faces import Face
from tanjcli.app.near import near, near_text
from tanjcli.app.report import Request
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError

# How many desks issued at least fifty cards in the latest month.
DESKS = """
  busy-desks:
    kind: threshold_count
    ledger: cards
    group: desk
    measure: issued
    threshold: {at_least: 50, unit: 件}
    over_time: last
    over_units: count
targets:
  - id: busy
    ref: L9
    name: {zh: 忙窗口, en: Busy desks}
    clause: "1"
    unit: 个
    kind: threshold_count
    direction: higher
    comparison: at_least
    goal: 3
    metric: busy-desks
    cells: [2021]
    lead: {department: library, source: stated, basis: clause 1}
    reading: {text: {zh: 最近一月, en: the latest month}, confidence: high}
"""


@pytest.fixture
def counted(workspace: Workspace) -> Workspace:
    text = workspace.targets.read_text(encoding="utf-8")
    workspace.targets.write_text(text.replace("targets:\n", DESKS.lstrip("\n"), 1), encoding="utf-8")
    return workspace


def test_a_plain_count_is_refused_and_the_others_are_named(counted: Workspace) -> None:
    with pytest.raises(UsageError) as refused:
        near(counted, "L1", Request(), 3)
    [finding] = refused.value.findings
    assert (finding.code, finding.params["choices"]) == ("usage-no-threshold", "L9")


def test_an_unknown_name_is_refused_before_any_data_is_read(counted: Workspace) -> None:
    for path in counted.data.glob("*/*"):
        path.unlink()
    with pytest.raises(UsageError):
        near(counted, "L8", Request(), 3)


def test_kept_and_fresh_are_the_same_and_top_is_part_of_the_question(counted: Workspace, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    fresh = near(counted, "L9", Request(year=2021), 3, cache)
    assert near(counted, "busy", Request(year=2021), 3, cache) == fresh
    [one] = near(counted, "L9", Request(year=2021), 1, cache).thresholds
    assert (len(one.over), len(one.short)) == (1, 1)


@pytest.mark.parametrize("kind", ["table", "plain", "md", "csv", "tsv", "json"])
def test_every_format_lists_the_same_entities(counted: Workspace, kind: str) -> None:
    found = near(counted, "L9", Request(year=2021), 2)
    text = near_text(found, Face(kind, "en", width=200 if kind == "table" else None))
    listed = [entity for one in found.thresholds for entity in (*one.over, *one.short)]
    assert listed
    if kind == "json":
        [one] = json.loads(text)["thresholds"]
        assert [e["entity"] for e in (*one["over"], *one["short"])] == [e.key for e in listed]
    elif kind == "csv":
        assert [row["entity"] for row in csv.DictReader(io.StringIO(text))] == [e.key for e in listed]
    else:
        assert all(entity.key in text for entity in listed)


def test_a_plan_without_thresholds_is_not_offered_an_empty_list(workspace: Workspace) -> None:
    with pytest.raises(UsageError) as refused:
        near(workspace, "L1", Request(), 3)
    (finding,) = refused.value.findings
    assert (finding.code, finding.params) == ("usage-no-thresholds", {})
