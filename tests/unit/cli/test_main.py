"""From arguments to an exit code: common options anywhere, help in either language, nothing raised."""

from __future__ import annotations

from pathlib import Path

import pytest

import tanjcli
from tests.functional.running import tanj
from tests.functional.workspaces import library


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = library(tmp_path_factory.mktemp("library"))
    tanj("report", cwd=root)
    return root


@pytest.mark.parametrize(
    "argv",
    [
        ["--lang", "zh", "--glyphs", "ascii", "report"],
        ["report", "--lang", "zh", "--glyphs", "ascii"],
        ["--lang", "zh", "report", "--glyphs", "ascii"],
        ["--lang", "en", "report", "--lang", "zh", "--glyphs", "ascii"],
        ["--lang=zh", "report", "--glyphs=ascii"],
    ],
    ids=" ".join,
)
def test_common_options_may_stand_before_or_after_the_command(workspace: Path, argv: list[str]) -> None:
    out = tanj(*argv, cwd=workspace).out
    assert "v 严重滞后" in out


def test_they_reach_a_command_inside_a_group(workspace: Path, tmp_path: Path) -> None:
    outside = str(workspace)
    for argv in (
        ["-t", outside, "targets", "list"],
        ["targets", "-t", outside, "list"],
        ["targets", "list", "-t", outside],
    ):
        assert tanj(*argv, cwd=tmp_path).code == 0


def test_version_and_help_speak_of_themselves(tmp_path: Path) -> None:
    assert tanj("--version", cwd=tmp_path).out == f"tanj {tanjcli.__version__}\n"
    for argv in ([], ["-h"], ["--help"]):
        ran = tanj(*argv, cwd=tmp_path)
        assert ran.code == 0
        assert "explain" in ran.out


@pytest.mark.parametrize("command", [[], ["report"], ["gap"], ["explain"], ["check"], ["doctor"], ["targets"]])
def test_help_is_in_one_language_and_it_is_hers(command: list[str], tmp_path: Path) -> None:
    english = tanj(*command, "--help", cwd=tmp_path).out
    chinese = tanj("--lang", "zh", *command, "--help", cwd=tmp_path).out
    assert english.isascii()
    assert "语言" in chinese
    assert "language of the output" not in chinese
    assert tanj(*command, "--help", cwd=tmp_path, LANG="zh_CN.GBK").out == chinese
    assert tanj(*command, "--help", cwd=tmp_path, TANJ_LANG="zh").out == chinese


def test_help_speaks_the_plans_language(workspace: Path) -> None:
    assert tanj("--help", cwd=workspace, LANG="zh_CN.UTF-8").out.isascii()


@pytest.mark.parametrize(
    ("argv", "meant"),
    [(["reprot"], "report"), (["report", "--yaer", "2021"], "--year"), (["report", "--format", "jsn"], "json")],
)
def test_a_slip_is_answered_with_what_was_meant(argv: list[str], meant: str, tmp_path: Path) -> None:
    ran = tanj(*argv, cwd=tmp_path)
    assert ran.code == 2
    assert meant in ran.err
    assert len(ran.err.splitlines()) == 2


@pytest.mark.parametrize("argv", [["explain"], ["targets", "show"], ["report", "extra"], ["report", "--year", "x"]])
def test_too_little_too_much_or_nonsense_is_a_usage_error(argv: list[str], tmp_path: Path) -> None:
    ran = tanj(*argv, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "--help" in ran.err


def test_hidden_characters_in_an_argument_are_shown_not_sent(workspace: Path) -> None:
    ran = tanj("explain", "L3\x1b[31m\u202e", cwd=workspace)
    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert "\\x1b[31m\\u202e" in ran.err


def test_a_written_file_is_named_unless_quiet(workspace: Path) -> None:
    assert tanj("report", "-o", "r.csv", cwd=workspace).err == "written: r.csv\n"
    assert tanj("report", "-o", "r.csv", "--lang", "zh", cwd=workspace).err == "已写入 r.csv\n"
    assert tanj("report", "-o", "r.csv", "-q", cwd=workspace).err == ""
