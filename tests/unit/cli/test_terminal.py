"""What is found out about the terminal, and what is promised when it is a bad one."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest

from tanjcli.cli.terminal import PIPED_WIDTH, Terminal


class Tty(io.TextIOWrapper):
    """A stream a person seems to read."""

    def isatty(self) -> bool:
        return True


def terminal(encoding: str = "utf-8", tty: bool = False, **env: str) -> Terminal:
    kind = Tty if tty else io.TextIOWrapper
    return Terminal(kind(io.BytesIO(), encoding=encoding, errors="replace"), io.StringIO(), env, Path())


@pytest.mark.parametrize(
    ("encoding", "ascii_only"), [("utf-8", False), ("gbk", False), ("ascii", True), ("cp437", True)]
)
def test_signs_are_chosen_by_trying_to_encode_them(encoding: str, ascii_only: bool) -> None:
    assert terminal(encoding).ascii_only is ascii_only


def test_the_old_chinese_console_gets_ascii_but_windows_terminal_does_not() -> None:
    assert terminal("gbk", tty=True).ascii_only
    assert not terminal("gbk", tty=True, WT_SESSION="1").ascii_only


def test_colour_needs_a_person_who_wants_it() -> None:
    assert terminal(tty=True).colour
    assert not terminal(tty=False).colour
    assert not terminal(tty=True, NO_COLOR="1").colour
    assert not terminal(tty=True, TERM="dumb").colour


@pytest.mark.parametrize(
    ("columns", "width"), [("80", 80), ("0", PIPED_WIDTH), ("wide", PIPED_WIDTH), ("", PIPED_WIDTH)]
)
def test_columns_is_believed_when_it_is_a_width(columns: str, width: int) -> None:
    assert terminal(COLUMNS=columns).width == width


def test_a_message_to_a_standard_error_that_is_gone_is_no_failure() -> None:
    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.ENOSPC, "full")

    Terminal(io.StringIO(), Full(), {}, Path()).say("nobody hears this")
    Terminal(io.StringIO(), None, {}, Path()).say("nor this")


def test_a_message_that_cannot_be_written_leaves_nothing_for_the_interpreter_to_fail_over(tmp_path: Path) -> None:
    """What a full device did not take is sent nowhere."""
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "w", encoding="utf-8") as err:  # noqa: PTH123
        Terminal(io.StringIO(), err, {}, tmp_path).say("a message")
        err.flush()
