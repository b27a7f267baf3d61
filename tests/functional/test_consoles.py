"""Transcripts: ``$ tanj …``, exactly what it prints, and how it ends. They are the documentation that cannot be wrong.

Lines with ``--`` say why. A transcript ``NAME.console`` (or ``NAME-anything.console``) runs in the workspace ``NAME``.
Standard error lines are shown after ``2>``; an exit code other than 0 in brackets.
``pytest tests/functional --update`` rewrites them.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.functional.running import REPO, tanj
from tests.functional.workspaces import broken_library, busy_library, library

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*.console"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def workspace(name: str, tmp_path: Path) -> Path:
    kind = name.partition("-")[0]
    if kind == "library":
        return busy_library(tmp_path) if name == "library-files" else library(tmp_path)
    if kind == "broken":
        return broken_library(tmp_path)
    return {"county": REPO, "hospital": REPO / "docs" / "examples" / "hospital"}[kind]


def replayed(text: str, cwd: Path, cache: Path) -> Iterator[str]:
    """The transcript as the program writes it now: comments kept, output replaced."""
    for line in text.splitlines():
        if line.startswith("-- "):
            yield line
        elif line.startswith("$ tanj"):
            ran = tanj(*shlex.split(line)[2:], cwd=cwd, TANJ_CACHE=str(cache))
            yield line
            yield from ran.out.splitlines()
            yield from (f"2> {said}" for said in ran.err.splitlines())
            if ran.code:
                yield f"[{ran.code}]"
            yield ""


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_console_says_exactly_this(path: Path, tmp_path: Path, cache: Path, request: pytest.FixtureRequest) -> None:
    expected = path.read_text(encoding="utf-8")
    actual = "\n".join(replayed(expected, workspace(path.stem, tmp_path), cache)).rstrip("\n") + "\n"
    if request.config.getoption("--update", default=False):
        path.write_text(actual, encoding="utf-8")
    else:
        assert actual.splitlines() == expected.splitlines()


def test_there_are_transcripts() -> None:
    assert TRANSCRIPTS
