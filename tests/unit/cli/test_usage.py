"""What is wrong with a command line is said in her language; a sentence nobody knows is shown as it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tanjcli.cli.main import run
from tanjcli.cli.terminal import Terminal
from tanjcli.cli.usage import usage_text


@pytest.mark.parametrize(
    ("message", "chinese"),
    [
        ("Invalid value for '--year': 'abc' is not a valid int.", "--year 的值不对:“abc”不是整数"),
        ("Invalid value for '--width': 5 is not in the range x>=20.", "--width 的值不对:5 不在允许的范围 x>=20 内"),
        (
            "Invalid value for '--format' / '-f': 'x' is not one of 'a', 'b'.",
            "--format / -f 的值不对:“x”不可用;可用:a, b",
        ),
        ("No such option: --yaer", "没有选项 --yaer"),
        ("No such option: --yaer (Possible options: --by, --year)", "没有选项 --yaer;相近的有:--by, --year"),
        ("No such command 'x'.", "没有命令“x”"),
        ("Missing argument 'LEDGER'.", "缺少 LEDGER"),
        ("Option '--year' requires an argument.", "选项 --year 后面要有一个值"),
        ("Got unexpected extra argument(s) (x y)", "多出的参数:x y"),
        ("Something new.", "Something new."),
    ],
)
def test_the_parser_s_sentences_in_chinese(message: str, chinese: str) -> None:
    assert usage_text(message, "zh") == chinese
    assert usage_text(message, "en") == message


@pytest.mark.parametrize(
    "argv",
    [
        ["report", "--year", "abc"],
        ["report", "--yaer", "2021"],
        ["report", "--width", "5"],
        ["report", "--format", "pdf"],
        ["report", "x"],
        ["report", "--year"],
        ["template"],
        ["nonsense"],
    ],
)
def test_no_sentence_of_the_parser_escapes_in_english(tmp_path: Path, argv: list[str]) -> None:
    """The parser that is installed still speaks the sentences known here."""
    err = io.StringIO()
    assert run(argv, Terminal(io.StringIO(), err, {"TANJ_LANG": "zh"}, tmp_path)) == 2
    first = err.getvalue().splitlines()[0]
    assert any("\u4e00" <= ch <= "\u9fff" for ch in first), first
