"""The text gate shows what hides, and leaves clean text alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tanjcli.core.text import bare, match_key, visible, visible_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("规上企业(家)", "规上企业(家)"),
        ("\u3007\U00020000", "\u3007\U00020000"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb", "a\\u200bb"),
        ("a\nb\x9bc\u2028", "a\\x0ab\\x9bc\\u2028"),
        ("\ud800", "\\ud800"),
        ("a\ufffe\uffffb", "a\\ufffe\\uffffb"),
        ("a\u2029\xad\u0600", "a\\u2029\\xad\\u0600"),
        ("\xff\U000e0001\U0001fffe", "\xff\\U000e0001\\U0001fffe"),
    ],
)
def test_hidden_characters_become_readable_escapes(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_hidden_ever_passes(text: str) -> None:
    assert not {unicodedata.category(ch) for ch in visible(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("样例\uff08化工\uff09厂", "样例(化工)厂"),
        ("合\u3000计", "合计"),
        ("Ａｂｃ", "ABC"),
        ("样\u200b例", "样例"),
        (" 样 例\t", "样例"),
    ],
)
def test_spellings_that_look_alike_share_a_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("text", "left"),
    [("样例 1", "样例 1"), ("样\u202e例", "样例"), ("\u001b[31m样", "[31m样"), ("样\u00a0例", "样\u00a0例")],
)
def test_bare_text_is_what_the_gate_leaves_alone(text: str, left: str) -> None:
    assert bare(text) == left
    assert match_key(left) == match_key(text)


def test_in_prose_line_breaks_stay_and_nothing_else_does() -> None:
    assert visible_lines("一\n二\x1b\r\n") == "一\n二\\x1b\\x0d\n"


def test_a_long_name_has_the_key_a_short_one_would() -> None:
    assert match_key("样例 ａ" * 40) == "样例A" * 40
