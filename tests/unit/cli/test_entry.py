"""Ctrl-C before the program is loaded ends it as it does later: with its code, without a traceback."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from typing import Any

import pytest

from tanjcli.__main__ import main


class Impatient(MetaPathFinder):
    """Somebody who presses Ctrl-C while the command line is being loaded."""

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        if name == "tanjcli.cli.main":
            raise KeyboardInterrupt


def test_ctrl_c_while_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tanjcli.cli.main", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Impatient(), *sys.meta_path])
    assert main() == 130


def test_the_entry_is_the_command_line(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["tanj", "--version"])
    assert main() == 0
    assert capfd.readouterr().out.startswith("tanj ")
