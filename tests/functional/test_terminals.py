"""Bad terminals: no environment, no locale, GBK, ASCII, narrow, wide. Never a traceback, never a cut number."""

from __future__ import annotations

import json
import os
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.functional.running import REPO, process, tanj
from tests.functional.workspaces import library

ENVIRONMENTS: dict[str, dict[str, str]] = {
    "nothing": {},
    "C": {"LANG": "C"},
    "POSIX": {"LC_ALL": "POSIX"},
    "C without utf-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "gbk": {"PYTHONIOENCODING": "gbk"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "cp437": {"PYTHONIOENCODING": "cp437"},
    "no such locale": {"LANG": "xx_YY.UTF-8"},
}
COMMANDS = [["report", "--lang", "zh"], ["gap", "-f", "table"], ["explain", "L3"], ["check"], ["--help"], ["doctor"]]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = library(tmp_path_factory.mktemp("library"))
    process("report", cwd=root)
    return root


@pytest.mark.parametrize("name", ENVIRONMENTS)
@pytest.mark.parametrize("argv", COMMANDS, ids=lambda argv: argv[0])
def test_no_environment_makes_it_fail(kept: Path, argv: list[str], name: str) -> None:
    ran = process(*argv, cwd=kept, env={"PATH": os.environ["PATH"], **ENVIRONMENTS[name]})
    assert ran.code == 0, ran.err
    assert ran.err == ""
    assert ran.out


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp437"])
def test_numbers_arrive_in_any_encoding(kept: Path, encoding: str) -> None:
    out = tanj("report", "--lang", "zh", cwd=kept, encoding=encoding).out
    for number in ("25.8%", "310", "1200", "-25.0", "2021-06-30"):
        assert number in out


def test_signs_become_ascii_where_they_cannot_be_written(kept: Path) -> None:
    assert "▼" in tanj("report", cwd=kept, encoding="gbk").out
    ascii_only = tanj("report", cwd=kept, encoding="ascii").out
    assert "v far behind" in ascii_only
    assert "v far behind" in tanj("report", "--glyphs", "ascii", cwd=kept).out


def test_a_pipe_gets_no_escape_and_no_ellipsis(kept: Path) -> None:
    for argv in (["report"], ["report", "-f", "table"], ["gap"], ["explain", "L3"]):
        assert "\x1b" not in tanj(*argv, cwd=kept, FORCE_COLOR="1").out
    assert "…" not in tanj("report", cwd=kept, COLUMNS="40").out


def numbers(value: Any) -> set[Decimal]:
    """Every number in a JSON value."""
    if isinstance(value, bool) or value is None:
        return set()
    if isinstance(value, Decimal):
        return {value}
    if isinstance(value, str):
        return {Decimal(found) for found in re.findall(r"\d+(?:\.\d+)?", value)}
    return {n for item in (value.values() if isinstance(value, dict) else value) for n in numbers(item)}


@pytest.fixture(scope="module", params=["library", "county"])
def whole(request: pytest.FixtureRequest, kept: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workspace, and the folder of its cache."""
    root = kept if request.param == "library" else REPO
    return root, str(tmp_path_factory.mktemp("cache"))


# Powers of ten from the record to the screen: 元 to 万元 or 亿元, and in English 亿元 and 元 to m or bn yuan.
MONEY = {"zh": (0, -4, -8), "en": (0, -1, -6, -9)}


def rows_of(screen: str) -> list[str]:
    """The lines of the table: those that begin with a sign."""
    return [line for line in screen.splitlines() if line.startswith(tuple("●▼○■·–≈□")) and "  " in line]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160, 200])
def test_every_number_on_the_screen_is_in_the_json_at_any_width(whole: tuple[Path, str], width: int, lang: str) -> None:
    root, cache = whole
    out = tanj("report", "-f", "json", cwd=root, TANJ_CACHE=cache).out
    record = json.loads(out, parse_float=Decimal, parse_int=Decimal)["rows"]
    known = {number.scaleb(power) for number in numbers(record) for power in MONEY[lang]}
    screen = tanj("report", "-f", "table", "--lang", lang, cwd=root, COLUMNS=str(width), TANJ_CACHE=cache).out
    rows = rows_of(screen)
    assert len(rows) == len(record)
    for row in rows:
        for shown in re.findall(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w.-])", row):
            number = Decimal(shown)
            step = Decimal(1).scaleb(int(number.as_tuple().exponent))
            assert any(abs(abs(k) - number) <= step / 2 for k in known), (shown, row)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_row_is_wider_than_asked_and_what_went_is_said(kept: Path, width: int) -> None:
    screen = tanj("report", "-f", "table", "--width", str(width), cwd=kept).out
    assert all(len(line) <= width for line in screen.splitlines())
    if width == 40:
        assert "--wide" in screen


def test_wide_leaves_nothing_out(kept: Path) -> None:
    screen = tanj("report", "-f", "table", "--wide", cwd=kept, COLUMNS="60").out
    assert "Data through" in screen
    assert "not shown" not in screen
