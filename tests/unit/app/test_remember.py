"""A result is computed once, and again as soon as anything it depends on is another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tanjcli.app.cache import Cache
from tanjcli.app.remember import remembered
from tanjcli.app.workspace import Workspace


@dataclass(frozen=True)
class Answer:
    """What was computed, and how often that happened before."""

    number: int


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "targets.yaml").write_text("plan")
    return Workspace(tmp_path, tmp_path / "targets.yaml")


def counting(during: Callable[[], object] = lambda: None) -> Callable[[], Answer]:
    runs: list[int] = []

    def fresh() -> Answer:
        runs.append(1)
        during()
        return Answer(len(runs))

    return fresh


def test_the_second_time_it_is_remembered(workspace: Workspace) -> None:
    fresh, cache = counting(), Cache(workspace.cache)
    answers = [remembered(workspace, cache, "q", Answer, fresh) for _ in range(3)]
    assert answers == [Answer(1)] * 3


def test_another_request_or_input_is_another_result(workspace: Workspace) -> None:
    fresh, cache = counting(), Cache(workspace.cache)
    remembered(workspace, cache, "q", Answer, fresh)
    assert remembered(workspace, cache, "other", Answer, fresh) == Answer(2)
    workspace.targets.write_text("plan!")
    assert remembered(workspace, cache, "q", Answer, fresh) == Answer(3)


def test_deleting_the_cache_loses_nothing(workspace: Workspace) -> None:
    fresh, cache = counting(), Cache(workspace.cache)
    remembered(workspace, cache, "q", Answer, fresh)
    for path in cache.folder.iterdir():
        path.unlink()
    cache.folder.rmdir()
    assert remembered(workspace, cache, "q", Answer, fresh) == Answer(2)


def test_without_a_cache_it_is_always_fresh(workspace: Workspace) -> None:
    fresh = counting()
    assert [remembered(workspace, None, "q", Answer, fresh).number for _ in range(2)] == [1, 2]


def test_an_input_that_changes_under_the_reader_is_not_remembered(workspace: Workspace) -> None:
    cache = Cache(workspace.cache)
    moving = counting(lambda: workspace.targets.write_text("plan while it was read"))
    remembered(workspace, cache, "q", Answer, moving)
    workspace.targets.write_text("plan")
    assert remembered(workspace, cache, "q", Answer, moving) == Answer(2)
