"""What a command has said is said again in the same words, as long as everything it rests on is the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tanjcli.app.cache import Cache
from tanjcli.app.faces import Face
from tanjcli.app.request import Request
from tanjcli.app.shown import Shown, shown
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError
from tanjcli.core.exits import ExitCode
from tests.functional.running import tanj
from tests.functional.workspaces import library

ASKED, FACE = Request(year=2021), Face("plain", "zh")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "targets.yaml").write_text("plan")
    return Workspace(tmp_path, tmp_path / "targets.yaml")


def speaking(*words: str) -> Callable[[], Shown]:
    """Says another word each time it is made to speak."""
    said = iter(words)
    return lambda: Shown(next(said), ExitCode.BEHIND)


def test_the_second_time_it_says_the_same_and_ends_the_same(workspace: Workspace) -> None:
    make, cache = speaking("一", "二"), Cache(workspace.cache)
    assert [shown(workspace, cache, (ASKED, FACE), make) for _ in range(2)] == [Shown("一", ExitCode.BEHIND)] * 2


@pytest.mark.parametrize(
    "other",
    [
        (replace(ASKED, year=2020), FACE),
        (replace(ASKED, readings=True), FACE),
        (ASKED, replace(FACE, lang="en")),
        (ASKED, replace(FACE, width=80)),
        (ASKED, replace(FACE, colour=True)),
        (ASKED, replace(FACE, ascii_only=True)),
        (ASKED, FACE, ("behind",)),
    ],
)
def test_another_question_or_another_face_is_another_text(workspace: Workspace, other: tuple[object, ...]) -> None:
    make, cache = speaking("一", "二"), Cache(workspace.cache)
    shown(workspace, cache, (ASKED, FACE), make)
    assert shown(workspace, cache, other, make).text == "二"


def test_a_changed_input_is_another_text(workspace: Workspace) -> None:
    make, cache = speaking("一", "二"), Cache(workspace.cache)
    shown(workspace, cache, (ASKED, FACE), make)
    workspace.targets.write_text("plan!")
    assert shown(workspace, cache, (ASKED, FACE), make).text == "二"


def test_what_was_refused_is_not_kept(workspace: Workspace) -> None:
    def refuse() -> Shown:
        raise UsageError

    cache = Cache(workspace.cache)
    with pytest.raises(UsageError):
        shown(workspace, cache, (ASKED, FACE), refuse)
    assert shown(workspace, cache, (ASKED, FACE), speaking("一")).text == "一"


@pytest.mark.parametrize(
    "argv",
    [
        ["report"],
        ["report", "-f", "json"],
        ["report", "--by", "owner", "--width", "90", "-f", "table"],
        ["report", "--fail-on", "behind,missed"],
        ["report", "--readings"],
        ["gap"],
        ["gap", "-f", "csv"],
    ],
    ids=" ".join,
)
def test_of_the_command_line_too_and_as_without_a_cache(argv: list[str], tmp_path: Path) -> None:
    root = library(tmp_path)
    fresh = tanj(*argv, "--no-cache", cwd=root)
    for _ in range(2):
        kept = tanj(*argv, cwd=root)
        assert (kept.out, kept.code) == (fresh.out, fresh.code)
