"""The surroundings of a command: where the language, the workspace and the cache come from."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tanjcli.cli import console as module
from tanjcli.cli.console import Console, Progress, Session
from tanjcli.cli.options import Common, Language
from tanjcli.cli.terminal import Terminal
from tanjcli.core.errors import UsageError


def console(tmp_path: Path, common: Common = Common(), **env: str) -> Console:  # noqa: B008
    return Console(Terminal(io.StringIO(), io.StringIO(), env, tmp_path), common)


@pytest.fixture
def english_plan(tmp_path: Path) -> Path:
    (tmp_path / "targets.yaml").write_text("plan:\n  language: en\n", encoding="utf-8")
    return tmp_path


def test_the_language_is_the_flag_then_the_variable_then_the_plan_then_the_locale(english_plan: Path) -> None:
    assert console(english_plan, Common(lang=Language.ZH), TANJ_LANG="en").lang == "zh"
    assert console(english_plan, TANJ_LANG="zh").lang == "zh"
    assert console(english_plan, LANG="zh_CN.UTF-8").lang == "en"
    (english_plan / "targets.yaml").unlink()
    assert console(english_plan, LANG="zh_CN.UTF-8").lang == "zh"
    assert console(english_plan, LANG="C").lang == "en"


def test_a_language_tanj_does_not_speak_is_refused(english_plan: Path) -> None:
    with pytest.raises(UsageError):
        _ = console(english_plan, TANJ_LANG="fr").lang


def test_the_plan_is_the_flag_then_the_variable_then_the_nearest(english_plan: Path) -> None:
    for name in ("flag", "variable"):
        (english_plan / name).mkdir()
        (english_plan / name / "targets.yaml").touch()
    assert console(english_plan, Common(targets=Path("flag")), TANJ_TARGETS="variable").workspace().root.name == "flag"
    assert console(english_plan, TANJ_TARGETS="variable").workspace().root.name == "variable"
    assert console(english_plan).workspace().root == english_plan


def test_the_cache_is_beside_the_plan_or_where_told_or_nowhere(english_plan: Path) -> None:
    workspace = console(english_plan).workspace()
    beside, told = console(english_plan).cache(workspace), console(english_plan, TANJ_CACHE="c").cache(workspace)
    assert beside is not None
    assert beside.folder == english_plan / ".tanj" / "cache"
    assert told is not None
    assert told.folder == english_plan / "c"
    assert console(english_plan, Common(no_cache=True)).cache(workspace) is None


def test_quiet_keeps_notes_back(tmp_path: Path) -> None:
    loud, quiet = console(tmp_path), console(tmp_path, Common(quiet=True))
    for one in (loud, quiet):
        one.note("by the way")
    assert loud.terminal.err.getvalue() == "by the way\n"  # type: ignore[union-attr]
    assert quiet.terminal.err.getvalue() == ""  # type: ignore[union-attr]


def test_common_options_add_up_over_a_run(tmp_path: Path) -> None:
    session = Session(Terminal(io.StringIO(), None, {}, tmp_path))
    session.common = Common(quiet=True)
    assert session.console(Common(lang=Language.EN)).common == Common(quiet=True, lang=Language.EN)


class Tty(io.StringIO):
    """Standard error with a person before it."""

    def isatty(self) -> bool:
        return True


def test_progress_waits_a_second_names_the_file_and_goes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    now = [0.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    err = Tty()
    with Progress(Terminal(io.StringIO(), err, {}, tmp_path), silent=False) as progress:
        progress("early.xlsx")
        now[0] = 1.5
        progress("late.xlsx")
    assert "early" not in err.getvalue()
    assert "late.xlsx" in err.getvalue()
    assert err.getvalue().endswith("\r\x1b[K")


def test_a_large_file_has_a_bar(tmp_path: Path) -> None:
    """In signs that every terminal has."""
    err = Tty()
    with Progress(Terminal(io.StringIO(), err, {}, tmp_path), silent=False) as progress:
        progress._begun -= 10
        progress("large.csv", 0.5)
        progress("large.csv", 1.2)
    assert "large.csv  [##########..........]  50%" in err.getvalue()
    assert "[####################]" in err.getvalue()


@pytest.mark.parametrize(("err", "silent"), [(io.StringIO(), False), (Tty(), True)])
def test_nobody_there_or_quiet_means_no_progress(err: io.StringIO, silent: bool, tmp_path: Path) -> None:
    with Progress(Terminal(io.StringIO(), err, {}, tmp_path), silent=silent) as progress:
        progress._begun -= 10
        progress("a.xlsx")
    assert err.getvalue() == ""
