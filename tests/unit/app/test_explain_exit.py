"""What an exit code means is told without any workspace, in both languages, by number or by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tanjcli.core.exit_words import EXIT_ROWS
from tanjcli.core.exits import ExitCode
from tests.functional.running import tanj


def test_every_code_has_a_row() -> None:
    assert set(EXIT_ROWS) == set(ExitCode)


@pytest.mark.parametrize("code", ["65", "data", "EX_DATA"])
def test_a_code_is_known_by_its_number_or_its_name(code: str, tmp_path: Path) -> None:
    said = tanj("explain", "exit", code, "--lang", "en", cwd=tmp_path)
    assert (said.code, "EX_DATA" in said.out, "mail the sender" in said.out, "`" in said.out) == (0, True, True, False)
    assert "EX_IO" not in said.out


def test_without_a_code_the_whole_table_is_told(tmp_path: Path) -> None:
    said = tanj("explain", "exit", "--lang", "zh", cwd=tmp_path)
    assert all(f"EX_{code.name}" in said.out for code in ExitCode)
    assert "发邮件给报送单位" in said.out


def test_for_programs_a_row_has_both_languages(tmp_path: Path) -> None:
    (row,) = json.loads(tanj("explain", "exit", "75", "-f", "json", cwd=tmp_path).out)["exits"]
    assert (row["code"], row["name"]) == (75, "EX_BUSY")
    assert "export" in row["meaning_en"]
    assert "export" in row["meaning_zh"]


@pytest.mark.parametrize("words", [("exit", "64"), ("exit", "1"), ("T17", "65")])
def test_what_is_no_code_is_refused(words: tuple[str, ...], tmp_path: Path) -> None:
    said = tanj("explain", *words, cwd=tmp_path)
    assert (said.code, said.out) == (2, "")
    assert words[1] in said.err
