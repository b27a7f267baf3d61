"""Finding the workspace: upwards from where one stands, or where one was told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tanjcli.app.workspace import declared_language, find_workspace
from tanjcli.core.errors import MissingInputError


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "county" / "targets.yaml"
    path.parent.mkdir()
    path.write_text("schema: tanj-plan/1\nplan:\n  id: demo\n  language: en\n", encoding="utf-8")
    return path


def test_the_plan_is_found_from_any_folder_below_it(plan: Path) -> None:
    below = plan.parent / "data" / "2021-07-18"
    below.mkdir(parents=True)
    assert find_workspace(None, below).targets == plan


def test_the_nearest_plan_wins(plan: Path) -> None:
    inner = plan.parent / "inner" / "targets.yaml"
    inner.parent.mkdir()
    inner.touch()
    assert find_workspace(None, inner.parent).root == inner.parent


@pytest.mark.parametrize("said", ["county", "county/targets.yaml"])
def test_a_folder_names_the_plan_in_it(plan: Path, said: str) -> None:
    assert find_workspace(Path(said), plan.parents[1]).targets == plan


def test_an_explicit_plan_is_never_searched_for_elsewhere(plan: Path) -> None:
    with pytest.raises(MissingInputError) as caught:
        find_workspace(Path("other.yaml"), plan.parent)
    assert [f.code for f in caught.value.findings] == ["usage-plan-missing"]
    assert caught.value.findings[0].raw == "other.yaml"


def test_no_plan_at_all_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError) as caught:
        find_workspace(None, tmp_path)
    assert caught.value.findings[0].params["start"] == tmp_path.as_posix()


def test_data_and_cache_stand_beside_the_plan(plan: Path) -> None:
    workspace = find_workspace(plan, plan.parent)
    assert workspace.shown(workspace.sources) == "data/sources.yaml"
    assert workspace.shown(workspace.cache) == ".tanj/cache"


def test_the_language_is_known_even_when_the_plan_does_not_load(plan: Path) -> None:
    plan.write_text(plan.read_text() + "targets: [broken", encoding="utf-8")
    assert declared_language(find_workspace(plan, plan.parent)) == "en"


def test_a_plan_that_declares_no_language_has_none(plan: Path) -> None:
    plan.write_text("plan: {}\nlanguage: zh\n", encoding="utf-8")
    assert declared_language(find_workspace(plan, plan.parent)) is None
